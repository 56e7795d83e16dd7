// Venue pages: never more columns and rows than can be read, every match somewhere, the finals always last.
import { expect, test } from 'vitest';
import { draw } from '../gallery/sample';
import { bracketPages, LANDSCAPE, listPages, MOST_PAGES, PORTRAIT, standingPages, STANDING_LANDSCAPE, STANDING_PORTRAIT, type BracketPage, type Now, type Room } from './paginate';

const NOBODY: Now = { current: new Set(), next: new Set() };
const ids = (page: BracketPage): number[] => [...page.upper, ...page.lower, ...page.strip].flatMap((column) => column.matches);
const pagesOf = (kind: 'single' | 'double', entrants: number, room: Room = LANDSCAPE, now = NOBODY): readonly BracketPage[] => bracketPages(draw(kind, entrants).shape, room, now).pages;

for (const kind of ['single', 'double'] as const) {
  for (const room of [LANDSCAPE, PORTRAIT, { columns: 4, upperRows: 4, lowerRows: 2 }]) {
    test.each([2, 3, 4, 5, 8, 13, 16, 29, 32, 64])(`${kind} of %i in ${room.columns} columns, ${room.upperRows} rows`, (entrants) => {
      const { shape } = draw(kind, entrants);
      const pages = bracketPages(shape, room, NOBODY).pages;
      for (const page of pages) {
        expect(page.upper.length).toBeLessThanOrEqual(room.columns);
        expect(page.lower.length).toBeLessThanOrEqual(room.columns);
        const alone = page.upper.length === 0 || page.lower.length === 0;
        for (const column of page.upper) expect(column.matches.length).toBeLessThanOrEqual(room.upperRows);
        for (const column of page.lower) expect(column.matches.length).toBeLessThanOrEqual(alone ? room.upperRows : room.lowerRows);
      }
      const shown = pages.flatMap(ids);
      expect(shown.sort((a, b) => a - b)).toEqual(shape.matches.map((m) => m.id).sort((a, b) => a - b));
    });
  }
}

test('4 entrants need one page', () => expect(pagesOf('double', 4)).toHaveLength(1));
test('16 entrants need at most 4 pages, 64 about 10', () => {
  expect(pagesOf('double', 16).length).toBeLessThanOrEqual(4);
  expect(pagesOf('double', 64).length).toBeLessThanOrEqual(12);
});
test('the last page of 16 shows upper round 2 to the final over the last four lower rounds', () => {
  const last = pagesOf('double', 16).slice(-1)[0];
  expect(last?.upper.map((c) => `${c.group} ${c.round}`)).toEqual(['upper 2', 'upper 3', 'upper 4', 'final 1']);
  expect(last?.lower.map((c) => c.round)).toEqual([3, 4, 5, 6]);
});
test('a portrait screen has the finals in a strip', () => {
  const last = pagesOf('double', 16, PORTRAIT).slice(-1)[0];
  expect(last?.strip.map((c) => c.group)).toEqual(['final', 'reset']);
});
test('256 entrants: only pages with current matches, and the finals', () => {
  const { shape } = draw('double', 256);
  const live = shape.matches.filter((m) => m.group === 'upper' && m.round === 1 && m.position < 3).map((m) => m.id);
  const { pages, findYours } = bracketPages(shape, LANDSCAPE, { current: new Set(live), next: new Set() });
  expect(pages).toHaveLength(2);
  expect(ids(pages[0] as BracketPage)).toEqual(expect.arrayContaining(live));
  expect(findYours).toBe(false);
});
test('a cycle never has more than twelve pages', () => {
  const { shape } = draw('double', 1024);
  const every = new Set(shape.matches.map((m) => m.id));
  const { pages, findYours } = bracketPages(shape, LANDSCAPE, { current: every, next: every });
  expect(pages.length).toBeLessThanOrEqual(MOST_PAGES);
  expect(findYours).toBe(true);
});
test('1,024 entrants without a current match show the finals rather than nothing', () => expect(pagesOf('double', 1024)).toHaveLength(1));

test('standings of 4 stand at twice the height', () => expect(standingPages(4, STANDING_LANDSCAPE)).toEqual([{ columns: [[0, 4]], tall: true }]));
test('standings of 64 need 4 pages of two columns', () => {
  const pages = standingPages(64, STANDING_LANDSCAPE);
  expect(pages).toHaveLength(4);
  expect(pages[3]?.columns).toEqual([[48, 56], [56, 64]]);
});
test('a portrait screen has one column of 16', () => expect(standingPages(20, STANDING_PORTRAIT).map((p) => p.columns)).toEqual([[[0, 16]], [[16, 20]]]));
test('256 and more: the top and around the cut', () => {
  const firstRows = standingPages(300, STANDING_LANDSCAPE, [70]).map((p) => p.columns[0]?.[0]);
  expect(firstRows).toEqual([0, 64]);
});
test('no rows, no page', () => expect(standingPages(0, STANDING_LANDSCAPE)).toEqual([]));
test('an empty list has one page to say so', () => expect(listPages([], 4)).toEqual([[]]));
test('six calls on pages of four', () => expect(listPages([1, 2, 3, 4, 5, 6], 4)).toEqual([[1, 2, 3, 4], [5, 6]]));
