// What comes at a station, as the plan of the day has it.
import type { MatchCard } from '../wire/MatchCard';
import type { PlannedView } from '../wire/PlannedView';
import type { PlanView } from '../wire/PlanView';

/** A match that is planned there, and about when, milliseconds since 1970. */
export type Coming = PlannedView & { readonly at: number };

const MINUTE = 60_000;
/** So many of those to come are shown. */
const MOST = 5;

/** Planned there and not called yet, by the minute; `there`: what is there already. */
export function comingAt(station: number, plan: PlanView | undefined, there: readonly MatchCard[]): Coming[] {
  return Object.values(plan?.items ?? {})
    .filter((one) => one.station === station && one.state === 'planned' && !there.some((card) => card.id === one.match))
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST)
    .map((one) => ({ ...one, at: (plan?.since ?? 0) + one.from * MINUTE }));
}
