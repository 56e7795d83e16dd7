// Pages without a picture: the link of a desk, of judges and of screens, as their scripts run it, in this process.
import { WebSocket } from 'ws';
import { browserParts, LinkCore, type Carrier } from '../../ui/src/link/core.ts';
import { codeSecret, fingerprintOf } from '../../ui/src/link/keys.ts';
import type { CarrierKind } from '../../ui/src/link/ladder.ts';
import { fromBase64url, toBase64url } from '../../ui/src/link/bytes.ts';
import { pair } from '../../ui/src/link/pair.ts';
import { Queue } from '../../ui/src/link/queue.ts';
import { memoryKeys, type Paired, type Table } from '../../ui/src/link/store.ts';
import type { Command } from '../../ui/src/wire/Command.ts';
import type { Role } from '../../ui/src/wire/Role.ts';
import { until } from './server.ts';

/** Node has no socket of its own before version 22; a lost link is told by its close alone, as in browsers. */
export function open(address: string, kind: CarrierKind): Carrier {
  if (kind !== 'socket') return browserParts.open(address, kind);
  const socket = new WebSocket(address);
  socket.on('error', () => undefined);
  return socket as unknown as Carrier;
}

interface Options {
  readonly paired?: Paired;
  readonly queue?: Queue;
  readonly screenToken?: string;
  /** Instead of a carrier of its own. */
  readonly open?: (address: string, kind: CarrierKind) => Carrier;
  /** Instead of a plain question to the server. */
  readonly answers?: (address: string) => Promise<boolean>;
}

/** A page's link, begun. */
export function page(role: Role, origin: string, { paired, ...more }: Options = {}): LinkCore {
  const core = new LinkCore({
    role,
    origin,
    keys: memoryKeys(paired ?? null),
    build: 'dev',
    mayReload: () => false,
    reload: () => undefined,
    ...browserParts,
    open,
    changed: () => undefined,
    moved: () => undefined,
    ...more,
  });
  void core.start();
  return core;
}

export const isUp = (core: LinkCore): Promise<true> => until('a link', 30_000, () => (core.isUp || undefined));

/** A tablet's storage that lives as long as this process. */
function memoryTable(): Table {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key),
    all: async () => [...kept.values()],
    write: async (puts, deletes) => {
      for (const [key, value] of puts) kept.set(key, value);
      for (const key of deletes) kept.delete(key);
    },
  };
}

async function paired(fragment: { k: string; s: string }, origin: string, name: string): Promise<Paired> {
  const key = await pair(fragment, origin, name);
  if (key.kind !== 'paired') throw new Error(key.text);
  return key;
}

/** The desk, let in by the one-time address. */
export async function desk(origin: string, address: string): Promise<{ core: LinkCore; does: (body: Command) => Promise<void> }> {
  const found = new URLSearchParams(new URL(address).hash.slice(1));
  const core = page('desk', origin, { paired: await paired({ k: found.get('k') ?? '', s: found.get('s') ?? '' }, origin, 'Desk') });
  await isUp(core);
  const does = async (body: Command): Promise<void> => {
    const outcome = await core.send(body);
    if (outcome.kind !== 'done') throw new Error(`${body.type}: ${JSON.stringify(outcome)}`);
  };
  return { core, does };
}

export interface Judge {
  readonly core: LinkCore;
  readonly queue: Queue;
  readonly device: string;
}

/** Judges with tablets, let in by the desk. */
export async function judges(origin: string, desk_: Awaited<ReturnType<typeof desk>>, count: number): Promise<Judge[]> {
  const { answer, id, keys } = await desk_.core.askWithKeys({ type: 'enrol', role: 'judge', scope: { kind: 'everything' }, name: '', count, minutes: 5 });
  const server = fromBase64url(desk_.core.server ?? '');
  if (answer.type !== 'enrolled' || !keys || !server) throw new Error(JSON.stringify(answer));
  const all: Judge[] = [];
  for (let index = 0; index < count; index += 1) {
    const fragment = { k: toBase64url(codeSecret(keys, id, index)), s: fingerprintOf(server) };
    const key = await paired(fragment, origin, `Judge ${index + 1}`);
    await desk_.does({ type: 'admit_device', device: key.device, name: `Judge ${index + 1}`, role: 'judge', scope: { kind: 'everything' } });
    const queue = new Queue(memoryTable());
    all.push({ core: page('judge', origin, { paired: key, queue }), queue, device: key.device });
  }
  for (const { core } of all) await isUp(core);
  return all;
}
