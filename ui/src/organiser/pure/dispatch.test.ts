// Proposals of calls: their order, what can go, and how wishes are chosen from a list.
import { expect, test } from 'vitest';
import type { DispatchView } from '../../wire/DispatchView';
import type { MatchCard } from '../../wire/MatchCard';
import { areasOf, callsOf, canGo, goingOf, hinderedOf, hindrancesOf, samePlaces, stationFor, wholeIn, wishKey, wishOf } from './dispatch';

const card = (id: number, state: MatchCard['state'], since: number): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 2, position: id, state, since,
  slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'taken', entrant: 2, seed: 2 } },
  score: { home: 0, away: 0 }, needed: 2, most_games: 3, rev: 0,
});
const call = (match: number, order: number, from: number, by_hand = false) => ({ match, order, from, ahead: 1, minutes: 30, by_hand });
const view: DispatchView = {
  dispatching: { automatic: false, settle: 60 }, lobbies: {}, places: {}, all_calls: 4, all_waiting: 2, ends: {},
  calls: { 1: call(1, 2, 0), 2: call(2, 1, 1_500), 3: call(3, 3, 0, true), 4: call(4, 4, 0) },
  waiting: { 5: { match: 5, because: [{ kind: 'no_station' }] }, 6: { match: 6, because: [{ kind: 'no_station' }] } },
};

test('in the order of the server, and only matches that are ready still', () => {
  const calls = callsOf(view, [card(1, 'ready', 1), card(2, 'ready', 1), card(3, 'ready', 1), card(4, 'called', 1)], 1_000);
  expect(calls.map(({ card: { id }, wait }) => [id, wait])).toEqual([[2, 500], [1, 0], [3, 0]]);
  expect(calls.map(canGo)).toEqual([false, true, false]);
});

test('how many go is known while the server shows all of them', () => {
  const open = [card(1, 'ready', 1), card(2, 'ready', 1)];
  expect(goingOf(view, callsOf(view, open, 1_000))).toBe(1);
  expect(goingOf({ ...view, all_calls: 121 }, callsOf(view, open, 1_000))).toBeUndefined();
  expect(goingOf(undefined, [])).toBe(0);
});

test('who waits longest stands first among those that cannot go', () => {
  expect(hinderedOf(view, [card(5, 'ready', 9), card(6, 'ready', 3)]).map((one) => one.card.id)).toEqual([6, 5]);
});

test('a match that was set down on a station waits for people still, not for a place', () => {
  const busy = { kind: 'busy' as const, name: 'Mia', number: 4, match: 4, doing: 'plays' as const };
  const told = { ...view, waiting: { ...view.waiting, 6: { match: 6, because: [busy, { kind: 'station_taken' as const, station: 3 }] } } };
  expect([hindrancesOf(told, 5), hindrancesOf(told, 6), hindrancesOf(told, 1), hindrancesOf(undefined, 6)]).toEqual([[], [busy], [], []]);
});

test('before the document is here nothing is proposed', () => {
  expect(callsOf(undefined, [card(1, 'ready', 1)], 0)).toEqual([]);
  expect(hinderedOf(undefined, [card(1, 'ready', 1)])).toEqual([]);
});

test.each([[undefined, 'none'], [{}, 'none'], [{ keep_back: true }, 'keep_back'], [{ stream: true }, 'stream'], [{ station: 12 }, 'station/12']])('a wish is one choice and back: %j', (wish, key) => {
  expect(wishKey(wish)).toBe(key);
  expect(wishKey(wishOf(key))).toBe(key);
});

test('a choice keeps the time that was fixed, and whoever is kept back keeps the place', () => {
  const six = { station: 1, from: 18 };
  expect(['station/3', 'stream', 'none', 'keep_back'].map((key) => wishOf(key, six))).toEqual([{ station: 3, from: 18 }, { stream: true, from: 18 }, { from: 18 }, { station: 1, from: 18, keep_back: true }]);
});

test('places are the same in whatever order their kinds stand', () => {
  const at = (kinds: ('console' | 'table')[]) => ({ at: { kind: 'stations' as const, kinds, area: '' }, rest: 5, game: 15, patience: { last_call: 10, walkover: 15 } });
  expect(samePlaces(at(['console', 'table']), at(['table', 'console']))).toBe(true);
  expect(samePlaces(at(['console']), at(['table']))).toBe(false);
  expect(samePlaces(at(['console']), { ...at(['console']), rest: 6 })).toBe(false);
});

test('areas are those that stations name, once each', () => {
  const station = (number: number, area: string) => ({ number, name: '', equipment: { kind: 'table' as const, area, address: '', at_once: 1 } });
  expect(areasOf([station(1, 'South'), station(2, 'North'), station(3, 'South'), station(4, '')])).toEqual(['North', 'South']);
});

test.each([['0', 0], [' 64 ', 64], ['65', null], ['1.5', null], ['', null], ['-1', null]])('a whole number up to 64: %s', (text, number) => expect(wholeIn(text, 0, 64)).toBe(number));

test('a match goes where it is proposed for; another one to a free station that is kept for nobody', () => {
  const free = [{ number: 1, name: '', equipment: { kind: 'stage' as const, area: '', address: '', at_once: 1 } }, { number: 4, name: '' }];
  const told = { ...view, calls: { ...view.calls, 1: { ...call(1, 2, 0), station: 9 } } };
  expect([1, 2, 77].map((match) => stationFor(told, match, free))).toEqual([9, undefined, 4]);
  expect(stationFor(undefined, 1, [])).toBeUndefined();
});
