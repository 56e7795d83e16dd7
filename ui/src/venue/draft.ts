// Which draft a screen shows, and what it follows for that.
import type { DraftLineState } from '../wire/DraftLineState';
import type { DraftsView } from '../wire/DraftsView';
import type { DraftView } from '../wire/DraftView';

const RANK: Record<DraftLineState, number> = { running: 0, held: 1, swapping: 2, choosing: 3, complete: 4, next: 5 };

const runs = (state: DraftLineState): boolean => state !== 'next' && state !== 'complete';

/** The match whose draft is on view. One that runs stays, and one that is over stays until another begins. */
export function draftShown(asked: number | undefined, drafts: DraftsView | undefined, before: number | undefined): number | undefined {
  if (asked !== undefined) return asked;
  const lines = Object.entries(drafts?.drafts ?? {}).map(([match, line]) => ({ match: Number(match), ...line }));
  const isOpen = (match: number | undefined): boolean => lines.some((line) => line.match === match && runs(line.state));
  if (before !== undefined && isOpen(before)) return before;
  const [first] = lines.sort((a, b) => RANK[a.state] - RANK[b.state] || a.number - b.number || a.match - b.match);
  if (first && runs(first.state)) return first.match;
  return before ?? first?.match;
}

/** The topics of a draft that is on view. */
export function topicsOfDraft(match: number | undefined, view: Pick<DraftView, 'rules' | 'pool'> | undefined): string[] {
  return ['drafts', ...(match === undefined ? [] : [`draft/${match}`]), ...(view === undefined ? [] : [`pool/${view.rules}/${view.pool}`])];
}
