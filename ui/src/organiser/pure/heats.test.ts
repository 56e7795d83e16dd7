// Heats: times are read as they are written, points are added up, the best attempt is found.
import { expect, test } from 'vitest';
import { attemptOf, bestOfAll, pointsSoFar, readMark, timeText } from './heats';

const check = (text: string, milliseconds: number | null | undefined): void => expect(readMark(text, 'time')).toBe(milliseconds);

test('times are read as people type them', () => {
  check('23.456', 23_456);
  check('1:23.456', 83_456);
  check('1:23,4', 83_400);
  check('83', 83_000);
  check('1:02:03.004', 3_723_004);
  check(' ', null);
});
test('what is no time is told', () => {
  for (const text of ['0', '1:60', '1:23:', 'fast', '1:2:3:4', '-5', '24:00:01']) check(text, undefined);
});
test('times are written as they are read', () => {
  for (const time of [1, 999, 23_456, 60_000, 83_400, 3_723_004]) check(timeText(time), time);
});
test('scores are whole numbers', () => {
  expect(readMark('9000', 'score')).toBe(9_000);
  expect(readMark('0', 'score')).toBe(0);
  expect(readMark('1.5', 'score')).toBeUndefined();
  expect(readMark('100000001', 'score')).toBeUndefined();
});
test('points of placings and kills are added up', () => {
  const points = pointsSoFar({ placing: [10, 6], kill: 1, games: [[[1, 0], [2, 5], [3, 1]], [[3, 0]]] });
  expect([...points]).toEqual([[1, 10], [2, 11], [3, 11]]);
});
test('the best attempt is the fastest, or the highest', () => {
  const games: [number, number][][] = [[[1, 50], [2, 60]], [[1, 40]]];
  expect(bestOfAll({ games, measure: 'time' }, 1)).toBe(40);
  expect(bestOfAll({ games, measure: 'score' }, 1)).toBe(50);
  expect(bestOfAll({ games, measure: 'time' }, 3)).toBeUndefined();
  expect(attemptOf({ games }, 2, 1)).toBe(60);
});
