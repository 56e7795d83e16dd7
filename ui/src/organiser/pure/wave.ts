// Calling a wave: which stations are offered for it, how they are written, and which tablets cover them.
import type { DeviceView } from '../../wire/DeviceView';
import type { DispatchView } from '../../wire/DispatchView';
import type { Places } from '../../wire/Places';
import type { Scope } from '../../wire/Scope';
import type { StationView } from '../../wire/StationView';
import { isForShow, takesMore } from './floor';

/** Whether a tournament is played at a station, as `Places` say; the server judges the same way. */
export function takes({ at }: Places, station: StationView): boolean {
  if (at.kind === 'seats') return false;
  if (at.kind === 'anywhere') return !isForShow(station);
  const isKind = at.kinds.length === 0 ? !isForShow(station) : at.kinds.includes(station.equipment?.kind ?? 'table');
  return isKind && (at.area === '' || at.area === (station.equipment?.area ?? ''));
}

/** Stations that are kept for matches of others than this wave. */
export function keptFor(others: DispatchView | undefined, wave: ReadonlySet<number>): ReadonlySet<number> {
  const wishes = [...Object.values(others?.calls ?? {}), ...Object.values(others?.waiting ?? {})];
  return new Set(wishes.flatMap(({ match, wish }) => (wish?.station == null || wave.has(match) ? [] : [wish.station])));
}

/** The first so many free stations at which the tournament is played and that are kept for nobody else. */
export const offered = (places: Places, stations: readonly StationView[], kept: ReadonlySet<number>, count: number): number[] =>
  stations.filter((one) => takes(places, one) && takesMore(one) && !kept.has(one.number)).slice(0, count).map((one) => one.number);

/** "5-8, 11": how numbers are written, to be read by `numbersIn`. */
export function rangesOf(numbers: readonly number[]): string {
  const rows: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = rows[rows.length - 1];
    if (last && number <= last[1] + 1) last[1] = number;
    else rows.push([number, number]);
  }
  return rows.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** Whether a scope has something of a wave: its tournament, or one of its stations. Own seats are of no station. */
function reaches(scope: Scope, tournament: number, numbers: readonly number[]): boolean {
  if (scope.kind === 'everything') return true;
  if (scope.kind === 'tournament') return scope.tournament === tournament;
  return scope.kind === 'stations' && numbers.some((number) => number >= scope.from && number <= scope.to);
}

export const judgesOf = (devices: readonly DeviceView[]): DeviceView[] => devices.filter((one) => one.role === 'judge' && !one.revoked && !one.program);

/** The tablets that have something of the wave. */
export const covering = (devices: readonly DeviceView[], tournament: number, numbers: readonly number[]): DeviceView[] => judgesOf(devices).filter((one) => reaches(one.scope, tournament, numbers));

/** Stations of which no tablet has the matches. */
export const uncovered = (covers: readonly DeviceView[], tournament: number, numbers: readonly number[]): number[] => numbers.filter((number) => !covers.some(({ scope }) => reaches(scope, tournament, [number])));

/** What a tablet is given that shall have the wave: the row of its stations, or at own seats its tournament. */
export function scopeFor(tournament: number, numbers: readonly number[]): Scope {
  return numbers.length === 0 ? { kind: 'tournament', tournament } : { kind: 'stations', from: Math.min(...numbers), to: Math.max(...numbers) };
}
