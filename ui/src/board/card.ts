// What a match shows on a card: its number, two slots and its state. The surfaces make these from views.

/** `held`: the match is paused. `silent`: its tablet does not answer, so the truth is unknown. */
export type CardState =
  | 'undecided'
  | 'ready'
  | 'called'
  | 'live'
  | 'held'
  | 'reported'
  | 'disputed'
  | 'done'
  | 'bye'
  | 'silent';

export type SlotView =
  | { readonly kind: 'bye' }
  | { readonly kind: 'undecided'; readonly text: string }
  | {
      readonly kind: 'taken';
      readonly entrant: number;
      /** Registered name, short name (at most 16) and tag (at most 4). */
      readonly name: string;
      readonly short: string;
      readonly tag: string;
      readonly seed: number;
      /** Games won; `null` while nothing is scored. */
      readonly score: number | null;
      /** W or L instead, where the winner alone is known. */
      readonly letter?: string | undefined;
      /** Points in the running game. */
      readonly game: number | null;
      readonly outcome: 'won' | 'lost' | null;
    };

export interface CardView {
  /** The number that people see; a bye has none. */
  readonly no: number | null;
  readonly home: SlotView;
  readonly away: SlotView;
  readonly state: CardState;
  readonly station?: string | undefined;
  /** The running game, from 1. */
  readonly game?: number | undefined;
}

/** Whether this entrant stands in the match. */
export function hasEntrant(card: CardView, entrant: number): boolean {
  return isEntrant(card.home, entrant) || isEntrant(card.away, entrant);
}

export function isEntrant(slot: SlotView, entrant: number): boolean {
  return slot.kind === 'taken' && slot.entrant === entrant;
}

/** The side that won, if one did. */
export function winnerOf(card: CardView): Extract<SlotView, { kind: 'taken' }> | undefined {
  if (card.home.kind === 'taken' && card.home.outcome === 'won') return card.home;
  if (card.away.kind === 'taken' && card.away.outcome === 'won') return card.away;
  return undefined;
}
