// How large lists are: by the height of the picture and the last row.
import { expect, test } from 'vitest';
import { bracketRoom, rowsFor, setZoom, stageHeight, standingRoom, zoomFor } from './sight.svelte';

test('a picture three metres high is read from 20 m, then lists grow twice', () => {
  const at = (height: number, metres: number) => zoomFor({ height, distance: metres * 100 }, false);
  expect([10, 20, 25, 30, 31, 60].map((metres) => at(300, metres))).toEqual([1, 1, 1.5, 1.5, 2, 2]);
  expect([13, 18, 25].map((metres) => at(200, metres))).toEqual([1, 1.5, 2]);
  expect(zoomFor({ height: 300, distance: 1_500 }, true)).toBe(1.5);
  expect(zoomFor(undefined, false)).toBe(1);
});

test('as many rows as fit between head and foot', () => {
  try {
    for (const size of [1, 1.5, 2] as const) {
      setZoom(size);
      expect(standingRoom(false).rows * 6.4 + 4.2 + 2.2).toBeLessThanOrEqual(stageHeight(false) + 0.01);
      expect(standingRoom(true).rows * 6.4 + 4.2 + 2.2).toBeLessThanOrEqual(size === 2 ? Infinity : stageHeight(true) + 0.01);
      const { upperRows, lowerRows } = bracketRoom(false);
      expect(2 * (upperRows + lowerRows)).toBe({ 1: 12, 1.5: 6, 2: 4 }[size]);
    }
    expect([12, 6, 4].map(rowsFor)).toEqual([4, 2, 1]);
  } finally {
    setZoom(1);
  }
});
