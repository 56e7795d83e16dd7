// The table of heroes: rates, order, and what is too few to be ranked.
import { expect, test } from 'vitest';
import type { HeroLine } from '../../wire/HeroLine';
import { lift, percent, share, wilson } from '../../board/draft_figures';
import { onSide, ranked, turned } from './draft_figures';

const line = (name: string, picks: number, wins: number, bans: number, more: Partial<HeroLine> = {}): HeroLine => ({ id: name.toLowerCase(), name, picks, wins, bans, available: 20, firsts: 0, blind: 0, counter: 0, by_side: [], ...more });
const figures = { games: 20, missed_bans: 0, effective_heroes: 300, sides: [], heroes: [line('Axe', 10, 7, 2), line('Bane', 4, 4, 16), line('Chen', 6, 2, 0), line('Doom', 0, 0, 9)] };
const order = (by: Parameters<typeof turned>[1], down = true): string => ranked(figures, '', { by, down }).map((one) => one.name).join(' ');

test('what is shown of counts', () => {
  expect(share(3, 8)).toBe(3750);
  expect(share(3, 0)).toBeUndefined();
  expect([percent(3750), lift(-312), lift(0), lift(40)]).toEqual(['37.5\u00a0%', '−3.1', '0.0', '+0.4']);
});

test.each([
  ['picks', 'Axe Chen Bane Doom'],
  ['bans', 'Bane Doom Axe Chen'],
  ['presence', 'Bane Axe Doom Chen'],
  // Four games of four won are too few to lead.
  ['rate', 'Axe Chen Bane Doom'],
] as const)('by %s', (by, expected) => expect(order(by)).toBe(expected));

test('the other way round, what cannot be ranked stays at the end', () => expect(order('rate', false)).toBe('Chen Axe Bane Doom'));

test('names begin with A, numbers with the greatest', () => {
  expect(turned({ by: 'picks', down: true }, 'hero')).toEqual({ by: 'hero', down: false });
  expect(turned({ by: 'picks', down: true }, 'picks')).toEqual({ by: 'picks', down: false });
  expect(ranked(figures, ' an', { by: 'hero', down: false }).map((one) => one.name)).toEqual(['Bane']);
});

test('one side alone', () => {
  const sided = { ...figures, heroes: [line('Axe', 10, 7, 2, { by_side: [[6, 5], [4, 2]] }), line('Bane', 4, 4, 16, { by_side: [[0, 0], [4, 4]] })] };
  const home = onSide(sided, 0).heroes;
  expect(home.map((one) => [one.name, one.picks, one.wins])).toEqual([['Axe', 6, 5]]);
  expect(onSide(sided, undefined)).toBe(sided);
});

test('the interval is the textbook one', () => expect(wilson(10, 9)).toEqual([5958, 9821]));
