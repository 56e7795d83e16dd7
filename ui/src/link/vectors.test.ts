// The vectors that Rust and TypeScript share (docs/protocol-vectors.json), and published ones of the primitives beneath.
import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import vectors from '../../../docs/protocol-vectors.json';
import { bigEndian, fromBase64url, sameBytes, toBase64url, utf8 } from './bytes';
import { apiToken, checkCode, codeSecret, deviceKey, deviceOf, enrolmentOf, fingerprintOf, helloProof, linkKeys, pairProof, RunningHash, signed, tokenDevice, verified, webhookSecret } from './keys';

const { link, pairing, running_hash: running } = vectors;
const bytes = (text: string): Uint8Array => {
  const found = fromBase64url(text);
  if (!found) throw new Error(`not base64url: ${text}`);
  return found;
};
const hex = (data: Uint8Array): string => [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

test('pairing: from a secret and nonces to names, key, proof and digits', () => {
  const [secret, nc, ns] = [bytes(pairing.secret), bytes(pairing.client_nonce), bytes(pairing.server_nonce)];
  expect(enrolmentOf(secret)).toBe(pairing.enrolment);
  expect(fingerprintOf(bytes(pairing.server))).toBe(pairing.fingerprint);
  expect(deviceOf(nc, ns)).toBe(pairing.device);
  const key = deviceKey(secret, nc, ns, pairing.device);
  expect(toBase64url(key)).toBe(pairing.key);
  expect(toBase64url(pairProof(secret, nc, ns, pairing.device, bytes(pairing.server)))).toBe(pairing.proof);
  expect(checkCode(key)).toBe(pairing.check_code);
});

const keys = linkKeys(bytes(link.key), bytes(link.server_nonce), bytes(link.client_nonce));

test('a link: proof and the keys of both directions', () => {
  expect(helloProof(bytes(link.key), bytes(link.server_nonce), bytes(link.client_nonce))).toBe(link.hello_proof);
  expect(toBase64url(keys.prk)).toBe(link.prk);
  expect(toBase64url(keys.c2s)).toBe(link.c2s);
  expect(toBase64url(keys.s2c)).toBe(link.s2c);
});

test('a link: a signed frame each way', () => {
  expect(signed(keys, 'c2s', link.client_frame.number, link.client_frame.json)).toBe(link.client_frame.text);
  expect(verified(keys, 's2c', link.server_frame.number, link.server_frame.text)).toBe(link.server_frame.json);
});

test('a link: the secrets of new codes, which are never sent', () => {
  link.enrol.secrets.forEach((secret, index) => {
    const derived = codeSecret(keys, link.enrol.ask, index);
    expect(toBase64url(derived)).toBe(secret);
    expect(enrolmentOf(derived)).toBe(link.enrol.enrolments[index]);
  });
});

test('a link: the token and the secret of programs, and a signed delivery', () => {
  const { programs } = link;
  expect(apiToken(keys, programs.token_ask)).toBe(programs.token);
  expect(tokenDevice(programs.token)).toBe(programs.device);
  const { text, proof } = webhookSecret(keys, programs.webhook_ask);
  expect(text).toBe(programs.webhook_secret);
  expect(proof).toBe(programs.webhook_proof);
  const { id, timestamp, body, signature } = programs.delivery;
  const key = Uint8Array.from(atob(text.replace('whsec_', '')), (letter) => letter.charCodeAt(0));
  const mac = hmac(sha256, key, utf8(`${id}.${timestamp}.${body}`));
  expect(`v1,${btoa(String.fromCharCode(...mac))}`).toBe(signature);
});

test('the running hash and the tick that carries it', () => {
  const hash = new RunningHash();
  expect(hash.sum).toBe(running.start);
  running.frames.forEach((frame, i) => {
    hash.add(frame);
    expect(hash.sum).toBe(running.sums[i]);
  });
  const tick = verified(keys, 's2c', running.tick.number, running.tick.text);
  expect(JSON.parse(tick ?? '{}')).toMatchObject({ t: 'tick', sum: hash.sum });
});

const good = link.server_frame.text;
test.each([
  ['another number than the next', 2, good],
  ['a changed letter in the JSON', 1, good.replace('"seq":91', '"seq":92')],
  ['a changed MAC', 1, `A${good.slice(1)}`],
  ['a number with a leading zero', 1, good.replace(' 1 ', ' 01 ')],
  ['a frame of the other direction', 1, link.client_frame.text],
  ['no number', 1, good.replace(' 1 ', ' ')],
  ['a shortened MAC', 1, good.slice(1)],
  ['nothing', 1, ''],
])('not accepted: %s', (_what, number, text) => {
  expect(verified(keys, 's2c', number, text)).toBeNull();
});

test('SHA-256 of "abc" (NIST FIPS 180-4, example)', () => {
  expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('HMAC of RFC 4231, case 2', () => {
  expect(hex(hmac(sha256, utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('HKDF of RFC 5869, case 1', () => {
  const prk = extract(sha256, unhex('0b'.repeat(22)), unhex('000102030405060708090a0b0c'));
  expect(hex(prk)).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5');
  expect(hex(expand(sha256, prk, unhex('f0f1f2f3f4f5f6f7f8f9'), 42))).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
});

test.each([['', ''], ['f', 'Zg'], ['fo', 'Zm8'], ['foo', 'Zm9v'], ['foob', 'Zm9vYg'], ['fooba', 'Zm9vYmE'], ['foobar', 'Zm9vYmFy']])('base64url of "%s" (RFC 4648)', (text, encoded) => {
  expect(toBase64url(utf8(text))).toBe(encoded);
  expect(fromBase64url(encoded)).toEqual(utf8(text));
});

test.each(['A', 'Zg==', 'Zh', '+/+/', 'Z g'])('"%s" is not base64url', (text) => expect(fromBase64url(text)).toBeNull());

test('numbers and comparisons of bytes', () => {
  expect([...bigEndian(2 ** 40 + 258, 8)]).toEqual([0, 0, 1, 0, 0, 0, 1, 2]);
  expect(sameBytes(utf8('Fox'), utf8('Fox'))).toBe(true);
  expect(sameBytes(utf8('Fox'), utf8('Fo'))).toBe(false);
});
