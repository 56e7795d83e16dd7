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
const HEAD = 3.7;
const WORDS = 3.1;
const AIR = 0.75;
const BETWEEN = 2.6;
const LEAST_ROW = 3.95;
const MOST_ROW = 6.2;
const MOST_WIDTH = 46;
const MOST_GAP = 12;

/** States that have a line of words above their card. */
const SPEAKS = new Set(['live', 'held', 'called', 'ready', 'undecided']);

interface Half {
  readonly columns: readonly Column[];
  /** Finals that stand at the foot of the last column. */
  readonly extra: readonly Column[];
  readonly slots: number;
  readonly words: number;
}

function half(columns: readonly Column[], extra: readonly Column[], cards: Cards): Half {
  const ids = [...columns, ...extra].flatMap((column) => [...column.matches]);
  const speaks = extra.length > 0 || ids.some((id) => SPEAKS.has(cards.get(id)?.state ?? ''));
  const slots = Math.max(1, ...columns.map((column) => column.slots));
  return { columns, extra, slots: extra.length > 0 ? Math.max(slots, 1 + 2 * extra.length) : slots, words: speaks ? WORDS : 0 };
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
  const fixed = halves.reduce((sum, { slots, words }) => sum + HEAD + slots * (words + AIR), 0) + Math.max(0, halves.length - 1) * BETWEEN;
  const slots = halves.reduce((sum, half) => sum + half.slots, 0);
  const row = Math.max(LEAST_ROW, Math.min(MOST_ROW, (h / u - fixed) / slots / 2));
  const spare = Math.max(0, h / u - fixed - slots * 2 * row) / Math.max(1, slots);
  const count = Math.max(1, ...halves.map(({ columns }) => columns.length));
  const leastGap = isTall ? 3.6 : 5;
  const wide = w / u;

  let top = 0;
  halves.forEach(({ columns, extra, slots: own, words }, index) => {
    const n = isTall && columns[0]?.slots === 1 && index > 0 && index === halves.length - 1 && page.strip.length > 0 ? Math.max(2, columns.length) : count;
    const width = Math.min(n === columns.length && isTall ? wide : MOST_WIDTH, (wide - (n - 1) * leastGap) / n);
    const gap = n < 2 ? 0 : Math.min(MOST_GAP, (wide - n * width) / (n - 1));
    if (index > 0) {
      rules.push((top + BETWEEN / 2 - 0.6) * u);
      top += BETWEEN;
    }
    const cell = words + 2 * row + AIR + spare;
    const body = own * cell;
    columns.forEach((column, i) => {
      const x = i * (width + gap);
      if (!column.again) heads.push({ key: `${column.group}${column.round}/${column.base}`, group: column.group, round: column.round, x: x * u, y: top * u, w: width * u });
      for (const id of column.matches) {
        const card = cards.get(id);
        if (!card || card.state === 'bye') continue;
        const isTree = column.group === 'upper' || column.group === 'lower';
        const slot = isTree ? card.position - column.base : 0;
        const middle = ((slot + 0.5) * body) / (isTree ? column.slots : 1) + (words - AIR) / 2;
        places.push({ id, x: x * u, y: (top + HEAD + middle - row) * u, w: width * u, h: 2 * row * u, isNamed: false });
      }
    });
    extra.forEach((column, i) => {
      const id = column.matches[0];
      if (id == null) return;
      const bottom = top + HEAD + body - AIR - (extra.length - 1 - i) * cell;
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
