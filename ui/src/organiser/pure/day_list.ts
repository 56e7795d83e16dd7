// Entries with a head for each day, as one list of equal heights, and the part of it that is in view.
import type { EntryRow } from '../../wire/EntryRow';

export type Line = { readonly kind: 'day'; readonly key: string; readonly at: number } | { readonly kind: 'entry'; readonly key: string; readonly row: EntryRow };

/** The day on which a time lies, counted from 1970, where clocks are so many minutes ahead. */
export const dayOf = (at: number, zoneMinutes: number): number => Math.floor((at + zoneMinutes * 60_000) / 86_400_000);

/** Lines from the newest to the oldest; a day's head stands before its newest entry. */
export function linesOf(rows: readonly EntryRow[], zoneOf: (at: number) => number): Line[] {
  const lines: Line[] = [];
  let day: number | undefined;
  for (const row of rows) {
    const own = dayOf(row.at, zoneOf(row.at));
    if (own !== day) lines.push({ kind: 'day', key: `day/${own}`, at: row.at });
    day = own;
    lines.push({ kind: 'entry', key: `entry/${row.seq}`, row });
  }
  return lines;
}

/** First and last line in view, with some beyond it on both sides. */
export function inView(scrolled: number, height: number, line: number, count: number, beyond = 12): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(scrolled / line) - beyond);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((scrolled + height) / line) + beyond) };
}

/** The day that the topmost line in view belongs to. */
export function dayAbove(lines: readonly Line[], at: number): number | undefined {
  const line = lines[Math.min(at, lines.length - 1)];
  return line === undefined ? undefined : line.kind === 'day' ? line.at : line.row.at;
}
