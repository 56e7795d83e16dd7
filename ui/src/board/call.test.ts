// The clock of a call: how long is left, when the last call is, and that a held match waits for nobody.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import { absentees, awaited, missingSide } from './call';

const MINUTE = 60_000;
const CALL = { since: 0, last: 10 * MINUTE, until: 15 * MINUTE };
const card = (changes: Partial<MatchCard>): MatchCard => ({ state: 'called', ...changes }) as MatchCard;

test('a call runs down to the last call, and then to the walkover', () => {
  expect(awaited(card({ call: CALL }), 6 * MINUTE)).toMatchObject({ left: 9 * MINUTE, isLast: false, isOver: false, share: 0.6 });
  expect(awaited(card({ call: CALL }), 10 * MINUTE)).toMatchObject({ left: 5 * MINUTE, isLast: true, isOver: false });
  expect(awaited(card({ call: CALL }), 17 * MINUTE)).toMatchObject({ left: 0, over: 2 * MINUTE, isLast: true, isOver: true });
});

test('while the match is held, nothing runs', () => {
  const held = card({ state: 'held', call: { ...CALL, stands: 4 * MINUTE } });
  expect(awaited(held, 60 * MINUTE)).toMatchObject({ left: 11 * MINUTE, isLast: false, stands: true });
});

test('nobody is waited for once both are here, or where no clock runs', () => {
  expect(awaited(card({ call: CALL, here: { home: true, away: true } }), 0)).toBeNull();
  expect(awaited(card({}), 0)).toBeNull();
});

test('one side is missing when the other is here', () => {
  expect(missingSide(card({ here: { home: true, away: false } }))).toBe('away');
  expect(missingSide(card({ here: { home: false, away: true } }))).toBe('home');
  expect(missingSide(card({}))).toBeNull();
  expect(missingSide(card({ here: { home: true, away: true } }))).toBeNull();
});

test('once the time is up, whoever has not said that they are here may be said not to have come', () => {
  const over = 16 * MINUTE;
  expect(absentees(card({ call: CALL }), over)).toEqual(['home', 'away', 'both']);
  expect(absentees(card({ call: CALL, here: { home: true, away: false } }), over)).toEqual(['away']);
  expect(absentees(card({ call: CALL, here: { home: true, away: true } }), over)).toEqual([]);
  expect(absentees(card({ call: CALL }), 14 * MINUTE)).toEqual([]);
  expect(absentees(card({ state: 'held', call: { ...CALL, stands: 15 * MINUTE } }), over)).toEqual([]);
});
