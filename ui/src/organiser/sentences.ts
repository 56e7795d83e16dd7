// The readers of the server's sentences with their forms: fetched by desks that do not speak English.
import { readerOf } from '../board/sentence_reader';
import type { Readers } from '../board/sentence_text';
import { sentences } from '../text/en/organiser/sentences';
import { reached } from '../text/en/reached';

export const readers: Readers = { sentences: readerOf(sentences), reached: readerOf(reached) };
