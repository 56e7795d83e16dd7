// What a station's sign leads to: which station an address names, what is played there and what comes next.
import type { MatchCard } from '../wire/MatchCard';
import type { PlannedView } from '../wire/PlannedView';
import type { PlanView } from '../wire/PlanView';

/** The station that an address names, as `?station=12`; none for anything else. */
export function readStation(search: string): number | null {
  const text = new URLSearchParams(search).get('station') ?? '';
  return /^\d{1,5}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

/** Whether the address says that a judge's tablet was here already, and has no page of its own of the sign. */
export const staysAtSign = (search: string): boolean => new URLSearchParams(search).get('here') === '1';

export interface AtStation {
  /** Called there, played there, or waiting there for an answer: who began first comes first. */
  readonly now: readonly MatchCard[];
  /** Planned there, and not called yet, by the minute. */
  readonly next: readonly (PlannedView & { readonly at: number })[];
}

const ON: ReadonlySet<MatchCard['state']> = new Set(['called', 'live', 'held', 'reported', 'disputed']);
const MINUTE = 60_000;
/** So many of those to come are shown. */
const MOST = 5;

export function atStation(station: number, cards: readonly MatchCard[], plan: PlanView | undefined): AtStation {
  const there = cards.filter((card) => card.station === station && ON.has(card.state));
  const planned = Object.values(plan?.items ?? {}).filter((one) => one.station === station && one.state === 'planned' && !there.some((card) => card.id === one.match));
  return {
    now: there.sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || a.id - b.id),
    next: planned.sort((a, b) => a.from - b.from).slice(0, MOST).map((one) => ({ ...one, at: (plan?.since ?? 0) + one.from * MINUTE })),
  };
}
