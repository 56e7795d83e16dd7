// What becomes of a roster when the row of its entrant is edited.
import { expect, test } from 'vitest';
import { joined, rosterAsked } from './entrant_edit';

const saved = (name: string, roster: string[], text?: string): string[] => rosterAsked({ name, roster }, joined(roster), text ?? joined(roster));

test('whoever edits only the seat leaves every player as they are', () => {
  expect(saved('Foxes', ['Müller, Jan', 'Ida'])).toEqual(['Müller, Jan', 'Ida']);
  expect(saved('Foxes', ['a|b', 'c, d'])).toEqual(['a|b', 'c, d']);
  expect(saved('Foxes', ['Ida'])).toEqual(['Ida']);
});

test('a single player of the same name is called like the entrant from now on', () => {
  expect(saved('Müller, Jan', ['Müller, Jan'])).toEqual([]);
});

test('names with a comma in them stay whole beside one that is added', () => {
  expect(joined(['Müller, Jan', 'Ida'])).toBe('Müller, Jan | Ida');
  expect(saved('Foxes', ['Müller, Jan', 'Ida'], 'Müller, Jan | Ida | Ben')).toEqual(['Müller, Jan', 'Ida', 'Ben']);
  expect(saved('Foxes', ['Ida', 'Ben'], 'Ida, Ben; Jule ,')).toEqual(['Ida', 'Ben', 'Jule']);
  expect(joined(['Müller, Jan'])).toBe('Müller, Jan |');
  expect(saved('Foxes', ['Müller, Jan'], 'Müller, Jan |  ')).toEqual(['Müller, Jan']);
  expect(saved('Foxes', ['Ida'], '')).toEqual([]);
});
