// Pages of the hall: nobody waits for a finished round, nothing stands outside the stage, every live match has its place.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { MatchesView } from '../wire/MatchesView';
import { cardsOf, type Cards } from './field';
import { documents } from './gallery/invented';
import { hallPages, pageName, poolPages, TALL, WIDE, type HallPage } from './pages';
import { plan } from './place';
import { roundsOf } from '../board/shape';

function cards(entrants: number, share: number, kind: 'single' | 'double' = 'double'): Cards {
  const docs = documents({ entrants, kind, share, isLong: false });
  return cardsOf(new Map([...docs].filter(([topic]) => topic.includes('/round/'))) as Map<string, MatchesView>);
}
const ids = (page: HallPage): number[] => [...page.upper, ...page.lower, ...page.strip].flatMap((column) => [...column.matches]);
const now = (all: Cards): number[] => [...all.values()].filter((card) => ['live', 'held', 'called'].includes(card.state)).map((card) => card.id);

test.each([[4, 1], [16, 4], [64, 12]])('%i entrants need at most %i pages at any time', (entrants, most) => {
  for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) expect(hallPages(cards(entrants, share), WIDE).pages.length).toBeLessThanOrEqual(most);
});

test.each([[2], [3], [8], [13], [29], [64]])('every live match of %i is on a page', (entrants) => {
  for (const kind of ['single', 'double'] as const) {
    for (const room of [WIDE, TALL]) {
      const all = cards(entrants, 0.45, kind);
      expect(hallPages(all, room).pages.flatMap(ids)).toEqual(expect.arrayContaining(now(all)));
    }
  }
});

test('finished rounds drop out', () => {
  const all = cards(32, 0.75);
  for (const page of hallPages(all, WIDE).pages) expect(ids(page).some((id) => all.get(id)?.state !== 'over' && all.get(id)?.state !== 'bye')).toBe(true);
  expect(hallPages(all, WIDE).pages.length).toBeLessThan(hallPages(cards(32, 0.3), WIDE).pages.length);
});

test('a bracket that nobody has begun shows its first round and its finals', () => {
  const { pages, shape } = hallPages(cards(16, 0), WIDE);
  expect(pages.map((page) => pageName(page, roundsOf(shape), 'neutral'))).toEqual(['Upper round 1', 'Finals']);
});

test('two shares of one round stand beside each other under one head', () => {
  const [first] = hallPages(cards(16, 0), WIDE).pages;
  expect(first?.upper.map(({ round, base, slots, again }) => ({ round, base, slots, again }))).toEqual([
    { round: 1, base: 0, slots: 4, again: false },
    { round: 1, base: 4, slots: 4, again: true },
  ]);
});

test('1,024 entrants: at most twelve pages, and the screen says that it leaves something out', () => {
  const found = hallPages(cards(1024, 0.3), WIDE);
  expect(found.pages.length).toBeLessThanOrEqual(12);
  expect(found.onlyNow).toBe(true);
});

test('a second grand final is not shown before it is due', () => {
  expect(hallPages(cards(8, 0.5), WIDE).shape.matches.some((match) => match.group === 'reset')).toBe(false);
});

const STAGES = { '16:9': { w: 1690, h: 768, u: 10, isTall: false }, '4:3': { w: 1690, h: 1080, u: 10, isTall: false }, tall: { w: 912, h: 1520, u: 10, isTall: true } };
test.each(Object.entries(STAGES))('no card leaves a %s stage or lies on another', (_, stage) => {
  for (const entrants of [2, 3, 4, 7, 8, 16, 29, 64]) {
    for (const kind of ['single', 'double'] as const) {
      for (const share of [0, 0.35, 0.7, 0.95]) {
        const all = cards(entrants, share, kind);
        for (const page of hallPages(all, stage.isTall ? TALL : WIDE).pages) {
          const { places } = plan(page, all, stage);
          for (const { x, y, w, h } of places) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + w).toBeLessThanOrEqual(stage.w + 0.5);
            expect(y).toBeGreaterThanOrEqual(3.3 * stage.u);
            expect(y + h).toBeLessThanOrEqual(stage.h + 0.5);
          }
          for (const a of places) for (const b of places) if (a.id < b.id && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(a.h + 2);
        }
      }
    }
  }
});

test('screens turn through pools, each page with its own, and leave out what is over where they are many', () => {
  const one = cards(8, 0.5);
  const pools = (count: number): Cards => new Map(Array.from({ length: count }, (_, pool) => [...one.values()].map((card) => {
    const shift = (to: MatchCard['winner_to']): MatchCard['winner_to'] => (to == null ? to : { ...to, match: to.match + pool * 1_000 });
    return [card.id + pool * 1_000, { ...card, id: card.id + pool * 1_000, group: `pool${pool + 1}_${card.group}` as MatchCard['group'], winner_to: shift(card.winner_to), loser_to: shift(card.loser_to) }] as const;
  })).flat());
  const two = poolPages(pools(2), WIDE);
  expect(new Set(two.pages.map((page) => page.pool))).toEqual(new Set([1, 2]));
  expect(new Set(two.pages.map((page) => page.key)).size).toBe(two.pages.length);
  const [first] = two.pages;
  expect(first && pageName(first, roundsOf(two.shapes.get(first.pool) ?? { matches: [] }), 'neutral')).toMatch(/^Pool A, /);
  const many = poolPages(pools(40), WIDE);
  expect(many.pages.length).toBeLessThanOrEqual(12);
  expect(many.onlyNow).toBe(true);
  expect(poolPages(one, WIDE).pages).toEqual(hallPages(one, WIDE).pages);
});
