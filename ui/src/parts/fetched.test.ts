// Parts that are fetched later come in the end, and a lost style does not stand in for one that is here.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetched, forgetLostStyles } from './fetched';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

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

test('a page whose server answers and whose part does not come is loaded anew, and one without a server is not', async () => {
  let isUp = false;
  let renewed = 0;
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: isUp }));
  const lost = (): Promise<never> => Promise.reject(new Error('net::ERR_NETWORK_CHANGED'));
  void fetched(lost, () => (renewed += 1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renewed).toBe(0);
  isUp = true;
  await vi.advanceTimersByTimeAsync(16_000);
  expect(renewed).toBe(0);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(renewed).toBe(1);
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
