// What runs in a page for `hand.ts`: a link of its own with the key of that desk or tablet.
/// <reference types="vite/client" />
import { browserParts, LinkCore } from '../../ui/src/link/core.ts';
import { browserKeys } from '../../ui/src/link/store.ts';
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

export const document_ = (topic: string): unknown => core.documents.get(topic);
export const follow = (topic: string): void => void core.follow([topic]);
export const isUp = (): boolean => core.isUp;
export const start = (): Promise<void> => core.start();
