// The floor in the hall: the order of calls, last calls on every page, what comes next, stations in even pages.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import { callPages, callsIn, comingIn, countOf, isLastCall, spotPages, spotsIn, whatOf } from './floor';

const NOW = 1_000_000_000;
const card = (id: number, more: Partial<MatchCard> = {}): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 2, position: 0, state: 'called', since: NOW - 60_000 - id, station: id, rev: 1, most_games: 3, score: { home: 0, away: 0 },
  slots: { home: { kind: 'taken', entrant: id, seed: 1 }, away: { kind: 'taken', entrant: id + 50, seed: 2 } }, ...more,
});
const late = (id: number, more: Partial<MatchCard> = {}): MatchCard => card(id, { since: NOW - 660_000 - id, call: { since: NOW - 660_000 - id, last: NOW - 60_000 - id, until: NOW + 240_000 - id }, ...more });
const cards = (...list: MatchCard[]): Map<number, MatchCard> => new Map(list.map((one) => [one.id, one]));
const ids = (list: readonly MatchCard[]): number[] => list.map((one) => one.id);

test('the newest call stands first, and a last call before it', () => {
  expect(ids(callsIn(cards(late(4), card(2), card(1), card(9, { state: 'live' }), card(8, { state: 'ready' })), NOW))).toEqual([4, 1, 2]);
});

test('whoever is there, and a heat, are not called for the last time', () => {
  expect(isLastCall(late(1), NOW)).toBe(true);
  expect(isLastCall(late(1, { here: { home: true, away: false } }), NOW)).toBe(true);
  expect(isLastCall(late(1, { here: { home: true, away: true } }), NOW)).toBe(false);
  expect(isLastCall(late(1, { heat: { contenders: 8, played: 0, leaders: [] } }), NOW)).toBe(false);
  expect(isLastCall(card(1), NOW)).toBe(false);
});

test('a last call stands on every page', () => {
  const calls = callsIn(cards(...[1, 2, 3, 4, 5, 6].map((id) => card(id)), late(7)), NOW);
  expect(callPages(calls, NOW, 4).map((page) => [ids(page.cards), page.from, page.to])).toEqual([[[7, 1, 2, 3], 2, 4], [[7, 4, 5, 6], 5, 7]]);
});

test('where last calls would fill the page they turn like the others', () => {
  const calls = callsIn(cards(...[1, 2, 3].map((id) => late(id)), card(4), card(5)), NOW);
  expect(callPages(calls, NOW, 4).map((page) => ids(page.cards))).toEqual([[1, 2, 3, 4], [5]]);
  expect(callPages(calls.slice(0, 4), NOW, 4)).toHaveLength(1);
  expect(callPages([], NOW, 4)).toEqual([]);
});

test('next is who waits longest; whoever has a time comes when it comes', () => {
  const coming = cards(card(1, { state: 'ready', since: NOW - 5 }), card(2, { state: 'ready', since: NOW - 50 }), card(3, { state: 'ready', since: NOW - 500, from: NOW + 60_000 }), card(4));
  expect(ids(comingIn(coming, 6))).toEqual([2, 1, 3]);
  expect(ids(comingIn(coming, 2))).toEqual([2, 1]);
});

const floor = (count: number) => ({ stations: Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 1, { number: i + 1, name: i === 0 ? 'Stage' : '', ...(i < 4 ? { match: i + 1 } : {}) }])) });

test('each station says what is on; a match that nobody may see is only taken', () => {
  const spots = spotsIn(floor(5), cards(card(1, { state: 'live' }), card(2, { state: 'held' }), card(3), card(9, { state: 'over', station: 5 })));
  expect(spots.map(({ state }) => state)).toEqual(['live', 'held', 'called', 'called', 'free']);
  expect([spots[0]?.name, spots[3]?.card, countOf(spots)]).toEqual(['Stage', undefined, { free: 1, called: 2, live: 1, held: 1, closed: 0 }]);
  expect(spotsIn(undefined, new Map())).toEqual([]);
});

test.each([[1, [1]], [6, [6]], [12, [12]], [13, [7, 6]], [25, [9, 9, 7]], [100, [12, 12, 12, 12, 12, 12, 12, 12, 4]]])('%i stations stand in even pages', (count, pages) => {
  expect(spotPages(spotsIn(floor(count), new Map()), false).map(({ spots }) => spots.length)).toEqual(pages);
});

test('a page has at most twelve, in as many rows as it needs', () => {
  const grid = (count: number, isTall: boolean): readonly number[] => spotPages(spotsIn(floor(count), new Map()), isTall).slice(0, 1).flatMap(({ columns, rows }) => [columns, rows]);
  expect([grid(2, false), grid(6, false), grid(12, false), grid(16, false)]).toEqual([[2, 1], [3, 2], [4, 3], [4, 2]]);
  expect([grid(2, true), grid(6, true), grid(12, true)]).toEqual([[1, 2], [1, 6], [2, 6]]);
});

test('a hall with more stations than a cycle holds sees those where something is on', () => {
  expect(spotPages(spotsIn(floor(200), new Map()), false).map(({ spots }) => spots.map(({ number }) => number))).toEqual([[1, 2, 3, 4]]);
});

test('which match it is, in words', () => {
  const kind = { kind: 'double', grand_final: 'single', drops: 'start_gg', groups: 1, distribution: 'snake' } as const;
  const tournament = { id: 1, name: 'Vantage Open', stages: [1], format: { stages: [{ kind }], vocabulary: 'neutral' } } as never;
  expect(whatOf(card(1, { group: 'lower', round: 3, from_end: 2 }), { 1: tournament })).toBe('Lower round 3 · Vantage Open');
  expect(whatOf(card(1, { round: 3, from_end: 0 }), undefined)).toBe('Final');
});

test('a station out of order is neither free nor shown where only what is on counts', () => {
  const stations = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [i + 1, { number: i + 1, name: '', ...(i === 2 ? { out_of_order: { since: 5 } } : {}) }]));
  const spots = spotsIn({ stations }, cards(card(1, { state: 'live' })));
  expect(countOf(spots)).toEqual({ free: 148, called: 0, live: 1, held: 0, closed: 1 });
  expect(spotPages(spots, false).flatMap((page) => page.spots.map(({ number }) => number))).toEqual([1]);
});
