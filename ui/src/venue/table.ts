// Standings as rows of the hall: who is still in, the final placings, and where each column begins.
import { standingPages, STANDING_LANDSCAPE, STANDING_PORTRAIT, type StandingPage } from '../board/paginate';
import type { StandingRow } from '../wire/StandingRow';
import type { StandingView } from '../wire/StandingView';

/** The rows of all parts in order. The key of a row is its number in the whole standing. */
export function rowsOf(docs: ReadonlyMap<string, StandingView>): StandingRow[] {
  const rows: [number, StandingRow][] = [];
  for (const doc of docs.values()) for (const [row, found] of Object.entries(doc.rows)) rows.push([Number(row), found]);
  return rows.sort(([a], [b]) => a - b).map(([, row]) => row);
}

export type Zone = 'in' | 'out' | 'final';

/** The band a row belongs to. */
export const zoneOf = (row: StandingRow, isOver: boolean): Zone => (row.place == null ? 'in' : isOver ? 'final' : 'out');

/** Rank as competitions count: equal places carry the same number, the next one is left out. Empty while still in. */
export const rankOf = (row: StandingRow): string => (row.place == null ? '' : String(row.place));

export function tablePages(rows: readonly StandingRow[], isTall: boolean): StandingPage[] {
  const stillIn = rows.filter((row) => row.place == null).length;
  return standingPages(rows.length, isTall ? STANDING_PORTRAIT : STANDING_LANDSCAPE, [stillIn]);
}
