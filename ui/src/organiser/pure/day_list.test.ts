// Days and what is in view of a long list.
import { expect, test } from 'vitest';
import type { EntryRow } from '../../wire/EntryRow';
import { dayAbove, inView, linesOf } from './day_list';

const MIDNIGHT = Date.UTC(2026, 10, 22);
const row = (seq: number, at: number): EntryRow => ({ seq, at, kind: 'k', text: 't' });

test('each day has one head, before its newest entry', () => {
  const rows = [row(4, MIDNIGHT + 5), row(3, MIDNIGHT), row(2, MIDNIGHT - 1), row(1, MIDNIGHT - 9)];
  const kinds = (zone: number): string[] => linesOf(rows, () => zone).map((line) => line.kind === 'day' ? 'day' : String(line.row.seq));
  expect(kinds(0)).toEqual(['day', '4', '3', 'day', '2', '1']);
  expect(kinds(60)).toEqual(['day', '4', '3', '2', '1']);
  expect(linesOf([], () => 0)).toEqual([]);
});

test.each([
  [0, 300, 10, 1_000, { from: 0, to: 42 }],
  [5_000, 300, 10, 1_000, { from: 488, to: 542 }],
  [9_900, 300, 10, 1_000, { from: 978, to: 1_000 }],
  [50_000, 300, 10, 5, { from: 5, to: 5 }],
] as const)('scrolled %i of a view of %i', (scrolled, height, line, count, expected) => expect(inView(scrolled, height, line, count)).toEqual(expected));

test('the day in view is that of its topmost line', () => {
  const lines = linesOf([row(2, MIDNIGHT), row(1, MIDNIGHT - 1)], () => 0);
  expect([0, 1, 3, 99].map((at) => dayAbove(lines, at))).toEqual([MIDNIGHT, MIDNIGHT, MIDNIGHT - 1, MIDNIGHT - 1]);
  expect(dayAbove([], 0)).toBeUndefined();
});
