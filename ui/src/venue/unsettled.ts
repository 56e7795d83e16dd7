// What the hall is told of a match that is played and not decided: who said what, and why, stays between those concerned.
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { BySide } from '../wire/BySide';
import type { MatchCard } from '../wire/MatchCard';

const t = translator({ venue });

export interface Unsettled {
  /** The word for its state: few letters, for cards and lists. */
  readonly word: string;
  /** What the hall waits for, where there is room. */
  readonly more: string;
  /** The stated score while nobody contradicts it. */
  readonly score?: BySide<number> | undefined;
}

/** Nothing for every other state. */
export function unsettled(card: Pick<MatchCard, 'state' | 'report' | 'unscored'>): Unsettled | undefined {
  switch (card.state) {
    case 'reported': return { word: t('reported'), more: t(card.report?.waits_for === 'home' || card.report?.waits_for === 'away' ? 'waitsForSide' : 'waitsForOfficial'), score: card.report?.score };
    case 'disputed': return { word: t('underReview'), more: t('officialDecides') };
    case 'void': return { word: t('voided'), more: t('toReplay') };
    default: return undefined;
  }
}
