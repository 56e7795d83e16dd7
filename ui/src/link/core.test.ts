// The life of a link against a server that can be played by hand: greeting, resuming, silence, tampering, sending once.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../wire/Command';
import type { Standing } from '../wire/Standing';
import { LinkCore, type CoreOptions } from './core';
import { ADMITTED, countedBytes, FakeServer, PAIRED } from './fake_server';
import { memoryKeys } from './store';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Hall {
  core: LinkCore;
  server: FakeServer;
  reloads: number;
  moved: string[];
}

async function open(options: Partial<CoreOptions> = {}): Promise<Hall> {
  const server = new FakeServer();
  const hall = { server, reloads: 0, moved: [] as string[] } as unknown as Hall;
  hall.core = new LinkCore({
    role: 'judge',
    origin: 'http://desk.local:7420',
    keys: memoryKeys(PAIRED),
    build: 'b1',
    mayReload: () => false,
    reload: () => {
      hall.reloads += 1;
    },
    open: server.open,
    elapsed: () => performance.now(),
    random: countedBytes,
    changed: () => {},
    moved: (topic) => hall.moved.push(topic),
    ...options,
  });
  await hall.core.start();
  return hall;
}

const TAKE: Command = { type: 'take_match', match: 26 };
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('a paired device proves itself and is let in', async () => {
  const { core, server } = await open();
  expect(server.last.address).toBe('ws://desk.local:7420/ws');
  expect(core.lamp).toBe('connecting');
  server.last.welcome();
  expect(core.lamp).toBe('live');
  expect(core.standing).toEqual(ADMITTED);
  expect(server.last.heardOf('hello')[0]).toMatchObject({ v: 1, role: 'judge', device: PAIRED.device });
  expect(server.last.heardOf('ping')).toHaveLength(1);
});

test('a judge without a key opens no socket', async () => {
  const { server } = await open({ keys: memoryKeys() });
  expect(server.sockets).toHaveLength(0);
});

test('a screen reads without a key and says what it is called, and an overlay the key in its address', async () => {
  const { core, server } = await open({ role: 'screen', keys: memoryKeys(), screenToken: 'beamer', overlayKey: 'of-the-address', draws: 'scorebug' });
  server.last.welcome({ kind: 'screen', number: 4 });
  expect(server.last.heardOf('hello')[0]).toMatchObject({ role: 'screen', screen: 'beamer', overlay: 'of-the-address', draws: 'scorebug' });
  expect(core.lamp).toBe('live');
  server.last.bare({ t: 'tick', at: 1_000_000 });
  expect(core.tampered).toBe(false);
});

test('the server of another key is foreign: no proof is sent to it', async () => {
  const { core, server } = await open();
  server.last.challenge('E1', 'AAAA');
  expect(core.foreign).toBe(true);
  expect(server.sockets[0]?.heard).toHaveLength(0);
  expect(server.sockets[0]?.isOpen).toBe(false);
});

test('a welcome that proves nothing lets nobody in', async () => {
  const { core, server } = await open();
  server.last.welcome(ADMITTED, { bare: true });
  expect(core.standing).toBeNull();
  expect(core.tampered).toBe(true);
});

test.each<Standing>([{ kind: 'unknown' }, { kind: 'revoked' }, { kind: 'refused' }])('a device that is $kind is told so, keeps its key and asks again seldom', async (standing) => {
  const keys = memoryKeys(PAIRED);
  const { core, server } = await open({ keys });
  server.last.welcome(standing, { bare: true });
  server.last.drop(4403);
  expect(core.standing).toEqual(standing);
  expect(await keys.load()).toEqual(PAIRED);
  await pass(9_000);
  expect(server.sockets).toHaveLength(1);
  await pass(1_500);
  expect(server.sockets).toHaveLength(2);
});

test('a waiting device follows nothing until the desk lets it in', async () => {
  const { core, server } = await open();
  core.follow(['gathering']);
  server.last.welcome({ kind: 'waiting', code: '482913' });
  expect(server.last.heardOf('sub')).toHaveLength(0);
  server.last.signed({ t: 'standing', standing: ADMITTED });
  expect(server.last.heardOf('sub').map((sub) => sub.topics)).toEqual([{ gathering: 0 }]);
});

test('a phone that is given another entrant follows anew, with what is here', async () => {
  const keys = memoryKeys({ ...PAIRED, role: 'captain' });
  const { core, server } = await open({ keys });
  const captain = (name: string, entrant: number): Standing => ({ kind: 'admitted', number: 7, name, role: 'captain', scope: { kind: 'entrant', tournament: 1, entrant } });
  core.follow(['gathering', 'open/']);
  server.last.welcome(captain('Elk', 4));
  server.last.bare({ t: 'snap', topic: 'gathering', v: 5, doc: {} });
  server.last.signed({ t: 'standing', standing: captain('Elk the First', 4) });
  expect(server.last.heardOf('sub')).toHaveLength(1);
  server.last.signed({ t: 'standing', standing: captain('Elk', 9) });
  expect(server.last.heardOf('sub')[1]?.topics).toEqual({ gathering: 5, 'open/': 0 });
  expect((await keys.load())?.scope).toEqual({ kind: 'entrant', tournament: 1, entrant: 9 });
});

test('documents come as snaps and patches; what a patch leaves is the same object', async () => {
  const { core, server, moved } = await open();
  core.follow(['match/26']);
  server.last.welcome();
  server.last.bare({ t: 'snap', topic: 'match/26', v: 5, doc: { card: { rev: 1 }, games: [] } });
  const before = core.documents.get('match/26') as { games: unknown };
  server.last.bare({ t: 'patch', topic: 'match/26', from: 5, v: 6, patch: { card: { rev: 2 } } });
  expect(core.documents.get('match/26')).toEqual({ card: { rev: 2 }, games: [] });
  expect((core.documents.get('match/26') as { games: unknown }).games).toBe(before.games);
  server.last.bare({ t: 'gone', topic: 'match/26' });
  expect(core.documents.get('match/26')).toBeUndefined();
  expect(moved).toEqual(['match/26', 'match/26', 'match/26']);
});

test('a missing patch asks for the whole document once', async () => {
  const { core, server } = await open();
  core.follow(['match/26']);
  server.last.welcome();
  server.last.bare({ t: 'snap', topic: 'match/26', v: 5, doc: { rev: 1 } });
  server.last.bare({ t: 'patch', topic: 'match/26', from: 6, v: 7, patch: { rev: 3 } });
  server.last.bare({ t: 'patch', topic: 'match/26', from: 7, v: 8, patch: { rev: 4 } });
  expect(server.last.heardOf('sub').map((sub) => sub.topics)).toEqual([{ 'match/26': 0 }, { 'match/26': 0 }]);
  expect(core.documents.get('match/26')).toEqual({ rev: 1 });
  server.last.bare({ t: 'snap', topic: 'match/26', v: 8, doc: { rev: 4 } });
  server.last.bare({ t: 'patch', topic: 'match/26', from: 8, v: 9, patch: { rev: 5 } });
  expect(core.documents.get('match/26')).toEqual({ rev: 5 });
});

test('after a reconnection the hello names the versions that are here; another epoch begins at 0', async () => {
  const { core, server } = await open();
  core.follow(['open/', 'floor']);
  server.last.welcome();
  server.last.bare({ t: 'snap', topic: 'open/0', v: 41, doc: { matches: {} } });
  server.last.bare({ t: 'snap', topic: 'floor', v: 7, doc: { stations: {} } });
  server.last.drop();
  await pass(300);
  server.last.welcome();
  expect(server.last.heardOf('hello')[0]).toMatchObject({ epoch: 'E1', topics: { 'open/': 0, floor: 7 } });
  expect(server.last.heardOf('sub')).toHaveLength(0);
  server.last.drop();
  await pass(300);
  server.last.welcome(ADMITTED, { epoch: 'E2' });
  expect(server.last.heardOf('hello')[0]).toMatchObject({ epoch: 'E2', topics: { 'open/': 0, floor: 0 } });
  expect(core.documents.get('open/0')).toEqual({ matches: {} });
});

test('what the hello has no room for is asked for after the welcome', async () => {
  const { core, server } = await open();
  server.last.welcome();
  server.last.drop();
  core.follow(Array.from({ length: 30 }, (_, at) => `match/${at}`));
  await pass(300);
  server.last.welcome();
  expect(Object.keys(server.last.heardOf('hello')[0]?.topics ?? {})).toHaveLength(24);
  expect(server.last.heardOf('sub').map((sub) => Object.keys(sub.topics).length)).toEqual([6]);
});

test('a device that has to wait again follows anew once it is let in', async () => {
  const { core, server } = await open();
  core.follow(['floor']);
  server.last.welcome();
  server.last.drop();
  await pass(300);
  server.last.welcome({ kind: 'waiting', code: '482913' });
  expect(server.last.heardOf('sub')).toHaveLength(0);
  server.last.signed({ t: 'standing', standing: ADMITTED });
  expect(server.last.heardOf('sub').map((sub) => sub.topics)).toEqual([{ floor: 0 }]);
});

test('a document that nobody speaks of after a reconnection is asked for by name, and may be gone', async () => {
  const { core, server } = await open();
  core.follow(['open/', 'floor']);
  server.last.welcome();
  for (const topic of ['open/0', 'open/1', 'floor']) server.last.bare({ t: 'snap', topic, v: 41, doc: {} });
  server.last.drop();
  await pass(300);
  server.last.welcome();
  server.last.bare({ t: 'snap', topic: 'open/0', v: 44, doc: {} });
  await pass(2_000);
  server.last.tick();
  await pass(1_500);
  expect(server.last.heardOf('sub').map((sub) => sub.topics)).toEqual([{ 'open/1': Number.MAX_SAFE_INTEGER }]);
  server.last.bare({ t: 'gone', topic: 'open/1' });
  expect(core.documents.topics().sort()).toEqual(['floor', 'open/0']);
});

test('a patch that is in the document already changes nothing', async () => {
  const { core, server } = await open();
  core.follow(['floor']);
  server.last.welcome();
  server.last.bare({ t: 'snap', topic: 'floor', v: 9, doc: { stations: { 1: 'now' } } });
  server.last.bare({ t: 'patch', topic: 'floor', from: 7, v: 8, patch: { stations: { 1: 'before' } } });
  expect(core.documents.get('floor')).toEqual({ stations: { 1: 'now' } });
  expect(server.last.heardOf('sub')).toHaveLength(1);
});

test('two followers of one name ask once; the last one to go ends it after a moment', async () => {
  const { core, server } = await open();
  server.last.welcome();
  const first = core.follow(['floor']);
  const second = core.follow(['floor']);
  expect(server.last.heardOf('sub')).toHaveLength(1);
  server.last.bare({ t: 'snap', topic: 'floor', v: 1, doc: { stations: {} } });
  first();
  first();
  await pass(1_000);
  second();
  await pass(1_500);
  expect(server.last.heardOf('unsub')).toHaveLength(0);
  server.last.tick();
  await pass(1_500);
  expect(server.last.heardOf('unsub').map((frame) => frame.topics)).toEqual([['floor']]);
  expect(core.documents.get('floor')).toBeUndefined();
});

test('a page that comes back to a topic within the moment keeps it', async () => {
  const { core, server } = await open();
  server.last.welcome();
  core.follow(['match/26'])();
  core.follow(['match/26']);
  await pass(2_500);
  expect(server.last.heardOf('unsub')).toHaveLength(0);
  expect(server.last.heardOf('sub')).toHaveLength(1);
});

test('right running hashes are silent, a wrong one is called tampering and everything is fetched anew', async () => {
  const { core, server } = await open();
  core.follow(['floor']);
  server.last.welcome();
  server.last.bare({ t: 'snap', topic: 'floor', v: 3, doc: { stations: {} } });
  server.last.tick();
  expect(core.tampered).toBe(false);
  server.last.say(JSON.stringify({ t: 'patch', topic: 'floor', from: 3, v: 4, patch: { stations: { 1: 'forged' } } }));
  server.last.tick();
  expect(core.tampered).toBe(true);
  expect(server.sockets[0]?.isOpen).toBe(false);
  await pass(300);
  server.last.welcome();
  expect(server.last.heardOf('hello')[0]).toMatchObject({ topics: { floor: 0 } });
  for (let i = 0; i < 17; i += 1) {
    server.last.tick();
    await pass(2_000);
  }
  expect(core.tampered).toBe(false);
});

test.each([
  ['a receipt without signature', (text: string) => text.slice(text.indexOf('{'))],
  ['a receipt with another number', (text: string) => text.replace(/ 2 /, ' 3 ')],
  ['a receipt with another letter', (text: string) => text.replace('"seq":9', '"seq":8')],
])('%s is not believed', async (_what, change) => {
  const { core, server } = await open();
  server.last.welcome();
  const answer = core.send(TAKE);
  const id = server.last.heardOf('cmd')[0]?.id ?? '';
  const say = server.last.say.bind(server.last);
  server.last.say = (text) => say(change(text));
  server.last.signed({ t: 'done', id, seq: 9, at: 1 });
  expect(core.tampered).toBe(true);
  await pass(300);
  server.last.welcome();
  expect(server.last.heardOf('cmd')[0]?.id).toBe(id);
  server.last.signed({ t: 'done', id, seq: 9, at: 1 });
  expect(await answer).toEqual({ kind: 'done', seq: 9, at: 1 });
});

test('a person knows within five seconds of the last frame that the link is gone, and it comes back at once', async () => {
  const { core, server } = await open();
  server.last.welcome();
  await pass(3_750);
  expect(core.lamp).toBe('slow');
  await pass(500);
  expect(server.sockets).toHaveLength(2);
  expect(server.sockets[0]?.isOpen).toBe(false);
  expect(core.lamp).toBe('stale');
  await pass(6_000);
  expect(core.lamp).toBe('lost');
  server.last.welcome();
  expect(core.lamp).toBe('live');
});

test('attempts grow apart up to four seconds, and waking up does not wait', async () => {
  const { core, server } = await open();
  const times: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const count = server.sockets.length;
    server.last.drop();
    const from = performance.now();
    while (server.sockets.length === count) await pass(50);
    times.push(performance.now() - from);
  }
  expect(times[0]).toBeLessThanOrEqual(300);
  expect(Math.max(...times)).toBeLessThanOrEqual(4_050);
  expect(times[7]).toBeGreaterThanOrEqual(2_000);
  server.last.drop();
  const count = server.sockets.length;
  core.wake();
  expect(server.sockets.length).toBe(count + 1);
});

test('other addresses of the server are tried when its own is gone', async () => {
  const keys = memoryKeys(PAIRED);
  const { server } = await open({ keys });
  server.last.welcome(ADMITTED, { addresses: ['desk.local:7420', '192.0.2.7:7420', '127.0.0.1:7420'] });
  expect((await keys.load())?.addresses).toContain('192.0.2.7:7420');
  for (let i = 0; i < 3; i += 1) {
    server.last.drop();
    await pass(4_000);
  }
  expect(server.sockets.map((socket) => socket.address)).toContain('ws://192.0.2.7:7420/ws');
  expect(server.sockets.map((socket) => socket.address)).not.toContain('ws://127.0.0.1:7420/ws');
});

test('a command on its way is sent again with its id, and answered once', async () => {
  const { core, server } = await open();
  server.last.welcome();
  const answer = core.send(TAKE, { match: 26, rev: 3 });
  const first = server.last.heardOf('cmd')[0];
  expect(first).toMatchObject({ body: TAKE, expect: { match: 26, rev: 3 } });
  expect(core.waiting).toBe(1);
  server.last.drop();
  await pass(300);
  server.last.welcome();
  expect(server.last.heardOf('cmd')).toEqual([first]);
  server.last.signed({ t: 'done', id: first?.id ?? '', seq: 91, at: 5, rev: 4 });
  expect(await answer).toEqual({ kind: 'done', seq: 91, at: 5, rev: 4 });
  expect(core.waiting).toBe(0);
  expect(server.last.isBroken).toBe(false);
});

test('without a link a command is not sent, and says so', async () => {
  const { core } = await open();
  expect(await core.send(TAKE)).toEqual({ kind: 'unsent' });
  expect(await core.ask({ type: 'save_copy', folder: '' })).toMatchObject({ type: 'failed', code: 'unsent' });
});

test('a question is answered, or ends with the link', async () => {
  const { core, server } = await open();
  server.last.welcome();
  const answer = core.ask({ type: 'save_copy', folder: '' });
  const ask = server.last.heardOf('ask')[0];
  server.last.signed({ t: 'answer', id: ask?.id ?? '', body: { type: 'fine' } });
  expect(await answer).toEqual({ type: 'fine' });
  const lost = core.ask({ type: 'save_copy', folder: '' });
  server.last.drop();
  expect(await lost).toMatchObject({ type: 'failed', code: 'lost' });
});

test('the server time follows pongs, not the clock of the device', async () => {
  const { core, server } = await open();
  server.last.welcome();
  expect(core.time.now()).toBe(1_000_000);
  await pass(80);
  server.last.bare({ t: 'pong', n: server.last.heardOf('ping')[0]?.n ?? 0, at: 5_000_000 });
  expect(core.rtt).toBe(80);
  expect(core.time.now()).toBe(5_000_040);
  await pass(1_000);
  expect(core.time.now()).toBe(5_001_040);
});

test('a page of another protocol is loaded again', async () => {
  const hall = await open();
  hall.server.last.challenge();
  hall.server.last.drop(4409);
  expect(hall.reloads).toBe(1);
});

test('a page of another build is loaded again when it may be', async () => {
  let isIdle = false;
  const hall = await open({ mayReload: () => isIdle });
  hall.server.last.welcome(ADMITTED, { build: 'b2' });
  expect(hall.reloads).toBe(0);
  isIdle = true;
  await pass(1_000);
  expect(hall.reloads).toBe(1);
});
