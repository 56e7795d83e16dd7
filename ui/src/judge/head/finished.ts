// The finished matches that a head judge looks through: what ended last comes first, found by number or name.
import type { MatchCard } from '../../wire/MatchCard';

/** What is over or void and can be looked at; byes have no number. `stages` are in playing order, and part what ended in one moment. */
export function latest(cards: readonly MatchCard[], stages: readonly number[]): readonly MatchCard[] {
  const at = (card: MatchCard): number => stages.indexOf(card.stage);
  return cards
    .filter((card) => card.number !== undefined && (card.state === 'over' || card.state === 'void'))
    .sort((a, b) => (b.since ?? 0) - (a.since ?? 0) || at(b) - at(a) || b.round - a.round || (b.number ?? 0) - (a.number ?? 0));
}

/** By its number exactly, or by a part of a name; all where nothing is asked. */
export function found(cards: readonly MatchCard[], asked: string, nameIn: (card: MatchCard, side: 'home' | 'away') => string): readonly MatchCard[] {
  if (asked === '') return cards;
  return cards.filter((card) => String(card.number) === asked || `${nameIn(card, 'home')} ${nameIn(card, 'away')}`.toLowerCase().includes(asked));
}
