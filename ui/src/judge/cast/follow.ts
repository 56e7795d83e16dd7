// Which draft a caster looks at, and which turns come next in it.
import { cellsOf, type OrderCell } from '../../board/draft';
import type { ListedDraft } from '../../board/draft_list';
import type { DraftView } from '../../wire/DraftView';

/** What the caster chose: a match, the overview, or nothing yet. */
export type Choice = number | 'overview' | null;

/** Whether there is a board to look at and turns go on. */
export const isOn = (line: ListedDraft): boolean => line.state === 'running' || line.state === 'held' || line.state === 'swapping';

/** The draft that is shown: the chosen one while it is listed, else the first that runs; none on the overview. */
export function shownDraft(open: readonly ListedDraft[], choice: Choice): ListedDraft | undefined {
  if (choice === 'overview') return undefined;
  const chosen = open.find((line) => line.match === choice && line.state !== 'choosing');
  return chosen ?? open.find(isOn);
}

/** The turns after the open ones, in their order, a few of them. */
export function comingTurns(view: Pick<DraftView, 'turns'>, most: number): readonly OrderCell[] {
  return cellsOf(view).filter((cell) => cell.turn.state === 'later').slice(0, most);
}
