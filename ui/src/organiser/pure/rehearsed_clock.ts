// The clocks of a rehearsal: the server says when a turn began and what a side has; how long people thought is known in the page alone.
import { clockOf } from '../../board/draft_clock';
import type { BySide } from '../../wire/BySide';
import type { DraftView } from '../../wire/DraftView';
import type { Side } from '../../wire/Side';

/** What an act took from a side's reserve, milliseconds. */
export interface Spent {
  /** The place of the act among those of its game. */
  readonly act: number;
  readonly side: Side;
  readonly ms: number;
}

/** The moment of the draft, so long after its turn was shown. */
export const momentOf = (view: DraftView, shownFor: number): number => (view.phase.kind === 'running' ? view.phase.opens : 0) + shownFor;

/** The view with what is left of the reserves after so many acts; what was stepped back from is not spent. */
export function withSpent(view: DraftView, spent: readonly Spent[], acts: number): DraftView {
  const left = (side: Side): number => Math.max(0, view.reserve[side] - spent.reduce((sum, one) => sum + (one.side === side && one.act < acts ? one.ms : 0), 0));
  const reserve: BySide<number> = { home: left('home'), away: left('away') };
  return { ...view, reserve };
}

/** What acting now takes from the reserve of a side. */
export const takes = (view: DraftView, side: Side, at: number): number => view.reserve[side] - clockOf(view, side, at).reserve;
