// The queue against a real (in-memory) IndexedDB and a played server: kept, in order, once, undone, refused, decided.
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { LinkCore } from './core';
import { ADMITTED, countedBytes, FakeServer, PAIRED } from './fake_server';
import { Queue, type NewTap } from './queue';
import { browserTable, memoryKeys } from './store';

const points = (home: number, away = 0, match = 26): NewTap => ({
  match,
  rev: 3,
  at: 1_000,
  note: `${home} : ${away}`,
  side: 'home',
  body: { type: 'score_game', match, game: 1, score: { home, away }, winner: null },
  undo: { type: 'score_game', match, game: 1, score: { home: home - 1, away }, winner: null },
});

async function tablet(factory = new IDBFactory()): Promise<Queue> {
  const queue = new Queue(browserTable('taps', factory, undefined), countedBytes);
  await queue.ready;
  return queue;
}

async function linked(queue: Queue): Promise<{ server: FakeServer; core: LinkCore }> {
  const server = new FakeServer();
  const core = new LinkCore({
    role: 'judge', origin: 'http://desk.local:7420', keys: memoryKeys(PAIRED), queue, build: 'dev', mayReload: () => false, reload: () => {},
    open: server.open, elapsed: () => performance.now(), random: countedBytes, changed: () => {}, moved: () => {},
  });
  await core.start();
  return { server, core };
}

/** Lets everything that waits for the storage happen. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 8; i += 1) await new Promise((resolve) => setTimeout(resolve, 1));
};
const idsOf = (queue: Queue): string[] => queue.waitingTaps().map((tap) => tap.id);

test('taps without a link wait in order, the first on the state, each next one on the tap before', async () => {
  const queue = await tablet();
  const [one, two] = [await queue.add(points(1)), await queue.add(points(2))];
  const other = await queue.add(points(5, 0, 31));
  expect([one.expect, two.expect, other.expect]).toEqual([{ match: 26, rev: 3 }, { after: one.id }, { match: 31, rev: 3 }]);
  expect(queue.waiting).toBe(3);
});

test('ids are 8 to 64 characters and differ over reloads', async () => {
  const factory = new IDBFactory();
  const first = await (await tablet(factory)).add(points(1));
  const second = await (await tablet(factory)).add(points(2));
  expect(first.id).not.toBe(second.id);
  expect(first.id.length).toBeGreaterThanOrEqual(8);
  expect(first.id.length).toBeLessThanOrEqual(64);
});

test('taps survive a reload and are sent with the same ids, in order', async () => {
  const factory = new IDBFactory();
  const before = await tablet(factory);
  for (let home = 1; home <= 12; home += 1) await before.add(points(home));
  const after = await tablet(factory);
  expect(idsOf(after)).toEqual(idsOf(before));
  const { server } = await linked(after);
  server.last.welcome();
  await settled();
  expect(server.last.heardOf('cmd').map((cmd) => cmd.id)).toEqual(idsOf(before));
  expect(server.last.isBroken).toBe(false);
});

test('a tap whose receipt was lost is sent again with its id; an acknowledged one is not', async () => {
  const queue = await tablet();
  const { server, core } = await linked(queue);
  server.last.welcome();
  const [one, two] = [await queue.add(points(1)), await queue.add(points(2))];
  await settled();
  server.last.signed({ t: 'done', id: one.id, seq: 90, at: 1, rev: 4 });
  await settled();
  server.last.drop();
  core.wake();
  server.last.welcome();
  await settled();
  expect(server.last.heardOf('cmd').map((cmd) => cmd.id)).toEqual([two.id]);
  server.last.signed({ t: 'done', id: two.id, seq: 91, at: 1, rev: 5 });
  await settled();
  expect(queue.waiting).toBe(0);
  expect(queue.storedTaps(26).map((tap) => tap.seq)).toEqual([90, 91]);
  core.close();
});

test('after a receipt the next tap expects the count that it named, also before the picture follows', async () => {
  const queue = await tablet();
  const one = await queue.add(points(1));
  await queue.answered(one.id, { kind: 'done', seq: 90, at: 1, rev: 4 });
  expect((await queue.add(points(2))).expect).toEqual({ match: 26, rev: 4 });
  const later = await tablet();
  expect((await later.add({ ...points(2), rev: 9 })).expect).toEqual({ match: 26, rev: 9 });
});

test('a hold names no state and nothing is chained behind it', async () => {
  const queue = await tablet();
  const one = await queue.add(points(1));
  const hold = await queue.add({ match: 26, rev: 3, at: 1, note: 'Hold', body: { type: 'hold_match', match: 26, reason: 'PC 4' } });
  const two = await queue.add(points(2));
  expect([hold.expect, two.expect]).toEqual([null, { after: one.id }]);
});

test('a tap that never left is undone here; the taps behind it are chained anew', async () => {
  const factory = new IDBFactory();
  const queue = await tablet(factory);
  const [one, two, three] = [await queue.add(points(1)), await queue.add(points(2)), await queue.add(points(3))];
  expect(await queue.remove(two.id)).toBe(true);
  expect(queue.waitingTaps().map((tap) => tap.expect)).toEqual([{ match: 26, rev: 3 }, { after: one.id }]);
  expect(idsOf(await tablet(factory))).toEqual([one.id, three.id]);
});

test('a tap that was given to a socket once is not undone here', async () => {
  const factory = new IDBFactory();
  const queue = await tablet(factory);
  const one = await queue.add(points(1));
  const { server, core } = await linked(queue);
  server.last.welcome();
  await settled();
  expect(queue.isLocal(one.id)).toBe(false);
  expect(await queue.remove(one.id)).toBe(false);
  core.close();
  const after = await tablet(factory);
  expect(after.isLocal(one.id)).toBe(false);
});

test('a refused tap takes those that rest on it along, and a person decides', async () => {
  const queue = await tablet();
  const { server, core } = await linked(queue);
  const [one, two] = [await queue.add(points(9)), await queue.add(points(10))];
  const other = await queue.add(points(1, 0, 31));
  server.last.welcome();
  await settled();
  const reasons = [{ code: 'stale', text: 'It changed in the meantime.' }];
  server.last.signed({ t: 'refused', id: one.id, reasons });
  server.last.signed({ t: 'refused', id: two.id, reasons: [{ code: 'predecessor_refused', text: '…' }] });
  server.last.signed({ t: 'done', id: other.id, seq: 92, at: 1, rev: 1 });
  await settled();
  expect(queue.conflicts).toEqual([26]);
  expect(queue.refusedTaps(26).map((tap) => [tap.id, tap.refused?.[0]?.code])).toEqual([[one.id, 'stale'], [two.id, 'stale']]);
  expect(queue.waitingTaps()).toHaveLength(0);
  expect(queue.text()).toContain('refused: It changed in the meantime.');
  await queue.dropRefused(26);
  const again = await queue.add({ ...points(11), rev: 8 });
  await settled();
  expect(queue.conflicts).toEqual([]);
  expect(server.last.heardOf('cmd').slice(-1)[0]).toMatchObject({ id: again.id, expect: { match: 26, rev: 8 } });
  core.close();
});

test('a conflict survives a reload', async () => {
  const factory = new IDBFactory();
  const queue = await tablet(factory);
  const one = await queue.add(points(1));
  await queue.answered(one.id, { kind: 'refused', reasons: [{ code: 'match_already_over', text: 'The match is over.' }] });
  const after = await tablet(factory);
  expect(after.conflicts).toEqual([26]);
  expect((await after.take())).toHaveLength(0);
});

test('the last taps on disk are remembered over a reload, so that they can be undone', async () => {
  const factory = new IDBFactory();
  const queue = await tablet(factory);
  const one = await queue.add(points(4));
  await queue.answered(one.id, { kind: 'done', seq: 7, at: 1, rev: 4 });
  expect((await tablet(factory)).storedTaps(26)[0]?.undo).toEqual(points(4).undo);
});

test('where the browser keeps nothing the taps are sent all the same, and it is said', async () => {
  const refuses = { get: () => Promise.reject(new Error('no')), all: () => Promise.reject(new Error('no')), write: () => Promise.reject(new Error('no')) };
  const queue = new Queue(refuses, countedBytes);
  await queue.ready;
  const { server, core } = await linked(queue);
  server.last.welcome(ADMITTED);
  await queue.add(points(1));
  await settled();
  expect(queue.isUnkept).toBe(true);
  expect(server.last.heardOf('cmd')).toHaveLength(1);
  core.close();
});

test('without IndexedDB the taps are kept as texts', async () => {
  const kept = new Map<string, string>();
  const texts = {
    get length() { return kept.size; },
    key: (i: number) => [...kept.keys()][i] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  } as Storage;
  const broken = { open: () => { throw new Error('forbidden here'); } } as unknown as IDBFactory;
  const first = new Queue(browserTable('taps', broken, texts), countedBytes);
  const tap = await first.add(points(1));
  const second = new Queue(browserTable('taps', broken, texts), countedBytes);
  await second.ready;
  expect(idsOf(second)).toEqual([tap.id]);
});
