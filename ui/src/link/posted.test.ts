// Links over HTTP as the browser sees them: one letter at a time and in order, what was fetched once, and how they end.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PollCarrier, answersPlainly } from './posted';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  answer(body: unknown, status?: number): Promise<void>;
}

let asked: Asked[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (address: string, how: RequestInit = {}) => {
    const answered = new Promise<Response>((resolve, reject) => {
      how.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      asked.push({
        method: how.method ?? 'GET',
        path: address.replace('http://desk', ''),
        body: typeof how.body === 'string' ? JSON.parse(how.body) : undefined,
        answer: async (body, status = 200) => {
          resolve(new Response(JSON.stringify(body), { status }));
          for (let i = 0; i < 10; i += 1) await Promise.resolve();
          await new Promise((done) => setTimeout(done));
        },
      });
    });
    answered.catch(() => {});
    return answered;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const find = (method: string, path: string): Asked => {
  const found = asked.filter((one) => one.method === method && one.path.startsWith(path)).pop();
  if (!found) throw new Error(`${method} ${path} was not asked: ${asked.map((one) => one.path).join()}`);
  return found;
};

async function opened(): Promise<{ carrier: PollCarrier; heard: string[]; ends: number[] }> {
  const carrier = new PollCarrier('http://desk');
  const [heard, ends] = [[] as string[], [] as number[]];
  carrier.onmessage = ({ data }) => heard.push(String(data));
  carrier.onclose = ({ code }) => ends.push(code);
  await find('POST', '/api/v1/link').answer({ link: 'L1' });
  return { carrier, heard, ends };
}

test('frames are fetched after the last that came', async () => {
  const { heard } = await opened();
  await find('GET', '/api/v1/link/L1?after=0').answer({ last: 2, frames: ['a', 'b'], close: null });
  await find('GET', '/api/v1/link/L1?after=2').answer({ last: 3, frames: ['c'], close: null });
  expect(heard).toEqual(['a', 'b', 'c']);
  expect(find('GET', '/api/v1/link/L1').path).toBe('/api/v1/link/L1?after=3');
});

test('what is said while a letter is on its way goes with the next one', async () => {
  const { carrier } = await opened();
  for (const text of ['1', '2', '3']) carrier.send(text);
  expect(asked.filter((one) => one.path === '/api/v1/link/L1')).toHaveLength(1);
  expect(find('POST', '/api/v1/link/L1').body).toEqual(['1']);
  await find('POST', '/api/v1/link/L1').answer({ taken: 1 });
  expect(find('POST', '/api/v1/link/L1').body).toEqual(['2', '3']);
});

test('a letter that is refused ends the link, once', async () => {
  const { carrier, ends } = await opened();
  carrier.send('1');
  await find('POST', '/api/v1/link/L1').answer({ code: 'forged' }, 401);
  await find('GET', '/api/v1/link/L1').answer({}, 404);
  expect(ends).toEqual([1006]);
  carrier.send('2');
  expect(find('POST', '/api/v1/link/L1').body).toEqual(['1']);
});

test('the server says why it closes', async () => {
  const { heard, ends } = await opened();
  await find('GET', '/api/v1/link/L1').answer({ last: 1, frames: ['bye'], close: { code: 4403, reason: 'not_let_in' } });
  expect([heard, ends]).toEqual([['bye'], [4403]]);
});

test('a closed link says and asks nothing more', async () => {
  const { carrier, heard, ends } = await opened();
  carrier.close();
  await find('GET', '/api/v1/link/L1').answer({ last: 1, frames: ['late'], close: null });
  expect([heard, ends, asked.length]).toEqual([[], [], 2]);
});

test('only Lanista answers as Lanista', async () => {
  const first = answersPlainly('http://desk');
  await find('GET', '/health').answer({ ok: true });
  expect(await first).toBe(true);
  const second = answersPlainly('http://desk');
  await find('GET', '/health').answer({ portal: 'Please log in' });
  expect(await second).toBe(false);
});
