// Which match a judge is shown first, what waits, and what a number finds.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { Scope } from '../../wire/Scope';
import { card } from '../sample';
import { find, lists, toConfirm } from './lists';

const ME = 7;
const open = (id: number, state: MatchCard['state'], since: number, changes: Partial<MatchCard> = {}): MatchCard => card({ id, number: id, state, since, holder: null, station: null, ...changes });
const EVERYTHING: Scope = { kind: 'everything' };
const STATION_1: Scope = { kind: 'stations', from: 1, to: 1 };

const check = (cards: readonly MatchCard[], scope: Scope, expected: { first: number | null; without?: number[]; ready?: number[]; held?: number[] }): void => {
  const found = lists(cards, scope, ME);
  const ids = (list: readonly MatchCard[]): number[] => list.map((one) => one.id);
  expect([found.first?.id ?? null, ids(found.without), ids(found.ready), ids(found.held)]).toEqual([expected.first, expected.without ?? [], expected.ready ?? [], expected.held ?? []]);
};

test('a second judge is shown what another one reported, not the own report and not what the desk confirms', () => {
  const report = (device: string, waits_for: 'second_judge' | 'desk') => ({ score: { home: 2, away: 1 }, winner: 'home', ending: 'played', by: 'Mara', device, waits_for }) as const;
  const cards = [open(1, 'reported', 30, { report: report('other', 'second_judge') }), open(2, 'reported', 20, { report: report('mine', 'second_judge') }), open(3, 'reported', 10, { report: report('other', 'desk') }), open(4, 'reported', 5, { report: report('other', 'second_judge') })];
  expect(toConfirm(cards, EVERYTHING, 'mine').map((card) => card.id)).toEqual([4, 1]);
  expect(toConfirm(cards, STATION_1, 'mine')).toEqual([]);
});
test('nothing is open', () => check([], EVERYTHING, { first: null }));
test('the own match comes before everything', () => {
  check([open(1, 'called', 10), open(2, 'live', 50, { holder: ME })], EVERYTHING, { first: 2, without: [1] });
});
test('the longest called one comes first, then those that are ready', () => {
  check([open(1, 'ready', 5), open(2, 'called', 30), open(3, 'called', 20), open(4, 'ready', 1)], EVERYTHING, { first: 3, without: [2], ready: [4, 1] });
});
test('only ready ones', () => check([open(1, 'ready', 5), open(2, 'ready', 4)], EVERYTHING, { first: 2, ready: [1] }));
test('the judge of one station sees who holds its match', () => {
  check([open(1, 'live', 5, { station: 1, holder: 3 }), open(2, 'called', 9, { station: 2 })], STATION_1, { first: 1 });
});
test('another scope is nobody else’s business', () => {
  check([open(1, 'called', 5, { tournament: 3 }), open(2, 'called', 4, { tournament: 4 })], { kind: 'tournament', tournament: 3 }, { first: 1 });
});
test('what is over or not due is not offered', () => check([open(1, 'over', 1), open(2, 'undecided', 1), open(3, 'bye', 1)], EVERYTHING, { first: null }));

test('a number is a station first, then a match', () => {
  const cards = [open(12, 'called', 1, { number: 31, station: 7 }), open(13, 'ready', 1, { number: 7 }), open(14, 'ready', 1, { number: 8 })];
  const found = find(7, cards, { 7: { number: 7, name: 'Stage', match: 12 } });
  expect([found.station?.name, found.matches.map((one) => one.id)]).toEqual(['Stage', [12, 13]]);
  expect(find(9, cards, {}).matches).toEqual([]);
});
