// Figures as lines: rates, gaps, tops, and the points that are kept.
import { expect, test } from 'vitest';
import type { MeasurePoint } from '../../wire/MeasurePoint';
import { bytes, joined, pathOf, peak, rate, roundTop, short, took } from './figures';

const point = (at: number, part: Partial<MeasurePoint> = {}): MeasurePoint => ({ at, officials: 0, screens: 0, phones: 0, messages: 0, accepted: 0, refused: 0, news: 0, joined: 0, deliveries: 0, skipped: 0, bytes: 0, waiting: 0, ...part });

test('what happened between two points is told by the second', () => {
  expect(rate([point(2_000, { deliveries: 500 }), point(4_000)], 2_000, (one) => one.deliveries)).toEqual([250, 0]);
});

test('where nothing was stored there is no time, not a time of zero', () => {
  expect(took([point(1), point(2, { commit: { p50: 180, p99: 2_400 } })], 'commit', 'p99')).toEqual([undefined, 2.4]);
});

test('points come once and the oldest leave', () => {
  const known = [point(1), point(2), point(3)];
  expect(joined(known, [point(2), point(3), point(4), point(5)], 3).map((one) => one.at)).toEqual([3, 4, 5]);
  expect(joined([], [point(7)], 3).map((one) => one.at)).toEqual([7]);
});

test.each([[undefined, 1], [0, 1], [0.3, 0.5], [1, 1], [1.01, 2], [4_900, 5_000], [5_001, 10_000]])('the top of a chart above %s is %s', (most, top) => {
  expect(roundTop(most)).toBeCloseTo(top);
});

test('the highest of several lines, gaps apart', () => {
  expect(peak([[undefined, 3], [8, undefined]])).toBe(8);
  expect(peak([[undefined]])).toBeUndefined();
});

test('a line breaks where nothing was measured, and a lone value is a stroke', () => {
  expect(pathOf([0, 5, undefined, 10, undefined, 5, 5], 7, 10, 60, 100)).toBe('M0 100L10 50M30 0h5M50 50L60 50');
});

test('a short history stands at the right edge, and what is above the top stays inside', () => {
  expect(pathOf([20, 10], 5, 10, 40, 100)).toBe('M30 0L40 0');
});

test('numbers for people', () => {
  expect([0, 0.254, 3.14, 7, 42.4, 9_999, 12_345].map(short)).toEqual(['0', '0.25', '3.1', '7', '42', '9999', '12 k']);
  expect([12, 4_200, 31_000_000].map(bytes)).toEqual(['12 B', '4.2 kB', '31 MB']);
});
