// A kept picture: what was there stays, what was not there may still come, and afterwards everything is as it is now.
import { expect, test } from 'vitest';
import type { Source } from './source';
import { Still } from './still';

function hall() {
  const docs = new Map<string, unknown>([['open/0', { matches: { 1: 'Fox' } }]]);
  const link = { doc: (topic: string) => docs.get(topic), docs: (prefix: string) => new Map([...docs].filter(([topic]) => topic.startsWith(prefix))) } as unknown as Source;
  let isKept = false;
  return { docs, still: new Still(link, () => isKept), keep: (is: boolean) => void (isKept = is) };
}

test('documents stand still while the picture is kept', () => {
  const { docs, still, keep } = hall();
  const before = still.doc('open/0');
  keep(true);
  expect([still.doc('open/0'), [...still.docs('open/')]]).toEqual([before, [['open/0', before]]]);
  docs.set('open/0', { matches: {} });
  docs.set('open/1', { matches: {} });
  expect([still.doc('open/0'), still.docs('open/').size]).toEqual([before, 1]);
  keep(false);
  expect([still.doc('open/0'), still.docs('open/').size]).toEqual([{ matches: {} }, 2]);
  keep(true);
  expect(still.docs('open/').size).toBe(2);
});

test('a page that was loaded while it is kept shows what comes first', () => {
  const { docs, still, keep } = hall();
  keep(true);
  expect([still.doc('floor'), still.docs('stage/').size]).toEqual([undefined, 0]);
  docs.set('floor', 1);
  docs.set('stage/1', 2);
  expect([still.doc('floor'), still.docs('stage/').size]).toEqual([1, 1]);
  docs.set('floor', 3);
  expect(still.doc('floor')).toBe(1);
});
