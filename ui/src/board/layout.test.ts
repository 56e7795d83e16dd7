// Brackets of every size are laid out without overlaps, in the order of time, with parents between their children.
import { expect, test } from 'vitest';
import { draw } from '../gallery/sample';
import { boxesIn, CARD_H, CARD_W, layout, linksIn, PITCH_Y, type Box, type Layout } from './layout';
import { roundsOf, type BracketShape } from './shape';

const SIZES = [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 17, 23, 24, 29, 31, 32, 33, 47, 48, 63, 64, 65, 100, 128, 200, 256, 511, 513, 1000, 1024, 2049, 4096];
const KINDS = ['single', 'double'] as const;

const box = (plan: Layout, id: number): Box => plan.byId.get(id) as Box;

/** In a column boxes are sorted by height, so only neighbours can overlap. */
function checkNoOverlap(plan: Layout): void {
  plan.boxes.forEach((b, i) => {
    const above = plan.boxes[i - 1];
    if (above?.column === b.column && above.y + above.h > b.y) throw new Error(`match ${above.id} overlaps match ${b.id}`);
    if (above && above.column !== b.column && above.x + above.w > b.x) throw new Error(`column ${above.column} overlaps`);
  });
}

function checkTime(shape: BracketShape, plan: Layout): void {
  for (const m of shape.matches) {
    const here = box(plan, m.id).column;
    if (m.winnerTo && box(plan, m.winnerTo.match).column <= here) throw new Error(`winner of ${m.id} goes back in time`);
    if (m.loserTo && box(plan, m.loserTo.match).column < here) throw new Error(`loser of ${m.id} goes back in time`);
  }
  for (const l of plan.links) expect(l.x2).toBeGreaterThan(l.x1);
}

function checkCentred(plan: Layout): void {
  const feeders = new Map<number, Box[]>();
  for (const l of plan.links) {
    const to = box(plan, l.to);
    const from = box(plan, l.from);
    if (to.group === from.group) feeders.set(l.to, [...(feeders.get(l.to) ?? []), from]);
  }
  for (const [id, from] of feeders) {
    const b = box(plan, id);
    if (from.length === 2) expect(b.y).toBe(((from[0] as Box).y + (from[1] as Box).y) / 2);
    else if (b.group === 'lower' && b.round % 2 === 0) expect(b.y).toBe((from[0] as Box).y);
  }
}

for (const kind of KINDS) {
  test.each(SIZES)(`${kind} elimination of %i`, (entrants) => {
    const { shape } = draw(kind, entrants);
    const plan = layout(shape);
    expect(plan.boxes).toHaveLength(shape.matches.length);
    checkNoOverlap(plan);
    checkTime(shape, plan);
    checkCentred(plan);
    for (const b of plan.boxes) {
      expect(b.x >= 0 && b.y >= 0 && b.x + b.w <= plan.size.w && b.y + b.h <= plan.size.h).toBe(true);
    }
  });
}

test('everybody but the last has a line onwards', () => {
  const { shape } = draw('double', 29);
  const from = new Set(layout(shape).links.map((l) => l.from));
  expect(shape.matches.filter((m) => !from.has(m.id)).map((m) => m.group)).toEqual(['reset']);
});

test('a line passes through a bye that is drawn', () => {
  const { shape } = draw('double', 5);
  const plan = layout(shape);
  const byes = shape.matches.filter((m) => m.bye && m.group === 'lower');
  expect(byes.length).toBeGreaterThan(0);
  for (const bye of byes) expect(plan.links.filter((l) => l.from === bye.id)).toHaveLength(1);
});

test('double elimination of 32 stands in the columns of the desk', () => {
  const { shape } = draw('double', 32);
  const plan = layout(shape);
  const columns = (group: string): number[] => plan.heads.filter((h) => h.group === group).map((h) => h.column);
  expect(columns('upper')).toEqual([0, 1, 2, 4, 6]);
  expect(columns('lower')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([...columns('final'), ...columns('reset')]).toEqual([8, 9]);
  const [first, second] = plan.boxes;
  expect([first?.w, first?.h, (second?.y ?? 0) - (first?.y ?? 0)]).toEqual([CARD_W, CARD_H, PITCH_Y]);
});

test('the match for third place stands below the final', () => {
  const { shape } = draw('single', 8);
  const plan = layout(shape);
  const third = plan.boxes.find((b) => b.group === 'third') as Box;
  const final = plan.boxes.find((b) => b.group === 'upper' && b.round === 3) as Box;
  expect(third.column).toBe(final.column);
  expect(third.y).toBeGreaterThan(final.y + final.h);
});

test('a folded column becomes a strip with its count', () => {
  const { shape } = draw('double', 16);
  const plan = layout(shape, 1);
  expect(plan.folds.map((f) => f.count)).toEqual([12]);
  expect(plan.boxes.every((b) => b.column > 0)).toBe(true);
  expect(plan.links.every((l) => plan.byId.get(l.from)?.column !== 0)).toBe(true);
});

test('only what is in view is found', () => {
  const plan = layout(draw('double', 1024).shape);
  const view = { x: 240, y: 5000, w: 1280, h: 800 };
  const slow = plan.boxes.filter((b) => b.x < view.x + view.w && b.x + b.w > view.x && b.y < view.y + view.h && b.y + b.h > view.y);
  expect(boxesIn(plan, view)).toEqual(slow);
  expect(slow.length).toBeLessThan(60);
  const shown = new Set(linksIn(plan, view).map((l) => `${l.from}>${l.to}`));
  const starts = plan.links.filter((l) => l.x1 > view.x && l.x1 < view.x + view.w && l.y1 > view.y && l.y1 < view.y + view.h);
  expect(starts.length).toBeGreaterThan(10);
  for (const l of starts) expect(shown.has(`${l.from}>${l.to}`)).toBe(true);
});

test('where some start below, both parts begin side by side and the tree stays straight', () => {
  const match = (id: number, group: 'upper' | 'lower' | 'final', round: number, position: number, winnerTo?: [number, 'home' | 'away']): BracketShape['matches'][number] => ({ id, group, round, position, bye: false, winnerTo: winnerTo && { match: winnerTo[0], side: winnerTo[1] } });
  const shape: BracketShape = {
    matches: [
      match(0, 'upper', 1, 0, [4, 'home']), match(1, 'upper', 1, 1, [4, 'away']), match(2, 'lower', 1, 0, [5, 'away']), match(3, 'lower', 1, 1, [6, 'away']),
      match(4, 'upper', 2, 0, [9, 'home']), match(5, 'lower', 2, 0, [7, 'home']), match(6, 'lower', 2, 1, [7, 'away']), match(7, 'lower', 3, 0, [8, 'away']), match(8, 'lower', 4, 0, [9, 'away']), match(9, 'final', 1, 0),
    ],
  };
  expect(roundsOf(shape)).toEqual({ upper: 2, lower: 4, finals: 1 });
  const plan = layout(shape);
  const columns = [...plan.byId.values()].map((box) => `${box.group}${box.round}:${box.column}`);
  expect(new Set(columns)).toEqual(new Set(['upper1:0', 'upper2:2', 'lower1:0', 'lower2:1', 'lower3:2', 'lower4:3', 'final1:4']));
  const places = [...plan.byId.values()].map((box) => `${box.x}/${box.y}`);
  expect(new Set(places).size).toBe(places.length);
});
