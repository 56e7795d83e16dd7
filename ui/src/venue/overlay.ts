// Whether a page is an overlay of a stream, by its address: /s?overlay=draft, scorebug or lower_third, perhaps with &match=120, &station=3 or &flip=1.

/** What an overlay of the stream's match is asked to show. */
export interface AskedMatch {
  readonly kind: 'scorebug' | 'lower_third';
  /** The id of the match; without one it is the match at a station. */
  readonly match: number | undefined;
  /** The number of the station; without one it is the stream's. */
  readonly station: number | undefined;
  /** Home at the right. */
  readonly isFlipped: boolean;
}

export interface AskedDraft {
  readonly kind: 'draft';
  /** The id of the match; without one it is whatever is drafted. */
  readonly match: number | undefined;
}

export type Overlaid = AskedDraft | AskedMatch;

export function readOverlay(search: string): Overlaid | undefined {
  const asked = new URLSearchParams(search);
  const kind = asked.get('overlay');
  const number = (name: string): number | undefined => {
    const text = asked.get(name) ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  if (kind === 'draft') return { kind, match: number('match') };
  if (kind !== 'scorebug' && kind !== 'lower_third') return undefined;
  return { kind, match: number('match'), station: number('station'), isFlipped: asked.get('flip') === '1' };
}
