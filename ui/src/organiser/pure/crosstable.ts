// The results of a group as a matrix: each row is one entrant's matches against every other, in the order of the table.
import type { MatchCard } from '../../wire/MatchCard';
import type { Side } from '../../wire/Side';
import { entrantOn } from './cards';

export interface Meeting {
  readonly match: number;
  /** The number that people see. */
  readonly number: number | undefined;
  readonly round: number;
  /** From the row's point of view; `open` is not over yet. */
  readonly result: 'won' | 'drawn' | 'lost' | 'open';
  readonly isLive: boolean;
  readonly mine: number;
  readonly theirs: number;
  /** Won or lost without playing. */
  readonly isWalkover: boolean;
}

export interface CrossRow {
  readonly entrant: number;
  /** One per entrant in the same order: nothing on the diagonal, several where they meet several times. */
  readonly cells: readonly (readonly Meeting[] | null)[];
}

export function crosstable(order: readonly number[], cards: readonly MatchCard[]): CrossRow[] {
  const meetings = new Map<string, Meeting[]>();
  const sorted = [...cards].sort((a, b) => a.round - b.round || a.position - b.position);
  for (const card of sorted) {
    const home = entrantOn(card, 'home');
    const away = entrantOn(card, 'away');
    if (home == null || away == null) continue;
    add(meetings, `${home} ${away}`, seenBy(card, 'home'));
    add(meetings, `${away} ${home}`, seenBy(card, 'away'));
  }
  return order.map((entrant) => ({
    entrant,
    cells: order.map((other) => (other === entrant ? null : (meetings.get(`${entrant} ${other}`) ?? []))),
  }));
}

function add(meetings: Map<string, Meeting[]>, key: string, meeting: Meeting): void {
  const list = meetings.get(key);
  if (list) list.push(meeting);
  else meetings.set(key, [meeting]);
}

function seenBy(card: MatchCard, side: Side): Meeting {
  const other = side === 'home' ? 'away' : 'home';
  const result = card.state !== 'over' ? 'open' : card.winner == null ? 'drawn' : card.winner === side ? 'won' : 'lost';
  return {
    match: card.id, number: card.number, round: card.round, result, isLive: card.state === 'live' || card.state === 'held',
    mine: card.score[side], theirs: card.score[other], isWalkover: card.ending === 'walkover' || card.ending === 'disqualified',
  };
}
