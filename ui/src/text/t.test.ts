// What a text key turns into.
import { expect, test } from 'vitest';
import { fill, translator } from './t';

const check = (text: string, values: Record<string, string | number>, expected: string): void => {
  expect(fill(text, values)).toBe(expected);
};

test('a name takes its place', () => check('Game to {name}', { name: 'Fox' }, 'Game to Fox'));
test('one tablet stands in the singular', () => check('{n} {n|tablet|tablets}', { n: 1 }, '1 tablet'));
test('no tablet stands in the plural', () => check('{n} {n|tablet|tablets}', { n: 0 }, '0 tablets'));
test('a name with braces is text, not a hole', () => check('{a} beat {b}', { a: '{b}', b: 'Owl' }, '{b} beat Owl'));
test('a forgotten value stays visible', () => check('Game to {name}', {}, 'Game to {name}'));

test('keys and values are typed', () => {
  const t = translator({ some: { plain: 'Undo', named: 'Game to {name}' } });
  expect(t('plain')).toBe('Undo');
  expect(t('named', { name: 'Fox' })).toBe('Game to Fox');
  // @ts-expect-error a text with a hole wants its value
  t('named');
});

test('a name that is written from right to left keeps its direction to itself', () => {
  expect(fill('{name} won {score}', { name: 'אריות', score: '2 : 1' })).toBe('\u2068אריות\u2069 won 2 : 1');
  expect(fill('{name} won', { name: 'Owls' })).toBe('Owls won');
});
