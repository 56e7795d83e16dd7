// Pairing: from the fragment of a code to the key of this device. The secret never leaves this page.
import type { Role } from '../wire/Role';
import type { Scope } from '../wire/Scope';
import { fromBase64url, randomBytes, sameBytes, toBase64url } from './bytes';
import { checkCode, deviceKey, deviceOf, enrolmentOf, fingerprintOf, pairProof, readTyped, typedSecret } from './keys';
import type { Paired } from './store';

/** What stands behind the `#` of a code's address: the secret and the server's fingerprint. */
export interface Fragment {
  readonly k: string;
  readonly s: string;
  /** As what the code lets somebody in, where the page speaks otherwise then: words before the server says it. */
  readonly as?: 'caster';
}

/** Why pairing failed: used or ended codes, a code that the server does not know, another machine, no answer. */
export type PairFailure = { readonly kind: 'used' | 'expired' | 'unknown' | 'foreign' | 'lost' | 'guesses' | 'phones'; readonly text: string };

interface Reply {
  readonly server: string;
  readonly nonce: string;
  readonly device: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly approved: boolean;
  readonly proof: string;
}

/** The code in this page's address, if there is one. It is removed from the address and the history at once. */
export function readFragment(): Fragment | null {
  const found = new URLSearchParams(location.hash.slice(1));
  const k = found.get('k');
  const s = found.get('s');
  if (k === null && s === null) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return k && s ? { k, s, ...(found.get('as') === 'caster' ? { as: 'caster' } : {}) } : null;
}

/** The code that somebody typed, as if it had been scanned; `null` if it can be none. */
export function typedFragment(text: string): Fragment | null {
  const code = readTyped(text);
  return code === null ? null : { k: toBase64url(typedSecret(code)), s: '' };
}

/** One nonce for each code, so that a repeated request gets the same answer within the minute that the server keeps it. */
const nonces = new Map<string, Uint8Array>();
const ATTEMPTS = 4;
const PAUSE = 700;
const PATIENCE = 4_000;

/**
 * Turns a code into a key. `endpoint` is the server's origin; empty is this page's own. The result is not kept here:
 * give it to a key store. A device that is not approved yet shows `codeOf(paired)` and waits on its link.
 */
export async function pair(fragment: Fragment, endpoint: string, name: string): Promise<Paired | PairFailure> {
  const secret = fromBase64url(fragment.k);
  if (secret?.length !== 16) return { kind: 'unknown', text: 'This code is damaged. Scan it again.' };
  const nonce = nonces.get(fragment.k) ?? randomBytes(32);
  nonces.set(fragment.k, nonce);
  const body = JSON.stringify({ enrolment: enrolmentOf(secret), nonce: toBase64url(nonce), name });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
    const response = await posted(`${endpoint}/api/v1/pair`, body);
    if (!response || response.status >= 500) continue;
    if (!response.ok) return refusal(response.status, response.text);
    return accepted(fragment, secret, nonce, response.text, name);
  }
  return { kind: 'lost', text: 'The server does not answer. Is this device in the right network?' };
}

/** The six digits that the desk sees as well. */
export function codeOf(paired: Paired): string {
  return checkCode(fromBase64url(paired.key) ?? new Uint8Array(32));
}

export interface Heard {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/** Posts JSON, with the patience of one attempt; `null` without an answer. */
export async function posted(address: string, body: string): Promise<Heard | null> {
  const patience = new AbortController();
  const end = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: patience.signal });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch {
    return null;
  } finally {
    clearTimeout(end);
  }
}

function refusal(status: number, text: string): PairFailure {
  if (status === 429) return { kind: 'guesses', text: 'Too many wrong codes came from here. Scan the badge, or wait a minute.' };
  if (status === 409) return { kind: 'phones', text: 'Six phones act for this entrant already. The desk can issue the code again.' };
  if (status !== 404 && status !== 410) return { kind: 'lost', text: `The server answered ${status}.` };
  if (status === 404) return { kind: 'unknown', text: 'The server does not know this code. Ask the desk for a new one.' };
  return /used/i.test(text)
    ? { kind: 'used', text: 'This code has let another device in. Ask the desk for a new one.' }
    : { kind: 'expired', text: 'This code is no longer valid. Ask the desk for a new one.' };
}

export const FOREIGN: PairFailure = { kind: 'foreign', text: 'This is not the server that made the code. Nothing secret was sent to it.' };

/** What a device makes of the answer to its code: its key, if the answer is from who made the code. */
export function accepted(fragment: Fragment, secret: Uint8Array, nonce: Uint8Array, text: string, name: string): Paired | PairFailure {
  let reply: Reply;
  try {
    reply = JSON.parse(text) as Reply;
  } catch {
    return FOREIGN;
  }
  const server = fromBase64url(String(reply.server));
  const serverNonce = fromBase64url(String(reply.nonce));
  const proof = fromBase64url(String(reply.proof));
  if (server?.length !== 32 || serverNonce?.length !== 32 || !proof) return FOREIGN;
  const device = deviceOf(nonce, serverNonce);
  // Whoever typed six characters has nothing to know the server by: the check code is compared instead.
  const isNamed = fragment.s === '' || fingerprintOf(server) === fragment.s;
  const isOurs = isNamed && device === reply.device && sameBytes(proof, pairProof(secret, nonce, serverNonce, device, server));
  if (!isOurs) return FOREIGN;
  const key = deviceKey(secret, nonce, serverNonce, device);
  nonces.delete(fragment.k);
  return { kind: 'paired', server: reply.server, device, key: toBase64url(key), role: reply.role, scope: reply.scope, name, addresses: [] };
}

