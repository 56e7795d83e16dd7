// What waits for a head judge, in the order in which it must be looked at.
import type { MatchCard } from '../../wire/MatchCard';

export interface Urgent {
  readonly disputes: readonly MatchCard[];
  readonly reports: readonly MatchCard[];
  readonly held: readonly MatchCard[];
  readonly rest: readonly MatchCard[];
}

/** Whoever has waited longest comes first. */
const oldest = (a: MatchCard, b: MatchCard): number => (a.since ?? 0) - (b.since ?? 0);

/** Sorts the open matches by what they need of a head judge; a captain's own confirmation is not the head judge's. */
export function urgent(cards: readonly MatchCard[]): Urgent {
  const of = (state: MatchCard['state']): MatchCard[] => cards.filter((card) => card.state === state).sort(oldest);
  const forUs = (card: MatchCard): boolean => card.report?.waits_for === 'desk' || card.report?.waits_for === 'second_judge';
  const reported = of('reported');
  return {
    disputes: of('disputed'),
    reports: reported.filter(forUs),
    held: of('held'),
    rest: [...of('live'), ...of('called'), ...reported.filter((card) => !forUs(card)), ...of('ready')],
  };
}
