// Which match a stream shows: the one that is asked for, else the one at a station, which stays after its end until another is called there, or until the producer says next.
import { stationAsked } from '../board/streamed';
import type { FloorView } from '../wire/FloorView';

/** What of the address says which match it is. */
export interface Asked {
  readonly match: number | undefined;
  readonly station: number | undefined;
}

/** The match to show: by the producer's will, else what is at the station. At a station that takes several at once, the one on view stays as long as it is there. */
export function matchWanted({ match, station }: Asked, floor: FloorView | undefined, before: number | undefined): number | undefined {
  if (match !== undefined) return match;
  const there = stationAsked(station, floor);
  if (there?.stream?.on_air !== undefined) return there.stream.on_air;
  if (there?.match === undefined) return before;
  return before !== undefined && there.also?.includes(before) === true ? before : there.match;
}

/** Whether home stands at the right: the producer turns round what the address says. A match that is asked for by itself is no station's. */
export function flippedAt({ match, station }: Asked, floor: FloorView | undefined, isFlipped: boolean): boolean {
  return isFlipped !== (match === undefined && stationAsked(station, floor)?.stream?.is_flipped === true);
}

/** The match on view: the one before stays until the next is here, which one that is not published never is. */
export function handedOver(wanted: number | undefined, before: number | undefined, isHere: (match: number) => boolean): number | undefined {
  return wanted === undefined || isHere(wanted) ? wanted : before;
}
