// What is on at each station: free, called, live, held, or out of order.
import type { MatchCard } from '../../wire/MatchCard';
import type { StationView } from '../../wire/StationView';

export interface Spot {
  readonly station: StationView;
  readonly state: 'free' | 'called' | 'live' | 'held' | 'closed';
  readonly card: MatchCard | undefined;
  /** The others there, where a station takes several matches at once. */
  readonly also: readonly MatchCard[];
}

/** Whether the hall looks at it: matches come there only where somebody wished so. */
export const isForShow = (station: StationView): boolean => ['stage', 'stream'].includes(station.equipment?.kind ?? 'table');

/** Whether another match can be called to a station: it is in order and takes more than it has. */
export function takesMore(station: StationView): boolean {
  const there = (station.match == null ? 0 : 1) + (station.also?.length ?? 0);
  return station.out_of_order === undefined && there < (station.equipment?.at_once ?? 1);
}

/** Every station with the match on it. A match that is called there and unknown here counts as called. */
export function stationStates(stations: readonly StationView[], open: readonly MatchCard[]): Spot[] {
  const byId = new Map(open.map((card) => [card.id, card]));
  return stations.map((station) => {
    const also = (station.also ?? []).flatMap((id) => byId.get(id) ?? []);
    if (station.match == null) return { station, state: station.out_of_order ? 'closed' : 'free', card: undefined, also };
    const card = byId.get(station.match);
    const state = card?.state === 'live' || card?.state === 'held' ? card.state : 'called';
    return { station, state, card, also };
  });
}

/** Numbers as people write them: "7", "1-12", "1 to 4, 9, 20-24". `null` when it is none, or more than 999. */
export function numbersIn(text: string): number[] | null {
  const found = new Set<number>();
  for (const part of text.split(/[,;]+/).map((piece) => piece.trim()).filter(Boolean)) {
    const range = /^(\d{1,3})(?:\s*(?:-|–|to|bis|\.\.)\s*(\d{1,3}))?$/i.exec(part);
    if (!range) return null;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (from < 1 || to < from) return null;
    for (let number = from; number <= to; number += 1) found.add(number);
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}
