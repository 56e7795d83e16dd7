// The drafts of a hall in the order of their need.
import type { DraftLine } from '../wire/DraftLine';
import type { DraftLineState } from '../wire/DraftLineState';
import type { DraftsView } from '../wire/DraftsView';

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
