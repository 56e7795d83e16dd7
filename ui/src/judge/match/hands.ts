// In whose hands a match is, and what its judge is being asked at the moment.
import type { MatchView } from '../../wire/MatchView';
import type { Side } from '../../wire/Side';
import type { Picture } from './picture';

/** Mine, another device's, or nobody's. What is over is in nobody's way. */
export type Hands = 'mine' | 'taken' | 'free';

/** `me`: the number on this tablet's sticker. */
export function handsOf(view: MatchView, shown: Picture, me: number): Hands {
  if (view.lease?.number === me) return 'mine';
  if (view.lease && view.card.state !== 'over') return 'taken';
  return shown.end === null ? 'free' : 'mine';
}

/** A question that stands in the play area or in the foot. */
export type Asks = null | 'commit' | 'clock' | { readonly type: 'mark'; readonly what: 'map' | 'sides' | 'characters' } | 'hold' | 'noshow' | 'handback' | 'take' | 'reopen' | 'confirm' | 'dispute' | { readonly type: 'points' | 'won'; readonly side: Side };
