// Which rows of a long list are drawn: those in view and a few around, so that 4,096 entrants scroll freely.

export interface Rows {
  readonly first: number;
  readonly end: number;
  /** Height in px before and after the drawn rows. */
  readonly before: number;
  readonly after: number;
}

/** Rows of one height. `spare` rows are drawn beyond each edge. */
export function rowsInView(count: number, rowHeight: number, top: number, height: number, spare = 12): Rows {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - spare));
  const end = Math.max(first, Math.min(count, Math.ceil((top + height) / rowHeight) + spare));
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight };
}
