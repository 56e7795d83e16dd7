// Tables and pairings in columns for the hall: groups stay whole where they can, columns hold eight rows, pages follow.
import { standingPages, type StandingRoom } from '../board/paginate';
import { cutAt, linesOf, type Cut, type GroupTable } from '../board/tables';
import type { StandingRow } from '../wire/StandingRow';
import { stageHeight, standingRoom } from './sight.svelte';

/** A group, or the part of it that a column shows. */
export interface Block<T> {
  readonly group: number;
  /** Where in its group it begins, from 0. */
  readonly from: number;
  readonly items: readonly T[];
}

export interface GroupPage<T> {
  readonly key: string;
  readonly columns: readonly (readonly Block<T>[])[];
  /** Few rows may stand at twice the height. */
  readonly isTall: boolean;
}

/** Pages of one cycle: more would let people wait too long for theirs. */
const MOST = 12;
/** So many rows stand in one wide column rather than leave a second nearly empty. */
const ALONE = 10;
/** The head of a group takes this share of a row. */
const HEAD = 0.65;

interface Group<T> {
  readonly group: number;
  readonly items: readonly T[];
}

/** Lays groups into columns that hold so many rows. A group that fits none begins a new one and goes on in the next. */
function fill<T>(groups: readonly Group<T>[], rows: number, size: number): Block<T>[][] {
  const columns: Block<T>[][] = [];
  let used = Infinity;
  for (const { group, items } of groups) {
    const need = items.length + HEAD;
    if (used + need <= size) {
      columns[columns.length - 1]?.push({ group, from: 0, items });
      used += need;
      continue;
    }
    for (let from = 0; from < items.length; from += rows) {
      const part = items.slice(from, from + rows);
      columns.push([{ group, from, items: part }]);
      used = part.length + HEAD;
    }
  }
  return columns;
}

/** Groups in columns, as even as the number of columns that they need allows. */
export function groupPages<T>(groups: readonly Group<T>[], room: StandingRoom): GroupPage<T>[] {
  // Some heads more than the rows of one table find room where no band stands.
  const size = room.rows + (room.rows > 8 ? 4 : 2) * HEAD + 0.01;
  const full = fill(groups, room.rows, size);
  const most = Math.ceil(full.length / room.columns) * room.columns;
  let columns = full;
  for (let less = size - 0.5; less > 1; less -= 0.5) {
    const tried = fill(groups, room.rows, less);
    if (tried.length > most) break;
    columns = tried;
  }
  const pages: GroupPage<T>[] = [];
  for (let at = 0; at < columns.length && pages.length < MOST; at += room.columns) {
    const part = columns.slice(at, at + room.columns);
    const first = part[0]?.[0];
    pages.push({ key: `${first?.group ?? 0}/${first?.from ?? 0}`, columns: part, isTall: false });
  }
  return pages;
}

/** One table alone: as standings are, with the pages around its lines where it is long. */
export function singlePages<T>(items: readonly T[], room: StandingRoom, lines: readonly number[]): GroupPage<T>[] {
  if (items.length > 0 && items.length <= ALONE && room.columns > 1) return [{ key: '0', columns: [[{ group: 1, from: 0, items }]], isTall: true }];
  return standingPages(items.length, room, lines).map((page) => ({
    key: String(page.columns[0]?.[0] ?? 0),
    columns: page.columns.map(([from, to]) => [{ group: 1, from, items: items.slice(from, to) }]),
    isTall: page.tall,
  }));
}

export function tableGroupPages(tables: readonly GroupTable[], cuts: readonly Cut[], isTall: boolean): GroupPage<StandingRow>[] {
  const room = standingRoom(isTall);
  const [only] = tables;
  if (tables.length === 1 && only) return singlePages(only.rows, room, linesOf(cuts, only.rows.length));
  return groupPages(tables.map(({ group, rows }) => ({ group, items: rows })), room);
}

/** Where a row stands: sure of the next stage, above the line for now, below it, or out; plain where nothing is to be reached. */
export type Fate = 'through' | 'above' | 'below' | 'out' | 'plain';

/** While a stage runs the server's forecast speaks first; once it is over the place does, unless somebody across the line is equal (`isTied`). */
export function fateOf(row: StandingRow, place: number, cuts: readonly Cut[], isOver: boolean, isTied = false): Fate {
  if (row.gone) return 'out';
  if (row.fate !== 'open') return row.fate;
  if (cuts.length === 0) return 'plain';
  const goesOn = cutAt(cuts, place) !== undefined;
  if (isOver && !isTied) return goesOn ? 'through' : 'out';
  return goesOn ? 'above' : 'below';
}

/** The criteria that the hall sees: what ranks first, and the first that parts who is equal there. Wins stand in the record already; heats have none. */
export function shownCriteria(order: readonly string[], rows: readonly StandingRow[], inHeats = false): number[] {
  const says = order.map((_, at) => rows.some((row) => (row.values[at] ?? '') !== ''));
  const isRecord = (at: number): boolean => !inHeats && /^wins/.test(order[at] ?? '') && rows.every((row) => row.values[at] === String(row.won));
  return order.flatMap((criterion, at) => (says[at] && !isRecord(at) && criterion !== 'initial_seed' && criterion !== 'lots' ? [at] : [])).slice(0, inHeats ? 3 : 2);
}

export interface Heights {
  /** What stands above all rows of a column, and above each group or band. */
  readonly head: number;
  readonly band: number;
  readonly least: number;
  readonly most: number;
}

/** The height of a row, in units, so that the fullest column fills the stage but no row grows beyond reason. */
export function lineHeight(columns: readonly { readonly rows: number; readonly bands: number }[], isStanding: boolean, { head, band, least, most }: Heights): number {
  const room = stageHeight(isStanding) - head;
  const fits = Math.min(...columns.filter(({ rows }) => rows > 0).map(({ rows, bands }) => (room - bands * band) / rows));
  return Math.max(least, Math.min(most, fits));
}
