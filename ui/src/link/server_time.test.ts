// The server's time between two answers: as fast as time passes, or at the pace of a rehearsal.
import { expect, test } from 'vitest';
import { ServerTime } from './server_time';

test('a page counts on between two answers as time passes', () => {
  let elapsed = 500;
  const time = new ServerTime(() => elapsed);
  time.forget();
  time.heard(1_000_000);
  elapsed += 2_000;
  expect(time.now()).toBe(1_002_000);
});

test('in a rehearsal a page counts on at the pace of the server, and half the way back counts as often', () => {
  let elapsed = 500;
  const time = new ServerTime(() => elapsed);
  time.forget(60);
  time.heard(1_000_000);
  elapsed += 2_000;
  expect(time.now()).toBe(1_120_000);
  time.measured(1_130_000, 100);
  expect(time.now()).toBe(1_133_000);
  elapsed += 1_000;
  expect(time.now()).toBe(1_193_000);
});
