// Repairing a file of entrants by taps.
import { expect, test } from 'vitest';
import { kindsOf, linesOf, nextFault, noWishes, repaired, reread, unskipped, type ReadRow } from './preview';

const row = (number: number, verdict: ReadRow['verdict'], ...codes: string[]): ReadRow => ({
  number, cells: ['a'], verdict,
  remarks: codes.map((code) => ({ severity: verdict === 'fault' ? 'fault' : 'note', code, column: 0, text: `${code} in row ${number}`, repairs: [] })),
});
const ROWS = [row(2, 'new'), row(3, 'note', 'no_tag'), row(4, 'fault', 'twice'), row(5, 'fault', 'twice', 'seed'), row(6, 'skipped', 'twice')];

test('a skipped row is kept when somebody keeps both, and the other way round', () => {
  const skipped = repaired(noWishes(), 4, { do: 'skip' });
  expect(repaired(skipped, 4, { do: 'keep_both' })).toEqual({ skip: [], keep: [4], edits: {} });
  expect(unskipped(skipped, 4).skip).toEqual([]);
});

test('edits of one row gather', () => {
  const once = repaired(noWishes(), 4, { do: 'put', column: 1, text: 'FOX' });
  expect(repaired(once, 4, { do: 'put', column: 2, text: '7' }).edits).toEqual({ 4: { 1: 'FOX', 2: '7' } });
});

test('another separator forgets columns and edits, since they are about other cells', () => {
  const wishes = { ...repaired(noWishes(), 4, { do: 'put', column: 1, text: 'x' }), columns: ['name' as const], encoding: 'utf8' as const };
  expect(reread(wishes, { separator: 'tab' })).toEqual({ separator: 'tab', encoding: 'utf8', skip: [], keep: [], edits: {} });
});

test('F8 goes from fault to fault and round the end', () => {
  expect([nextFault(ROWS, null), nextFault(ROWS, 4), nextFault(ROWS, 5), nextFault([row(2, 'note', 'x')], null), nextFault([row(2, 'new')], null)]).toEqual([4, 5, 4, 2, null]);
});

test('a remark has a line of its own', () => expect(linesOf(ROWS).map((line) => line.kind)).toEqual(['row', 'row', 'remark', 'row', 'remark', 'row', 'remark', 'remark', 'row', 'remark']));

test('equal faults are counted together, faults before notes, skipped rows not at all', () => {
  expect(kindsOf(ROWS).map((kind) => [kind.code, kind.rows])).toEqual([['twice', [4, 5]], ['seed', [5]], ['no_tag', [3]]]);
});
