// When a match that waits begins, as far as anybody knows.

export interface When {
  /** Milliseconds since 1970, never past; none where nobody knows. */
  readonly at: number | undefined;
  /** Somebody said so, and nothing speaks against it; else it is foretold. */
  readonly isFixed: boolean;
}

/** `from` is “not before”: a sure time only while it lies ahead and nothing foretells a later one. */
export function whenOf(from: number | undefined, told: number | undefined, now: number): When {
  if (from !== undefined && from > now && (told === undefined || told <= from)) return { at: from, isFixed: true };
  const likely = told ?? from;
  return { at: likely === undefined ? undefined : Math.max(likely, now), isFixed: false };
}
