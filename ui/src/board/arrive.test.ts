// Matches that come near a bracket's view, frame by frame.
import { expect, test } from 'vitest';
import { arrive } from './arrive';
import type { Box } from './layout';

const SEEN = { x: 0, y: 0, w: 100, h: 100 };
const box = (id: number, x: number, y = 10): Box => ({ id, x, y, w: 20, h: 20, column: 0, row: 0, bye: false }) as unknown as Box;
const ids = (boxes: readonly Box[]): number[] => boxes.map((one) => one.id);

test('what is in view is there at once, even where nothing else may come', () => {
  expect(ids(arrive([], [box(1, 10), box(2, 90), box(3, 130)], SEEN, 0))).toEqual([1, 2]);
});

test('of what lies around, the nearest come first, and stand where they belong', () => {
  const goal = [box(1, 300), box(2, 10), box(3, 130), box(4, 110)];
  const first = arrive([], goal, SEEN, 2);
  expect(ids(first)).toEqual([2, 3, 4]);
  expect(arrive(first, goal, SEEN, 2)).toBe(goal);
});

test('what is there stays while it is wanted and goes when it is not', () => {
  const there = [box(1, -200), box(2, 500)];
  expect(ids(arrive(there, [box(2, 500), box(3, 400)], SEEN, 0))).toEqual([2]);
});

test('a match that moved is there in its new place', () => {
  expect(arrive([box(1, 10)], [box(1, 700)], SEEN, 0)[0]?.x).toBe(700);
});
