// Tables: who goes on, which criterion decided, where a tie stands across the line, and what leaving costs.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { StandingRow } from '../../wire/StandingRow';
import type { StandingView } from '../../wire/StandingView';
import { aheadOf, byGroup, cutsOf, leaving, linesOf, rowsOf, smallestUnits, tiesAtCut } from './table';

const row = (entrant: number, rank: number, values: string[] = [], more: Partial<StandingRow> = {}): StandingRow => ({
  entrant, seed: entrant, won: 0, lost: 0, drawn: 0, group: 1, fate: 'open', gone: false, rank, values, ...more,
});
const FIELD = { intake: { kind: 'field' as const } };
const places = (from: number, first: number, last: number) => ({ intake: { kind: 'places' as const, takes: [{ from, first, last, into: 'upper' as const }] } });

test('rows come in parts and stand in order', () => {
  const docs = new Map<string, StandingView>([['b', { rows: { 2: row(3, 3) } }], ['a', { rows: { 0: row(1, 1), 1: row(2, 2) } }]]);
  expect(rowsOf(docs).map((one) => one.entrant)).toEqual([1, 2, 3]);
});
test('groups stand side by side', () => {
  const rows = [row(1, 1), row(4, 2), row(2, 1, [], { group: 2 }), row(3, 2, [], { group: 2 })];
  expect(byGroup(rows).map(({ group, rows: list }) => [group, list.map((one) => one.entrant)])).toEqual([[1, [1, 4]], [2, [2, 3]]]);
});
test('the first two go to the upper stage, the third to another', () => {
  const cuts = cutsOf([FIELD, places(0, 3, 3), places(0, 1, 2)], 0);
  expect(cuts).toEqual([{ first: 1, last: 2, to: 2 }, { first: 3, last: 3, to: 1 }]);
  expect(linesOf(cuts, 4)).toEqual([2, 3]);
  expect(linesOf(cuts, 3)).toEqual([2]);
});
test('no line where nothing follows', () => expect(linesOf(cutsOf([FIELD], 0), 8)).toEqual([]));
test('Buchholz 10 to 9', () => {
  const [above, below] = [row(1, 1, ['3', '10'], { decided: 1 }), row(2, 2, ['3', '9'])];
  expect(aheadOf(above, below, ['points', 'buchholz'])).toEqual({ criterion: 'buchholz', at: 1, mine: '10', theirs: '9' });
  expect(aheadOf(below, undefined, ['points', 'buchholz'])).toBeUndefined();
});
test('a tie matters only across the line', () => {
  const rows = [row(1, 1), row(2, 2), row(3, 2), row(4, 4), row(5, 4)];
  expect(tiesAtCut(byGroup(rows), cutsOf([FIELD, places(0, 1, 2)], 0))).toEqual([{ group: 1, first: 2, last: 3 }]);
  expect(tiesAtCut(byGroup(rows), cutsOf([FIELD, places(0, 1, 3)], 0))).toEqual([]);
});
test('points are typed as they are shown', () => {
  expect([smallestUnits('-1', 2), smallestUnits('+0.5', 2), smallestUnits('−3', 1), smallestUnits('1,5', 2)]).toEqual([-2, 1, -3, 3]);
  expect([smallestUnits('0.5', 1), smallestUnits('0', 1), smallestUnits('two', 1), smallestUnits('', 1)]).toEqual([undefined, undefined, undefined, undefined]);
});
test('whoever leaves loses the open matches; played ones stay', () => {
  const card = (id: number, state: MatchCard['state'], home: number, away: number | null): MatchCard => ({
    id, number: id, tournament: 1, stage: 1, group: 'pool1', round: 1, from_end: 0, position: 0, state, score: { home: 0, away: 0 }, most_games: 3, rev: 1,
    slots: { home: { kind: 'taken', entrant: home, seed: home }, away: away == null ? { kind: 'undecided', from: 'winner', number: 9, match: 9 } : { kind: 'taken', entrant: away, seed: away } },
  });
  const found = leaving([card(1, 'over', 7, 2), card(5, 'ready', 3, 7), card(4, 'live', 7, 4), card(6, 'undecided', 7, null), card(2, 'ready', 1, 2)], 7);
  expect([found.lost.map((one) => one.id), found.later.map((one) => one.id), found.played]).toEqual([[4, 5], [6], 1]);
});
