// Which attempt a judge is offered next, and how many are still open.
import { expect, test } from 'vitest';
import { openAttempts, pass, proposed, readPassed } from './attempts';

const GAMES = [[[1, 900], [2, 800]], [[1, 850]]] as const;

test('the attempt after the last one is proposed', () => expect([1, 2, 3].map((who) => proposed(GAMES, who, {}, 3))).toEqual([3, 2, 1]));
test('one that brought nothing is passed', () => expect(proposed(GAMES, 2, pass({}, 2, 2), 3)).toBe(3));
test('after the last there is no further one', () => expect(proposed(GAMES, 2, pass({}, 2, 3), 3)).toBe(3));
test('open are those without a mark that were not passed', () => {
  expect(openAttempts([1, 2, 3], GAMES, {}, 3)).toBe(6);
  expect(openAttempts([1, 2, 3], GAMES, pass({}, 3, 2), 3)).toBe(4);
});
test('what was kept is read, anything else is nothing', () => expect([readPassed('{"2":1}'), readPassed('{"2":"x"}'), readPassed('no'), readPassed(null)]).toEqual([{ 2: 1 }, {}, {}, {}]));
