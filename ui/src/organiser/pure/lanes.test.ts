// Where a match stands on the board, what is asked for, and what moves while a person points at it.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import { countsOf, inLane, isAsked, laneOf, newsOf, standing, stillRows } from './lanes';

const match = (id: number, state: string, part: Partial<MatchCard> = {}): MatchCard => ({
  id, number: id, tournament: 1, stage: 10, group: 'upper', round: 1, from_end: 2, position: id, state: state as MatchCard['state'], since: id,
  slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'taken', entrant: 2, seed: 2 } },
  score: { home: 0, away: 0 }, needed: 2, most_games: 3, rev: 0, ...part,
});
const known = (cards: readonly MatchCard[]) => new Map(cards.map((card) => [card.id, card]));

test.each([['undecided', 'ready'], ['ready', 'ready'], ['called', 'called'], ['held', 'held'], ['reported', 'reported'], ['disputed', 'disputed'], ['over', 'over'], ['void', 'over']])('%s stands under %s', (state, lane) => {
  expect(laneOf(match(1, state))).toBe(lane);
});
test.each(['bye', 'not_due'])('%s stands nowhere', (state) => expect(laneOf(match(1, state))).toBeUndefined());

test('each lane counts its matches, byes count nowhere', () => {
  expect(countsOf([match(1, 'ready'), match(2, 'undecided'), match(3, 'live'), match(4, 'bye')])).toEqual({ ready: 2, called: 0, live: 1, held: 0, reported: 0, disputed: 0, over: 0 });
});

test('filters hold together', () => {
  const card = match(26, 'live', { station: 4, holder: 7, tournament: 2, stage: 21 });
  expect(isAsked(card, { tournament: 2, stage: 21, station: 4, judge: 7 })).toBe(true);
  expect(isAsked(card, { tournament: 2, station: 5 })).toBe(false);
  expect(isAsked(card, { judge: 'none' })).toBe(false);
  expect(isAsked(match(27, 'ready'), { station: 'none', judge: 'none' })).toBe(true);
  expect(isAsked(match(28, 'bye'), {})).toBe(false);
});

test('the longest wait stands first, undecided after ready, the latest result first', () => {
  const order = (cards: MatchCard[]): number[] => cards.sort(inLane).map((card) => card.id);
  expect(order([match(5, 'ready'), match(1, 'undecided'), match(3, 'ready')])).toEqual([3, 5, 1]);
  expect(order([match(1, 'over'), match(9, 'over')])).toEqual([9, 1]);
});

test('under the pointer a match stays where it stood and says what is true now', () => {
  const before = [match(1, 'ready'), match(2, 'ready'), match(3, 'live')];
  const stood = standing(before);
  const after = [match(2, 'ready'), match(1, 'called', { station: 4 }), match(3, 'live'), match(4, 'ready')];
  const rows = stillRows(stood, after, known(after));
  expect(rows.map((row) => [row.card.id, row.lane, row.card.state, row.moved])).toEqual([[1, 'ready', 'called', true], [2, 'ready', 'ready', false], [3, 'live', 'live', false]]);
  expect(newsOf(stood, after, known(after)), 'one went on, one came').toBe(2);
  expect(newsOf(null, after, known(after))).toBe(0);
});

test('what left the filter stays until the pointer leaves, what is gone from the gathering goes', () => {
  const stood = standing([match(1, 'ready'), match(2, 'ready')]);
  const elsewhere = match(1, 'over');
  expect(stillRows(stood, [], known([elsewhere])).map((row) => [row.card.state, row.moved])).toEqual([['over', true]]);
  expect(newsOf(stood, [], known([elsewhere]))).toBe(2);
});
