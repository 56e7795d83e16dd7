// Several matches on a screen: which of all that are on, and how they share the picture.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import { playedNow, tiling } from './several';

const card = (id: number, state: MatchCard['state'], station?: number): MatchCard => ({ id, state, station }) as unknown as MatchCard;
const shown = (...cards: MatchCard[]): number[] => playedNow(new Map(cards.map((one) => [one.id, one])));

test('what is played stands before what is called, by the number of the station, four at most', () => {
  expect(shown(card(1, 'called', 1), card(2, 'live', 9), card(3, 'ready'), card(4, 'held', 2), card(5, 'live'))).toEqual([4, 2, 5, 1]);
  expect(shown(...[5, 4, 3, 2, 1].map((id) => card(id, 'live', id)))).toEqual([1, 2, 3, 4]);
  expect(shown({ ...card(1, 'live', 1), heat: {} } as MatchCard)).toEqual([]);
});

test('two or three lie above each other, four in a square; a tall screen has one column', () => {
  expect([1, 2, 3, 4].map((count) => tiling(count, false))).toEqual([{ columns: 1, rows: 1 }, { columns: 1, rows: 2 }, { columns: 1, rows: 3 }, { columns: 2, rows: 2 }]);
  expect(tiling(4, true)).toEqual({ columns: 1, rows: 4 });
});
