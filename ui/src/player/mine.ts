// Which match is a player's own now, and on which side: what needs them most comes first.
import type { MatchCard } from '../wire/MatchCard';
import type { Side } from '../wire/Side';
import type { WayView } from '../wire/WayView';

/** An entrant of a tournament. */
export interface Me {
  readonly tournament: number;
  readonly entrant: number;
}

/** Reads what `write` wrote. */
export function read(text: string | null): Me | null {
  const found = /^(\d+)\/(\d+)$/.exec(text ?? '');
  return found ? { tournament: Number(found[1]), entrant: Number(found[2]) } : null;
}

export const write = (me: Me): string => `${me.tournament}/${me.entrant}`;

/** On which side of a match somebody is. */
export function sideOf(card: MatchCard, me: Me): Side | null {
  if (card.tournament !== me.tournament) return null;
  for (const side of ['home', 'away'] as const) {
    const slot = card.slots[side];
    if (slot.kind === 'taken' && slot.entrant === me.entrant) return side;
  }
  return null;
}

export const other = (side: Side): Side => (side === 'home' ? 'away' : 'home');

/** Whether a report waits for this side. */
export const waitsForMe = (card: MatchCard, side: Side): boolean => card.state === 'reported' && card.report?.waits_for === side;

function urgency(card: MatchCard, me: Me): number {
  const side = sideOf(card, me);
  if (side && waitsForMe(card, side)) return 0;
  const order: Partial<Record<MatchCard['state'], number>> = { called: 1, live: 2, held: 3, disputed: 4, reported: 5, ready: 6 };
  return order[card.state] ?? 7;
}

/** The heats of an entrant: their cards name nobody, the way does. */
export const heatsOf = (way: WayView | undefined): ReadonlySet<number> =>
  new Set(Object.entries(way?.matches ?? {}).filter(([, step]) => step.meets.kind === 'many').map(([id]) => Number(id)));

/** The own open matches, the most urgent first; `heats`: those that the own way leads through. */
export function mine(cards: readonly MatchCard[], me: Me, heats: ReadonlySet<number>): readonly MatchCard[] {
  const isMine = (card: MatchCard): boolean => sideOf(card, me) !== null || (card.heat !== undefined && card.tournament === me.tournament && heats.has(card.id));
  return cards.filter(isMine).sort((a, b) => urgency(a, me) - urgency(b, me) || (a.number ?? 0) - (b.number ?? 0));
}

/** How many games one side can win at most. */
export function mostOf(card: MatchCard): number {
  return card.needed ?? card.most_games;
}

/** Whether that can be how the match ended, as far as the phone can tell; the desk judges it all the same. */
export function isResult(card: MatchCard, score: { readonly home: number; readonly away: number }): boolean {
  if (score.home + score.away === 0) return false;
  const needed = card.needed;
  if (needed === undefined) return true;
  return Math.max(score.home, score.away) === needed && Math.min(score.home, score.away) < needed;
}
