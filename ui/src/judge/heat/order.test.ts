// The finishing order as it is tapped: from the top, from the end, corrected, taken back, kept.
import { expect, test } from 'vitest';
import type { Finishes } from '../../board/heats';
import { begin, finishesOf, kill, lastStep, level, move, orderOf, placeOf, read, reopen, rest, takeOut, tap, undo, written, type Draft, type Mode } from './order';

const ALL = [1, 2, 3, 4, 5];
const tapped = (mode: Mode, ...entrants: number[]): Draft => entrants.reduce((draft, entrant) => tap(draft, ALL, entrant), begin(1, [], mode));
const places = (draft: Draft): (number | null)[] => ALL.map((entrant) => placeOf(draft, ALL, entrant));

test('each tap takes the next place', () => {
  expect(places(tapped('first', 3, 1))).toEqual([2, null, 1, null, null]);
});
test('out first numbers from the last upwards', () => {
  expect(places(tapped('out', 3, 1))).toEqual([4, null, 5, null, null]);
});
test('the last one standing is the first, without a tap', () => {
  const draft = tapped('out', 3, 1, 5, 2);
  expect([places(draft), orderOf(draft, ALL), rest(draft, ALL)]).toEqual([[4, 2, 5, 1, 3], [4, 2, 5, 1, 3], []]);
});
test('from the top nobody is placed without a tap', () => expect(orderOf(tapped('first', 3, 1, 5, 2), ALL)).toEqual([3, 1, 5, 2]));
test('both ends meet', () => {
  const draft = tap(tap({ ...tapped('out', 3, 1), mode: 'first' }, ALL, 5), ALL, 2);
  expect(orderOf(draft, ALL)).toEqual([5, 2, 4, 1, 3]);
});
test('another tap takes the last one out, and only that one', () => {
  expect(tapped('first', 3, 1, 1).front).toEqual([3]);
  const draft = tapped('first', 3, 1);
  expect(tap(draft, ALL, 3)).toBe(draft);
});
test('who is not tapped did not finish', () => {
  expect([finishesOf(tapped('first', 3, 1), ALL), rest(tapped('first', 3, 1), ALL)]).toEqual([[[3, 0], [1, 0], [2, 0, 'out'], [4, 0, 'out'], [5, 0, 'out']], [2, 4, 5]]);
});
test('who is absent is counted by nobody, and comes in by a tap', () => {
  const draft = tap({ ...tapped('absent', 5), mode: 'out' }, ALL, 2);
  expect([places(draft), rest(draft, ALL)]).toEqual([[null, 4, null, null, null], [1, 3, 4]]);
  expect(tap(draft, ALL, 5).absent).toEqual([]);
});
test('one place up, also past the middle', () => {
  const draft = tap({ ...tapped('out', 3, 1), mode: 'first' }, ALL, 5);
  expect(orderOf(draft, ALL)).toEqual([5, 1, 3]);
  expect(orderOf(move(draft, ALL, 1, -1), ALL)).toEqual([1, 5, 3]);
  expect(move(draft, ALL, 5, -1)).toBe(draft);
  expect(orderOf(move(draft, ALL, 3, -1), ALL)).toEqual([5, 3, 1]);
});
test('the last one standing can be moved as well', () => expect(orderOf(move(tapped('out', 3, 1, 5, 2), ALL, 4, 1), ALL)).toEqual([2, 4, 5, 1, 3]));
test('kills are kept before there is a place, and not below nothing', () => {
  const draft = tapped('kills', 4, 4, 1);
  expect(finishesOf(tap({ ...draft, mode: 'first' }, ALL, 4), ALL).slice(0, 2)).toEqual([[4, 2], [1, 1, 'out']]);
  expect(kill(draft, 2, -1)).toBe(draft);
});
test('undo steps back through places, kills and moves', () => {
  const draft = kill(takeOut(tapped('first', 3, 1), 3), 1, 2);
  expect(lastStep(draft)).toMatchObject({ did: 'kills', entrant: 1 });
  expect(undo(draft).kills).toEqual({});
  expect(undo(undo(draft)).front).toEqual([3, 1]);
  expect(lastStep(undo(undo(undo(undo(draft)))))).toBeNull();
});
test('a stated game is opened as it stands', () => {
  const stored: Finishes = [[4, 1], [2, 0], [3, 0, 'level'], [1, 2, 'out'], [5, 0, 'absent']];
  const draft = begin(2, stored);
  expect([finishesOf(draft, ALL), draft.past]).toEqual([stored, []]);
});
test('a statement that is taken back leaves its order on the tablet', () => {
  const draft = reopen(2, [[4, 1], [2, 0]]);
  expect([finishesOf(draft, ALL), draft.base, lastStep(draft)?.did, finishesOf(undo(draft), ALL)]).toEqual([[[4, 1], [2, 0], [1, 0, 'out'], [3, 0, 'out'], [5, 0, 'out']], [], 'opened', []]);
});
test('an entry survives a reload, what is no entry does not', () => {
  const draft = tapped('out', 3, 1);
  expect(read(written(draft), ALL, 6)).toEqual(draft);
  expect(read('{"game":1}', ALL, 6)).toBeNull();
  expect(read('nonsense', ALL, 6)).toBeNull();
  expect(read(written({ ...draft, game: 7 }), ALL, 6)).toBeNull();
});
test('whoever left the heat falls out of a kept entry', () => {
  const kept = read(written(tapped('first', 3, 1)), [1, 2], 6) as Draft;
  expect([orderOf(kept, [1, 2]), orderOf(undo(kept), [1, 2]), orderOf(undo(undo(kept)), [1, 2])]).toEqual([[1], [], []]);
});
test('two share a place, and the next one is left out', () => {
  const draft = level(tapped('first', 3, 1, 5, 2), ALL, 1);
  expect(places(draft)).toEqual([1, 4, 1, null, 3]);
  expect(finishesOf(draft, ALL).slice(0, 3)).toEqual([[3, 0], [1, 0, 'level'], [5, 0]]);
  expect(places(undo(draft))).toEqual([2, 4, 1, null, 3]);
});
test('three share one, from the end as well', () => {
  const draft = level(level(tapped('out', 3, 1, 5), ALL, 1), ALL, 3);
  expect([orderOf(draft, ALL), places(draft)]).toEqual([[5, 1, 3], [3, null, 3, null, 3]]);
});
test('the first shares with nobody, and whoever moves stands alone again', () => {
  const draft = tapped('first', 3, 1, 5);
  expect(level(draft, ALL, 3)).toBe(draft);
  expect(places(move(level(draft, ALL, 1), ALL, 1, 1))).toEqual([3, null, 1, null, 2]);
});
