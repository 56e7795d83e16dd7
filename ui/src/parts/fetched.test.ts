// Parts that are fetched later come in the end, and a lost style does not stand in for one that is here.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetched, forgetLostStyles } from './fetched';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a part that does not come is asked for again, less and less often, until it is here', async () => {
  const asked: number[] = [];
  const part = fetched(async () => {
    asked.push(Date.now());
    if (asked.length < 8) throw new Error('net::ERR_NETWORK_CHANGED');
    return 'Heat';
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await part).toBe('Heat');
  expect(asked.slice(1).map((at, before) => at - (asked[before] ?? 0))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
});

test('a page whose server answers again and whose part does not come is loaded anew', async () => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve({ ok: isUp })));
  let isUp = false;
  let renewed = 0;
  void fetched(() => Promise.reject(new Error('net::ERR_NETWORK_CHANGED')), () => (renewed += 1));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(renewed).toBe(0);
  isUp = true;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(renewed).toBe(1);
  vi.unstubAllGlobals();
});

test('a style that was lost leaves the page, and nothing else does', () => {
  const page = new EventTarget();
  forgetLostStyles(page as Document);
  const left: string[] = [];
  const lost = (rel: string): void => {
    const event = new Event('error');
    Object.defineProperty(event, 'target', { value: { rel, remove: () => left.push(rel) } });
    page.dispatchEvent(event);
  };
  lost('icon');
  lost('stylesheet');
  expect(left).toEqual(['stylesheet']);
});
