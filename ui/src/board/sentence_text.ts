// The server's sentences for people that name somebody: it says them in English, other languages word them by their forms.
import { language, wording } from '../text/language.svelte';

/** Words a sentence of the server by its form, with the words under these keys; nothing where it has another form. */
export type Reader = (sentence: string, words: (key: string) => string | undefined) => string | undefined;

/** What is read, by the name of the table: what the journal says, and what becomes of what a correction reaches. */
export type Readers = Readonly<Partial<Record<'sentences' | 'reached', Reader>>>;

/** They are fetched with the first language that is not English. */
let readers: Readers = {};
export const readBy = (more: Readers): void => { readers = { ...readers, ...more }; };

function said(table: keyof Readers, text: string): string {
  if (language() === 'en') return text;
  return readers[table]?.(text, (key) => wording([table], key)) ?? text;
}

/** A sentence of the journal in the language that is spoken. What it has no words for stays as the server said it. */
export const sentenceText = (text: string): string => said('sentences', text);

/** What becomes of a match or a stage that a correction reaches, in the same way. */
export const reachedText = (text: string): string => said('reached', text);
