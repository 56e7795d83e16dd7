// Times of rounds and waves: what is overdue, what one step calls, and how times are filled in.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { StageView } from '../../wire/StageView';
import { fieldText, fieldTime, nextToCall, overdueOf, spaced, timables, timeKey } from './times';

const card = (id: number, home: number, away: number, more: Partial<MatchCard> = {}): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'pool1', round: 1, from_end: 0, position: id, state: 'ready', most_games: 1, rev: 0, score: { home: 0, away: 0 },
  slots: { home: { kind: 'taken', entrant: home, seed: home }, away: { kind: 'taken', entrant: away, seed: away } }, ...more,
});

test('what is past its deadline stands together by round, the longest first', () => {
  const cards = [card(1, 1, 2, { until: 100 }), card(2, 3, 4, { until: 100, state: 'over' }), card(3, 1, 3, { round: 2, until: 50 }), card(4, 2, 4, { round: 2, until: 50 }), card(5, 1, 4, { round: 3, until: 900 })];
  expect(overdueOf(cards, 100).map((one) => [one.until, one.cards.map(({ number }) => number)])).toEqual([[50, [3, 4]], [100, [1]]]);
  expect(overdueOf(cards, 49)).toEqual([]);
});
test('a wave calls each entrant to the next match only', () => {
  const cards = [card(1, 1, 2, { wave: 1, state: 'live' }), card(2, 3, 4, { wave: 1 }), card(3, 1, 3, { wave: 1 }), card(4, 5, 6, { wave: 2 })];
  expect(nextToCall(cards, 1).map(({ id }) => id)).toEqual([2]);
  expect(nextToCall(cards, undefined).map(({ id }) => id)).toEqual([2, 4]);
});
test('every seven days from Saturday', () => {
  const first = new Date(2026, 10, 28, 14).getTime();
  const dates = spaced(first, 7, 'days', 3).map((at) => new Date(at));
  expect(dates.map((date) => [date.getDay(), date.getHours()])).toEqual([[6, 14], [6, 14], [6, 14]]);
  expect(spaced(first, 30, 'minutes', 2)).toEqual([first, first + 1_800_000]);
});
test('a field for dates says what was put in', () => {
  const at = new Date(2026, 10, 28, 14, 5).getTime();
  expect(fieldText(at)).toBe('2026-11-28T14:05');
  expect([fieldTime(fieldText(at)), fieldTime(''), fieldTime('soon')]).toEqual([at, undefined, undefined]);
});
test('waves and all match days of a table can have a time, rounds of a bracket each for itself', () => {
  const round = (group: string, n: number): StageView['rounds'][string] => ({ group: group as 'upper', round: n, from_end: 0, series: { length: { kind: 'best_of', games: 1 } }, parts: 1, matches: 1, over: 0, live: 0 });
  const swiss = { published: true, hidden: false, rounds: { 'pool1/1': round('pool1', 1) }, kind: { kind: 'swiss' as const, pairing: 'score_groups' as const, until: { kind: 'rounds' as const, rounds: 3 }, table: { win: 1, draw: 0, loss: 0, unit: 1, order: [], again: false, floor: 0 } } };
  expect(timables(swiss).map(timeKey)).toEqual(['day/1', 'day/2', 'day/3']);
  const bracket = { published: true, hidden: false, rounds: { b: round('lower', 1), a: round('upper', 1) }, kind: { kind: 'double' as const, grand_final: 'one_match' as const, drops: 'start_gg' as const, groups: 1, distribution: 'snake' as const } };
  expect(timables(bracket).map(timeKey)).toEqual(['upper/1', 'lower/1']);
});
