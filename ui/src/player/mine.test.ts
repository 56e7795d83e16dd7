// Whose match it is: what waits for the player comes before what merely runs.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { WayView } from '../wire/WayView';
import { heatsOf, isResult, mine, read, sideOf, write } from './mine';

const FOX = { tournament: 1, entrant: 7 };
const card = (id: number, state: MatchCard['state'], home: number, away: number, more: Partial<MatchCard> = {}): MatchCard =>
  ({ id, number: id, tournament: 1, state, needed: 2, most_games: 3, slots: { home: { kind: 'taken', entrant: home, seed: 1 }, away: { kind: 'taken', entrant: away, seed: 2 } }, ...more }) as unknown as MatchCard;

test('the match that waits for an answer comes first, then the one that was called', () => {
  const report = { score: { home: 2, away: 0 }, ending: 'played', by: 'Owl', waits_for: 'away' } as MatchCard['report'] & object;
  const all = [card(1, 'ready', 7, 8), card(2, 'called', 9, 7), card(3, 'reported', 8, 7, { report }), card(4, 'live', 8, 9)];
  expect(mine(all, FOX, new Set()).map((found) => found.id)).toEqual([3, 2, 1]);
});

test('a heat that the way leads through is a match of the own, before what merely waits', () => {
  const slots = { home: { kind: 'bye' }, away: { kind: 'bye' } } as const;
  const heat = (id: number, state: MatchCard['state']): MatchCard => ({ ...card(id, state, 0, 0), slots, heat: { contenders: 8, played: 0, leaders: [] } });
  const way = { matches: { 5: { number: 5, stage: 1, state: 'called', meets: { kind: 'many', contenders: 8 } }, 1: { number: 1, stage: 1, state: 'ready', meets: { kind: 'known', name: 'Owl' } } }, stages: [], is_in: true } as WayView;
  expect([...heatsOf(way)]).toEqual([5]);
  expect(mine([card(1, 'ready', 7, 8), heat(5, 'called'), heat(6, 'called')], FOX, heatsOf(way)).map((found) => found.id)).toEqual([5, 1]);
  expect(mine([heat(5, 'called')], { tournament: 2, entrant: 7 }, heatsOf(way))).toEqual([]);
  expect(heatsOf(undefined).size).toBe(0);
});

test('the same number in another tournament is somebody else', () => {
  expect(sideOf(card(1, 'ready', 7, 8), FOX)).toBe('home');
  expect(sideOf(card(1, 'ready', 7, 8, { tournament: 2 }), FOX)).toBeNull();
});

test('a result has a winner with exactly the games that are needed', () => {
  const found = card(1, 'live', 7, 8);
  expect([[2, 0], [1, 2], [2, 2], [1, 0], [0, 0], [3, 0]].map(([home = 0, away = 0]) => isResult(found, { home, away }))).toEqual([true, true, false, false, false, false]);
});

test('what is remembered is read again, and nothing else', () => {
  expect(read(write(FOX))).toEqual(FOX);
  expect([null, '', '1', 'a/b', '1/2/3'].map(read)).toEqual([null, null, null, null, null]);
});
