// The languages that the desk offers besides English, each in one piece that is fetched when it is spoken, with what reads the server's sentences.
import { knowForms } from '../board/refusal_text';
import { readBy } from '../board/sentence_text';
import type { Offered, Tables } from '../text/language.svelte';

async function withSentences(pack: Promise<Tables>): Promise<Tables> {
  const [tables, { readers, refusalForms }] = await Promise.all([pack, import('./sentences')]);
  readBy(readers);
  knowForms(refusalForms);
  return tables;
}

export const languages: Offered = {
  de: () => withSentences(import('../text/de/organiser_pack')),
  fr: () => withSentences(import('../text/fr/organiser_pack')),
  es: () => withSentences(import('../text/es/organiser_pack')),
  pt: () => withSentences(import('../text/pt/organiser_pack')),
};
