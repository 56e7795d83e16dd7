// Calling a wave: which stations are offered, how they are written, and whose tablet has them.
import { expect, test } from 'vitest';
import type { DeviceView } from '../../wire/DeviceView';
import type { DispatchView } from '../../wire/DispatchView';
import type { Places } from '../../wire/Places';
import type { Scope } from '../../wire/Scope';
import type { StationKind } from '../../wire/StationKind';
import type { StationView } from '../../wire/StationView';
import { USUAL_PLACES } from './dispatch';
import { numbersIn } from './floor';
import { covering, keptFor, offered, rangesOf, scopeFor, uncovered } from './wave';

const station = (number: number, kind: StationKind = 'table', more: Partial<StationView> = {}): StationView => ({ number, name: '', equipment: { kind, area: number > 4 ? 'South' : 'North', address: '', at_once: 1 }, ...more });
const HALL = [station(1, 'stage'), station(2), station(3, 'table', { match: 9 }), station(4, 'console'), station(5), station(6, 'console'), station(7, 'table', { out_of_order: { since: 0 } }), station(8)];
const at = (place: Places['at']): Places => ({ ...USUAL_PLACES, at: place });
const NOBODY: ReadonlySet<number> = new Set();

test('offered are free stations at which the tournament is played', () => {
  expect(offered(at({ kind: 'anywhere' }), HALL, NOBODY, 9)).toEqual([2, 4, 5, 6, 8]);
  expect(offered(at({ kind: 'stations', kinds: ['console'], area: '' }), HALL, NOBODY, 9)).toEqual([4, 6]);
  expect(offered(at({ kind: 'stations', kinds: [], area: 'South' }), HALL, NOBODY, 9)).toEqual([5, 6, 8]);
  expect(offered(at({ kind: 'stations', kinds: ['stage'], area: '' }), HALL, NOBODY, 9)).toEqual([1]);
  expect(offered(at({ kind: 'seats' }), HALL, NOBODY, 9)).toEqual([]);
  expect(offered(at({ kind: 'anywhere' }), HALL, NOBODY, 2)).toEqual([2, 4]);
});

test('what is kept for another match is not offered, what is kept for one of the wave is', () => {
  const view = { calls: { 1: { match: 1, wish: { station: 5 } }, 2: { match: 2, wish: { station: 6 } } }, waiting: { 3: { match: 3, wish: { station: 8 } }, 4: { match: 4 } } } as unknown as DispatchView;
  const kept = keptFor(view, new Set([2]));
  expect([...kept]).toEqual([5, 8]);
  expect(offered(at({ kind: 'anywhere' }), HALL, kept, 9)).toEqual([2, 4, 6]);
  expect(keptFor(undefined, NOBODY).size).toBe(0);
});

test.each([[[5, 6, 7, 8], '5-8'], [[8, 5, 6, 11], '5-6, 8, 11'], [[3], '3'], [[], '']])('%j is written as %s, and read again', (numbers, text) => {
  expect(rangesOf(numbers)).toBe(text);
  expect(numbersIn(text) ?? []).toEqual([...numbers].sort((a, b) => a - b));
});

const tablet = (number: number, scope: Scope, more: Partial<DeviceView> = {}): DeviceView => ({ id: `t${number}`, number, name: '', role: 'judge', scope, revoked: false, admitted: 0, link: {} as DeviceView['link'], ...more });
const TABLETS = [
  tablet(1, { kind: 'everything' }, { revoked: true }), tablet(2, { kind: 'stations', from: 1, to: 4 }), tablet(3, { kind: 'stations', from: 6, to: 8 }),
  tablet(4, { kind: 'tournament', tournament: 2 }), tablet(5, { kind: 'everything' }, { role: 'desk' }),
];

test('a wave is covered by tablets of its stations, its tournament, or everything', () => {
  const at5to8 = covering(TABLETS, 1, [5, 6, 7, 8]);
  expect(at5to8.map((one) => one.number)).toEqual([3]);
  expect(uncovered(at5to8, 1, [5, 6, 7, 8])).toEqual([5]);
  expect(covering(TABLETS, 2, [5]).map((one) => one.number)).toEqual([4]);
  expect(covering(TABLETS, 1, []), 'own seats are of no station').toEqual([]);
});

test('whoever shall have it is given the row of its stations, or its tournament', () => {
  expect(scopeFor(2, [7, 5, 6])).toEqual({ kind: 'stations', from: 5, to: 7 });
  expect(scopeFor(2, [])).toEqual({ kind: 'tournament', tournament: 2 });
});
