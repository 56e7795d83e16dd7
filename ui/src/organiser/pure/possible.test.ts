// What is still possible, in words.
import { expect, test } from 'vitest';
import type { FateView } from '../../wire/FateView';
import type { NeedsView } from '../../wire/NeedsView';
import { needsWords, prospectWords, rangeText, recordWords } from './possible';

const needs = (win: FateView, draw: FateView | undefined, loss: FateView): NeedsView => ({ match: 1, win: { fate: win }, ...(draw ? { draw: { fate: draw } } : {}), loss: { fate: loss } });

test('a range of places', () => {
  expect([rangeText([1, 3]), rangeText([2, 2]), rangeText(undefined)]).toEqual(['1–3', '2', '']);
});
test('what the next match decides', () => {
  expect(needsWords(needs('through', undefined, 'out'))).toBe('through with a win, out with a loss');
  expect(needsWords(needs('through', 'through', 'open'))).toBe('through with a draw');
  expect(needsWords(needs('open', 'out', 'out'))).toBe('out without a win');
  expect(needsWords(needs('open', 'open', 'open'))).toBe('');
});
test('what one result means', () => {
  expect(prospectWords({ fate: 'through', possible: [1, 2] })).toBe('through, places 1–2');
  expect(prospectWords({ fate: 'open', possible: [3, 3] })).toBe('place 3');
  expect(prospectWords({ fate: 'open' })).toBe('still open');
});
test('a record says how many more', () => {
  const until = { kind: 'record' as const, wins: 3, losses: 3 };
  expect(recordWords({ won: 2, lost: 1, fate: 'open', gone: false }, until)).toBe('1 more win leads on, 2 more losses end it');
  expect(recordWords({ won: 3, lost: 1, fate: 'through', gone: false }, until)).toBe('');
});
