// Groups on screens: whole where they can be, eight rows a column, and a word for everybody's fate.
import { expect, test } from 'vitest';
import type { StandingRow } from '../wire/StandingRow';
import { STANDING_LANDSCAPE, STANDING_PORTRAIT } from '../board/paginate';
import { fateOf, groupPages, lineHeight, shownCriteria, tableGroupPages } from './groups';

const groups = (...sizes: number[]): { group: number; items: number[] }[] => sizes.map((size, i) => ({ group: i + 1, items: Array.from({ length: size }, (_, n) => n) }));
const says = (pages: ReturnType<typeof groupPages<number>>): string[] => pages.map((page) => page.columns.map((column) => column.map((block) => `${block.group}:${block.from}+${block.items.length}`).join(' ')).join(' | '));
const row = (entrant: number, more: Partial<StandingRow> = {}): StandingRow => ({ entrant, seed: entrant, won: 1, lost: 0, group: 1, fate: 'open', gone: false, rank: entrant, values: [], ...more });

test('four groups of four stand on one page', () => expect(says(groupPages(groups(4, 4, 4, 4), STANDING_LANDSCAPE))).toEqual(['1:0+4 2:0+4 | 3:0+4 4:0+4']));
test('columns are even', () => expect(says(groupPages(groups(2, 2, 2, 2), STANDING_LANDSCAPE))).toEqual(['1:0+2 2:0+2 | 3:0+2 4:0+2']));
test('groups of five need a column each', () => expect(says(groupPages(groups(5, 5, 5), STANDING_LANDSCAPE))).toEqual(['1:0+5 | 2:0+5', '3:0+5']));
test('a group of twelve goes on in the next column', () => expect(says(groupPages(groups(12, 4), STANDING_LANDSCAPE))).toEqual(['1:0+8 | 1:8+4 2:0+4']));
test('a tall screen has one long column', () => expect(says(groupPages(groups(5, 5, 5), STANDING_PORTRAIT))).toEqual(['1:0+5 2:0+5 3:0+5']));
test('no screen shows more than twelve pages', () => expect(groupPages(groups(...Array.from({ length: 64 }, () => 8)), STANDING_LANDSCAPE)).toHaveLength(12));
test('a table alone is paged as standings are', () => {
  const pages = tableGroupPages([{ group: 1, rows: Array.from({ length: 20 }, (_, i) => row(i + 1)) }], [], false);
  expect(pages.map((page) => page.columns.map(([block]) => [block?.from, block?.items.length]))).toEqual([[[0, 8], [8, 8]], [[16, 4]]]);
});
test('ten rows stand in one wide column', () => {
  const [page] = tableGroupPages([{ group: 1, rows: Array.from({ length: 10 }, (_, i) => row(i + 1)) }], [], false);
  expect([page?.isTall, page?.columns.length]).toEqual([true, 1]);
});
test('the fate of a row', () => {
  const cuts = [{ first: 1, last: 2, to: 1 }];
  expect([fateOf(row(1, { fate: 'through' }), 5, cuts, false), fateOf(row(1), 2, cuts, false), fateOf(row(1), 3, cuts, false), fateOf(row(1), 3, cuts, true), fateOf(row(1), 2, cuts, true), fateOf(row(1), 1, [], false), fateOf(row(1, { gone: true }), 1, cuts, false)])
    .toEqual(['through', 'above', 'below', 'out', 'through', 'plain', 'out']);
});
test('the hall sees points and the first tie-break, never wins twice', () => {
  expect(shownCriteria(['points', 'head_to_head', 'score_difference'], [row(1, { values: ['3', '', '2'] })])).toEqual([0, 2]);
  expect(shownCriteria(['wins', 'valve_difficulty', 'initial_seed'], [row(1, { values: ['1', '-2', '1'] })])).toEqual([1]);
});
test('rows fill the stage, but never grow beyond reason', () => {
  const heights = { head: 4.2, band: 4.9, least: 6.6, most: 11 };
  expect(lineHeight([{ rows: 8, bands: 2 }, { rows: 2, bands: 1 }], false, heights)).toBeCloseTo(7.85);
  expect(lineHeight([{ rows: 4, bands: 1 }], false, heights)).toBe(11);
  for (let rows = 1; rows <= 8; rows += 1) for (let bands = 0; bands <= 3; bands += 1) expect(rows * lineHeight([{ rows, bands }], false, heights) + bands * 4.9 + 4.2).toBeLessThanOrEqual(76.81);
});
