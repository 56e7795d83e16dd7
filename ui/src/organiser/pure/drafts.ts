// What an official can do to a draft.
import type { DraftView } from '../../wire/DraftView';
import type { TurnView } from '../../wire/TurnView';

/** What officials can do now. */
export interface Possible {
  readonly hold: boolean;
  readonly resume: boolean;
  readonly goOn: boolean;
  readonly decide: boolean;
  /** Somebody has an open turn: time is added to it, an official can act for them. */
  readonly act: boolean;
  readonly close: boolean;
  readonly void: boolean;
}
export function possible(view: DraftView): Possible {
  const isHeld = view.phase.kind === 'held';
  const isOpen = isHeld || view.phase.kind === 'running';
  return { hold: view.phase.kind === 'running', resume: isHeld, goOn: isOpen && view.waits === 'go_on', decide: isOpen && view.waits === 'decide', act: isOpen && view.open.length > 0, close: view.phase.kind === 'swapping', void: true };
}

/** How many turns fall when a draft steps back to one that is done. */
export const falls = (view: Pick<DraftView, 'turn'>, turn: Pick<TurnView, 'action'>): number => (turn.action === undefined ? 0 : Math.max(0, view.turn - turn.action));
