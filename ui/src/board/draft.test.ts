// What a page reads from a draft: whose turn, the columns of the order, clocks from anchors, what is closed and found.
import { expect, test } from 'vitest';
import type { DraftView } from '../wire/DraftView';
import { closedBy, columnNow, columnsOf, doneBy, exchanged, initials, lineupOf, nextOf, partOf, teamSize, turnOf } from './draft';
import { clockOf, drawAgain } from './draft_clock';
import { cornerOf, found, isFew, roleName, rolesIn, tilesOf, whyClosed, type Wanted } from './draft_pool';
import { CAPTAINS_MODE, draftOf, HIDDEN_OPENING, MAP_VETO, poolOf, turnsOf } from './draft_sample';
import { closedSentence, closedWord, nowWords, turnWords } from './draft_text';

const NOW = 1_800_000_000_000;
const lanes = (view: Pick<DraftView, 'turns'>): string => columnsOf(view).map((one) => `${one.home ? 'a' : ''}${one.away ? 'b' : ''}${one.middle ? 'x' : ''}${one.isNow ? '!' : one.isPast ? '.' : ''}`).join(' ');

test('each turn has a column, open ones are now, the decider is nobody’s', () => {
  expect(lanes({ turns: turnsOf('ab bb ap xd', ['axe', 'lina']) })).toBe('a. b. a! x');
});
test('turns that are open together share a column; three for each have three', () => {
  expect(lanes({ turns: turnsOf('*b ap', []) })).toBe('ab! a');
  const turns = turnsOf('ap ap ap bp bp bp', []);
  for (const turn of Object.values(turns)) Object.assign(turn, { step: 0, state: 'open' });
  expect(lanes({ turns })).toBe('ab! ab! ab!');
});
test('the line scrolls to what is open, then to what comes, then to the end', () => {
  const at = (chosen: readonly string[]): number => columnNow(columnsOf({ turns: turnsOf('ab bb ap', chosen) }));
  expect([at([]), at(['axe', 'lina']), at(['axe', 'lina', 'io'])]).toEqual([0, 2, 2]);
});
test('a part has its name from where it begins', () => {
  const phases = { 0: 'First bans', 3: 'First picks' };
  expect(partOf({ turns: turnsOf('ab bb ab ap bp', ['axe', 'lina'], phases) })).toBe('First bans');
  expect(partOf({ turns: turnsOf('ab bb ab ap bp', ['axe', 'lina', 'io', 'luna'], phases) })).toBe('First picks');
  expect(partOf({ turns: turnsOf('ab bb', ['axe', 'lina'], phases) })).toBe('');
});

const turn14 = draftOf(CAPTAINS_MODE, Array.from({ length: 13 }, (_, i) => `h${i}`), NOW);
test('whose turn it is, and in which words', () => {
  expect(turnOf(turn14)).toBe('home');
  expect(nowWords(turn14, 'home', NOW)).toBe('Your pick');
  expect(nowWords(turn14, 'away', NOW)).toBe('Their pick');
  expect(nowWords(turn14, null, NOW)).toBe('Kryo Nord picks');
  expect(nowWords(draftOf(HIDDEN_OPENING, [], NOW, { open: (['home', 'away'] as const).map((side) => ({ side, seat: side === 'home' ? 'A' : 'B', verb: 'ban', left: 1, hidden: true, shown_until: NOW + 9_000 })) }), 'home', NOW)).toBe('Both ban, hidden');
  expect(nowWords(draftOf(MAP_VETO, ['a', 'b', 'c'], NOW), null, NOW)).toBe('Salt & Iron chooses the side');
  expect(nowWords({ ...turn14, phase: { kind: 'held', elapsed: 7_000, since: NOW, reason: 'Headset' } }, 'home', NOW)).toBe('On hold');
});
test('the shown time runs first, then the reserve, and the grace is never shown', () => {
  const at = (ms: number, side: 'home' | 'away' = 'home') => clockOf(turn14, side, NOW + ms);
  expect(at(0)).toEqual({ runs: 'shown', shown: 23_000, reserve: 102_000 });
  expect(at(23_000)).toEqual({ runs: 'reserve', shown: 0, reserve: 102_000 });
  expect(at(33_000)).toEqual({ runs: 'reserve', shown: 0, reserve: 92_000 });
  expect(at(126_000)).toEqual({ runs: 'over', shown: 0, reserve: 0 });
  expect(at(33_000, 'away')).toEqual({ runs: 'nothing', shown: 0, reserve: 58_000 });
  expect([drawAgain(turn14, NOW), drawAgain(turn14, NOW + 20_000)]).toEqual([250, 100]);
  expect([nowWords(turn14, 'home', NOW + 33_000), nowWords(turn14, 'away', NOW + 33_000), nowWords(turn14, 'home', NOW + 126_000)]).toEqual(['Your reserve runs', 'Reserve runs', 'Time is up']);
});
test('a held clock stands, in the reserve too, and a turn that opens later shows its full time', () => {
  const held = (left_ms: number, elapsed: number): DraftView => ({ ...turn14, phase: { kind: 'held', elapsed, since: NOW, reason: 'x' }, open: [{ side: 'home', seat: 'A', verb: 'pick', left: 1, hidden: false, left_ms }] });
  expect(clockOf(held(12_000, 18_000), 'home', NOW + 90_000)).toEqual({ runs: 'nothing', shown: 12_000, reserve: 102_000 });
  expect(clockOf(held(0, 40_000), 'home', NOW)).toEqual({ runs: 'nothing', shown: 0, reserve: 92_000 });
  const soon: DraftView = { ...turn14, phase: { kind: 'running', opens: NOW + 2_000 }, open: [{ side: 'home', seat: 'A', verb: 'pick', left: 1, hidden: false, shown_until: NOW + 32_000 }] };
  expect(clockOf(soon, 'home', NOW)).toMatchObject({ runs: 'nothing', shown: 30_000 });
  expect(nowWords(soon, 'home', NOW)).toBe('Opens in a moment');
});

const POOL = poolOf(['Nature’s Prophet|all|Carry,Pusher', 'Anti-Mage|agi|Carry', 'Axe|str|Durable', 'Élodie|int|Support']);
const want = (text: string, more: Partial<Wanted> = {}): string[] => found(tilesOf(POOL), { text, role: '', isOpenOnly: false, ...more }, { axe: { kind: 'now', verb: 'ban', by: 'away' } }, roleName(POOL)).map((tile) => tile.hero.name);
test('heroes are found without accents and marks, by initials, by role, and without what is closed', () => {
  expect(want('')).toEqual(['Anti-Mage', 'Axe', 'Élodie', 'Nature’s Prophet']);
  expect(want('natures p')).toEqual(['Nature’s Prophet']);
  expect(want('elodie')).toEqual(['Élodie']);
  expect(want('am')).toEqual(['Anti-Mage']);
  expect(want('', { role: 'Carry' })).toEqual(['Anti-Mage', 'Nature’s Prophet']);
  expect(want('', { isOpenOnly: true })).toEqual(['Anti-Mage', 'Élodie', 'Nature’s Prophet']);
  expect(want('zzz')).toEqual([]);
});
test('an alias finds its hero', () => {
  const pool = poolOf(['Outworld Destroyer|int|Carry']);
  pool.heroes['outworld-destroyer'] = { name: 'Outworld Destroyer', aliases: ['Obsidian', 'OD'], enabled: true };
  expect(found(tilesOf(pool), { text: 'obsid', role: '', isOpenOnly: false }, {}, null)).toHaveLength(1);
});
test('a pool tells its roles and corners, and few plain tiles are places', () => {
  expect(rolesIn(POOL, roleName(POOL))[0]).toBe('Carry');
  expect(tilesOf(POOL).map((tile) => cornerOf(tile.hero))).toEqual(['triangle', 'square', 'circle', 'diamond']);
  expect([isFew(POOL), isFew(poolOf(['Mirage', 'Nuke']))]).toEqual([false, true]);
});
test('closed things say why, in a word and in a sentence', () => {
  const names = { home: 'Kryo Nord', away: 'Salt & Iron' };
  expect(closedWord({ kind: 'game', game: 1 })).toBe('Used game 1');
  expect(closedWord({ kind: 'game', game: 1, by: 'away', won: 'home' })).toBe('Won game 1');
  expect(closedSentence({ kind: 'game', game: 1, by: 'away', won: 'home' }, 'Smashville', names)).toBe('Kryo Nord won game 1 there: Smashville is closed to them.');
  expect(closedSentence({ kind: 'now', verb: 'ban', by: 'away' }, 'Axe', names)).toBe('Axe: banned by Salt & Iron.');
  expect(closedSentence({ kind: 'game', game: 2, by: 'home' }, 'Axe', names)).toBe('Kryo Nord used Axe in game 2.');
  expect(closedSentence({ kind: 'other', code: 'quota', says: 'Another role now.' }, 'Axe', names)).toBe('Another role now.');
  const [anti] = tilesOf({ ...POOL, heroes: { 'anti-mage': { name: 'Anti-Mage', enabled: false } } });
  expect(anti && whyClosed(anti, {})).toEqual({ kind: 'disabled' });
});
test('readers who are told no more take what is closed from what everybody sees', () => {
  const view = draftOf('ab bp ap', ['axe', 'io'], NOW);
  expect(closedBy(view, 'home')).toEqual({ axe: { kind: 'now', verb: 'ban', by: 'home' }, io: { kind: 'now', verb: 'pick', by: 'away' } });
  expect(closedBy({ ...view, closed: { home: { lina: { kind: 'match' } }, away: {} } }, 'home')).toEqual({ lina: { kind: 'match' } });
});
test('an empty ban says that time ran out', () => {
  const view = draftOf('ab bp', [null], NOW);
  expect(turnWords({ index: 0, turn: view.turns[0] as never }, view.names, POOL)).toBe('Turn 1, Ban, Kryo Nord: left empty (time ran out)');
});
test('a line-up is the picks until it is arranged, and two places change', () => {
  const view = draftOf('ap bp ap', ['axe', 'io', 'lina'], NOW, { format: { ...turn14.format, team_size: 2 } });
  expect(lineupOf(view, 'home')).toEqual(['axe', 'lina']);
  expect(exchanged(['axe', 'lina', 'io'], 0, 2)).toEqual(['io', 'lina', 'axe']);
  expect([teamSize(view, 'home'), doneBy(view, 'home', 'pick').length, nextOf(view, 'home')]).toEqual([2, 2, undefined]);
});
test('two letters name a plate', () => expect(['Anti-Mage', 'Axe', 'Keeper of the Light', '雷鳴'].map(initials)).toEqual(['AM', 'Ax', 'KL', '雷鳴']));
