// What stays the same object and what does not.
import { expect, test } from 'vitest';
import { sameOrNew } from './same_or_new';

test('an equal tree is the known one', () => {
  const known = { a: { b: [1, { c: 2 }] }, d: 'x' };
  expect(sameOrNew(known, JSON.parse(JSON.stringify(known)))).toBe(known);
});
test('what changed is new, its neighbours are not', () => {
  const known = { matches: { 1: { score: 0 }, 2: { score: 1 } } };
  const next = sameOrNew(known, { matches: { 1: { score: 3 }, 2: { score: 1 } } }) as typeof known;
  expect(next).toEqual({ matches: { 1: { score: 3 }, 2: { score: 1 } } });
  expect(next.matches[2]).toBe(known.matches[2]);
  expect(next.matches[1]).not.toBe(known.matches[1]);
});
test.each([
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: undefined }, { b: undefined }],
  [[1, 2], [1]],
  [null, {}],
  [{}, null],
])('%o is not %o', (known, next) => expect(sameOrNew(known, next)).toEqual(next));
