// Who is here for a match: what the desk knows, with the taps that wait laid over it.
import type { Tap } from '../../link/queue';
import type { BySide } from '../../wire/BySide';
import type { MatchCard } from '../../wire/MatchCard';
import type { Side } from '../../wire/Side';
import type { Deed } from './taps';

export interface Roll {
  readonly here: BySide<boolean>;
  /** Said on this tablet, not stored yet. */
  readonly waits: BySide<boolean>;
}

export function rollOf(card: MatchCard, waiting: readonly Tap[]): Roll {
  const here = { home: card.here?.home ?? false, away: card.here?.away ?? false };
  const waits = { home: false, away: false };
  for (const { match, body } of waiting) {
    if (match !== card.id || body.type !== 'check_in') continue;
    here[body.side] = body.presence === 'here';
    waits[body.side] = here[body.side] !== (card.here?.[body.side] ?? false);
  }
  return { here, waits };
}

/** A roll is called before anything is played. */
export const isRollOpen = (card: MatchCard): boolean => !card.heat && (card.state === 'called' || card.state === 'ready') && card.slots.home.kind === 'taken' && card.slots.away.kind === 'taken';

export function checkIn(match: number, side: Side, isHere: boolean, note: string): Deed {
  return { match, body: { type: 'check_in', match, side, presence: isHere ? 'here' : 'absent' }, note, side };
}

/** Whoever is missing is called for the last time, before that comes by itself. */
export const lastCall = (card: MatchCard, note: string): Deed => ({ match: card.id, body: { type: 'last_call', match: card.id, ...(card.call ? { since: card.call.since } : {}) }, note });
