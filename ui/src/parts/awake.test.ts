// Keeping the display on: the lock where there is one, the film where there is none, and the truth where neither works.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { display, keepAwake } from './awake.svelte';

let visible: () => void;
beforeEach(() => {
  display.how = 'none';
  visible = () => {};
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: (_: string, act: () => void) => (visible = act) });
});
afterEach(() => vi.unstubAllGlobals());

test('the browser’s lock is enough, and is asked for again after the page was hidden', async () => {
  let release = (): void => {};
  const request = vi.fn(() => Promise.resolve({ addEventListener: (_: 'release', done: () => void) => (release = done) }));
  const film = vi.fn(() => Promise.resolve(true));
  await keepAwake({ wakeLock: { request } }, film);
  expect(display.how).toBe('lock');
  expect(film).not.toHaveBeenCalled();
  release();
  expect(display.how).toBe('none');
  visible();
  await vi.waitFor(() => expect(display.how).toBe('lock'));
  expect(request).toHaveBeenCalledTimes(2);
});

test('without a lock a film plays', async () => {
  await keepAwake({}, () => Promise.resolve(true));
  expect(display.how).toBe('film');
});

test('a lock that is refused is none', async () => {
  await keepAwake({ wakeLock: { request: () => Promise.reject(new Error('low battery')) } }, () => Promise.resolve(true));
  expect(display.how).toBe('film');
});

test('where nothing plays, nothing is promised', async () => {
  await keepAwake({}, () => Promise.resolve(false));
  expect(display.how).toBe('none');
  await keepAwake({}, () => Promise.reject(new Error('no recorder')));
  expect(display.how).toBe('none');
});
