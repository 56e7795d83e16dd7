// What is said of people besides their handles: countries in words, names only where they are told.
import { expect, test } from 'vitest';
import { nationName, nationsOf, peopleWords } from './nation';

test('a country has a name, and letters that nobody knows stay letters', () => {
  expect(nationName('DE')).toBe('Germany');
  expect(nationName('?')).toBe('?');
});

test('the countries of a team are named once each', () => {
  expect(nationsOf({ people: [{ nation: 'DE' }, {}, { nation: 'PT' }, { nation: 'DE' }] })).toEqual(['DE', 'PT']);
  expect(nationsOf({})).toEqual([]);
});

test('one player alone is told without the handle, a team with each', () => {
  expect(peopleWords({ name: 'Fox', roster: ['Fox'], people: [{ name: 'Ida Müller', nation: 'DE' }] })).toBe('Ida Müller, Germany');
  expect(peopleWords({ name: 'Fox', roster: ['Fox'], people: [{ nation: 'DE' }] })).toBe('Germany');
  expect(peopleWords({ name: 'Foxes', roster: ['Ida', 'Ben'], people: [{ name: 'Ida Müller', nation: 'DE' }, { seat: 'A2' }] })).toBe('Ida (Ida Müller, DE), Ben');
  expect(peopleWords({ name: 'Foxes', roster: ['Ida', 'Ben'], people: [{ seat: 'A1' }, {}] })).toBe('');
  expect(peopleWords({ name: 'Foxes', roster: ['Ida'] })).toBe('');
});
