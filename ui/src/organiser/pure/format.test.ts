// Lengths of series as one number.
import { expect, test } from 'vitest';
import { bestOf, gamesOf } from './format';

test('a first-to series is shown as the best-of with the same wins', () => {
  expect([gamesOf(bestOf(5)), gamesOf({ length: { kind: 'first_to', wins: 3 } }), gamesOf({ length: { kind: 'play_all', games: 2 } })]).toEqual([5, 5, 2]);
});
