// Rounds as the desk needs them: which runs, which only the desk sees, why the next must wait, and what wishes contradict.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { RoundView } from '../../wire/RoundView';
import type { StageView } from '../../wire/StageView';
import { crosstable } from './crosstable';
import { currentRound, matchesOf, mostRounds, pairingWaits, pairsOf, recordsBefore, roundsOfTable, tallyText, wishTrouble, type Wish } from './rounds';

const TABLE = { win: 1, draw: 0, loss: 0, unit: 1, order: [], again: false, floor: 0 };
const SWISS: StageView['kind'] = { kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: TABLE };
const round = (group: `pool${number}`, number: number, matches: number, over: number): RoundView => ({
  group, round: number, from_end: 0, series: { length: { kind: 'best_of', games: 3 } }, parts: 1, matches, over, live: 0,
});
const stage = (list: RoundView[], more: Partial<StageView> = {}): StageView => ({
  id: 1, tournament: 1, published: true, entrants: 8, index: 0, name: '', kind: SWISS, format: {} as StageView['format'], groups: 1, hidden: false, pairable: false, adjusted: [], order: [], ties: [], over: false,
  rounds: Object.fromEntries(list.map((one) => [`${one.group}/${one.round}`, one])), ...more,
});
const card = (id: number, at: number, home: number, away: number | 'bye', more: Partial<MatchCard> = {}): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'pool1', round: at, from_end: 0, position: id, state: away === 'bye' ? 'bye' : 'over', score: { home: 2, away: 0 }, most_games: 3, rev: 1,
  slots: { home: { kind: 'taken', entrant: home, seed: home }, away: away === 'bye' ? { kind: 'bye' } : { kind: 'taken', entrant: away, seed: away } },
  ...(away === 'bye' ? {} : { winner: 'home' as const }), ...more,
});

test('rounds of four groups are one round', () => {
  const parts = roundsOfTable(stage([round('pool1', 1, 2, 2), round('pool2', 1, 2, 1), round('pool1', 2, 2, 0)]));
  expect(parts.map(({ round: number, matches, over }) => [number, matches, over])).toEqual([[1, 4, 3], [2, 2, 0]]);
  expect(currentRound(parts)).toBe(1);
});
test('a round that was just paired is the desk’s own', () => {
  const parts = roundsOfTable(stage([round('pool1', 1, 4, 4), round('pool1', 2, 4, 0)], { hidden: true }));
  expect(parts.map((one) => one.isDraft)).toEqual([false, true]);
});
test('five rounds, or three wins and three losses', () => {
  expect(mostRounds(SWISS)).toBe(5);
  expect(mostRounds({ ...SWISS, until: { kind: 'record', wins: 3, losses: 3 } })).toBe(5);
});
test('the next round waits for two matches', () => expect(pairingWaits(stage([round('pool1', 1, 4, 2)]))).toEqual({ kind: 'open', round: 1, n: 2 }));
test('the next round waits until this one is published', () => expect(pairingWaits(stage([round('pool1', 1, 4, 0)], { hidden: true, pairable: true }))).toEqual({ kind: 'hidden', round: 1 }));
test('after the last round nothing is paired', () => expect(pairingWaits(stage([round('pool1', 5, 4, 4)], { over: true }))).toEqual({ kind: 'over' }));
test('no round follows the last one while it is played', () => expect(pairingWaits(stage([round('pool1', 5, 4, 1)]))).toEqual({ kind: 'over' }));
test('all is over: the next round can be paired', () => expect(pairingWaits(stage([round('pool1', 2, 4, 4)], { pairable: true }))).toBeUndefined());

test('a bye counts as won, a round of its own does not count before it', () => {
  const cards = [card(1, 1, 1, 2), card(2, 1, 3, 'bye'), card(3, 2, 1, 3)];
  const before = recordsBefore(cards, 2);
  expect([1, 2, 3].map((entrant) => tallyText(before.get(entrant), false))).toEqual(['1–0', '0–1', '1–0']);
  expect(tallyText(undefined, true)).toBe('0–0–0');
});
test('byes stand last', () => expect(matchesOf([card(1, 1, 9, 'bye'), card(2, 1, 1, 2)], 1).map((one) => one.id)).toEqual([2, 1]));
test('wishes that contradict each other', () => {
  const wishes: Wish[] = [{ kind: 'force', one: 1, other: 2 }];
  expect(wishTrouble(wishes, { kind: 'forbid', one: 3, other: 3 })).toBe('same');
  expect(wishTrouble(wishes, { kind: 'forbid', one: 2, other: 1 })).toBe('known');
  expect(wishTrouble(wishes, { kind: 'force', one: 2, other: 4 })).toBe('taken');
  expect(wishTrouble(wishes, { kind: 'forbid', one: 2, other: 4 })).toBeUndefined();
  expect(pairsOf(wishes, 'force')).toEqual([[1, 2]]);
});
test('every match stands twice in the crosstable, as each side saw it', () => {
  const rows = crosstable([1, 2, 3], [card(1, 1, 1, 2), card(2, 2, 2, 1, { winner: undefined, score: { home: 1, away: 1 } }), card(3, 3, 3, 1, { state: 'ready', winner: undefined })]);
  const says = rows.map((row) => row.cells.map((cell) => cell?.map((one) => `${one.result} ${one.mine}:${one.theirs}`).join(', ') ?? 'x'));
  expect(says).toEqual([
    ['x', 'won 2:0, drawn 1:1', 'open 0:2'],
    ['lost 0:2, drawn 1:1', 'x', ''],
    ['open 2:0', '', 'x'],
  ]);
});
