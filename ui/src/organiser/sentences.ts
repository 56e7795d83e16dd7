// The readers of the server's sentences with their forms, and the forms of its refusals: fetched by desks that do not speak English.
import { readerOf } from '../board/sentence_reader';
import type { Readers } from '../board/sentence_text';
import { sentences } from '../text/en/organiser/sentences';
import { reached } from '../text/en/reached';

export { refusalForms } from '../text/en/refusal_forms';
export const readers: Readers = { sentences: readerOf(sentences), reached: readerOf(reached) };
