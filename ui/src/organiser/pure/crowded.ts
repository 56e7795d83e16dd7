// Which addresses are crowded now, and what one tap allows them.

import type { CrowdedView } from '../../wire/CrowdedView';
import type { ServerView } from '../../wire/ServerView';

/** Fewer may be somebody who loads a page again and again. */
const LEAST = 5;
/** So long ago it is over, milliseconds. */
const OVER = 10 * 60_000;
/** A tap allows so many times as much. */
const TIMES = 4;

export interface Crowded extends CrowdedView {
  readonly address: string;
  /** What a tap allows. */
  readonly next: number;
}

function all(server: ServerView | undefined): readonly Crowded[] {
  return Object.entries(server?.crowded ?? {}).map(([address, view]) => ({ ...view, address, next: view.allowed * TIMES }));
}

/** Those that were refused lately, who was refused most first. */
export function crowded(server: ServerView | undefined, now: number): readonly Crowded[] {
  return all(server)
    .filter((one) => one.refused >= LEAST && one.last !== undefined && now - one.last < OVER)
    .sort((a, b) => b.refused - a.refused || (a.address < b.address ? -1 : 1))
    .slice(0, 3);
}

/** Those that were allowed more. */
export function raised(server: ServerView | undefined): readonly Crowded[] {
  return all(server)
    .filter((one) => one.is_raised)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}
