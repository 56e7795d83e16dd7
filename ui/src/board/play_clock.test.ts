// Clocks of matches: up, down and over, running and halted, typed by people.
import { expect, test } from 'vitest';
import type { ClockView } from '../wire/ClockView';
import { clockText, isOver, readTime } from './play_clock';

const up: ClockView = { elapsed: 65_400, anchor: 1_000_000, motion: 'runs' };
const down: ClockView = { from: 300_000, elapsed: 0, anchor: 1_000_000, motion: 'runs' };

test.each([
  [up, 0, '1:05'],
  [up, 600, '1:06'],
  [{ ...up, motion: 'halted' as const }, 90_000, '1:05'],
  [{ ...up, motion: 'stands' as const }, 90_000, '1:05'],
  [down, 0, '5:00'],
  [down, 1, '5:00'],
  [down, 1_000, '4:59'],
  [down, 299_001, '0:01'],
  [down, 300_000, '0:00'],
  [down, 300_999, '0:00'],
  [down, 312_000, '+0:12'],
])('%o shows after %i ms %s', (clock, after, text) => expect(clockText(clock, 1_000_000 + after)).toBe(text));

test('a page whose clock is behind the anchor shows the anchor', () => expect(clockText(up, 0)).toBe('1:05'));

test('it is over when nothing is left', () => {
  expect(isOver(down, 1_299_999)).toBe(false);
  expect(isOver(down, 1_300_000)).toBe(true);
  expect(isOver(up, 9_999_999)).toBe(false);
});

test.each([['4:37', 277_000], ['277', 277_000], ['0:00', 0], [' 12:05 ', 725_000], ['4:60', null], ['-1', null], ['', null], ['a', null], ['99999', null]])('%s typed is %s', (text, ms) => expect(readTime(text)).toBe(ms));
