// Places a page of a bracket on the stage: columns, cards and the lines between them, in px of this screen.
import type { Group } from '../board/shape';
import type { Cards } from './field';
import type { Column, HallPage } from './pages';

/** The room on the stage, px, and the unit: 1 % of the picture's short side. */
export interface Stage {
  readonly w: number;
  readonly h: number;
  readonly u: number;
  readonly isTall: boolean;
}

export interface Head {
  readonly key: string;
  readonly group: Group;
  readonly round: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

export interface Place {
  readonly id: number;
  readonly x: number;
  /** Top of the card itself; the line of words stands above it. */
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** A final below another column: its round stands in the line of words. */
  readonly isNamed: boolean;
}

export interface Line {
  readonly key: string;
  readonly from: number;
  readonly path: string;
}

export interface Plan {
  readonly heads: readonly Head[];
  readonly places: readonly Place[];
  readonly lines: readonly Line[];
  /** Between upper and lower part. */
  readonly rules: readonly number[];
  /** Height of one name's row. */
  readonly row: number;
}

// In units. A line of words is 2.6 high; the names' rows grow where there is room.
const HEAD = 3.4;
const WORDS = 2.95;
const BETWEEN = 2.2;
const LEAST_ROW = 3.9;
const MOST_ROW = 7;
const MOST_GAP = 16;
/** A card is no wider than a long name needs; with few columns it may be. */
const mostWidth = (columns: number): number => (columns > 2 ? 50 : 78);

/** Below a card; little where rows are at their least. */
const airAt = (row: number): number => (row > 4.3 ? 0.9 : 0.4);

/** States that have a line of words above their card. */
const SPEAKS = new Set(['live', 'held', 'called', 'ready', 'undecided', 'reported', 'disputed', 'void']);

interface Half {
  readonly columns: readonly Column[];
  /** Finals that stand at the foot of the last column. */
  readonly extra: readonly Column[];
  /** What stands one above the other: so many matches, and whether any of them has a line of words. */
  readonly stacks: readonly { readonly slots: number; readonly words: number }[];
}

function half(columns: readonly Column[], extra: readonly Column[], cards: Cards): Half {
  const speaks = (column: Column): boolean => column.matches.some((id) => SPEAKS.has(cards.get(id)?.state ?? ''));
  const stacks = columns.map((column) => ({ slots: column.slots, words: speaks(column) ? WORDS : 0 }));
  if (extra.length > 0) stacks.push({ slots: 1 + 2 * extra.length, words: WORDS });
  return { columns, extra, stacks };
}

/** The height that a half needs under its heads when a name's row is so high. */
const need = ({ stacks }: Half, row: number): number => Math.max(0, ...stacks.map(({ slots, words }) => slots * (words + 2 * row + airAt(row))));

/** The highest row at which all halves fit, in steps of a twentieth. */
function rowFor(halves: readonly Half[], height: number): number {
  let row = MOST_ROW;
  while (row > LEAST_ROW && halves.reduce((sum, half) => sum + need(half, row), 0) > height) row -= 0.05;
  return Math.max(LEAST_ROW, row);
}

/** The plan of a page. Upper and lower part get height by the matches that stand one above the other in them. */
export function plan(page: HallPage, cards: Cards, { w, h, u, isTall }: Stage): Plan {
  const beside = isTall ? [] : page.strip;
  const hasUpper = page.upper.length > 0;
  const halves = [
    ...(hasUpper ? [half(page.upper, beside, cards)] : []),
    ...(page.lower.length > 0 ? [half(page.lower, hasUpper ? [] : beside, cards)] : []),
    ...(page.strip.length > 0 && (isTall || (!hasUpper && page.lower.length === 0)) ? [half(page.strip, [], cards)] : []),
  ];
  const heads: Head[] = [];
  const places: Place[] = [];
  const rules: number[] = [];
  const room = h / u - halves.length * HEAD - Math.max(0, halves.length - 1) * BETWEEN;
  const row = rowFor(halves, room);
  const air = airAt(row);
  const all = halves.reduce((sum, half) => sum + need(half, row), 0);
  const count = Math.max(1, ...halves.map(({ columns }) => columns.length));
  const leastGap = isTall ? 3.6 : 5;
  const wide = w / u;

  let top = 0;
  halves.forEach((part, index) => {
    const { columns, extra, stacks } = part;
    const isStrip = isTall && columns === page.strip;
    const n = isStrip ? columns.length : count;
    const width = Math.min(isTall ? wide : mostWidth(n), (wide - (n - 1) * leastGap) / n);
    const gap = n < 2 ? 0 : Math.min(MOST_GAP, (wide - n * width) / (n - 1));
    if (index > 0) {
      rules.push((top + 0.4 * BETWEEN) * u);
      top += BETWEEN;
    }
    // What is left over goes to the halves by their need.
    const body = need(part, row) * Math.max(1, room / all);
    const words = Math.max(0, ...stacks.map((stack) => stack.words));
    const tightest = Math.min(...stacks.map(({ slots }) => body / slots));
    // All cards stand lower by half a line of words, so that the lines of the tree stay straight.
    const shift = Math.max(0, Math.min((words - air) / 2, (tightest - 2 * row) / 2));
    columns.forEach((column, i) => {
      const x = i * (width + gap);
      if (!column.again) heads.push({ key: `${column.group}${column.round}/${column.base}`, group: column.group, round: column.round, x: x * u, y: top * u, w: width * u });
      for (const id of column.matches) {
        const card = cards.get(id);
        if (!card || card.state === 'bye') continue;
        const isTree = column.group === 'upper' || column.group === 'lower';
        const slot = isTree ? card.position - column.base : 0;
        const middle = ((slot + 0.5) * body) / (isTree ? column.slots : 1) + shift;
        places.push({ id, x: x * u, y: (top + HEAD + middle - row) * u, w: width * u, h: 2 * row * u, isNamed: false });
      }
    });
    extra.forEach((column, i) => {
      const id = column.matches[0];
      if (id == null) return;
      const bottom = top + HEAD + body - air - (extra.length - 1 - i) * (words + 2 * row + air);
      places.push({ id, x: (columns.length - 1) * (width + gap) * u, y: (bottom - 2 * row) * u, w: width * u, h: 2 * row * u, isNamed: true });
    });
    top += HEAD + body;
  });
  return { heads, places, lines: linesOf(places, cards, u), rules, row: row * u };
}

function linesOf(places: readonly Place[], cards: Cards, u: number): Line[] {
  const at = new Map(places.map((place) => [place.id, place]));
  const lines: Line[] = [];
  for (const from of places) {
    const target = playedTarget(from.id, cards);
    const to = target == null ? undefined : at.get(target);
    if (!to || to.x <= from.x + from.w || to.isNamed) continue;
    const y1 = from.y + from.h / 2;
    const straight = Math.abs(to.y + to.h / 2 - y1) < 0.7 * u;
    const y2 = straight ? y1 : to.y + to.h / 2;
    const x1 = from.x + from.w;
    const middle = to.x - Math.min(2.5 * u, (to.x - x1) / 2);
    lines.push({ key: `${from.id}>${to.id}`, from: from.id, path: `M${round(x1)} ${round(y1)}H${round(middle)}V${round(y2)}H${round(to.x)}` });
  }
  return lines;
}

/** The match where the winner plays next, beyond byes. */
function playedTarget(id: number, cards: Cards): number | undefined {
  let to = cards.get(id)?.winner_to?.match;
  for (let step = 0; to != null && cards.get(to)?.state === 'bye' && step < 8; step += 1) to = cards.get(to)?.winner_to?.match;
  return to;
}

const round = (value: number): number => Math.round(value * 10) / 10;
