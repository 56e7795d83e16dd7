// What is told only once it lasts: not what comes a moment later, and not what was so in two halves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lasting } from './lasting';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(): { lasting: Lasting; told: boolean[] } {
  const told: boolean[] = [];
  return { lasting: new Lasting(3_000, (lasts) => told.push(lasts)), told };
}

test('documents that come within the time are never missed', () => {
  const { lasting, told } = watched();
  lasting.look(true);
  vi.advanceTimersByTime(2_900);
  lasting.look(false);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});

test('what stays so is told once, however often somebody looks, and that it is over', () => {
  const { lasting, told } = watched();
  for (let at = 0; at < 40; at += 1) {
    lasting.look(true);
    vi.advanceTimersByTime(100);
  }
  expect(told).toEqual([true]);
  lasting.look(false);
  expect(told).toEqual([true, false]);
});

test('after a break the time begins anew', () => {
  const { lasting, told } = watched();
  lasting.look(true);
  vi.advanceTimersByTime(2_000);
  lasting.look(false);
  lasting.look(true);
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([true]);
});
