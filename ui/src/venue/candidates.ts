// Who may come to a slot that is not decided: `ARD or NBN`, else the number of the match they come from.
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { SlotView } from '../wire/SlotView';
import { entrantAt, type Cards, type Entrants } from './field';

const t = translator({ venue });

/** `from`: the match a loser comes down from is marked with an arrow. */
export interface Candidates {
  readonly down: boolean;
  /** Both who may come, if they are known. */
  readonly text: string;
  /** What is always short: the match's number. */
  readonly short: string;
}

/** The mark of an entrant: the tag, else the short name, else the name. */
export function markOf(entrant: number, entrants: Entrants): string {
  const known = entrants.get(entrant);
  return known?.tag || known?.short_name || known?.name || '';
}

export function candidates(slot: Extract<SlotView, { kind: 'undecided' }>, cards: Cards, entrants: Entrants): Candidates {
  const down = slot.from === 'loser';
  const short = t(down ? 'loserOf' : 'winnerOf', { number: slot.number });
  const origin = cards.get(slot.match);
  const [home, away] = origin ? [entrantAt(origin, 'home'), entrantAt(origin, 'away')] : [];
  if (home == null || away == null) return { down, text: short, short };
  const [one, other] = [markOf(home, entrants), markOf(away, entrants)];
  return one && other ? { down, text: t('either', { one, other }), short } : { down, text: short, short };
}
