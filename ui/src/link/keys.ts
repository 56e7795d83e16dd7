// What devices and the server derive from secrets: names, proofs, keys and signed frames of docs/PROTOCOL.md.
import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bigEndian, fromBase64url, joined, sameBytes, toBase64url, utf8 } from './bytes';

const NAME_BYTES = 12;

function publicName(...parts: readonly Uint8Array[]): string {
  return toBase64url(sha256(joined(...parts)).slice(0, NAME_BYTES));
}

/** The public name of a code with this secret of 16 bytes. */
export function enrolmentOf(secret: Uint8Array): string {
  return publicName(utf8('lanista enrolment'), secret);
}

/** The fingerprint of a server's Ed25519 key of 32 bytes, as it stands in codes. */
export function fingerprintOf(server: Uint8Array): string {
  return publicName(server);
}

/** The public name of the key of a device that paired with these nonces. */
export function deviceOf(clientNonce: Uint8Array, serverNonce: Uint8Array): string {
  return publicName(utf8('lanista device id'), clientNonce, serverNonce);
}

/** What the server proves its knowledge of the secret with when a device pairs. */
export function pairProof(secret: Uint8Array, clientNonce: Uint8Array, serverNonce: Uint8Array, device: string, server: Uint8Array): Uint8Array {
  return hmac(sha256, secret, joined(utf8('lanista pair'), clientNonce, serverNonce, utf8(device), server));
}

/** The long-lived key of a device, 32 bytes. */
export function deviceKey(secret: Uint8Array, clientNonce: Uint8Array, serverNonce: Uint8Array, device: string): Uint8Array {
  const prk = extract(sha256, secret, joined(clientNonce, serverNonce));
  return expand(sha256, prk, utf8(`lanista device${device}`), 32);
}

/** The six digits that a person compares at the desk. */
export function checkCode(key: Uint8Array): string {
  const bytes = expand(sha256, key, utf8('lanista check'), 4);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 1_000_000).padStart(6, '0');
}

/** A device's proof in its `hello` that it knows its key. */
export function helloProof(key: Uint8Array, serverNonce: Uint8Array, clientNonce: Uint8Array): string {
  return toBase64url(hmac(sha256, key, joined(utf8('lanista hello'), serverNonce, clientNonce)));
}

/** Which way a signed frame goes: to the server or to the client. */
export type Direction = 'c2s' | 's2c';

/** The keys of one link. `connection` is the server's nonce. */
export interface LinkKeys {
  readonly prk: Uint8Array;
  readonly connection: Uint8Array;
  readonly c2s: Uint8Array;
  readonly s2c: Uint8Array;
}

/** Derives the keys of a link from the device's key and both nonces. */
export function linkKeys(key: Uint8Array, serverNonce: Uint8Array, clientNonce: Uint8Array): LinkKeys {
  const prk = extract(sha256, key, joined(serverNonce, clientNonce));
  return {
    prk,
    connection: serverNonce,
    c2s: expand(sha256, prk, utf8('lanista c2s'), 32),
    s2c: expand(sha256, prk, utf8('lanista s2c'), 32),
  };
}

/** The secret number `index` of the codes that the ask `id` made on this link; never sent. */
export function codeSecret(keys: LinkKeys, id: string, index: number): Uint8Array {
  return expand(sha256, keys.prk, joined(utf8(`lanista enrol${id}`), bigEndian(index, 4)), 16);
}

/** The token for a program that the ask `id` made on this link; never sent. */
export function apiToken(keys: LinkKeys, id: string): string {
  return toBase64url(expand(sha256, keys.prk, utf8(`lanista token${id}`), 24));
}

/** The device that a token stands for. */
export function tokenDevice(token: string): string {
  return publicName(utf8('lanista api token'), utf8(token));
}

/** The secret that signs what the program of the ask `id` on this link is told; never sent. As programs read it. */
export function webhookSecret(keys: LinkKeys, id: string): { readonly text: string; readonly proof: string } {
  const secret = expand(sha256, keys.prk, utf8(`lanista webhook${id}`), 24);
  return { text: `whsec_${btoa(String.fromCharCode(...secret))}`, proof: publicName(utf8('lanista webhook'), secret) };
}

/** What people type without mistakes. */
const TYPED = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The six characters of a personal code with this secret of 16 bytes. */
export function typedCode(secret: Uint8Array): string {
  const hash = sha256(joined(utf8('lanista typed'), secret));
  const bits = hash.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return Array.from({ length: 6 }, (_, at) => TYPED[Math.floor(bits / 2 ** (27 - 5 * at)) % 32] ?? '').join('');
}

/** Six characters as people type them, in any case and with what looks alike; `null` if they cannot be a code. */
export function readTyped(text: string): string | null {
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return code.length === 6 && [...code].every((sign) => TYPED.includes(sign)) ? code : null;
}

/** The secret with which a phone pairs whose holder typed the code. */
export function typedSecret(code: string): Uint8Array {
  return sha256(joined(utf8('lanista typed secret'), utf8(code))).slice(0, 16);
}

/** Covers or uncovers the secret number `index` of an answer with personal codes. */
export function covered(keys: LinkKeys, nonce: Uint8Array, index: number, secret: Uint8Array): Uint8Array {
  const pad = expand(sha256, keys.prk, joined(utf8('lanista personal'), nonce, bigEndian(index, 4)), 16);
  return secret.map((byte, at) => byte ^ (pad[at] ?? 0));
}

function macOf(keys: LinkKeys, direction: Direction, number: number, json: string): Uint8Array {
  return hmac(sha256, keys[direction], joined(utf8(direction), keys.connection, bigEndian(number, 8), utf8(json)));
}

/** The text `MAC NUMBER JSON` of a signed frame. Numbers start at 1. */
export function signed(keys: LinkKeys, direction: Direction, number: number, json: string): string {
  return `${toBase64url(macOf(keys, direction, number, json))} ${number} ${json}`;
}

/** The JSON of a signed frame that carries exactly this number and a right MAC; `null` otherwise. */
export function verified(keys: LinkKeys, direction: Direction, number: number, text: string): string | null {
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  if (first < 0 || second < 0 || text.slice(first + 1, second) !== String(number)) return null;
  const json = text.slice(second + 1);
  const mac = fromBase64url(text.slice(0, first));
  return mac && sameBytes(mac, macOf(keys, direction, number, json)) ? json : null;
}

/** The running hash over the bare frames of a link since its welcome. */
export class RunningHash {
  #sum: Uint8Array = new Uint8Array(32);

  /** Takes in one bare frame. */
  add(text: string): void {
    this.#sum = sha256(joined(this.#sum, utf8(text)));
  }

  /** The hash so far, as a tick carries it. */
  get sum(): string {
    return toBase64url(this.#sum);
  }
}
