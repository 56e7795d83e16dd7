// What was wrong, as it is put together from a form: another score, another winner, no play, a replay, void, or other opponents.
import type { Absent } from '../wire/Absent';
import type { BySide } from '../wire/BySide';
import type { Fix } from '../wire/Fix';
import type { MatchCard } from '../wire/MatchCard';
import type { Side } from '../wire/Side';

export const FIX_KINDS = ['result', 'winner', 'without_play', 'replay', 'void', 'swap'] as const;
export const UNPLAYED = ['walkover', 'forfeit', 'retirement', 'disqualified'] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** What the form says so far. */
export interface FixWish {
  readonly kind: FixKind;
  readonly score: BySide<number> | null;
  readonly winner: Side | undefined;
  readonly absent: Absent | undefined;
  readonly how: (typeof UNPLAYED)[number];
  /** The side whose entrant stood here by mistake, and who should have. */
  readonly whose: Side | undefined;
  readonly other: number | undefined;
  readonly reach: 'round' | 'seeds';
}

export const NO_WISH: FixWish = { kind: 'result', score: null, winner: undefined, absent: undefined, how: 'walkover', whose: undefined, other: undefined, reach: 'round' };

const isPlayed = (card: MatchCard): boolean => card.state === 'over' || card.state === 'void';

/** The correction that is meant; nothing while something is missing, or where it is what stands. */
export function fixOf(card: MatchCard, wish: FixWish): Fix | undefined {
  const { kind, score, winner, absent, how, whose, other, reach } = wish;
  switch (kind) {
    case 'result': return score && (score.home !== card.score.home || score.away !== card.score.away || !isPlayed(card)) ? { kind, match: card.id, score } : undefined;
    case 'winner': return winner && { kind, match: card.id, winner };
    case 'without_play': return absent && { kind, match: card.id, absent, how };
    case 'replay':
    case 'void': return isPlayed(card) ? { kind, match: card.id } : undefined;
    case 'swap': {
      const slot = whose === undefined ? undefined : card.slots[whose];
      if (slot?.kind !== 'taken' || other === undefined) return undefined;
      return { kind, stage: card.stage, ...(reach === 'round' ? { round: card.round } : {}), one: slot.entrant, other };
    }
  }
}

/** Why a kind cannot be meant of this match, as a key of its text; nothing when it can. */
export function fixReason(card: MatchCard, kind: FixKind): 'correct.not_heat' | 'correct.not_over' | undefined {
  if (card.heat != null && kind !== 'replay' && kind !== 'void') return 'correct.not_heat';
  return !isPlayed(card) && kind !== 'swap' ? 'correct.not_over' : undefined;
}

/** The kind to begin with: the wished one, where it can be meant. */
export const firstKind = (card: MatchCard, wished: FixKind): FixKind => (fixReason(card, wished) === undefined ? wished : card.heat != null ? 'replay' : 'swap');
