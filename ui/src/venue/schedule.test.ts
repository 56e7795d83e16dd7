// The schedule of the hall: what stands on it, in which order, and which times are promises.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { PlannedView } from '../wire/PlannedView';
import type { PlanView } from '../wire/PlanView';
import { ROWS, rowsOf, schedulePages } from './schedule';

const MINUTE = 60_000;
const NOON = 1_795_262_400_000;
const item = (match: number, from: number, part: Partial<PlannedView> = {}): PlannedView => ({ match, number: match, tournament: 1, group: 'upper', round: 1, from, to: from + 30, state: 'planned', station: 1, ...part });
const plan = (...items: PlannedView[]): PlanView => ({ since: NOON, left_out: 0, items: Object.fromEntries(items.map((one, i) => [one.match === undefined ? `to_come/${i}` : String(one.match), one])) });
const card = (id: number, part: Partial<MatchCard>): MatchCard => ({ id, state: 'ready', ...part }) as MatchCard;
const cards = (...all: MatchCard[]): ReadonlyMap<number, MatchCard> => new Map(all.map((one) => [one.id, one]));
const at = (ms: number): number => (ms - NOON) / MINUTE;

test('calls come first, then what is planned by time and station, then what is on', () => {
  const rows = rowsOf(plan(item(1, 40, { station: 2 }), item(2, 40, { station: 1 }), item(3, 10), item(4, 0, { state: 'live' }), item(5, 5, { state: 'called' }), item(6, 40, { station: undefined as never })), cards(), NOON);
  expect(rows.map((row) => row.id)).toEqual([5, 3, 2, 1, 6, 4]);
});
test('a time that somebody said is fixed, and goes before the plan; what is foretold never lies in the past', () => {
  const rows = rowsOf(plan(item(1, 10), item(2, 20), item(3, 30)), cards(card(2, { from: NOON + 25 * MINUTE })), NOON + 15 * MINUTE);
  expect(rows.map((row) => [row.id, at(row.at), row.isFixed])).toEqual([[1, 15, false], [2, 25, true], [3, 30, false]]);
});
test('a time that has passed, or that the plan no longer keeps, is no promise', () => {
  const rows = rowsOf(plan(item(1, 10), item(2, 50), item(3, 5), item(4, 25)), cards(card(1, { from: NOON + 12 * MINUTE }), card(2, { from: NOON + 30 * MINUTE }), card(3, { from: NOON + 20 * MINUTE }), card(4, { from: NOON + 25 * MINUTE })), NOON + 20 * MINUTE);
  expect(rows.map((row) => [row.id, at(row.at), row.isFixed])).toEqual([[1, 20, false], [3, 20, false], [4, 25, true], [2, 50, false]]);
});
test('the card knows sooner than the plan what has begun and what is over', () => {
  const rows = rowsOf(plan(item(1, 10), item(2, 20), item(3, 30, { state: 'called' })), cards(card(1, { state: 'over' }), card(2, { state: 'live', since: NOON + 3 * MINUTE, station: 9 }), card(3, { state: 'ready' })), NOON);
  expect(rows.map((row) => [row.id, row.state, row.station, at(row.at), row.isFixed])).toEqual([[3, 'called', 1, 30, true], [2, 'live', 9, 3, true]]);
});
test('a match that is held before it began still waits; one that is held while it is played is on', () => {
  const rows = rowsOf(plan(item(1, 30), item(2, 10, { state: 'called' }), item(3, 0, { state: 'live' })), cards(card(1, { state: 'held', since: NOON }), card(2, { state: 'held', since: NOON }), card(3, { state: 'held', since: NOON })), NOON);
  expect(rows.map((row) => [row.id, row.state, at(row.at), row.isFixed])).toEqual([[2, 'called', 0, true], [1, 'planned', 30, false], [3, 'live', 0, true]]);
});
test('neither what is not drawn nor what is over nor another day stands on it', () => {
  const { match: _none, ...undrawn } = item(1, 10);
  expect(rowsOf(plan(undrawn as PlannedView, item(2, 0, { state: 'over' }), item(3, 15 * 60)), cards(), NOON)).toEqual([]);
  expect(rowsOf(undefined, cards(), NOON)).toEqual([]);
});
test('twelve rows fill a page, twelve pages a cycle', () => {
  const rows = rowsOf(plan(...Array.from({ length: 200 }, (_, i) => item(i + 1, i))), cards(), NOON);
  const pages = schedulePages(rows, ROWS);
  expect(pages).toHaveLength(12);
  expect(pages[1]?.rows.map((row) => row.id)).toEqual(Array.from({ length: 12 }, (_, i) => 13 + i));
  expect(schedulePages([], ROWS)).toEqual([]);
});
