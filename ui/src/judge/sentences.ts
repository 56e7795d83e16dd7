// The reader of what becomes of what a correction reaches, with its forms: fetched by tablets that do not speak English.
import { readerOf } from '../board/sentence_reader';
import type { Readers } from '../board/sentence_text';
import { reached } from '../text/en/reached';

export const readers: Readers = { reached: readerOf(reached) };
