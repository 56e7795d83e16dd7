// Whatever happens to the link of a page and to its server, the page never shows a document that never was, and ends with the ones that are.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Json } from '../board/patch';
import type { ClientFrame } from '../wire/ClientFrame';
import type { ServerFrame } from '../wire/ServerFrame';
import { covers, Documents } from './documents';
import { Follows } from './follows';
import { TIMES } from './settings';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Shared = Extract<ServerFrame, { t: 'snap' | 'patch' | 'gone' }>;
type Doc = { readonly [key: string]: Json };

const TOPICS = ['floor', 'open/0', 'open/1', 'match/7'] as const;
/** Patches that the server remembers of a document. */
const RING = 3;

/** The way from one document to the other (RFC 7396). */
function difference(from: Json, to: Json): Json {
  const isObject = (value: Json): value is Doc => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(from) || !isObject(to)) return to;
  const patch: Record<string, Json> = {};
  for (const key of Object.keys(from)) if (!(key in to)) patch[key] = null;
  for (const [key, value] of Object.entries(to)) {
    const old = from[key];
    if (old === undefined) patch[key] = value;
    else if (JSON.stringify(old) !== JSON.stringify(value)) patch[key] = difference(old, value);
  }
  return patch;
}

interface Kept {
  v: number;
  doc: Doc;
  ring: { from: number; v: number; patch: Json }[];
}

/** The server as PROTOCOL.md describes it, and a wire that can be cut and can swallow or double a frame. */
class Model {
  readonly docs = new Map<string, Kept>();
  /** Every document that there ever was, by epoch, topic and version. */
  readonly history = new Map<string, Doc>();
  readonly wire: Shared[] = [];
  epoch = 1;
  #version = 0;
  #wanted = new Set<string>();
  isUp = false;
  /** Topics whose news were swallowed and that nothing came of since. */
  readonly swallowed = new Set<string>();

  hear(frame: ClientFrame): void {
    if (!this.isUp) return;
    if (frame.t === 'unsub') for (const name of frame.topics) this.#wanted.delete(name);
    if (frame.t !== 'sub') return;
    for (const [name, version] of Object.entries(frame.topics)) {
      this.#wanted.add(name);
      if (name.endsWith('/')) for (const topic of this.docs.keys()) this.#renew(topic, 0, name);
      else this.#renew(name, version ?? 0, name);
    }
  }

  #renew(topic: string, version: number, name: string): void {
    if (!covers(name, topic)) return;
    const kept = this.docs.get(topic);
    if (!kept) {
      if (version > 0) this.wire.push({ t: 'gone', topic });
      return;
    }
    if (version === kept.v) return;
    const start = kept.ring.findIndex(({ from }) => from === version);
    if (version > 0 && start >= 0) for (const { from, v, patch } of kept.ring.slice(start)) this.wire.push({ t: 'patch', topic, from, v, patch });
    else this.wire.push({ t: 'snap', topic, v: kept.v, doc: kept.doc });
  }

  put(topic: string, doc: Doc): void {
    this.#version += 1;
    const kept = this.docs.get(topic);
    const isFollowed = this.isUp && [...this.#wanted].some((name) => covers(name, topic));
    this.history.set(`${this.epoch} ${topic} ${this.#version}`, doc);
    if (!kept) {
      this.docs.set(topic, { v: this.#version, doc, ring: [] });
      if (isFollowed) this.wire.push({ t: 'snap', topic, v: this.#version, doc });
      return;
    }
    const news = { from: kept.v, v: this.#version, patch: difference(kept.doc, doc) };
    this.docs.set(topic, { v: news.v, doc, ring: [...kept.ring, news].slice(-RING) });
    if (isFollowed) this.wire.push({ t: 'patch', topic, ...news });
  }

  remove(topic: string): void {
    if (this.docs.delete(topic) && this.isUp && [...this.#wanted].some((name) => covers(name, topic))) this.wire.push({ t: 'gone', topic });
  }

  cut(): void {
    this.isUp = false;
    this.wire.length = 0;
    this.#wanted.clear();
    this.swallowed.clear();
  }

  /** Another process on the same file: versions begin anew, and nothing of before can be resumed. */
  restart(): void {
    this.cut();
    this.epoch += 1;
    this.#version = 0;
    for (const [topic, { doc }] of [...this.docs]) {
      this.docs.delete(topic);
      this.put(topic, doc);
    }
  }
}

const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', '', '__proto__'), fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(2), { maxKeys: 2 }));
const doc = fc.dictionary(fc.constantFrom('a', 'b', 'c', '7'), value, { maxKeys: 4 }) as fc.Arbitrary<Doc>;
const topic = fc.constantFrom(...TOPICS);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), topic, doc }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), topic }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('double' as const, 'swallow' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'restart' as const, 'open' as const, 'open' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('follow' as const), name: fc.constantFrom(...TOPICS, 'open/') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(TIMES.linger, TIMES.doubt) }) },
);

test.each([
  ['when it is followed again', 'open/', 'open/'],
  ['when a part of it is followed', 'open/', 'open/0'],
  ['when more than it is followed', 'open/0', 'open/'],
])('what was on its way when a name was given up does not stay %s', (_when, first, second) => {
  const server = new Model();
  const follows = new Follows(new Documents(() => {}), (frame) => server.hear(frame));
  const arrive = (): void => {
    for (let frame = server.wire.shift(); frame; frame = server.wire.shift()) follows.take(frame);
  };
  server.put('open/0', { a: 1 });
  const leave = follows.follow([first]);
  server.isUp = true;
  follows.opened();
  leave();
  vi.advanceTimersByTime(TIMES.linger);
  server.remove('open/0');
  follows.follow([second]);
  arrive();
  expect(follows.documents.topics(), 'it looks new').toEqual(['open/0']);
  vi.advanceTimersByTime(TIMES.doubt);
  arrive();
  expect(follows.documents.topics()).toEqual([]);
  follows.closed();
});

test('a page ends with what is, and never shows what never was', () => {
  let [gaps, resumed, unspoken] = [0, 0, 0];
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const server = new Model();
      const documents = new Documents(() => {});
      const follows = new Follows(documents, (frame) => {
        if (frame.t === 'sub' && follows.documents.topics().some((known) => frame.topics[known] === 0 && server.isUp)) gaps += 1;
        server.hear(frame);
      });
      const leaves: { name: string; leave: () => void }[] = [];
      let epochSeen = 0;
      const open = (): void => {
        if (server.isUp) return;
        server.isUp = true;
        if (epochSeen !== server.epoch && epochSeen !== 0) documents.distrust();
        else if (documents.topics().length > 0) resumed += 1;
        epochSeen = server.epoch;
        follows.opened();
      };
      const cut = (how: 'cut' | 'restart'): void => {
        if (server.isUp) follows.closed();
        server[how]();
      };
      const look = (): void => {
        for (const known of documents.topics()) {
          const v = documents.version(known);
          if (v > 0 && epochSeen === server.epoch) expect(documents.get(known)).toEqual(server.history.get(`${epochSeen} ${known} ${v}`));
        }
      };
      const arrive = (count: number): void => {
        for (let i = 0; i < count && server.isUp; i += 1) {
          const frame = server.wire.shift();
          if (!frame) return;
          follows.take(frame);
          look();
        }
      };
      const followName = (name: string): void => void leaves.push({ name, leave: follows.follow([name]) });
      followName('open/');
      open();
      for (const one of steps) {
        if (one.do === 'put') server.put(one.topic, one.doc);
        else if (one.do === 'remove') server.remove(one.topic);
        else if (one.do === 'arrive') arrive(one.count);
        else if (one.do === 'double' && server.wire[0]) server.wire.unshift(server.wire[0]);
        // Only patches can be missed: a link is reliable, and the hub joins and leaves out nothing else.
        else if (one.do === 'swallow' && server.wire[0]?.t === 'patch') server.swallowed.add(server.wire.shift()?.topic ?? '');
        else if (one.do === 'cut' || one.do === 'restart') cut(one.do);
        else if (one.do === 'open') open();
        else if (one.do === 'follow') followName(one.name);
        else if (one.do === 'leave') leaves.shift()?.leave();
        else if (one.do === 'pass') vi.advanceTimersByTime(one.ms);
      }
      open();
      // What was swallowed shows at the next change of its document.
      for (const name of server.swallowed) if (server.docs.has(name)) server.put(name, { a: 'next' });
      for (let i = 0; i < 4; i += 1) {
        vi.advanceTimersByTime(TIMES.doubt);
        while (server.wire.length > 0) arrive(server.wire.length);
      }
      if (documents.topics().length > 0) unspoken += 1;
      const expected = TOPICS.filter((one) => server.docs.has(one) && leaves.some(({ name }) => covers(name, one)));
      expect(documents.topics().sort()).toEqual([...expected].sort());
      for (const one of expected) expect(documents.get(one), one).toEqual(server.docs.get(one)?.doc);
      follows.closed();
      vi.clearAllTimers();
    }),
    { numRuns: 1_000 },
  );
  // A property that nothing happened to would hold as well.
  expect({ gaps: gaps > 50, resumed: resumed > 50, unspoken: unspoken > 50 }).toEqual({ gaps: true, resumed: true, unspoken: true });
}, 60_000);
