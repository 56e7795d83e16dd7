// Who holds the hill, and for how many wins: as the server counts, from the matches in the order of play.
import type { MatchCard } from '../../wire/MatchCard';

export interface Reign {
  /** The entrant who holds it; nobody before the first result. */
  readonly king: number | undefined;
  readonly wins: number;
}

/** A match without play neither counts to a reign nor breaks that of a king who stays. */
export function reignOf(cards: readonly Pick<MatchCard, 'state' | 'winner' | 'ending' | 'slots'>[]): Reign {
  let reign: Reign = { king: undefined, wins: 0 };
  for (const card of cards) {
    if (card.state !== 'over' || card.winner == null) break;
    const slot = card.slots[card.winner];
    if (slot.kind !== 'taken') break;
    const before = card.winner === 'home' ? reign.wins : 0;
    reign = { king: slot.entrant, wins: before + (card.ending === 'played' ? 1 : 0) };
  }
  return reign;
}
