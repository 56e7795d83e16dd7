// What waits for a head judge: disputes by age, reports that are theirs to confirm, and never a captain's.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import { urgent } from './urgent';

const card = (id: number, state: MatchCard['state'], since: number, waits_for?: string): MatchCard => ({ id, state, since, ...(waits_for ? { report: { waits_for } } : {}) }) as unknown as MatchCard;

test('the oldest dispute comes first, and a captain’s confirmation is left to the captain', () => {
  const found = urgent([card(1, 'disputed', 20), card(2, 'disputed', 10), card(3, 'reported', 5, 'home'), card(4, 'reported', 6, 'desk'), card(5, 'held', 1), card(6, 'live', 2)]);
  const ids = (cards: readonly MatchCard[]): number[] => cards.map((one) => one.id);
  expect([found.disputes, found.reports, found.held, found.rest].map(ids)).toEqual([[2, 1], [4], [5], [6, 3]]);
});
