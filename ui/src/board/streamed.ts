// Which station is the stream's.
import type { FloorView } from '../wire/FloorView';
import type { StationView } from '../wire/StationView';

/** The station with this number; without one the first where a stream is made, then the first stage. */
export function stationAsked(station: number | undefined, floor: FloorView | undefined): StationView | undefined {
  const all = Object.values(floor?.stations ?? {}).sort((a, b) => a.number - b.number);
  if (station !== undefined) return all.find(({ number }) => number === station);
  return all.find(({ equipment }) => equipment?.kind === 'stream') ?? all.find(({ equipment }) => equipment?.kind === 'stage');
}
