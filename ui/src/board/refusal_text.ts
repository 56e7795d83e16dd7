// Why something was refused, for people: the server's sentence in English, else the language's own for the code.
import { wording } from '../text/language.svelte';
import type { Reason } from '../wire/Reason';

const TABLES = ['refusals'] as const;

/** One reason as a sentence. What a language has no words for stays as the server said it. */
export const refusalText = ({ code, text }: Reason): string => wording(TABLES, code) ?? text;

/** Several reasons, each once. */
export const refusalTexts = (reasons: readonly Reason[]): string => [...new Set(reasons.map(refusalText))].join(' ');
