// Lays a bracket out in world units (px at 100 %): cards, the lines between them, round heads. Time runs rightwards.
//
// Upper rounds stand in columns 0, 1, 2, 4, 6 over lower rounds 0 to 7, so that a column holds what is played at about
// the same time; the finals follow (where some start below: in 0, 2, 4). Rows come from a match's place in the full round: byes keep the tree straight.
import { isInHalves, placesIn, roundsOf, type BracketShape, type Group, type Rounds, type ShapeMatch } from './shape';

export const CARD_W = 212;
export const CARD_H = 52;
/** Distance of two columns, and of two cards in the first round. */
export const PITCH_X = 252;
export const PITCH_Y = 58;
/** Height of a round head with the air below it. */
export const HEAD_H = 52;
/** Width of a folded column. */
export const FOLD_W = 40;
const GAP_Y = 96;
const ELBOW = 20;

export interface Box {
  readonly id: number;
  readonly group: Group;
  readonly round: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly column: number;
  readonly bye: boolean;
}

/** A line from a card to the card where its winner (or lone entrant) goes on. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly side: 'home' | 'away';
  readonly path: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Head {
  readonly group: Group;
  readonly round: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** Where the matches under this head end. */
  readonly bottom: number;
  /** Matches of the round, from the top. */
  readonly matches: readonly number[];
}

/** A folded column: its matches are only counted. */
export interface Fold {
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly count: number;
}

export interface Layout {
  /** From the left, then from the top. */
  readonly boxes: readonly Box[];
  readonly byId: ReadonlyMap<number, Box>;
  readonly links: readonly Link[];
  readonly heads: readonly Head[];
  readonly folds: readonly Fold[];
  readonly columns: number;
  readonly size: { readonly w: number; readonly h: number };
}

/** The column of a round, from 0. */
export function columnOf(group: Group, round: number, rounds: Rounds): number {
  const double = rounds.lower > 0;
  const last = double ? rounds.lower - 1 : rounds.upper - 1;
  switch (group) {
    case 'upper':
      if (isInHalves(rounds)) return 2 * (round - 1);
      return double && round > 2 ? 2 * (round - 2) : round - 1;
    case 'lower':
      return round - 1;
    case 'final':
      return last + 1;
    case 'reset':
      return last + 2;
    case 'third':
      return rounds.upper - 1;
    default:
      // A group of a table is no tree; its rounds stand in a row.
      return round - 1;
  }
}

/** The place where the tree leads from here, whether it is played or a bye; `undefined` where the part ends. */
function treeParent(match: ShapeMatch): readonly [round: number, position: number] {
  const halves = match.group === 'upper' || match.round % 2 === 0;
  return [match.round + 1, halves ? Math.floor(match.position / 2) : match.position];
}

const key = (group: Group, round: number, position: number): string => `${group}/${round}/${position}`;

/**
 * The layout of single and double elimination. The first `folded` columns are drawn as narrow strips with a count.
 * Same shape, same layout: nothing depends on results.
 */
export function layout(shape: BracketShape, folded = 0): Layout {
  const rounds = roundsOf(shape);
  const upperRows = rounds.upper > 0 ? 2 ** (rounds.upper - 1) : 0;
  const lowerRows = rounds.lower > 0 ? 2 ** (rounds.lower / 2 - 1) : 0;
  const lowerTop = HEAD_H + upperRows * PITCH_Y + GAP_Y;
  const xOf = (column: number): number =>
    column < folded ? column * (FOLD_W + 24) : folded * (FOLD_W + 24) + (column - folded) * PITCH_X;
  const rowY = (top: number, rows: number, places: number, position: number): number =>
    top + (position + 0.5) * (rows / places) * PITCH_Y - CARD_H / 2;

  const upperFinalY = rowY(HEAD_H, upperRows, 1, 0);
  const lowerFinalY = rowY(lowerTop + HEAD_H, lowerRows, 1, 0);
  const yOf = (match: ShapeMatch): number => {
    const places = placesIn(match.group, match.round, rounds);
    switch (match.group) {
      case 'upper':
        return rowY(HEAD_H, upperRows, places, match.position);
      case 'lower':
        return rowY(lowerTop + HEAD_H, lowerRows, places, match.position);
      case 'final':
      case 'reset':
        return rounds.lower > 0 ? Math.round((upperFinalY + lowerFinalY) / 2) : upperFinalY;
      case 'third':
        return upperFinalY + CARD_H + HEAD_H + 24;
      default:
        return rowY(HEAD_H, upperRows, places, match.position);
    }
  };

  const boxes: Box[] = [];
  const byId = new Map<number, Box>();
  const byPlace = new Map<string, ShapeMatch>();
  for (const match of shape.matches) {
    const { id, group, round, bye } = match;
    byPlace.set(key(group, round, match.position), match);
    const column = columnOf(group, round, rounds);
    const box: Box = { id, group, round, x: xOf(column), y: yOf(match), w: column < folded ? FOLD_W : CARD_W, h: CARD_H, column, bye };
    byId.set(id, box);
    if (column >= folded) boxes.push(box);
  }
  boxes.sort((a, b) => a.column - b.column || a.y - b.y);

  const links: Link[] = [];
  for (const match of shape.matches) {
    const to = nextInDrawing(match, byPlace);
    const a = byId.get(match.id);
    const b = to && byId.get(to.match);
    if (!a || !b || a.column < folded || b.column < folded) continue;
    links.push(link(a, b, to.side));
  }

  const heads = headsOf(shape, byId, folded);
  const folds = foldsOf(byId, folded, xOf);
  let w = 0;
  let h = 0;
  for (const box of byId.values()) {
    w = Math.max(w, box.x + box.w);
    h = Math.max(h, box.y + box.h);
  }
  const columns = [...byId.values()].reduce((most, box) => Math.max(most, box.column + 1), 0);
  return { boxes, byId, links, heads, folds, columns, size: { w, h } };
}

/** Lines follow the tree, so they pass through drawn byes; `winnerTo`, which leads past them, serves between parts. */
function nextInDrawing(match: ShapeMatch, byPlace: ReadonlyMap<string, ShapeMatch>): ShapeMatch['winnerTo'] {
  if (match.group === 'upper' || match.group === 'lower') {
    const [round, position] = treeParent(match);
    const parent = byPlace.get(key(match.group, round, position));
    if (parent && (parent.bye || match.bye || match.winnerTo?.match === parent.id)) {
      const straight = match.group === 'lower' && match.round % 2 === 1;
      const side = match.winnerTo?.match === parent.id ? match.winnerTo.side : straight || match.position % 2 === 1 ? 'away' : 'home';
      return { match: parent.id, side };
    }
  }
  return match.winnerTo;
}

function link(a: Box, b: Box, side: 'home' | 'away'): Link {
  const x1 = a.x + a.w;
  const y1 = a.y + a.h / 2;
  const x2 = b.x;
  const y2 = b.y + b.h / 2;
  const path = y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}H${x2 - ELBOW}V${y2}H${x2}`;
  return { from: a.id, to: b.id, side, path, x1, y1, x2, y2 };
}

/** The way down from an upper card to the lower one where its loser goes on. */
export function dropPath(a: Box, b: Box): string {
  const x1 = a.x + a.w;
  const y1 = a.y + a.h / 2;
  const y2 = b.y + b.h / 2;
  return b.x <= a.x ? `M${x1} ${y1}h12V${y2}H${b.x + b.w}` : `M${x1} ${y1}H${b.x - ELBOW / 2}V${y2}H${b.x}`;
}

function headsOf(shape: BracketShape, byId: ReadonlyMap<number, Box>, folded: number): Head[] {
  const found = new Map<string, { group: Group; round: number; boxes: Box[] }>();
  for (const { id, group, round } of shape.matches) {
    const box = byId.get(id);
    if (!box || box.column < folded) continue;
    const at = `${group}/${round}`;
    const head = found.get(at);
    if (head) head.boxes.push(box);
    else found.set(at, { group, round, boxes: [box] });
  }
  const partTop = new Map<Group, number>([['upper', 0]]);
  const lowerBoxes = [...byId.values()].filter((box) => box.group === 'lower');
  const rounds = roundsOf(shape);
  if (lowerBoxes.length > 0) partTop.set('lower', HEAD_H + 2 ** (rounds.upper - 1) * PITCH_Y + GAP_Y);
  const heads: Head[] = [];
  for (const { group, round, boxes } of found.values()) {
    boxes.sort((a, b) => a.y - b.y);
    const first = boxes[0] as Box;
    heads.push({
      group,
      round,
      column: first.column,
      x: first.x,
      y: partTop.get(group) ?? first.y - HEAD_H,
      bottom: (boxes[boxes.length - 1] as Box).y + CARD_H,
      matches: boxes.map((box) => box.id),
    });
  }
  return heads.sort((a, b) => a.column - b.column || a.y - b.y);
}

function foldsOf(byId: ReadonlyMap<number, Box>, folded: number, xOf: (column: number) => number): Fold[] {
  const folds: Fold[] = [];
  for (let column = 0; column < folded; column += 1) {
    const inside = [...byId.values()].filter((box) => box.column === column);
    if (inside.length === 0) continue;
    const y = Math.min(...inside.map((box) => box.y));
    const end = inside.reduce((most, box) => Math.max(most, box.y + box.h), 0);
    folds.push({ column, x: xOf(column), y, w: FOLD_W, h: end - y, count: inside.filter((box) => !box.bye).length });
  }
  return folds;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Whether two rectangles share more than an edge. */
export function touches(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && a.x + a.w > b.x && a.y < b.y + b.h && a.y + a.h > b.y;
}

/** The boxes that touch a rectangle: per column a binary search, since boxes are sorted. */
export function boxesIn(plan: Layout, view: Rect): Box[] {
  const found: Box[] = [];
  const { boxes } = plan;
  let start = 0;
  while (start < boxes.length) {
    const first = boxes[start] as Box;
    const end = lowerBound(boxes, start, boxes.length, (box) => box.column > first.column);
    if (first.x < view.x + view.w && first.x + first.w > view.x) {
      let at = lowerBound(boxes, start, end, (box) => box.y + box.h > view.y);
      for (; at < end && (boxes[at] as Box).y < view.y + view.h; at += 1) found.push(boxes[at] as Box);
    }
    start = end;
  }
  return found;
}

/** The lines that touch a rectangle. */
export function linksIn(plan: Layout, view: Rect): Link[] {
  const right = view.x + view.w;
  const bottom = view.y + view.h;
  return plan.links.filter(
    (l) => l.x1 < right && l.x2 > view.x && Math.min(l.y1, l.y2) < bottom && Math.max(l.y1, l.y2) > view.y,
  );
}

/** First index in [from, to) where the claim holds, given that it holds for all behind it. */
function lowerBound<T>(list: readonly T[], from: number, to: number, claim: (item: T) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (claim(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
