// Turns the pages of a screen by the clock: the same page stays in view when the list of pages changes around it.
import { PAGE } from '../board/playlist';

/** How long a page stays, milliseconds. */
export const DWELL = PAGE;

export interface Turn {
  readonly index: number;
  readonly key: string;
  /** When this page came, on the clock that `turn` is given. */
  readonly since: number;
}

/** Where the cycle stands at `now`. `isHeld`: nothing turns, the page on view stays. */
export function turn(before: Turn | undefined, keys: readonly string[], now: number, isHeld = false, dwell = DWELL): Turn {
  const start = (index: number): Turn => ({ index, key: keys[index] ?? '', since: now });
  if (!before) return start(0);
  const found = keys.indexOf(before.key);
  // The page went out of the cycle: the one that took its place is shown.
  if (found < 0) return start(Math.min(before.index, Math.max(0, keys.length - 1)));
  if (isHeld || keys.length < 2) return { index: found, key: before.key, since: now };
  if (now - before.since < dwell) return found === before.index ? before : { ...before, index: found };
  return start((found + 1) % keys.length);
}

/** The share of its time that a page has left, in steps of a second. */
export function left(at: Turn, now: number, dwell = DWELL): number {
  const seconds = Math.floor((now - at.since + 20) / 1_000);
  return Math.max(0, Math.min(1, 1 - (seconds * 1_000) / dwell));
}
