// Where a portrait is fetched from, and that no name leads elsewhere.
import { expect, test } from 'vitest';
import { hasPortraits, portraitOf } from './portrait';

const hero = (portrait?: string): { name: string; enabled: boolean; portrait?: string } => ({ name: 'A', enabled: true, ...(portrait === undefined ? {} : { portrait }) });
const pool = { id: 'dota2', heroes: { axe: hero('m-1_x'), lina: hero(), '../../s?x#y': hero('q&w') } };

test.each([
  ['a hero with a portrait has an address with its mark', 'axe', '/portraits/dota2/axe?v=m-1_x'],
  ['a hero without one has none', 'lina', null],
  ['nor has one that the pool does not know', 'pudge', null],
  ['nor what every object has', 'constructor', null],
  ['nor an empty turn', null, null],
  ['an odd id stays one part of the address', '../../s?x#y', '/portraits/dota2/..%2F..%2Fs%3Fx%23y?v=q%26w'],
])('%s', (_, of, address) => expect(portraitOf(pool, of)).toBe(address));

test('without a pool there is nothing', () => expect(portraitOf(undefined, 'axe')).toBe(null));

test('a pool has portraits once one hero has', () => {
  expect(hasPortraits(pool)).toBe(true);
  expect(hasPortraits({ heroes: { lina: hero() } })).toBe(false);
  expect(hasPortraits(undefined)).toBe(false);
});
