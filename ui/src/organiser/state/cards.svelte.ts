// Drawn cards of a stage, kept as long as they are the same, so that a bracket draws only what changed.
import type { CardView } from '../../board/card';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import { cardOf, entrantOn, type Entrants } from '../pure/cards';

interface Kept {
  readonly source: MatchCard;
  readonly home: EntrantView | undefined;
  readonly away: EntrantView | undefined;
  readonly isSilent: boolean;
  readonly view: CardView;
}

export class CardKeeper {
  #kept = new Map<number, Kept>();

  /** The drawn cards by id. A card whose match, entrants and tablet are unchanged is the same object as before. */
  draw(cards: readonly MatchCard[], entrants: Entrants, silent: ReadonlySet<number>): Map<number, CardView> {
    const next = new Map<number, Kept>();
    const views = new Map<number, CardView>();
    for (const source of cards) {
      const homeId = entrantOn(source, 'home');
      const awayId = entrantOn(source, 'away');
      const home = homeId == null ? undefined : entrants.get(homeId);
      const away = awayId == null ? undefined : entrants.get(awayId);
      const isSilent = source.state === 'live' && source.holder != null && silent.has(source.holder);
      const old = this.#kept.get(source.id);
      const isSame = old && old.source === source && old.home === home && old.away === away && old.isSilent === isSilent;
      const kept = isSame ? old : { source, home, away, isSilent, view: cardOf(source, entrants, silent) };
      next.set(source.id, kept);
      views.set(source.id, kept.view);
    }
    this.#kept = next;
    return views;
  }
}
