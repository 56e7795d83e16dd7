// A file of entrants on the import page: what the server read, what the person wishes otherwise, rows with their faults.

import type { Column } from '../../wire/exchange/Column';
import type { Encoding } from '../../wire/exchange/Encoding';
import type { Preview } from '../../wire/exchange/Preview';
import type { ReadRow } from '../../wire/exchange/ReadRow';
import type { Remark } from '../../wire/exchange/Remark';
import type { RepairAction } from '../../wire/exchange/RepairAction';
import type { Separator } from '../../wire/exchange/Separator';

export type Meaning = Column;
export type { Encoding, Preview, ReadRow, RepairAction, Separator };
/** What a file is: a list of entrants, or earlier results and ratings. */
export type FileOf = 'entrants' | 'earlier';
export const MEANINGS: Readonly<Record<FileOf, readonly Meaning[]>> = {
  entrants: ['name', 'short_name', 'tag', 'seed', 'rating', 'club', 'seat', 'persons', 'legal_name', 'nation', 'shows_name', 'nothing'],
  earlier: ['home', 'away', 'home_score', 'away_score', 'result', 'winner', 'day', 'name', 'rating', 'deviation', 'nothing'],
};

/** What the server answers to a file: its preview, and the digest that the import command names. */
export type Judged = Preview & { readonly digest: string };

export interface Wishes {
  separator?: Separator;
  encoding?: Encoding;
  has_heading?: boolean;
  columns?: Meaning[];
  sheet?: number;
  skip: number[];
  keep: number[];
  edits: Record<number, Record<number, string>>;
}

export const noWishes = (): Wishes => ({ skip: [], keep: [], edits: {} });

/** The wishes with one more repair. `edit` only opens a cell and wishes nothing. */
export function repaired(wishes: Wishes, row: number, action: RepairAction): Wishes {
  switch (action.do) {
    case 'skip': return { ...wishes, skip: [...new Set([...wishes.skip, row])], keep: wishes.keep.filter((one) => one !== row) };
    case 'keep_both': return { ...wishes, keep: [...new Set([...wishes.keep, row])], skip: wishes.skip.filter((one) => one !== row) };
    case 'put': return { ...wishes, edits: { ...wishes.edits, [row]: { ...wishes.edits[row], [action.column]: action.text } } };
    case 'edit': return wishes;
  }
}

/** Takes a row that was left out in again. */
export const unskipped = (wishes: Wishes, row: number): Wishes => ({ ...wishes, skip: wishes.skip.filter((one) => one !== row) });

/** Another sheet or separator makes other columns and rows: what was wished for the old ones goes. */
export function reread(wishes: Wishes, change: Pick<Wishes, 'separator' | 'encoding' | 'has_heading' | 'sheet'>): Wishes {
  const { separator, encoding, has_heading, sheet } = { ...wishes, ...change };
  const next: Wishes = noWishes();
  if (separator !== undefined) next.separator = separator;
  if (encoding !== undefined) next.encoding = encoding;
  if (has_heading !== undefined) next.has_heading = has_heading;
  if (sheet !== undefined) next.sheet = sheet;
  return next;
}

/** A line of the table: a row of the file, or the explanation under it. All lines have one height. */
export type Line = { readonly kind: 'row'; readonly row: ReadRow } | { readonly kind: 'remark'; readonly row: ReadRow; readonly remark: Remark };

export function linesOf(rows: readonly ReadRow[]): Line[] {
  return rows.flatMap((row): Line[] => [{ kind: 'row', row }, ...row.remarks.map((remark): Line => ({ kind: 'remark', row, remark }))]);
}

/** The next row with a fault after this one, round the end; notes come when no fault is left. */
export function nextFault(rows: readonly ReadRow[], after: number | null): number | null {
  const worst = rows.some((row) => row.verdict === 'fault') ? 'fault' : 'note';
  const bad = rows.filter((row) => row.verdict === worst).map((row) => row.number);
  return bad.find((number) => after == null || number > after) ?? bad[0] ?? null;
}

/** Equal remarks together, for the list at the side: how often, and the first row. */
export function kindsOf(rows: readonly ReadRow[]): { readonly severity: 'fault' | 'note'; readonly code: string; readonly text: string; readonly rows: readonly number[] }[] {
  const kinds = new Map<string, { severity: 'fault' | 'note'; code: string; text: string; rows: number[] }>();
  for (const row of rows) {
    if (row.verdict === 'skipped') continue;
    for (const { severity, code, text } of row.remarks) {
      const kind = kinds.get(`${severity} ${code}`);
      if (kind) kind.rows.push(row.number);
      else kinds.set(`${severity} ${code}`, { severity, code, text, rows: [row.number] });
    }
  }
  return [...kinds.values()].sort((a, b) => (a.severity === b.severity ? (a.rows[0] ?? 0) - (b.rows[0] ?? 0) : a.severity === 'fault' ? -1 : 1));
}
