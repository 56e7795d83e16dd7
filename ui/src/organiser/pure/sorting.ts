// Sorting of tables: by text as people sort it, by number, nothing last.

export interface Order<Column extends string> {
  readonly by: Column;
  readonly down: boolean;
}

const people = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Compares two cells; empty ones come last whichever way the table is sorted. */
export function compare(a: string | number | null | undefined, b: string | number | null | undefined, down: boolean): number {
  const noA = a == null || a === undefined || a === '';
  const noB = b == null || b === undefined || b === '';
  if (noA || noB) return noA === noB ? 0 : noA ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : people.compare(String(a), String(b));
  return down ? -order : order;
}

/** The rows in this order; equal rows keep theirs. */
export function sorted<Row, Column extends string>(
  rows: readonly Row[],
  order: Order<Column>,
  cell: (row: Row, column: Column) => string | number | null | undefined,
): Row[] {
  return [...rows].sort((a, b) => compare(cell(a, order.by), cell(b, order.by), order.down));
}

/** A click on a heading: the other way round, or this column. */
export function turned<Column extends string>(order: Order<Column>, by: Column): Order<Column> {
  return order.by === by ? { by, down: !order.down } : { by, down: false };
}
