// Why something was refused, for people: the server's sentence in English, else the language's own for the code.
import { wording } from '../text/language.svelte';
import { fill } from '../text/t';
import type { Reason } from '../wire/Reason';

const TABLES = ['refusals'] as const;

/** The forms of sentences that name somebody or count something, on surfaces that meet them; elsewhere such a sentence stays English. */
const forms = new Map<string, string>();
export const knowForms = (more: Readonly<Record<string, string>>): void => Object.entries(more).forEach(([name, form]) => forms.set(name, form));

/** What a sentence of the server says in the holes of its form; nothing where it is of another form. */
function valuesOf(form: string, sentence: string): Readonly<Record<string, string>> | undefined {
  const names: string[] = [];
  const pattern = form.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : (names.push(part), '([^]+?)'))).join('');
  const found = new RegExp(`^${pattern}$`).exec(sentence);
  return found ? Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ''])) : undefined;
}

/** A sentence of the server in the words of the language under this name. */
function said(name: string, text: string): string | undefined {
  const words = wording(TABLES, name);
  if (!words?.includes('{')) return words;
  const form = forms.get(name);
  const values = form === undefined ? undefined : valuesOf(form, text);
  return values && fill(words, values);
}

/** One reason as a sentence, with the names and numbers of the server's. What a language has no words for stays as the server said it. */
export const refusalText = ({ code, text }: Reason): string => said(code, text) ?? text;

/** Why there is no answer to a question: the link, or a reason of the server's. */
export const failureText = ({ code, text }: Reason): string => said(`link_${code}`, text) ?? refusalText({ code, text });

/** What a volunteer must be told of the server's machine, by its word. */
export const warningText = (word: string, text: string): string => said(`warn_${word}`, text) ?? text;

/** Several reasons, each once. */
export const refusalTexts = (reasons: readonly Reason[]): string => [...new Set(reasons.map(refusalText))].join(' ');
