// How long those who are called have to come: first call, last call, and when whoever is missing may lose.
import type { Absent } from '../wire/Absent';
import type { CallClock } from '../wire/CallClock';
import type { MatchCard } from '../wire/MatchCard';

/** A match whose entrants are waited for. */
export interface Awaited {
  readonly clock: CallClock;
  /** Milliseconds until whoever is missing may lose; 0 once they may. */
  readonly left: number;
  /** Milliseconds since then. */
  readonly over: number;
  /** What is left of the whole time, 1 to 0. */
  readonly share: number;
  /** They were called for the last time. */
  readonly isLast: boolean;
  readonly isOver: boolean;
  /** The match is held: the clock stands still. */
  readonly stands: boolean;
}

/** Both sides are there: nobody is waited for any more. */
export const bothHere = (card: MatchCard): boolean => card.here?.home === true && card.here.away;

/** Where the clock of a call stands; null where nobody is waited for. */
export function awaited(card: MatchCard, now: number): Awaited | null {
  const clock = card.call;
  if (clock === undefined || bothHere(card)) return null;
  const at = clock.stands ?? now;
  const left = Math.max(0, clock.until - at);
  return {
    clock, left,
    over: Math.max(0, at - clock.until),
    share: clock.until <= clock.since ? 0 : Math.min(1, left / (clock.until - clock.since)),
    isLast: clock.last !== undefined && clock.last <= at,
    isOver: left === 0,
    stands: clock.stands !== undefined,
  };
}

/** The one side that is missing, once the other has said that it is there; null where both or none are. */
export function missingSide(card: MatchCard): 'home' | 'away' | null {
  const [home, away] = [card.here?.home === true, card.here?.away === true];
  return home === away ? null : home ? 'away' : 'home';
}

/** Who may be said not to have come, now that the time is up: the one that is missing, or where neither has said that it is there each of them, and both. */
export function absentees(card: MatchCard, now: number): readonly Absent[] {
  const wait = awaited(card, now);
  if (wait === null || !wait.isOver || wait.stands) return [];
  const missing = missingSide(card);
  return missing === null ? ['home', 'away', 'both'] : [missing];
}
