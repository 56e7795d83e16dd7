// The plan of the hall: where each station stands, its areas, and where one that is moved may be set down.
import type { Arranged } from '../../wire/Arranged';
import type { PlanSpot } from '../../wire/PlanSpot';
import type { StationView } from '../../wire/StationView';

/** Fields of the plan; a station takes four columns and three rows of them. */
export const COLUMNS = 96;
export const ROWS = 72;
export const WIDE = 4;
export const TALL = 3;
/** An arranged row is at least as wide as this many stations. */
const LEAST_ACROSS = 4;

export interface Laid {
  readonly station: StationView;
  readonly at: PlanSpot;
  /** Nobody set it down there: it stands where there was room, by number. */
  readonly loose: boolean;
}

export interface AreaFrame {
  readonly name: string;
  readonly numbers: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
  /** Nobody else stands in it, so that a line around it is true. */
  readonly closed: boolean;
}

const overlap = (one: PlanSpot, other: PlanSpot): boolean => Math.abs(one.x - other.x) < WIDE && Math.abs(one.y - other.y) < TALL;
const fits = (at: PlanSpot, taken: readonly PlanSpot[]): boolean => at.x >= 0 && at.y >= 0 && at.x <= COLUMNS - WIDE && at.y <= ROWS - TALL && !taken.some((other) => overlap(at, other));
const areaOf = (station: StationView): string => station.equipment?.area ?? '';

/** The first free field, row by row of whole stations, not above `from`. */
function firstFree(taken: readonly PlanSpot[], from: number): PlanSpot {
  for (let y = from; y <= ROWS - TALL; y += TALL) for (let x = 0; x <= COLUMNS - WIDE; x += WIDE) if (fits({ x, y }, taken)) return { x, y };
  for (let y = 0; y <= ROWS - TALL; y += 1) for (let x = 0; x <= COLUMNS - WIDE; x += 1) if (fits({ x, y }, taken)) return { x, y };
  // More stations than the plan has room for: they lie upon one another in its last corner.
  return { x: COLUMNS - WIDE, y: ROWS - TALL };
}

/** The free field next to this one. */
function nearest(at: PlanSpot, taken: readonly PlanSpot[]): PlanSpot {
  for (let far = 0; far < COLUMNS; far += 1) {
    for (let dy = -far; dy <= far; dy += 1) {
      const dx = far - Math.abs(dy);
      for (const x of dx === 0 ? [at.x] : [at.x + dx, at.x - dx]) if (fits({ x, y: at.y + dy }, taken)) return { x, y: at.y + dy };
    }
  }
  return firstFree(taken, 0);
}

/** Every station with its field: where somebody set it down, else in blocks by area below the others, in the order of numbers. */
export function layPlan(stations: readonly StationView[]): Laid[] {
  const laid: Laid[] = [];
  const taken: PlanSpot[] = [];
  const put = (station: StationView, at: PlanSpot, loose: boolean): void => {
    taken.push(at);
    laid.push({ station, at, loose });
  };
  for (const station of stations) {
    if (station.at) put(station, fits(station.at, taken) ? station.at : nearest({ x: Math.min(station.at.x, COLUMNS - WIDE), y: Math.min(station.at.y, ROWS - TALL) }, taken), false);
  }
  const rest = stations.filter((station) => !station.at);
  const across = Math.max(LEAST_ACROSS, Math.ceil(Math.sqrt(stations.length * 1.25)));
  const columns = Math.min(COLUMNS, across * WIDE);
  const areas = [...new Set(rest.map(areaOf))];
  let [x, y, deep] = [0, taken.length === 0 ? 0 : Math.max(...taken.map((at) => at.y)) + TALL + 1, 0];
  for (const area of areas) {
    const block = rest.filter((station) => areaOf(station) === area);
    const width = Math.min(block.length, across) * WIDE;
    const height = Math.ceil(block.length / across) * TALL;
    if (x > 0 && x + width > columns) [x, y, deep] = [0, y + deep + 1, 0];
    for (const [i, station] of block.entries()) {
      const at = { x: x + (i % across) * WIDE, y: y + Math.floor(i / across) * TALL };
      put(station, fits(at, taken) ? at : firstFree(taken, y), true);
    }
    x += width + 1;
    deep = Math.max(deep, height);
  }
  return laid.sort((a, b) => a.station.number - b.station.number);
}

/** How many fields are shown: those in use and a margin, into which the plan can grow. */
export function extentOf(laid: readonly Laid[]): { columns: number; rows: number } {
  return {
    columns: Math.min(COLUMNS, Math.max(LEAST_ACROSS * WIDE, ...laid.map(({ at }) => at.x + WIDE)) + 1),
    rows: Math.min(ROWS, Math.max(2 * TALL, ...laid.map(({ at }) => at.y + TALL)) + 1),
  };
}

/** A frame for each area that stations name. */
export function framesOf(laid: readonly Laid[]): AreaFrame[] {
  const names = [...new Set(laid.map(({ station }) => areaOf(station)).filter((name) => name !== ''))];
  return names.map((name) => {
    const its = laid.filter(({ station }) => areaOf(station) === name);
    const [x, y] = [Math.min(...its.map(({ at }) => at.x)), Math.min(...its.map(({ at }) => at.y))];
    const [wide, tall] = [Math.max(...its.map(({ at }) => at.x)) + WIDE - x, Math.max(...its.map(({ at }) => at.y)) + TALL - y];
    const isIn = (at: PlanSpot): boolean => at.x < x + wide && at.x + WIDE > x && at.y < y + tall && at.y + TALL > y;
    return { name, numbers: its.map(({ station }) => station.number), x, y, wide, tall, closed: laid.every(({ station, at }) => areaOf(station) === name || !isIn(at)) };
  });
}

/** These stations moved by so many fields, held within the plan and not much beyond what is shown of it. */
export function movedBy(laid: readonly Laid[], numbers: readonly number[], by: PlanSpot): Map<number, PlanSpot> {
  const its = laid.filter(({ station }) => numbers.includes(station.number));
  const { columns, rows } = extentOf(laid);
  const hold = (step: number, all: readonly number[], room: number): number => Math.max(-Math.min(...all), Math.min(step, room - Math.max(...all)));
  const dx = hold(by.x, its.map(({ at }) => at.x), Math.min(COLUMNS - WIDE, columns - WIDE + 2));
  const dy = hold(by.y, its.map(({ at }) => at.y), Math.min(ROWS - TALL, rows - TALL + 2));
  return new Map(its.map(({ station, at }) => [station.number, { x: at.x + dx, y: at.y + dy }]));
}

/** Stations that stand where one of the moved would be set down. */
export function inTheWay(laid: readonly Laid[], moved: ReadonlyMap<number, PlanSpot>): number[] {
  return laid.filter(({ station, at }) => !moved.has(station.number) && [...moved.values()].some((spot) => overlap(spot, at))).map(({ station }) => station.number);
}

/** What is sent for such a move: they, and all that stood loose beside them, so that these stay where everybody saw them. */
export function arrangement(laid: readonly Laid[], moved: ReadonlyMap<number, PlanSpot>): { moved: Arranged[]; beside: Arranged[] } {
  return {
    moved: [...moved].map(([number, at]) => ({ number, at })),
    beside: laid.filter(({ station, loose }) => loose && !moved.has(station.number)).map(({ station, at }) => ({ number: station.number, at })),
  };
}

/** Whether a move changes anything. */
export const isMoved = (laid: readonly Laid[], moved: ReadonlyMap<number, PlanSpot>): boolean =>
  laid.some(({ station, at }) => {
    const to = moved.get(station.number);
    return to !== undefined && (to.x !== at.x || to.y !== at.y);
  });

/** The station next to this one on the side of an arrow key. */
export function beside(laid: readonly Laid[], number: number, key: string): number | undefined {
  const here = laid.find(({ station }) => station.number === number)?.at;
  const way = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } }[key];
  if (!here || !way) return undefined;
  let best: { number: number; far: number } | undefined;
  for (const { station, at } of laid) {
    const [dx, dy] = [(at.x - here.x) / WIDE, (at.y - here.y) / TALL];
    const ahead = dx * way.x + dy * way.y;
    if (ahead <= 0.1) continue;
    const far = ahead + 2.5 * Math.abs(dx * way.y + dy * way.x);
    if (best === undefined || far < best.far) best = { number: station.number, far };
  }
  return best?.number;
}
