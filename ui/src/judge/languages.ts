// The languages that tablets offer besides English, each in one piece that is fetched when it is spoken, with what reads the server's sentences.
import { readBy } from '../board/sentence_text';
import type { Offered, Tables } from '../text/language.svelte';

async function withSentences(pack: Promise<Tables>): Promise<Tables> {
  const [tables, { readers }] = await Promise.all([pack, import('./sentences')]);
  readBy(readers);
  return tables;
}

export const languages: Offered = {
  de: () => withSentences(import('../text/de/judge_pack')),
  fr: () => withSentences(import('../text/fr/judge_pack')),
  es: () => withSentences(import('../text/es/judge_pack')),
  pt: () => withSentences(import('../text/pt/judge_pack')),
};
