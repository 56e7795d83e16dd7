// A page whose socket does not come through: it steps down, works on, and steps up again when a socket comes through.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LinkCore } from './core';
import { ADMITTED, countedBytes, FakeSocket, PAIRED } from './fake_server';
import type { CarrierKind } from './ladder';
import { memoryKeys } from './store';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Way {
  readonly kind: CarrierKind;
  readonly socket: FakeSocket;
}

interface Hall {
  readonly core: LinkCore;
  readonly ways: Way[];
  answers: boolean;
  /** Kinds that are torn as soon as they are opened. */
  shut: CarrierKind[];
  last(): Way;
}

async function open(shut: CarrierKind[], missing: CarrierKind[] = []): Promise<Hall> {
  const ways: Way[] = [];
  const hall: Partial<Hall> & { answers: boolean; shut: CarrierKind[] } = { ways, shut, answers: true };
  const core = new LinkCore({
    role: 'judge',
    origin: 'http://desk.local:7420',
    keys: memoryKeys(PAIRED),
    build: 'b1',
    mayReload: () => false,
    reload: () => {},
    open: (address, kind) => {
      if (missing.includes(kind)) throw new Error('this browser has none');
      const socket = new FakeSocket(address);
      ways.push({ kind, socket });
      if (hall.shut.includes(kind)) setTimeout(() => socket.drop(), 5);
      return socket;
    },
    answers: async () => hall.answers,
    elapsed: () => performance.now(),
    random: countedBytes,
    changed: () => {},
    moved: () => {},
  });
  await core.start();
  return Object.assign(hall, { core, last: () => ways[ways.length - 1] as Way }) as Hall;
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** Lets time pass, and the server speak, so that the link is never silent. */
async function live(hall: Hall, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    await pass(1_000);
    const { socket } = hall.last();
    if (hall.core.isUp && socket.isOpen && hall.last().kind === hall.core.carrier) socket.tick();
  }
}

test('a refused upgrade leads to events, and refused events to questions', async () => {
  const hall = await open(['socket', 'events']);
  await pass(10_000);
  expect([...new Set(hall.ways.map(({ kind }) => kind))]).toEqual(['socket', 'events', 'poll']);
  hall.last().socket.welcome();
  expect(hall.core.lamp).toBe('live');
  expect(hall.core.carrier).toBe('poll');
  expect(hall.last().socket.address).toBe('ws://desk.local:7420/ws');
});

test('a socket that opens and says nothing leads to events', async () => {
  const hall = await open([]);
  await pass(12_000);
  expect(hall.last().kind).toBe('events');
});

test('a browser without sockets begins with events', async () => {
  const hall = await open([], ['socket']);
  await pass(3_000);
  expect(hall.last().kind).toBe('events');
});

test('a server that does not answer at all is no reason to step down', async () => {
  const hall = await open(['socket']);
  hall.answers = false;
  await pass(60_000);
  expect(hall.ways.every(({ kind }) => kind === 'socket')).toBe(true);
});

test('a link that dies at once three times leads to events, one that the server ends does not', async () => {
  const hall = await open([]);
  for (let i = 0; i < 4; i += 1) {
    hall.last().socket.welcome();
    hall.last().socket.drop(1012);
    await pass(1_000);
  }
  expect(hall.last().kind).toBe('socket');
  for (let i = 0; i < 3; i += 1) {
    hall.last().socket.welcome();
    hall.last().socket.drop();
    await pass(1_000);
  }
  expect(hall.last().kind).toBe('events');
});

test('a page that goes by events finds its server under another address a second later, as one with a socket does', async () => {
  const hall = await open([]);
  const addresses = ['desk.local:7420', '192.0.2.7:7420'];
  hall.last().socket.welcome(ADMITTED, { addresses });
  for (let short = 0; short < 3; short += 1) {
    hall.last().socket.drop();
    await pass(500);
    hall.last().socket.welcome(ADMITTED, { addresses });
  }
  expect(hall.core.carrier).toBe('events');
  const before = hall.ways.length;
  await pass(4_000 + 250 + 1_000);
  expect(hall.ways.slice(before).map(({ kind, socket }) => `${kind} ${socket.address}`)).toEqual(['events ws://desk.local:7420/ws', 'socket ws://192.0.2.7:7420/ws']);
  hall.last().socket.welcome(ADMITTED, { addresses });
  expect(hall.core.lamp).toBe('live');
  expect(hall.core.carrier).toBe('socket');
});

test('without a socket everything that a device says is signed', async () => {
  const hall = await open(['socket']);
  await pass(2_000);
  const { socket, kind } = hall.last();
  const sent: string[] = [];
  const send = socket.send.bind(socket);
  socket.send = (text) => {
    sent.push(text);
    send(text);
  };
  socket.welcome();
  hall.core.follow(['gathering']);
  expect(kind).toBe('events');
  expect(sent.slice(1).every((text) => !text.startsWith('{'))).toBe(true);
  expect(socket.heardOf('sub')).toEqual([{ t: 'sub', topics: { gathering: 0 } }]);
  expect(socket.isBroken).toBe(false);
});

test('after a minute a socket is sent ahead, and the page steps up when it comes through', async () => {
  const hall = await open(['socket']);
  await pass(2_000);
  hall.last().socket.welcome();
  const { socket: events } = hall.last();
  hall.shut = [];
  await live(hall, 62_000);
  const scout = hall.last();
  expect(scout.kind).toBe('socket');
  expect(events.isOpen).toBe(true);
  scout.socket.challenge();
  await pass(300);
  expect(events.isOpen).toBe(false);
  expect(hall.last()).not.toBe(scout);
  hall.last().socket.welcome();
  expect(hall.core.carrier).toBe('socket');
  expect(hall.core.standing).toEqual(ADMITTED);
});

test('a socket that comes through and does not hold leads back at once, and is tried less often', async () => {
  const hall = await open(['socket']);
  await pass(2_000);
  hall.last().socket.welcome();
  hall.shut = [];
  await live(hall, 62_000);
  hall.last().socket.challenge();
  await pass(300);
  hall.last().socket.welcome();
  hall.last().socket.drop();
  await pass(1_000);
  expect(hall.last().kind).toBe('events');
  hall.last().socket.welcome();
  const before = hall.ways.length;
  await live(hall, 100_000);
  expect(hall.ways).toHaveLength(before);
  await live(hall, 25_000);
  expect(hall.ways[before]?.kind).toBe('socket');
});
