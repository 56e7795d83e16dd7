// The overlays that fill the picture of a stream: which stage, which pages, the way of the two, what comes next, who won.
import { expect, test } from 'vitest';
import type { Equipment } from '../wire/Equipment';
import type { FloorView } from '../wire/FloorView';
import type { GatheringView } from '../wire/GatheringView';
import type { MatchCard } from '../wire/MatchCard';
import type { Phase } from '../wire/Phase';
import type { PlanView } from '../wire/PlanView';
import type { StandingRow } from '../wire/StandingRow';
import type { TournamentView } from '../wire/TournamentView';
import { championOf, isCrowning, lastWon, pagesAround, stageBefore, stageFor, upcoming, wayTo } from './full';
import type { HallPage } from './pages';

const NONE = { match: undefined, station: undefined, tournament: undefined, stage: undefined };
const cup = (id: number, phase: Phase, ...stages: number[]): TournamentView => ({ id, name: `Cup ${id}`, phase, stages }) as unknown as TournamentView;
const lan = (...all: TournamentView[]): GatheringView => ({ name: 'LAN', tournaments: Object.fromEntries(all.map((one) => [one.id, one])) });
const taken = (entrant: number) => ({ kind: 'taken', entrant, seed: entrant }) as const;
/** `fox 2–1 owl`: a card between two numbers, over where somebody won. */
function card(id: number, [home, away]: readonly [number, number], more: Partial<MatchCard> = {}): MatchCard {
  return { id, number: id, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 1, position: 0, state: 'ready', slots: { home: taken(home), away: taken(away) }, score: { home: 0, away: 0 }, needed: 2, most_games: 3, rev: 1, ...more };
}
const over = (id: number, sides: readonly [number, number], winner: 'home' | 'away' | undefined, more: Partial<MatchCard> = {}): MatchCard => card(id, sides, { state: 'over', ending: 'played', ...(winner ? { winner } : {}), ...more });
const byId = (...cards: MatchCard[]): ReadonlyMap<number, MatchCard> => new Map(cards.map((one) => [one.id, one]));
const place = (number: number, kind?: Equipment['kind']) => [number, { number, name: '', ...(kind ? { equipment: { kind, area: '', address: '', at_once: 1 } } : {}) }] as const;
const floor = (...all: (readonly [number, FloorView['stations'][number]])[]): FloorView => ({ stations: Object.fromEntries(all) });

// ---- which stage
test('the stage of the address goes before its tournament, that before the match, that before what is played now', () => {
  const all = lan(cup(1, 'over', 1), cup(2, 'running', 2, 3), cup(3, 'published', 4));
  expect(stageFor({ ...NONE, stage: 9, tournament: 1 }, { stage: 2 }, all)).toBe(9);
  expect(stageFor({ ...NONE, tournament: 2 }, { stage: 4 }, all)).toBe(3);
  expect(stageFor({ ...NONE, tournament: 7 }, { stage: 4 }, all)).toBeUndefined();
  expect(stageFor(NONE, { stage: 4 }, all)).toBe(4);
  expect(stageFor(NONE, undefined, all)).toBe(3);
  expect(stageFor(NONE, undefined, lan(cup(1, 'over', 1), cup(3, 'published', 4)))).toBe(4);
  expect(stageFor(NONE, undefined, lan(cup(1, 'running')))).toBeUndefined();
});
test('a match that is asked for and is not here yet shows no other stage meanwhile', () => expect(stageFor({ ...NONE, match: 7 }, undefined, lan(cup(1, 'running', 1)))).toBeUndefined());
test('the way into a stage is the one before it', () => {
  expect(stageBefore(3, lan(cup(2, 'running', 2, 3)))).toBe(2);
  expect(stageBefore(2, lan(cup(2, 'running', 2, 3)))).toBeUndefined();
});
test('a bracket shows the pages of its match, and all where it is on none', () => {
  const page = (key: string, ...matches: number[]): HallPage => ({ key, upper: [{ group: 'upper', round: 1, matches, base: 0, slots: 4, again: false }], lower: [], strip: [] }) as unknown as HallPage;
  const pages = [page('a', 1, 2), page('b', 3), page('c', 2, 4)];
  const keys = (match: number | undefined): string => pagesAround(pages, match).map(({ key }) => key).join('');
  expect([keys(2), keys(3), keys(9), keys(undefined)]).toEqual(['ac', 'b', 'abc', 'abc']);
});

// ---- the way
test('the way is what one played before, the latest last, byes and results that count nowhere left out', () => {
  const cards = byId(over(1, [5, 6], 'home'), over(4, [7, 5], 'home'), over(2, [5, 8], undefined), over(3, [5, 9], 'home', { void: true }), over(6, [5, 1], 'away'), card(7, [5, 2]), over(8, [3, 4], 'home'));
  const bye = over(5, [5, 0], 'home', { slots: { home: taken(5), away: { kind: 'bye' } } });
  const way = wayTo(5, { id: 7 }, new Map([...cards, [5, bye]]), 9);
  expect(way.map((step) => [step.card.id, step.side, step.hasWon, step.opponent])).toEqual([[1, 'home', true, 6], [2, 'home', undefined, 8], [4, 'away', false, 7], [6, 'home', false, 1]]);
  expect(wayTo(5, { id: 7 }, cards, 2).map((step) => step.card.id)).toEqual([4, 6]);
  expect(wayTo(5, { id: 6 }, cards, 9).map((step) => step.card.id)).toEqual([1, 2, 4]);
});

// ---- what comes next
test('the stream comes first, then calls, then the time; what is foretold is no promise', () => {
  const plan = { since: 600_000, left_out: 0, items: { 3: { station: 9, from: 5 }, 4: { station: 2, from: 1 } } } as unknown as PlanView;
  const cards = byId(card(1, [1, 2], { from: 5_000_000 }), card(2, [3, 4], { state: 'called', since: 1, station: 2 }), card(3, [5, 6]), card(4, [7, 8]), card(5, [9, 1], { expected: 700_000 }), card(6, [1, 3], { state: 'live', station: 9 }), card(7, [2, 9]));
  const rows = upcoming(cards, plan, floor(place(2), place(9, 'stream')), NONE, 600_000);
  expect(rows.map((row) => [row.card.id, row.station, row.at, row.isFixed, row.isStreamed])).toEqual([
    [3, 9, 900_000, false, true], [2, 2, 1, true, false], [4, 2, 660_000, false, false], [5, undefined, 700_000, false, false], [1, undefined, 5_000_000, true, false], [7, undefined, undefined, false, false],
  ]);
  expect(upcoming(cards, plan, floor(place(2), place(9, 'stream')), { ...NONE, station: 2 }, 600_000).map((row) => row.card.id)).toEqual([2, 4]);
  expect(upcoming(cards, plan, undefined, { ...NONE, tournament: 2 }, 600_000)).toEqual([]);
});
test('nothing comes in the past: what should have begun comes about now, whoever said when', () => {
  const plan = { since: 600_000, left_out: 0, items: { 1: { from: 1 }, 2: { from: 20 }, 3: { from: 2 } } } as unknown as PlanView;
  const cards = byId(card(1, [1, 2]), card(2, [3, 4], { from: 1_200_000 }), card(3, [5, 6], { from: 690_000 }), card(4, [7, 8], { expected: 650_000 }), card(5, [9, 1], { from: 640_000 }), card(6, [2, 3], { from: 900_000 }));
  const rows = upcoming(cards, plan, undefined, NONE, 840_000);
  expect(rows.map((row) => [row.card.id, row.at, row.isFixed])).toEqual([[1, 840_000, false], [3, 840_000, false], [4, 840_000, false], [5, 840_000, false], [6, 900_000, true], [2, 1_800_000, false]]);
});

// ---- who won
test('the winner is of the last match at the stream, whatever ended elsewhere', () => {
  const cards = byId(over(1, [1, 2], 'home', { station: 7 }), over(3, [3, 4], 'away', { station: 7 }), over(9, [5, 6], 'home', { station: 1 }), over(5, [7, 8], undefined, { station: 7 }), over(6, [7, 8], 'home', { station: 7, void: true }), card(8, [1, 3], { state: 'live', station: 7 }));
  const hall = floor(place(1), place(7, 'stage'));
  expect(lastWon(cards, NONE, hall)?.id).toBe(3);
  expect(lastWon(cards, { ...NONE, station: 1 }, hall)?.id).toBe(9);
  expect(lastWon(cards, NONE, floor(place(1)))?.id).toBe(9);
  expect(lastWon(cards, { ...NONE, station: 2 }, hall)).toBeUndefined();
  expect(lastWon(byId(), NONE, hall)).toBeUndefined();
});
test('numbers begin anew in the next stage: the last match is the one that ended last, not the one with the highest number', () => {
  const groups = [over(11, [1, 2], 'home', { number: 1, since: 100 }), over(12, [3, 4], 'home', { number: 24, since: 900 })];
  const semi = over(31, [1, 3], 'away', { stage: 2, number: 1, since: 2_000 });
  const third = over(32, [1, 5], 'home', { stage: 2, number: 3, since: 5_000, group: 'third_place' });
  const final = over(33, [3, 6], 'home', { stage: 2, number: 2, since: 4_000, group: 'final', from_end: 0 });
  expect(lastWon(byId(...groups, semi), NONE, undefined)?.id).toBe(31);
  expect(lastWon(byId(...groups, semi, final), NONE, undefined)?.id).toBe(33);
  expect(lastWon(byId(over(42, [1, 2], 'home', { since: 7 }), over(41, [3, 4], 'home', { since: 7 })), NONE, undefined)?.id).toBe(42);
  const last = byId(semi, third, final);
  expect([semi, final, third].map((won) => isCrowning(won, final, last))).toEqual([false, true, true]);
});
test('a table is decided by whatever ended last in its stage', () => {
  const [first, last] = [over(1, [1, 2], 'home', { number: 9, since: 10 }), over(2, [3, 4], undefined, { number: 1, since: 20 })];
  const cards = byId(first, last, card(3, [1, 3]));
  expect([first, last].map((won) => isCrowning(won, undefined, cards))).toEqual([false, true]);
  expect(isCrowning(first, undefined, byId())).toBe(false);
});
test('there is a champion once everything is over: by the final, else whoever is first alone', () => {
  const final = over(3, [1, 2], 'away', { group: 'final', from_end: 0 });
  const first = (...entrants: number[]): StandingRow[] => entrants.map((entrant) => ({ entrant, place: 1 }) as StandingRow);
  expect(championOf(cup(1, 'over', 1), true, byId(final), [])).toEqual({ entrant: 2, final });
  expect(championOf(cup(1, 'running', 1), true, byId(final), first(2))).toBeUndefined();
  expect(championOf(cup(1, 'over', 1), false, byId(), first(4))).toEqual({ entrant: 4, final: undefined });
  expect(championOf(cup(1, 'over', 1), false, byId(), first(4, 5))).toBeUndefined();
  expect(championOf(undefined, true, byId(final), [])).toBeUndefined();
});
