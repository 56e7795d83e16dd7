// What runs in a page for `hand.ts`: a link of its own with the key of that desk or tablet.
/// <reference types="vite/client" />
import { browserParts, LinkCore } from '../../ui/src/link/core.ts';
import { covered, fingerprintOf, typedCode } from '../../ui/src/link/keys.ts';
import { fromBase64url, toBase64url } from '../../ui/src/link/bytes.ts';
import { browserKeys } from '../../ui/src/link/store.ts';
import type { Answer } from '../../ui/src/wire/Answer.ts';
import type { Ask } from '../../ui/src/wire/Ask.ts';
import type { Command } from '../../ui/src/wire/Command.ts';

const role = location.pathname.startsWith('/j') ? 'judge' : 'desk';

const core = new LinkCore({
  role,
  origin: location.origin,
  keys: browserKeys(role),
  build: 'dev',
  mayReload: () => false,
  reload: () => undefined,
  ...browserParts,
  changed: () => undefined,
  moved: () => undefined,
});

/** Sends a command; says in words why it was refused. */
export async function send(body: Command): Promise<string> {
  const outcome = await core.send(body);
  if (outcome.kind === 'refused') return outcome.reasons.map((reason) => reason.text).join(' ');
  return outcome.kind === 'done' ? '' : 'there is no link';
}

export const ask = (body: Ask): Promise<Answer> => core.ask(body);
export const document_ = (topic: string): unknown => core.documents.get(topic);
export const follow = (topic: string): void => void core.follow([topic]);
export const isUp = (): boolean => core.isUp;
export const start = (): Promise<void> => core.start();

/** The personal codes of a tournament: by entrant the fragment of the badge and the six characters. */
export async function codes(tournament: number): Promise<Record<number, { fragment: string; typed: string }>> {
  const { answer, keys } = await core.askWithKeys({ type: 'personal_codes', tournament, part: 0 });
  const server = fromBase64url(core.server ?? '');
  if (answer.type !== 'personal_codes' || !keys || !server) throw new Error(JSON.stringify(answer));
  const nonce = fromBase64url(answer.nonce) ?? new Uint8Array(32);
  return Object.fromEntries(answer.codes.map((code, index) => {
    const secret = covered(keys, nonce, index, fromBase64url(code.covered) ?? new Uint8Array(16));
    return [code.entrant, { fragment: `k=${toBase64url(secret)}&s=${fingerprintOf(server)}`, typed: typedCode(secret) }];
  }));
}
