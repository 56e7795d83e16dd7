// Whether a page is an overlay of a stream, by its address: /s?overlay=scorebug, perhaps with &match=120, &station=3, &tournament=2, &stage=4, &flip=1, &theme=gold or &key=….

/** Those that lie over a game, and those that fill the picture. */
const OVER = ['scorebug', 'lower_third'] as const;
const FULL = ['match_card', 'bracket', 'standings', 'upcoming', 'winner'] as const;

/** Which match, or of what; all of them as the public sees them. */
interface Asked {
  /** The id of the match; without one it is the match at a station. */
  readonly match: number | undefined;
  /** The number of the station; without one it is the stream's. */
  readonly station: number | undefined;
  /** Home at the right. */
  readonly isFlipped: boolean;
  /** The name of a file of the server's folder of themes. */
  readonly theme: string | undefined;
}

/** What an overlay of the stream's match is asked to show. */
export interface AskedMatch extends Asked {
  readonly kind: (typeof OVER)[number];
}

/** What an overlay that fills the picture is asked to show. */
export interface AskedFull extends Asked {
  readonly kind: (typeof FULL)[number];
  readonly tournament: number | undefined;
  readonly stage: number | undefined;
}

export interface AskedDraft {
  readonly kind: 'draft';
  /** The id of the match; without one it is whatever is drafted. */
  readonly match: number | undefined;
  /** Home at the right. */
  readonly isFlipped: boolean;
  readonly theme: string | undefined;
}

export type Overlaid = AskedDraft | AskedMatch | AskedFull;

/** What an overlay shows to the server, so that it knows at once what a stream holds back from the hall; none where it has none. */
export function overlayKey(search: string): string | undefined {
  const key = new URLSearchParams(search).get('key') ?? '';
  return /^[\w-]{22}$/.test(key) ? key : undefined;
}

export function readOverlay(search: string): Overlaid | undefined {
  const asked = new URLSearchParams(search);
  const kind = asked.get('overlay');
  const number = (name: string): number | undefined => {
    const text = asked.get(name) ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const name = asked.get('theme') ?? '';
  // What names no file asks for none: nothing of an address becomes a path.
  const theme = /^[\w-]{1,40}$/.test(name) ? name : undefined;
  const isFlipped = asked.get('flip') === '1';
  if (kind === 'draft') return { kind, match: number('match'), isFlipped, theme };
  const which = { match: number('match'), station: number('station'), isFlipped, theme };
  const over = OVER.find((one) => one === kind);
  if (over) return { kind: over, ...which };
  const full = FULL.find((one) => one === kind);
  return full && { kind: full, ...which, tournament: number('tournament'), stage: number('stage') };
}
