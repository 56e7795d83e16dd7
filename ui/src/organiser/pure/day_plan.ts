// The plan of the day: how late it is, the board of stations and time, and what stands against moving a match.
import type { Break } from '../../wire/Break';
import type { PlannedView } from '../../wire/PlannedView';
import type { PlanView } from '../../wire/PlanView';
import type { SpanView } from '../../wire/SpanView';
import type { StationView } from '../../wire/StationView';
import type { Wish } from '../../wire/Wish';
import { isForShow } from './floor';

const MINUTE = 60_000;

/** Whole minutes by which the middle is later than it shall be; negative is early. */
export const driftOf = (span: SpanView, aim: number): number => Math.round((span.middle - aim) / MINUTE);

/** Late from five minutes stands out, one to four are said quietly, everything else is good. */
export const toneOf = (drift: number): 'late' | 'slight' | 'good' => (drift >= 5 ? 'late' : drift >= 1 ? 'slight' : 'good');

/** Whether there is reason to act: more likely than one in ten it will be over too late. */
export const isAtRisk = (span: SpanView | undefined, aim: number | undefined): boolean => span !== undefined && aim !== undefined && span.late > aim;

export interface Item extends PlannedView {
  readonly key: string;
}

export interface Row {
  /** `null` is the players' own seats. */
  readonly station: number | null;
  readonly name: string;
  readonly closed: string | undefined;
  /** What overlaps stands one below the other. */
  readonly lanes: readonly (readonly Item[])[];
}

export const itemsOf = (plan: PlanView | undefined): Item[] =>
  Object.entries(plan?.items ?? {})
    .map(([key, item]) => ({ key, ...item }))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1));

function lanesOf(items: readonly Item[]): Item[][] {
  const lanes: Item[][] = [];
  for (const item of items) {
    const lane = lanes.find((one) => (one[one.length - 1]?.to ?? 0) <= item.from);
    if (lane) lane.push(item);
    else lanes.push([item]);
  }
  return lanes.length === 0 ? [[]] : lanes;
}

/** A row for each station, and one for the players' own seats where anybody plays there. */
export function rowsOf(items: readonly Item[], stations: readonly StationView[]): Row[] {
  const of = (station: number | null): Item[] => items.filter((item) => (item.station ?? null) === station);
  const rows = stations.map((station): Row => ({
    station: station.number,
    name: station.name,
    closed: station.out_of_order ? (station.out_of_order.reason ?? '') : undefined,
    lanes: lanesOf(of(station.number)),
  }));
  const known = new Set(stations.map((station) => station.number));
  const elsewhere = items.filter((item) => item.station == null || !known.has(item.station));
  return elsewhere.length === 0 ? rows : [...rows, { station: null, name: '', closed: undefined, lanes: lanesOf(elsewhere) }];
}

export interface Axis {
  /** The first and the last minute that are shown, of the plan's minutes. */
  readonly from: number;
  readonly to: number;
}

/** Whole half hours around everything, now and the aim if it is near. */
export function axisOf(items: readonly Item[], now: number, aim: number | undefined): Axis {
  const ends = items.map((item) => item.to);
  const last = Math.max(now + 30, ...ends);
  const withAim = aim !== undefined && aim > last && aim < last + 240 ? aim : last;
  const first = Math.min(now, ...items.map((item) => item.from));
  return { from: Math.floor(first / 30) * 30, to: Math.ceil((withAim + 10) / 30) * 30 };
}

/** Minutes of the axis that stand on whole half hours of the wall clock. */
export function ticksOf(axis: Axis, since: number, zoneMinutes = -new Date(since).getTimezoneOffset()): number[] {
  const local = Math.round(since / MINUTE) + zoneMinutes;
  const first = Math.ceil((local + axis.from) / 30) * 30 - local;
  return Array.from({ length: Math.max(0, Math.floor((axis.to - first) / 30) + 1) }, (_, i) => first + i * 30);
}

/** What stands against playing a match there and then. */
export type Conflict =
  | { readonly kind: 'past' }
  | { readonly kind: 'closed'; readonly station: number }
  | { readonly kind: 'stream' }
  | { readonly kind: 'break'; readonly text: string }
  | { readonly kind: 'before'; readonly key: string; readonly number: number; readonly until: number }
  | { readonly kind: 'people'; readonly key: string; readonly number: number; readonly from: number }
  | { readonly kind: 'taken'; readonly key: string; readonly number: number; readonly until: number };

export interface Target {
  readonly station: number | null;
  /** Which minute of the plan. */
  readonly at: number;
}

/** Everything that stands against it; times are minutes of the plan. */
export function conflictsOf(moved: Item, { station, at }: Target, items: readonly Item[], about: { readonly now: number; readonly since: number; readonly breaks: readonly Break[]; readonly stations: readonly StationView[] }): Conflict[] {
  const found: Conflict[] = [];
  const until = at + (moved.to - moved.from);
  const overlaps = (item: Item): boolean => item.key !== moved.key && item.state !== 'over' && item.from < until && at < item.to;
  if (at < Math.floor(about.now)) found.push({ kind: 'past' });
  const there = about.stations.find((one) => one.number === station);
  if (station !== null && there?.out_of_order) found.push({ kind: 'closed', station });
  if (moved.wish?.stream && !isAt(moved, station) && !(there && isForShow(there))) found.push({ kind: 'stream' });
  for (const one of about.breaks) {
    const from = (one.from - about.since) / MINUTE;
    const end = (one.until - about.since) / MINUTE;
    if ((one.tournament == null || one.tournament === moved.tournament) && from < until && at < end) found.push({ kind: 'break', text: one.text });
  }
  for (const item of items) {
    if (item.match != null && moved.after?.includes(item.match) && item.to > at) found.push({ kind: 'before', key: item.key, number: item.number ?? 0, until: item.to });
    else if (overlaps(item) && item.people?.some((one) => moved.people?.includes(one))) found.push({ kind: 'people', key: item.key, number: item.number ?? 0, from: item.from });
  }
  const isFixed = (item: Item): boolean => item.state === 'called' || item.state === 'live' || item.wished === true;
  const atOnce = there?.equipment?.at_once ?? 1;
  const fixed = station === null ? [] : items.filter((item) => item.station === station && overlaps(item) && isFixed(item));
  const [first] = fixed;
  if (first && fixed.length >= atOnce) found.push({ kind: 'taken', key: first.key, number: first.number ?? 0, until: first.to });
  return found;
}

/** To five minutes, never before now. */
export const snapped = (minute: number, now: number): number => Math.max(Math.ceil(now), Math.round(minute / 5) * 5);

/** Less than so many minutes from where it was planned, a match keeps its time. */
const SAME_TIME = 3;

const isAt = (item: Item, station: number | null): boolean => (item.station ?? null) === station;
export const keepsTime = (item: Item, target: Target): boolean => Math.abs(target.at - item.from) < SAME_TIME;

/** What is wished for a match that is set down somewhere: its new place or time, and all the rest as it was. `undefined` where it did not move. */
export function wishAt(item: Item, target: Target, since: number): Wish | undefined {
  const [isThere, isThen] = [isAt(item, target.station), keepsTime(item, target)];
  if (isThere && isThen) return undefined;
  const { station, stream, from, ...rest } = item.wish ?? {};
  // Own seats cannot be wished, and a place that is wished for the stream is the stream's.
  const keepsPlace = target.station === null || (isThere && stream === true);
  const place: Wish = keepsPlace ? { ...(station == null ? {} : { station }), ...(stream === true ? { stream } : {}) } : { station: target.station };
  const time: Wish = !isThen ? { from: since + target.at * MINUTE } : from == null ? {} : { from };
  return { ...rest, ...place, ...time };
}
