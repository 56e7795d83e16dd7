// Digits on ten keys: they fill a time from the right.
import { expect, test } from 'vitest';
import { digitsOf, face, markOf } from './keypad';

const time = (digits: string): number | string => {
  const found = markOf(digits, 'time');
  return found.kind === 'mark' ? found.mark : found.kind === 'wrong' ? found.why : found.kind;
};

test('digits fill from the right', () => {
  expect(['5', '456', '3456', '23456', '123456', '1023004', '10203004'].map(time)).toEqual([5, 456, 3_456, 23_456, 83_456, 623_004, 3_723_004]);
});
test('seconds alone may pass a minute, as on a stopwatch', () => expect(time('83456')).toBe(83_456));
test('behind minutes seconds end at 59, behind hours minutes do', () => expect([time('175000'), time('17000000')]).toEqual(['seconds', 'minutes']));
test('no time is no attempt, and a day is the most', () => expect([time(''), time('000'), time('240000000'), time('240000001')]).toEqual(['none', 'nothing', 86_400_000, 'day']));
test('a score is what is typed', () => {
  expect([markOf('0', 'score'), markOf('100000000', 'score'), markOf('100000001', 'score')]).toEqual([{ kind: 'mark', mark: 0 }, { kind: 'mark', mark: 100_000_000 }, { kind: 'wrong', why: 'score' }]);
});
test('the face shows what is still empty', () => {
  expect(['', '5', '456', '3456', '83456', '123456', '10203004'].map((digits) => Object.values(face(digits, 'time')))).toEqual([
    ['00:00.000', ''], ['00:00.00', '5'], ['00:00.', '456'], ['00:0', '3.456'], ['00:', '83.456'], ['0', '1:23.456'], ['0', '1:02:03.004'],
  ]);
});
test('a mark comes back as its digits', () => {
  expect([83_456, 456, 3_723_004].map((mark) => digitsOf(mark, 'time'))).toEqual(['123456', '456', '10203004']);
  expect(digitsOf(1_200, 'score')).toBe('1200');
});
