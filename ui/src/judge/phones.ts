// Players' phones that wait to be let in: those that a judge may let in, the ones of the match at hand first.
import type { MatchCard } from '../wire/MatchCard';
import type { Scope } from '../wire/Scope';
import type { WaitingView } from '../wire/WaitingView';
import { inScope } from './pick/lists';

export interface WaitingPhone {
  readonly phone: WaitingView;
  readonly tournament: number;
  readonly entrant: number;
  /** The open match in this judge's scope that the entrant plays. */
  readonly card: MatchCard;
}

const has = (card: MatchCard, tournament: number, entrant: number): boolean =>
  card.tournament === tournament && (['home', 'away'] as const).some((side) => {
    const slot = card.slots[side];
    return slot.kind === 'taken' && slot.entrant === entrant;
  });

/** The server judges the same way: an entrant who plays an open match in the judge's scope. `match`: the one that is shown,
 * with the many of its heat, whom no card names. */
export function phonesFor(waiting: readonly WaitingView[], cards: readonly MatchCard[], scope: Scope, match: number | null, many: ReadonlySet<number> = new Set()): readonly WaitingPhone[] {
  const here = cards.filter((card) => inScope(card, scope)).sort((a, b) => Number(b.id === match) - Number(a.id === match));
  const found = waiting.flatMap((phone): WaitingPhone[] => {
    const of = phone.scope;
    if (phone.role !== 'captain' || of.kind !== 'entrant') return [];
    const card = here.find((one) => has(one, of.tournament, of.entrant) || (one.id === match && one.tournament === of.tournament && many.has(of.entrant)));
    return card ? [{ phone, tournament: of.tournament, entrant: of.entrant, card }] : [];
  });
  return found.sort((a, b) => Number(b.card.id === match) - Number(a.card.id === match) || a.phone.since - b.phone.since);
}
