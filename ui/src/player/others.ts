// The keys of a phone whose holder plays in several tournaments: one acts, the others wait beside it.
import type { Paired } from '../link/store';
import type { Me } from './mine';

/** Keys that wait at most. */
const MOST = 8;

/** For whom a key speaks; null where it is none of an entrant's. */
export const meOf = (paired: Paired): Me | null => (paired.scope.kind === 'entrant' ? { tournament: paired.scope.tournament, entrant: paired.scope.entrant } : null);

const isSame = (a: Paired, b: Paired): boolean => {
  const [one, other] = [meOf(a), meOf(b)];
  return a.device === b.device || (one !== null && other !== null && one.tournament === other.tournament && one.entrant === other.entrant);
};

/** What waits once another key acts: the one before and those of the same gathering, each entrant once. */
export function shelved(before: Paired | null, now: Paired, waiting: readonly Paired[]): readonly Paired[] {
  const kept: Paired[] = [];
  for (const one of before ? [before, ...waiting] : waiting) {
    if (one.server === now.server && meOf(one) !== null && !isSame(one, now) && !kept.some((known) => isSame(known, one))) kept.push(one);
  }
  return kept.slice(0, MOST);
}
