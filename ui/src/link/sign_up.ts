// Signing up on a phone without a code: docs/PROTOCOL.md, Sign-up by phone. Fetched when somebody does.
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url, joined, randomBytes, toBase64url, utf8 } from './bytes';
import { accepted, FOREIGN, posted, type PairFailure } from './pair';
import { remember, remembered } from './remember';
import type { Paired } from './store';
import { multiplied, pointOf } from './x25519';

/** Why nobody was signed up: the code that the server gave, or `lost` without an answer, or `foreign`. */
export interface NotSignedUp {
  readonly kind: 'refused';
  readonly code: string;
}

/** Waits between attempts, ms. The server may have heard the one before: it signs the same key up once. */
const WAITS = [0, 700, 1_500];

/** The secret that both ends find: of the phone's point, the server's, and the own scalar with the other's point. */
export function sharedSecret(scalar: Uint8Array, point: Uint8Array, server: Uint8Array, theirs: Uint8Array = server): Uint8Array {
  const prk = extract(sha256, multiplied(scalar, theirs), joined(point, server));
  return expand(sha256, prk, utf8('lanista sign-up'), 16);
}

/** The key of this phone for a tournament, kept until it has been answered: a page that is loaded anew asks with the same. */
function keyFor(tournament: number): Uint8Array {
  const name = `sign_up/${tournament}`;
  const known = fromBase64url(remembered(name) ?? '');
  if (known?.length === 32) return known;
  const fresh = randomBytes(32);
  remember(name, toBase64url(fresh));
  return fresh;
}

/** Signs somebody up, and makes this phone theirs. `expected` is the server's fingerprint where it is known. */
export async function signUp(tournament: number, name: string, club: string, endpoint = '', expected = ''): Promise<Paired | PairFailure | NotSignedUp> {
  const scalar = keyFor(tournament);
  const point = pointOf(scalar);
  const body = JSON.stringify({ tournament, point: toBase64url(point), name, ...(club.trim() === '' ? {} : { club }) });
  for (const wait of WAITS) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const heard = await posted(`${endpoint}/api/v1/sign_up`, body);
    if (!heard || heard.status >= 500) continue;
    if (!heard.ok) {
      const code = codeOf(heard.text);
      // What the desk removed stays removed; whoever signs up again does so as somebody new.
      if (code === 'signed_up_and_removed') remember(`sign_up/${tournament}`, null);
      return { kind: 'refused', code };
    }
    const result = complete(heard.text, scalar, point, expected);
    if (result.kind === 'paired') remember(`sign_up/${tournament}`, null);
    return result;
  }
  return { kind: 'refused', code: 'lost' };
}

function codeOf(text: string): string {
  try {
    return String((JSON.parse(text) as { code?: unknown }).code ?? '');
  } catch {
    return '';
  }
}

function complete(text: string, scalar: Uint8Array, point: Uint8Array, expected: string): Paired | PairFailure {
  try {
    const server = fromBase64url(String((JSON.parse(text) as { point?: unknown }).point));
    if (server?.length !== 32) return FOREIGN;
    const secret = sharedSecret(scalar, point, server);
    return accepted({ k: toBase64url(secret), s: expected }, secret, point, text, '');
  } catch {
    return FOREIGN;
  }
}
