// An overlay that the desk keeps: its match, its layout and its clocks stand, whatever comes after, until the desk lets it go.
import { afterEach, expect, test } from 'vitest';
import type { Layout } from '../wire/Layout';
import { OnStream } from './on_stream.svelte';
import type { Source } from './source';

const BUG: Layout = { kind: 'match', match: 7 };
const ended: OnStream[] = [];
afterEach(() => ended.splice(0).forEach((on) => on.ticker.end()));

function stream() {
  const docs = new Map<string, unknown>([['screen/17', { number: 17, name: '', layout: BUG }], ['match/7', '1–0'], ['floor', 'match 7'], ['stage/1/round/upper/1/0', 'first round']]);
  let now = 1_000;
  const link = {
    lamp: 'live', age: 0, standing: { kind: 'screen', number: 17 }, addresses: [], rtt: 4, serverNow: () => now,
    doc: (topic: string) => docs.get(topic), docs: (prefix: string) => new Map([...docs].filter(([topic]) => topic.startsWith(prefix))), follow: () => () => {},
  } as unknown as Source;
  const on = new OnStream(link, () => {}, () => true, () => []);
  ended.push(on);
  /** What stands in the picture: the match, the rounds, what the desk gave, its moment. */
  const picture = (): unknown[] => [on.link.doc('match/7'), on.link.doc('floor'), [...on.link.docs('stage/').values()], on.layout, on.isBlank, on.now];
  const later = (at: number): void => {
    now = at;
    on.ticker.tick();
  };
  const own = (more: { frozen?: number; layout?: Layout }): void => void docs.set('screen/17', { number: 17, name: '', layout: BUG, ...more });
  return { docs, on, picture, later, own };
}

test('an overlay keeps its picture while it is frozen, and shows afterwards how it stands then', () => {
  const { docs, on, picture, later, own } = stream();
  expect(picture()).toEqual(['1–0', 'match 7', ['first round'], BUG, false, 1_000]);
  own({ frozen: 1_500 });
  const before = picture();
  const elapsed = on.elapsed;
  docs.set('match/7', '2–0');
  docs.set('floor', 'match 8');
  docs.set('stage/1/round/upper/2/0', 'second round');
  own({ frozen: 1_500, layout: { kind: 'blank' } });
  later(9_000);
  expect(on.isKept).toBe(true);
  expect([...picture(), on.elapsed]).toEqual([...before, elapsed]);
  expect(before).toEqual(['1–0', 'match 7', ['first round'], BUG, false, 1_000]);
  own({});
  expect(picture()).toEqual(['2–0', 'match 8', ['first round', 'second round'], BUG, false, 9_000]);
  expect(on.isKept).toBe(false);
});
test('an overlay that is not frozen goes with everything, and the desk can take it from the stream', () => {
  const { docs, on, picture, later, own } = stream();
  docs.set('match/7', '2–0');
  own({ layout: { kind: 'blank' } });
  later(9_000);
  expect([picture()[0], on.isBlank, on.now]).toEqual(['2–0', true, 9_000]);
});
test('an overlay that is opened while it is frozen shows what comes first', () => {
  const { docs, picture, own } = stream();
  own({ frozen: 1_500 });
  docs.delete('match/7');
  expect(picture()[0]).toBeUndefined();
  docs.set('match/7', '2–0');
  expect(picture()[0]).toBe('2–0');
  docs.set('match/7', '2–1');
  expect(picture()[0]).toBe('2–0');
});
