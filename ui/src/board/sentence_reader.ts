// Reads the journal’s sentences by their forms. Names are people's own and may hold any words: what can be read in two ways that differ stays English.
import { fill } from '../text/t';
import type { Reader } from './sentence_text';

/** "Match {n} won by {who}, {how}": three holes, and what stands before, between and behind them. */
interface Form {
  readonly key: string;
  readonly fixed: readonly string[];
  readonly holes: readonly string[];
}

/** Forms of sentences, or of what stands in one hole: by their first word, and those that begin with a hole. */
interface Group {
  readonly byWord: Map<string, Form[]>;
  readonly open: Form[];
}

const NUMBER = /[+-]?\d+/y;
/** Holes that hold no words: whole numbers, the letter of a wave, what a clock shows. */
export const SIGNS: ReadonlyMap<string, RegExp> = new Map([
  ...['n', 'count', 'station', 'game', 'round', 'home', 'away', 'seq', 'seconds', 'step', 'number', 'place', 'attempt', 'screen', 'points'].map((hole) => [hole, NUMBER] as const),
  ['wave', /[A-Z]\b|\d+/y],
  ['time', /\+?\d+:\d\d/y],
]);
/** The hole of a whole sentence. */
const ALL = 'all';
/** Words for those who are not known any more, in any hole for a name. */
const UNKNOWN = 'word';
/** Places that are tried at most for one sentence: names may be full of the words around them. */
const TRIES = 2_000;

const firstWord = (text: string): string => text.split(' ', 1)[0] ?? '';

function formOf(key: string, text: string): Form {
  const fixed: string[] = [];
  const holes: string[] = [];
  text.split(/\{(\w+)\}/).forEach((part, i) => (i % 2 === 0 ? fixed : holes).push(part));
  return { key, fixed, holes };
}

function groupsOf(english: Readonly<Record<string, string>>): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [key, text] of Object.entries(english)) {
    const name = key.includes('.') ? key.slice(0, key.indexOf('.')) : ALL;
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { byWord: new Map(), open: [] }));
    const form = formOf(key, text);
    const start = form.fixed[0] ?? '';
    if (start.includes(' ') || (start !== '' && form.holes.length === 0)) {
      const word = firstWord(start);
      const known = group.byWord.get(word);
      if (known) known.push(form);
      else group.byWord.set(word, [form]);
    } else group.open.push(form);
  }
  return groups;
}

/** A reader of sentences of these forms. */
export function readerOf(english: Readonly<Record<string, string>>): Reader {
  const groups = groupsOf(english);

  return (sentence, words) => {
    let tries = 0;

    const read = (name: string, text: string): string | undefined => {
      const group = groups.get(name);
      for (const forms of group ? [group.byWord.get(firstWord(text)) ?? [], group.open] : []) {
        for (const form of forms) {
          const said = words(form.key);
          const [start = ''] = form.fixed;
          if (said === undefined || !text.startsWith(start)) continue;
          if (form.holes.length === 0) {
            if (text === start) return said;
            continue;
          }
          const values = valuesOf(form, 0, text, start.length);
          if (values) return fill(said, Object.fromEntries(form.holes.map((hole, i) => [hole, values[i] ?? ''])));
        }
      }
      return undefined;
    };

    const valueOf = (hole: string, text: string): string | undefined => {
      if (groups.has(hole)) return read(hole, text);
      return read(UNKNOWN, text) ?? text;
    };

    /** What stands in the holes from this one on, in words; nothing where the text has another form, or fits in two ways. */
    const valuesOf = (form: Form, at: number, text: string, from: number): string[] | undefined => {
      const hole = form.holes[at] ?? '';
      const next = form.fixed[at + 1] ?? '';
      const isLast = at === form.holes.length - 1;
      const signs = SIGNS.get(hole);
      if (signs) {
        signs.lastIndex = from;
        const value = signs.exec(text)?.[0];
        if (value === undefined) return undefined;
        const end = from + value.length;
        if (isLast) return text.slice(end) === next ? [value] : undefined;
        const rest = text.startsWith(next, end) ? valuesOf(form, at + 1, text, end + next.length) : undefined;
        return rest && [value, ...rest];
      }
      if (isLast) {
        const end = text.length - next.length;
        const value = end >= from && text.endsWith(next) ? valueOf(hole, text.slice(from, end)) : undefined;
        return value === undefined ? undefined : [value];
      }
      let found: string[] | undefined;
      for (let end = text.indexOf(next, from + 1); end >= 0 && tries < TRIES; end = text.indexOf(next, end + 1)) {
        tries += 1;
        // No name ends with a space: in "2 : 1: late" the second colon parts them.
        if (text[end - 1] === ' ') continue;
        const value = valueOf(hole, text.slice(from, end));
        const rest = value === undefined ? undefined : valuesOf(form, at + 1, text, end + next.length);
        if (value === undefined || !rest) continue;
        // Where a comma parts two names, another comma would part them as well. A word would be worded within a name.
        if (!/[a-z]/i.test(next)) return [value, ...rest];
        if (found) return undefined;
        found = [value, ...rest];
      }
      return found;
    };

    const said = read(ALL, sentence.replace(/[\u2068\u2069]/g, ''));
    return tries < TRIES ? said : undefined;
  };
}
