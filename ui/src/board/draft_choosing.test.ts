// What captains choose before a draft, as a match report: what is chosen, and what is left for whom.
import { expect, test } from 'vitest';
import type { ChoosingView } from '../wire/ChoosingView';
import type { DraftLine } from '../wire/DraftLine';
import { chooserOf, choicesLeft, chosenWords, whyWords } from './draft_choosing';

const line = (choosing: Partial<ChoosingView>, turn: 'home' | 'away', game = 1): DraftLine => ({
  tournament: 1, number: 4, names: { home: 'Fox', away: 'Owl' }, entrants: { home: 1, away: 2 }, game, format: 'Captains', state: 'choosing', turn_of: [turn],
  choosing: { how: 'rule', chooser: 'home', sides: ['Day', 'Night'], ...choosing },
});

test.each([
  { chosen: {}, turn: 'home', left: ['Act first', 'Act second', 'Play Day', 'Play Night'], said: [] },
  { chosen: { first: 'away' }, turn: 'away', left: ['Play Day', 'Play Night'], said: ['Owl acts first.'] },
  { chosen: { home_side: 'Night' }, turn: 'away', left: ['Act first', 'Act second'], said: ['Fox plays Night, Owl plays Day.'] },
  { chosen: { sides: [] }, turn: 'home', left: ['Act first', 'Act second'], said: [] },
] as const)('after $chosen there is $left', ({ chosen, turn, left, said }) => {
  const at = line(chosen as Partial<ChoosingView>, turn);
  expect(chooserOf(at)).toBe(turn);
  expect(choicesLeft(at, turn).map((one) => one.text)).toEqual(left);
  expect(chosenWords(at)).toEqual(said);
});

test('to act second is to let the other act first', () => {
  expect(choicesLeft(line({}, 'home'), 'home')[1]?.wish).toEqual({ kind: 'order', first: 'away' });
});

test.each([[1, 'rule', 'better seed'], [2, 'rule', 'lost the game before'], [1, 'toss', 'won the draw']] as const)('game %i by %s: %s', (game, how, words) => {
  expect(whyWords(line({ how }, 'home', game))).toContain(words);
});
