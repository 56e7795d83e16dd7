// The way of one entrant through a bracket: where it played, where it goes if it wins, where if it loses.
import { hasEntrant, isEntrant, type CardView } from './card';
import { dropPath, type Layout } from './layout';
import type { BracketShape } from './shape';

export interface Way {
  /** Matches in which the entrant stands. */
  readonly on: ReadonlySet<number>;
  /** Lines already gone, as one SVG path. */
  readonly gone: string;
  /** The line that it takes only if it wins. */
  readonly ahead: string;
  readonly won: number;
  readonly lost: number;
  /** The match it now stands in, if that is not over. */
  readonly now: number | undefined;
  /** Matches that follow: if it wins, if it loses. */
  readonly ifWon: number | undefined;
  readonly ifLost: number | undefined;
}

/** The way of this entrant. Byes count neither as won nor as lost. */
export function wayOf(entrant: number, shape: BracketShape, plan: Layout, cards: ReadonlyMap<number, CardView>): Way {
  const on = new Set<number>();
  for (const [id, card] of cards) if (hasEntrant(card, entrant)) on.add(id);
  let won = 0;
  let lost = 0;
  let now: number | undefined;
  let ifWon: number | undefined;
  let ifLost: number | undefined;
  const gone: string[] = [];
  const ahead: string[] = [];
  for (const match of shape.matches) {
    const card = on.has(match.id) ? cards.get(match.id) : undefined;
    if (!card || match.bye) continue;
    const slot = isEntrant(card.home, entrant) ? card.home : card.away;
    const outcome = slot.kind === 'taken' ? slot.outcome : null;
    if (outcome === 'won') won += 1;
    else if (outcome === 'lost') {
      lost += 1;
      const from = plan.byId.get(match.id);
      const to = match.loserTo && plan.byId.get(match.loserTo.match);
      if (from && to && on.has(to.id) && from.w > 40 && to.w > 40) gone.push(dropPath(from, to));
    } else {
      now = match.id;
      ifWon = match.winnerTo?.match;
      ifLost = match.loserTo?.match;
    }
  }
  for (const link of plan.links) {
    const card = on.has(link.from) ? cards.get(link.from) : undefined;
    if (!card) continue;
    if (link.from === now) ahead.push(link.path);
    else if (on.has(link.to) && (card.state === 'bye' || wonBy(card, entrant))) gone.push(link.path);
  }
  return { on, gone: gone.join(''), ahead: ahead.join(''), won, lost, now, ifWon, ifLost };
}

function wonBy(card: CardView, entrant: number): boolean {
  const slot = isEntrant(card.home, entrant) ? card.home : card.away;
  return slot.kind === 'taken' && slot.outcome === 'won';
}
