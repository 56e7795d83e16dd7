// Finished matches in the head judge's list: what ended last first, no byes, found by number or name.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import { found, latest } from './finished';

const card = (number: number | undefined, stage: number, round: number, state: MatchCard['state'] = 'over'): MatchCard => ({ ...(number === undefined ? {} : { number }), stage, round, state }) as MatchCard;
const numbers = (cards: readonly MatchCard[]): (number | undefined)[] => cards.map((one) => one.number);
const names: Record<string, string> = { '1 home': 'Fox', '1 away': 'Owl', '2 home': 'Hen', '2 away': 'Arctic Fox' };
const nameIn = (one: MatchCard, side: 'home' | 'away'): string => names[`${one.number} ${side}`] ?? '';

test('what ended last comes first', () => {
  expect(numbers(latest([{ ...card(8, 7, 3), since: 10 }, { ...card(1, 7, 1), since: 30 }, { ...card(4, 7, 2), since: 20 }], [7]))).toEqual([1, 4, 8]);
});

test('of one moment the latest stage and round come first; byes and what is open are left out', () => {
  const cards = [card(1, 7, 1), card(9, 3, 1), card(2, 7, 1), card(3, 7, 2), card(undefined, 7, 1), card(4, 7, 2, 'live'), card(5, 7, 1, 'void')];
  expect(numbers(latest(cards, [7, 3]))).toEqual([9, 3, 5, 2, 1]);
});

test.each([['1', [1]], ['fox', [1, 2]], ['hen', [2]], ['', [1, 2, 12]], ['nobody', []]])('“%s” finds %j', (asked, wanted) => {
  expect(numbers(found([card(1, 7, 1), card(2, 7, 1), card(12, 7, 1)], asked, nameIn))).toEqual(wanted);
});
