// The list of drafts on the desk, and what an official can do to one.
import type { DraftLine } from '../../wire/DraftLine';
import type { DraftLineState } from '../../wire/DraftLineState';
import type { DraftsView } from '../../wire/DraftsView';
import type { DraftView } from '../../wire/DraftView';
import type { TurnView } from '../../wire/TurnView';

export interface ListedDraft extends DraftLine {
  readonly match: number;
}

/** What is held waits for somebody and comes first. */
const RANK: Record<DraftLineState, number> = { held: 0, running: 1, choosing: 2, swapping: 3, complete: 4, next: 5 };

/** Open drafts in the order of their need, then matches that could draft next. */
export function listed(view: DraftsView | undefined): { readonly open: readonly ListedDraft[]; readonly next: readonly ListedDraft[] } {
  const all = Object.entries(view?.drafts ?? {})
    .map(([match, line]): ListedDraft => ({ ...line, match: Number(match) }))
    .sort((a, b) => RANK[a.state] - RANK[b.state] || a.tournament - b.tournament || a.number - b.number || a.match - b.match);
  return { open: all.filter((line) => line.state !== 'next'), next: all.filter((line) => line.state === 'next') };
}

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
