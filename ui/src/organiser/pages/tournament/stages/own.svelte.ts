// Formats that this desk keeps as its own templates: the texts of their files, read again with the same care.
import { remember, remembered } from '../../../../link/remember';
import type { Format } from '../../../../wire/Format';
import { readFormat, writeFormat, type NamedFormat } from '../../../pure/stages/file';

const KEY = 'formats';
const MOST = 24;

function load(): NamedFormat[] {
  try {
    const texts: unknown = JSON.parse(remembered(KEY) ?? '[]');
    if (!Array.isArray(texts)) return [];
    return texts.slice(0, MOST).flatMap((text: unknown) => {
      const read = typeof text === 'string' ? readFormat(text) : null;
      return read?.kind === 'format' ? [{ name: read.name, format: read.format }] : [];
    });
  } catch {
    return [];
  }
}

class Own {
  list = $state.raw<readonly NamedFormat[]>(load());

  /** Keeps a format; one of the same name gives way. False where the browser keeps nothing. */
  keep(name: string, format: Format): boolean {
    return this.#store([{ name, format }, ...this.list.filter((one) => one.name !== name)].slice(0, MOST));
  }

  forget(name: string): void {
    this.#store(this.list.filter((one) => one.name !== name));
  }

  #store(list: readonly NamedFormat[]): boolean {
    this.list = list;
    const text = JSON.stringify(list.map((one) => writeFormat(one.name, one.format)));
    remember(KEY, text);
    return remembered(KEY) === text;
  }
}

export const own = new Own();
