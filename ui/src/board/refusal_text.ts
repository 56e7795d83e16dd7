// Why something was refused, for people: the server's sentence in English, else the language's own for the code.
import { wording } from '../text/language.svelte';
import { refusalForms } from '../text/en/refusal_forms';
import { fill } from '../text/t';
import type { Reason } from '../wire/Reason';

const TABLES = ['refusals'] as const;

/** What a sentence of the server says in the holes of its form; nothing where it is of another form. */
function valuesOf(form: string, sentence: string): Readonly<Record<string, string>> | undefined {
  const names: string[] = [];
  const pattern = form.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : (names.push(part), '([^]+?)'))).join('');
  const found = new RegExp(`^${pattern}$`).exec(sentence);
  return found ? Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ''])) : undefined;
}

/** One reason as a sentence, with the names and numbers of the server's. What a language has no words for stays as the server said it. */
export function refusalText({ code, text }: Reason): string {
  const said = wording(TABLES, code);
  if (said === undefined) return text;
  if (!Object.prototype.hasOwnProperty.call(refusalForms, code)) return said;
  const values = valuesOf(refusalForms[code as keyof typeof refusalForms], text);
  return values === undefined ? text : fill(said, values);
}

/** Several reasons, each once. */
export const refusalTexts = (reasons: readonly Reason[]): string => [...new Set(reasons.map(refusalText))].join(' ');
