// Entries and times on one line.
import { expect, test } from 'vitest';
import { hourMarks, timeOf, typedMoment, type Points } from './moments';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 21, 12);

test.each([
  [1, 1_000],
  [11, 2_000],
  [6, 1_500],
  [21, 2_000],
])('entry %i was about at %i', (seq, at) => expect(timeOf([[1, 1_000], [11, 2_000]], seq)).toBe(at));
test('of nothing nothing is known', () => expect(timeOf([], 3)).toBeUndefined());

test('hours and midnights are marked, and no two too close', () => {
  const points: Points = [[1, NOON], [101, NOON + 2 * HOUR], [103, NOON + 3 * HOUR], [203, NOON + 13 * HOUR]];
  const marks = hourMarks(points, 10, 0);
  expect(marks.map(({ seq, isDay }) => [seq, isDay])).toEqual([[101, false], [203, true]]);
});

test.each([
  ['14:05', NOON + 2 * HOUR + 5 * 60_000 + 59_999],
  [' 9:30:07 ', NOON - 2.5 * HOUR + 7_999],
  ['00.00', NOON - 12 * HOUR + 59_999],
])('%s is a time of that day', (text, time) => expect(typedMoment(text, NOON, 0)).toEqual({ kind: 'time', time }));
test('a zone moves the day', () => expect(typedMoment('00:30', NOON + 11 * HOUR, 120)).toEqual({ kind: 'time', time: NOON + 10.5 * HOUR + 59_999 }));
test('a number is an entry', () => expect(typedMoment('#4211', NOON, 0)).toEqual({ kind: 'seq', seq: 4211 }));
test.each(['', '25:00', '12:60', '4211', 'noon', '#'])('%j is no moment', (text) => expect(typedMoment(text, NOON, 0)).toBeUndefined());
