// Signing up by phone: the secret that the server finds as well, and one key however often is asked.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromBase64url, toBase64url } from './bytes';
import { deviceOf, pairProof } from './keys';
import { sharedSecret, signUp } from './sign_up';
import { pointOf } from './x25519';

const filled = (value: number): Uint8Array => new Uint8Array(32).fill(value);
const SERVER = filled(4);
const kept = new Map<string, string>();
const asked: { point: string; name: string }[] = [];

/** What a server answers that has signed up whoever asked. */
function answer(body: { point: string }): Response {
  const point = fromBase64url(body.point) ?? filled(0);
  const own = pointOf(SERVER);
  const secret = sharedSecret(SERVER, point, own, point);
  const [nonce, server] = [filled(5), filled(6)];
  const device = deviceOf(point, nonce);
  const scope = { kind: 'entrant', tournament: 1, entrant: 7 };
  return Response.json({ point: toBase64url(own), server: toBase64url(server), nonce: toBase64url(nonce), device, role: 'captain', scope, approved: true, proof: toBase64url(pairProof(secret, point, nonce, device, server)) });
}

let answers: ((body: { point: string; name: string }) => Response)[] = [];
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 400 });
  kept.clear();
  asked.length = 0;
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const read = JSON.parse(body) as { point: string; name: string };
    asked.push(read);
    const next = answers.shift();
    return next ? Promise.resolve(next(read)) : Promise.reject(new Error('gone'));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a point is that of the standard (RFC 7748, 5.2)', () => {
  const nine = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 9 : 0));
  const hex = [...pointOf(nine)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(hex).toBe('422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079');
});

test('both ends find the secret of the Rust tests', () => {
  const [a, b] = [pointOf(filled(3)), pointOf(filled(4))];
  expect(toBase64url(sharedSecret(filled(3), a, b))).toBe('iLpBt271F8NnSYrUWVkIFw');
  expect(toBase64url(sharedSecret(filled(4), a, b, a))).toBe('iLpBt271F8NnSYrUWVkIFw');
});

test('an answer that was lost is asked for again with the same key, also by a page that was loaded anew', async () => {
  answers = [];
  expect(await signUp(1, 'Elk', '')).toEqual({ kind: 'refused', code: 'lost' });
  answers = [answer];
  const result = await signUp(1, 'Elk', '');
  expect(result).toMatchObject({ kind: 'paired', role: 'captain', scope: { entrant: 7 } });
  expect(new Set(asked.map((one) => one.point)).size).toBe(1);
  expect(kept.size).toBe(0);
});

test('a refusal keeps the key, and whom the desk removed signs up as somebody new', async () => {
  const no = (code: string) => () => Response.json({ code, text: '' }, { status: 409 });
  answers = [no('name_twice'), no('signed_up_and_removed'), answer];
  expect(await signUp(1, 'Elk', '')).toEqual({ kind: 'refused', code: 'name_twice' });
  expect(await signUp(1, 'Elk II', '')).toEqual({ kind: 'refused', code: 'signed_up_and_removed' });
  await signUp(1, 'Elk II', '');
  expect(asked.map((one) => asked.findIndex((other) => other.point === one.point))).toEqual([0, 0, 2]);
});

test('an answer of another machine is believed in nothing', async () => {
  answers = [() => answer({ point: toBase64url(pointOf(filled(9))) })];
  expect(await signUp(1, 'Elk', '')).toMatchObject({ kind: 'foreign' });
});
