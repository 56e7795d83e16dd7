// A station's sign: which station it is of, and what is played there now and next.
import { expect, test } from 'vitest';
import { card } from '../judge/sample';
import type { PlannedView } from '../wire/PlannedView';
import { atStation, readStation } from './station';

test.each([
  ['?station=12', 12],
  ['?station=0', null],
  ['?station=-3', null],
  ['?station=3a', null],
  ['?station=999999', null],
  ['', null],
])('%s is of %s', (search, station) => {
  expect(readStation(search)).toBe(station);
});

test('who began first comes first, and the plan only tells of what is not called yet', () => {
  const cards = [card({ id: 1, station: 4, state: 'live', since: 20 }), card({ id: 2, station: 4, state: 'called', since: 10 }), card({ id: 3, station: 5, state: 'live' }), card({ id: 4, station: null, state: 'ready' })];
  const planned = (match: number, from: number, changes: Partial<PlannedView> = {}): PlannedView => ({ match, number: match, tournament: 3, group: 'upper', round: 1, station: 4, from, to: from + 30, state: 'planned', ...changes });
  const items = Object.fromEntries([planned(1, 0), planned(7, 90), planned(6, 40), planned(8, 10, { station: 5 }), planned(9, 5, { state: 'over' })].map((one) => [one.match, one]));
  const shown = atStation(4, cards, { since: 1_000, items, left_out: 0 });
  expect(shown.now.map((one) => one.id)).toEqual([2, 1]);
  expect(shown.next.map((one) => [one.match, one.at])).toEqual([[6, 1_000 + 40 * 60_000], [7, 1_000 + 90 * 60_000]]);
});
