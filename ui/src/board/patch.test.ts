// Merge patches: the table of RFC 7396, appendix A, and what sharing promises.
import { expect, test } from 'vitest';
import { applyPatch, type Json } from './patch';

const TABLE: readonly (readonly [target: string, patch: string, result: string])[] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
];

const read = (text: string): Json => JSON.parse(text) as Json;

test.each(TABLE)('%s + %s = %s', (target, patch, result) => {
  const before = read(target);
  expect(applyPatch(before, read(patch))).toEqual(read(result));
  expect(before).toEqual(read(target));
});

test('what a patch does not touch stays the same object', () => {
  const target = { head: { name: 'Upper' }, matches: { 1: { home: 'Fox' }, 2: { home: 'Owl' } } };
  const next = applyPatch(target, { matches: { 2: { home: 'Elk' } } }) as typeof target;
  expect(next).not.toBe(target);
  expect(next.head).toBe(target.head);
  expect(next.matches[1]).toBe(target.matches[1]);
  expect(next.matches[2]).toEqual({ home: 'Elk' });
});

test('a patch that changes nothing gives the same view back', () => {
  const target = { a: { b: 1 } };
  expect(applyPatch(target, { a: { b: 1, c: null } })).toBe(target);
});

test('a key called __proto__ is data', () => {
  const next = applyPatch({}, read('{"__proto__":{"isDesk":true}}')) as Record<string, unknown>;
  expect(Object.keys(next)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['isDesk']).toBeUndefined();
  expect(next['isDesk']).toBeUndefined();
});
