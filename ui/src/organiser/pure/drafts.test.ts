// The desk's list of drafts and what officials can do to one.
import { expect, test } from 'vitest';
import { sampleDraft, sampleLine, type DraftWish } from '../../gallery/drafts';
import { listed } from '../../board/draft_list';
import { falls, possible } from './drafts';

const draft = (wish: Partial<DraftWish>) => sampleDraft({ format: 'dota', done: 15, now: 1_000_000, ...wish });
const acts = (wish: Partial<DraftWish>): string[] => Object.entries(possible(draft(wish))).flatMap(([act, can]) => (can ? [act] : []));

test('held drafts come first, matches that could draft stand apart', () => {
  const line = (number: number, state: Parameters<typeof sampleLine>[1]) => sampleLine(number, state, ['A', 'B']);
  const { open, next } = listed({ drafts: { 1: line(5, 'next'), 2: line(4, 'running'), 3: line(9, 'held'), 4: line(2, 'swapping'), 5: line(3, 'running'), 6: line(1, 'next') } });
  expect(open.map(({ number }) => number)).toEqual([9, 3, 4, 2]);
  expect(next.map(({ number, match }) => [number, match])).toEqual([[1, 6], [5, 1]]);
  expect(listed(undefined)).toEqual({ open: [], next: [] });
});

test.each<[string, Partial<DraftWish>, string[]]>([
  ['that runs', {}, ['hold', 'act', 'void']],
  ['on hold', { phase: 'held' }, ['resume', 'act', 'void']],
  ['in its pause', { waits: 'go_on', done: 7 }, ['hold', 'goOn', 'void']],
  ['without a decider', { format: 'maps', waits: 'decide', done: 8 }, ['hold', 'decide', 'void']],
  ['in the exchange', { phase: 'swapping', done: 24 }, ['close', 'void']],
  ['that is over', { phase: 'complete', done: 24 }, ['void']],
])('a draft %s can be changed so far', (_state, wish, can) => expect(acts(wish)).toEqual(can));

test('stepping back says how many turns fall', () => {
  const view = draft({});
  expect(falls(view, view.turns[14] ?? { })).toBe(1);
  expect(falls(view, view.turns[0] ?? { })).toBe(15);
  expect(falls(view, view.turns[20] ?? { })).toBe(0);
});
