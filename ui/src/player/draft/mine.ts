// Which draft is a player's own: the one that runs, else the one that can be looked at.
import type { DraftLine } from '../../wire/DraftLine';
import type { DraftsView } from '../../wire/DraftsView';
import type { Side } from '../../wire/Side';
import type { Me } from '../mine';

/** The own draft with its match and the own side. */
export interface OwnDraft {
  readonly match: number;
  readonly line: DraftLine;
  readonly side: Side;
}

const order: Readonly<Record<DraftLine['state'], number>> = { running: 0, choosing: 0, held: 1, swapping: 2, complete: 3, next: 4 };

/** The own drafts that are open or of the game that is played, the most urgent first. */
export function ownDrafts(view: DraftsView | undefined, me: Me): readonly OwnDraft[] {
  return Object.entries(view?.drafts ?? {})
    .flatMap(([match, line]): OwnDraft[] => {
      if (!line || line.tournament !== me.tournament || line.state === 'next') return [];
      const side = line.entrants.home === me.entrant ? 'home' : line.entrants.away === me.entrant ? 'away' : null;
      return side === null ? [] : [{ match: Number(match), line, side }];
    })
    .sort((a, b) => order[a.line.state] - order[b.line.state] || a.match - b.match);
}
