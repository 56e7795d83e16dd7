// Which station is the stream's.
import type { FloorView } from '../wire/FloorView';
import type { StationView } from '../wire/StationView';

interface Place {
  readonly number: number;
  readonly equipment?: { readonly kind: string };
}

/** Stations where a stream can be made: streams first, then stages. */
export function streamsOf<S extends Place>(stations: readonly S[]): S[] {
  const of = (kind: string): S[] => stations.filter(({ equipment }) => equipment?.kind === kind);
  return [...of('stream'), ...of('stage')];
}

/** The station with this number; without one the first where a stream can be made. */
export const stationAmong = <S extends Place>(station: number | undefined, stations: readonly S[]): S | undefined => (station === undefined ? streamsOf(stations)[0] : stations.find(({ number }) => number === station));

/** The same of a floor, by number. */
export const stationAsked = (station: number | undefined, floor: FloorView | undefined): StationView | undefined => stationAmong(station, Object.values(floor?.stations ?? {}).sort((a, b) => a.number - b.number));
