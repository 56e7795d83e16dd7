// A name becomes its short form before its letters become too small, and never gets an ellipsis inside.
import { expect, test } from 'vitest';
import { attempts, firstFit, type Names, type Place } from './names';

const GROCERS: Names = { name: 'Die unaufhaltsamen Gemüsehändler', short: 'Gemüsehändler', tag: 'GEMÜ' };
/** Each letter takes half its size. */
const shown = (names: Names, place: Place, room: number, size = 40, least = 15.5): string => {
  const { text, scale } = firstFit(attempts(names, place), size, least, (a) => a.text.length * a.scale * size * 0.5 <= room);
  return `${text} ${Math.round(scale * 100)}`;
};
const check = (place: Place, room: number, expected: string): void => expect(shown(GROCERS, place, room)).toBe(expected);

test('with room the registered name stands', () => check('tablet', 640, 'Die unaufhaltsamen Gemüsehändler 100'));
test('a little less room: 84 % on a tablet', () => check('tablet', 540, 'Die unaufhaltsamen Gemüsehändler 84'));
test('a little less room: 86 % in the hall', () => check('hall', 560, 'Die unaufhaltsamen Gemüsehändler 86'));
test('then the short name', () => check('hall', 300, 'Gemüsehändler 100'));
test('then the short name at 76 % in the hall', () => check('hall', 200, 'Gemüsehändler 76'));
test('then the tag', () => check('hall', 90, 'GEMÜ 100'));
test('no room at all: the tag, whole', () => check('hall', 10, 'GEMÜ 100'));
test('the desk never makes letters smaller', () => check('desk', 300, 'Gemüsehändler 100'));

test('letters do not shrink below the least size', () => {
  expect(shown(GROCERS, 'tablet', 32 * 18 * 0.5 * 0.84, 18, 15.5)).toBe('Gemüsehändler 100');
});
test('an entrant with only one name keeps it', () => {
  expect(shown({ name: 'Fox', short: 'Fox', tag: 'Fox' }, 'hall', 10)).toBe('Fox 86');
});
