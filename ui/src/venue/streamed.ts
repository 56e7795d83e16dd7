// Which match a stream shows: the one that is asked for, else the one at a station, which stays after its end until another is called there.
import type { FloorView } from '../wire/FloorView';
import type { StationView } from '../wire/StationView';

/** What of the address says which match it is. */
export interface Asked {
  readonly match: number | undefined;
  readonly station: number | undefined;
}

/** The station with this number; without one the first where a stream is made, then the first stage. */
export function stationAsked(station: number | undefined, floor: FloorView | undefined): StationView | undefined {
  const all = Object.values(floor?.stations ?? {}).sort((a, b) => a.number - b.number);
  if (station !== undefined) return all.find(({ number }) => number === station);
  return all.find(({ equipment }) => equipment?.kind === 'stream') ?? all.find(({ equipment }) => equipment?.kind === 'stage');
}

/** The match to show. At a station that takes several at once, the one on view stays as long as it is there. */
export function matchWanted({ match, station }: Asked, floor: FloorView | undefined, before: number | undefined): number | undefined {
  if (match !== undefined) return match;
  const there = stationAsked(station, floor);
  if (there?.match === undefined) return before;
  return before !== undefined && there.also?.includes(before) === true ? before : there.match;
}

/** The match on view: the one before stays until the next is here, which one that is not published never is. */
export function handedOver(wanted: number | undefined, before: number | undefined, isHere: (match: number) => boolean): number | undefined {
  return wanted === undefined || isHere(wanted) ? wanted : before;
}
