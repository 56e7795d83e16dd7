// The server's sentences about the journal and about corrections, in other languages: each that the server can say has a form, is read as it was meant, and no name is worded or makes it slow.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SIGNS, readerOf } from '../src/board/sentence_reader';
import { sentences as de } from '../src/text/de/organiser/sentences';
import { reached as deReached } from '../src/text/de/reached';
import { sentences as english } from '../src/text/en/organiser/sentences';
import { reached as enReached } from '../src/text/en/reached';
import { sentences as es } from '../src/text/es/organiser/sentences';
import { reached as esReached } from '../src/text/es/reached';
import { sentences as fr } from '../src/text/fr/organiser/sentences';
import { reached as frReached } from '../src/text/fr/reached';
import { sentences as pt } from '../src/text/pt/organiser/sentences';
import { reached as ptReached } from '../src/text/pt/reached';

const HUB = '../src-tauri/crates/hub/src';
const read = readerOf(english);
const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, es, fr, pt };
const inEnglish = (text: string): string | undefined => read(text, (key) => (english as Readonly<Record<string, string>>)[key]);
const inGerman = (text: string): string => read(text, (key) => (de as Readonly<Record<string, string>>)[key]) ?? text;

test.each(Object.entries(languages))('%s words every form', (_, table) => expect(Object.keys(table)).toEqual(Object.keys(english)));

/** What a hub test says of one event of each kind. */
const said = readFileSync(`${HUB}/sentence/snapshots/lanista_hub__sentence__samples__every_event_is_told.snap`, 'utf8').split('\n---\n').slice(-1).join('').split('\n').filter((line) => line !== '');

describe.each([...new Set(said)])('%s', (text) => {
  test('is read by a form, and read as it was meant', () => expect(inEnglish(text)).toBe(text));
  test.each(Object.entries(languages))('is worded in %s', (_, table) => expect(read(text, (key) => table[key])).toBeDefined());
});

test('the hub tells of one event of each kind', () => expect(said.length).toBeGreaterThan(120));

/** Pieces of the server's sentences that are words of another text: prefixes of a name, signs between names, a state that is spoken alone. */
const NO_SENTENCE = ['This could not be judged: a fault in Lanista, written to its log. Nothing was changed.', 'a command panicked while it was foreseen', 'foreseen', 'foresee', 'panicked', 'nothing'];

const sources = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.rs') && !/isolate|samples/.test(name)).map((name) => `${folder}/${name}`);
const JOURNAL = [`${HUB}/sentence.rs`, ...sources(`${HUB}/sentence`), `${HUB}/foresee.rs`, `${HUB}/memory.rs`];
const CORRECTION = [`${HUB}/correction/then.rs`];

/** All fixed words in these sources of sentences: string literals without their holes. */
function fixedWords(files: readonly string[]): string[] {
  const source = files.map((file) => readFileSync(file, 'utf8').split('#[cfg(test)]\nmod tests')[0]?.replace(/^\s*\/\/.*$/gm, '') ?? '').join('\n');
  const literals = [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((hit) => hit[1] ?? '');
  // The name of a command is no word for people.
  const pieces = literals.filter((text) => !NO_SENTENCE.includes(text) && !/^[a-z]+_[a-z_]+$/.test(text)).flatMap((text) => text.split(/\{[^}]*\}/));
  return [...new Set(pieces.map((text) => text.replace(/^[\s,:;(.]+|[\s,:;).(]+$/g, '')).filter((text) => /[a-z]{2}/i.test(text)))];
}

test.each([['journal', JOURNAL, english, 220], ['correction', CORRECTION, enReached, 50]] as const)('all words of the server’s sentences about the %s stand in a form', (_, files, forms, least) => {
  const known = Object.values(forms).join('\n');
  const words = fixedWords(files);
  expect(words.length).toBeGreaterThan(least);
  expect(words.filter((text) => !known.includes(text))).toEqual([]);
});

const EXAMPLES: Readonly<Record<string, string>> = { all: 'Draw discarded', wave: 'A', time: '4:37' };

/** A sentence of this form: with numbers, what the first form for a hole says, and names. */
function example(forms: Readonly<Record<string, string>>, text: string, name: (hole: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, hole: string) => {
    if (hole in EXAMPLES || SIGNS.has(hole)) return EXAMPLES[hole] ?? '7';
    const form = Object.entries(forms).find(([key, one]) => key.startsWith(`${hole}.`) && !one.includes(`{${hole}}`));
    return form ? example(forms, form[1], name) : name(hole);
  });
}

test.each([['sentences', english], ['reached', enReached]] as const)('no form of %s is hidden by one before it', (_, forms) => {
  const reader = readerOf(forms);
  const own: Readonly<Record<string, string>> = forms;
  const hidden = Object.entries(own).filter(([key, text]) => !key.includes('.') && !text.includes('{all}') && reader(example(own, text, (hole) => hole.toUpperCase()), (one) => (one.includes('.') ? own[one] : `#${one}`)) !== `#${key}`);
  expect(hidden).toEqual([]);
});

/** A sentence with names and numbers, and the same in German. */
test.each([
  ['Match 46 called to station 18', 'Match 46 an Station 18 aufgerufen'],
  ['Match 3 won by Fox, 2 : 0', 'Match 3: Fox gewinnt, 2 : 0'],
  ['Match 3 won by Fox, Owl & Co, by walkover', 'Match 3: Fox, Owl & Co gewinnt kampflos'],
  ['Match 3 won by Fox by walkover, against Owl', 'Match 3: Fox gewinnt kampflos gegen Owl'],
  ['Match 7: Fox 2 : 1 reported by Tablet 03, Mika, waits for the desk', 'Match 7: Fox 2 : 1 gemeldet von Tablet 03, Mika, wartet auf die Orga'],
  ['Match 7: result disputed by Owl: they say: 2 : 1', 'Match 7: Ergebnis bestritten von Owl: they say: 2 : 1'],
  ['Round 4 of Swiss of King of Iron paired', 'Runde 4 gepaart: King of Iron, Schweizer System'],
  ['Swiss of Tekken 8 published', 'Veröffentlicht: Tekken 8, Schweizer System'],
  ['Finals of Tekken 8 published', 'Veröffentlicht: Tekken 8, Finals'],
  ['Corrected: Match 3 won by Owl, 2 : 1, 1 match is void, 2 matches stand by ruling. Scores swapped', 'Korrigiert: Match 3: Owl gewinnt, 2 : 1, 1 Match annulliert, 2 Matches stehen durch Entscheidung. Scores swapped'],
  ['Corrected: Fox and Owl change places in round 2, round 3 of Swiss stands by ruling. Wrong pair', 'Korrigiert: Fox und Owl tauschen in Runde 2 die Plätze, Schweizer System, Runde 3 steht durch Entscheidung. Wrong pair'],
  ['Match 5: Fox bans Warlock (time was up)', 'Match 5: Fox bannt Warlock (Zeit abgelaufen)'],
  ['Match 5: game 2, line-up of Fox corrected: Mika plays Warlock, Ann plays Rogue (misread)', 'Match 5: Spiel 2, Aufstellung von Fox korrigiert: Mika spielt Warlock, Ann spielt Rogue (misread)'],
  ['Match 5, game 2: Dust; Fox plays Blue; Owl with Ryu', 'Match 5, Spiel 2: Dust; Fox spielt Blue; Owl mit Ryu'],
  ['Match 5: tactical pause for Fox, beyond the allowance', 'Match 5: taktische Pause für Fox, über das Erlaubte hinaus'],
  ['Fox is disqualified from Cup, results void', 'Fox ist disqualifiziert: Cup, Ergebnisse annulliert'],
  ['Cup seeded by rating: Fox 1,843 ± 62, Owl 1,790 ± 80 and 14 more', 'Cup gesetzt nach Wertung: Fox 1,843 ± 62, Owl 1,790 ± 80 und 14 weitere'],
  ['A runner is called to station 4: cables', 'Crew zu Station 4 gerufen: cables'],
  ['8 screens (1, 2, 3, 4, 5, 6, …) no longer frozen', '8 Bildschirme (1, 2, 3, 4, 5, 6, …) nicht mehr eingefroren'],
  ['Match 3 won by \u2068\u05d0\u05d1\u2069, 2 : 0', 'Match 3: \u2068\u05d0\u05d1\u2069 gewinnt, 2 : 0'],
])('%s', (text, german) => expect(inGerman(text)).toBe(german));

/** Names that are made of the words around them: what is not clear stays as the server said it, and no name is ever changed. */
test.each([
  ['Salt and Iron and Fox change places: late', 'Salt and Iron and Fox change places: late'],
  ['Group stage of League of Legends published', 'Veröffentlicht: Group stage of League of Legends'],
  ['Match 3 won by Fox', 'Match 3 won by Fox'],
  ['A sentence of another release', 'A sentence of another release'],
  ['', ''],
  ['Match 2 called to station 3', 'Match 2 an Station 3 aufgerufen'],
  ['Match 2 is there', 'Match 2 ist da'],
])('"%s" keeps its names', (text, german) => expect(inGerman(text)).toBe(german));

const readReached = readerOf(enReached);
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: enReached, de: deReached, es: esReached, fr: frReached, pt: ptReached };

/** What becomes of matches and stages that a correction reaches. */
test.each([
  ['Stands by ruling: Fox 2 : 1 Owl.', 'Steht durch Entscheidung: Fox 2 : 1 Owl.'],
  ['Is played again as Fox v Owl, best of 3. It is stopped at station 4.', 'Wird neu gespielt als Fox – Owl, Best of 3. Es wird an Station 4 abgebrochen.'],
  ['Not played yet: Fox v Owl now. The call is withdrawn.', 'Noch nicht gespielt: jetzt Fox – Owl. Der Aufruf wird zurückgezogen.'],
  ['Falls: Nobody goes on without play.', 'Fällt: Niemand kommt ohne Spiel weiter.'],
  ['Won by Fox, 2 : 0.', 'Fox gewinnt, 2 : 0.'],
  ['Won by Fox by retirement.', 'Fox gewinnt durch Ausscheiden.'],
  ['Round 3 is paired again by the corrected results.', 'Runde 3 wird nach den korrigierten Ergebnissen neu gepaart.'],
])('%s', (text, german) => {
  expect(readReached(text, (key) => tables['de']?.[key])).toBe(german);
  expect(readReached(text, (key) => tables['en']?.[key])).toBe(text);
  for (const table of Object.values(tables)) expect(readReached(text, (key) => table[key])).toBeDefined();
});

/** Names as people give them, and some that are made of the words around them. */
const NAMES = ['Salt and Iron', 'League of Legends', 'Out of it, Swiss of X', 'Ruled by ruling: no', 'Ann plays Ryu', 'King of the hill', 'Who is there', 'to station 3', 'Reported by me, waits for it', 'Fox v Owl', 'Tablet 03, Mika', 'Wave A called', 'the prize of Cup', 'line-up of Fox set', '2 : 1', '1 match is void, 2', 'drawn', 'Fox changed'];

test.each([['sentences', english, { de, es, fr, pt }], ['reached', enReached, { deReached, esReached, frReached, ptReached }]] as const)('no name in %s is changed', (_, forms, tables) => {
  const reader = readerOf(forms);
  const changed: string[] = [];
  for (const [key, form] of Object.entries(forms)) for (let first = 0; first < NAMES.length && !key.includes('.'); first += 1) {
    const used: string[] = [];
    const text = example(forms, form, () => {
      const name = NAMES[(first + used.length) % NAMES.length] ?? '';
      used.push(name);
      return name;
    });
    for (const table of Object.values<Readonly<Record<string, string>>>(tables)) {
      // A colon of French has a space before it that does not break: within a name it is still a space.
      const worded = reader(text, (one) => table[one])?.replace(/\u00a0/g, ' ').replace(/ : /g, ': ');
      if (worded !== undefined && used.some((name) => !worded.includes(name.replace(/ : /g, ': ')))) changed.push(`${text} → ${worded}`);
    }
  }
  expect(changed).toEqual([]);
});

const HOSTILE = ['to station 3 to station 3 to station 3 to', 'a, b, c, d, e, f, g, h, i, j, k, l, m, n, o', ' and  and  and  and  and  and  and  and ', 'x plays x plays x plays x plays x, x plays', 'of Swiss of Swiss of Swiss of Swiss of Sw', '; with ; with ; with ; with ; with ; with', 'x, 1 match is void, 1 match is void, 1 mat', '{n}{who}$&$1$`', '\u2068\u2068\u2068 : 1 : 2'];

test('a name full of the words around it makes no sentence slow', () => {
  const forms = Object.entries(english).filter(([key]) => !key.includes('.')).map(([, text]) => text);
  let slowest = 0;
  for (const form of forms) for (const name of HOSTILE) {
    const text = form.replace(/\{(\w+)\}/g, () => name) + name.repeat(3);
    const began = performance.now();
    inGerman(text);
    slowest = Math.max(slowest, performance.now() - began);
  }
  expect(slowest).toBeLessThan(50);
});
