// From a code to a key, and every way in which that fails: the secret stays here, a lost answer is asked for again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import vectors from '../../../docs/protocol-vectors.json';
import { fromBase64url, toBase64url } from './bytes';
import { deviceOf, fingerprintOf, pairProof } from './keys';
import { codeOf, pair } from './pair';

const { pairing } = vectors;
const CODE = { k: pairing.secret, s: pairing.fingerprint };
const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();

interface Request {
  readonly enrolment: string;
  readonly nonce: string;
  readonly name: string;
}
let asked: Request[] = [];

/** What the real server would answer to a nonce that the page chose. */
function reply({ nonce }: Request, server = pairing.server): object {
  const device = deviceOf(bytes(nonce), bytes(pairing.server_nonce));
  const proof = pairProof(bytes(pairing.secret), bytes(nonce), bytes(pairing.server_nonce), device, bytes(server));
  return { server, nonce: pairing.server_nonce, device, role: 'judge', scope: { kind: 'everything' }, approved: false, proof: toBase64url(proof) };
}

function served(answer: (request: Request, count: number) => { status: number; body: unknown } | null): void {
  vi.stubGlobal('fetch', (_address: string, init: { body: string }) => {
    const request = JSON.parse(init.body) as Request;
    asked.push(request);
    const given = answer(request, asked.length);
    if (!given) return Promise.reject(new TypeError('failed to fetch'));
    return Promise.resolve(new Response(JSON.stringify(given.body), { status: given.status }));
  });
}

async function tried(): Promise<string> {
  const result = pair(CODE, 'http://desk.local:7420', 'Jonas');
  await vi.advanceTimersByTimeAsync(60_000);
  return (await result).kind;
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a code becomes a key; its secret is not in the request', async () => {
  served((request) => ({ status: 200, body: reply(request) }));
  const paired = await pair(CODE, '', 'Jonas');
  expect(paired).toMatchObject({ kind: 'paired', name: 'Jonas', role: 'judge', server: pairing.server });
  expect(asked[0]).toMatchObject({ enrolment: pairing.enrolment, name: 'Jonas' });
  expect(JSON.stringify(asked)).not.toContain(pairing.secret);
  if (paired.kind === 'paired') expect(codeOf(paired)).toMatch(/^\d{6}$/);
});

test('a lost answer is asked for again with the same nonce', async () => {
  served((request, count) => (count < 3 ? null : { status: 200, body: reply(request) }));
  expect(await tried()).toBe('paired');
  expect(new Set(asked.map((request) => request.nonce)).size).toBe(1);
});

test('a server that is busy is asked again', async () => {
  served((request, count) => (count === 1 ? { status: 503, body: { code: 'busy', text: 'Busy.' } } : { status: 200, body: reply(request) }));
  expect(await tried()).toBe('paired');
});

test.each([
  [410, { code: 'used_code', text: 'This code was used already.' }, 'used'],
  [410, { code: 'ended_code', text: 'The time of this code is over.' }, 'expired'],
  [404, { code: 'unknown_code', text: 'The server does not know this code.' }, 'unknown'],
  [200, { hello: 'captive portal' }, 'foreign'],
])('%i %o is %s', async (status, body, kind) => {
  served(() => ({ status, body }));
  expect(await tried()).toBe(kind);
});

test('a server with another key is foreign', async () => {
  const other = toBase64url(new Uint8Array(32).fill(5));
  expect(fingerprintOf(bytes(other))).not.toBe(CODE.s);
  served((request) => ({ status: 200, body: reply(request, other) }));
  expect(await tried()).toBe('foreign');
});

test('a server that copies the key but does not know the secret is foreign', async () => {
  served((request) => ({ status: 200, body: { ...reply(request), proof: toBase64url(new Uint8Array(32)) } }));
  expect(await tried()).toBe('foreign');
});

test('nobody answers', async () => {
  served(() => null);
  expect(await tried()).toBe('lost');
});

test('a damaged code is not sent', async () => {
  served((request) => ({ status: 200, body: reply(request) }));
  expect((await pair({ k: 'AAAA', s: CODE.s }, '', 'Jonas')).kind).toBe('unknown');
  expect(asked).toHaveLength(0);
});
