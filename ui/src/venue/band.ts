// The red band of a screen that hears nothing from the server, and the second in which it says that the server is back.

/** Without a frame for so long, a picture is old. Source: docs/PROTOCOL.md, times and limits. */
export const SILENCE = 5_000;
/** The band stays for one full second after the link's return. */
const GOODBYE = 1_000;

export type Band =
  | { readonly kind: 'none' }
  /** `from`: the server's time of what is shown, milliseconds since 1970. */
  | { readonly kind: 'stale'; readonly from: number }
  | { readonly kind: 'back'; readonly at: number }
  /** The desk keeps the picture of that moment. */
  | { readonly kind: 'frozen'; readonly since: number };

export interface Heard {
  /** Milliseconds since the last frame. */
  readonly age: number;
  /** Whether the link stands now. */
  readonly isUp: boolean;
  /** The server's time, as well as this page knows it. */
  readonly now: number;
}

export const NO_BAND: Band = { kind: 'none' };

/** The band after this was heard. An interruption that is over within five seconds is never shown. */
export function band(before: Band, { age, isUp, now }: Heard): Band {
  const isSilent = before.kind === 'stale' ? !isUp || age >= SILENCE : age >= SILENCE;
  if (isSilent) return before.kind === 'stale' ? before : { kind: 'stale', from: now - age };
  if (before.kind === 'stale') return { kind: 'back', at: now };
  if (before.kind === 'back' && now >= before.at && now - before.at < GOODBYE) return before;
  return NO_BAND;
}
