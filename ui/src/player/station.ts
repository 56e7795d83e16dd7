// What a station's sign leads to: which station an address names, what is played there and what comes next.
import { comingAt, type Coming } from '../board/station_plan';
import type { MatchCard } from '../wire/MatchCard';
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
  readonly next: readonly Coming[];
}

const ON: ReadonlySet<MatchCard['state']> = new Set(['called', 'live', 'held', 'reported', 'disputed']);

export function atStation(station: number, cards: readonly MatchCard[], plan: PlanView | undefined): AtStation {
  const there = cards.filter((card) => card.station === station && ON.has(card.state));
  return {
    now: there.sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || a.id - b.id),
    next: comingAt(station, plan, there),
  };
}
