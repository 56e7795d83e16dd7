// Whether a page is an overlay of a stream, by its address: /s?overlay=draft, perhaps with &match=120.

export interface Overlaid {
  /** The id of the match; without one it is whatever is drafted. */
  readonly match: number | undefined;
}

export function readOverlay(search: string): Overlaid | undefined {
  const asked = new URLSearchParams(search);
  if (asked.get('overlay') !== 'draft') return undefined;
  const match = asked.get('match') ?? '';
  return { match: /^\d{1,9}$/.test(match) ? Number(match) : undefined };
}
