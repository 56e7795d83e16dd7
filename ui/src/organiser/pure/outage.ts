// Devices that went silent together are one outage: who, at which stations, and how fast, which tells what broke.
import type { DeviceView } from '../../wire/DeviceView';
import type { MatchCard } from '../../wire/MatchCard';
import type { ScreenView } from '../../wire/ScreenView';

export interface Silent {
  readonly kind: 'tablet' | 'screen';
  readonly number: number;
  /** When it was last heard; none since the server started. */
  readonly seen: number | undefined;
  /** Stations that it serves, as far as they are known. */
  readonly stations: readonly [from: number, to: number] | undefined;
}

export interface Outage {
  readonly silent: readonly Silent[];
  /** The first that was heard no more, and how long it took until the last of them. */
  readonly since: number | undefined;
  readonly within: number;
  readonly stations: readonly (readonly [from: number, to: number])[];
}

/** From so many silent devices at once it is the network, and one task. */
export const OUTAGE = 3;
/** What goes within so long went together; the server's own patience differs by less. */
const TOGETHER = 30_000;

export function silentTablet(device: DeviceView, open: readonly MatchCard[]): Silent {
  const station = open.find((card) => card.id === device.match)?.station;
  const stations = device.scope.kind === 'stations' ? ([device.scope.from, device.scope.to] as const) : station != null ? ([station, station] as const) : undefined;
  return { kind: 'tablet', number: device.number, seen: device.link.seen, stations };
}

export const silentScreen = (screen: ScreenView): Silent => ({ kind: 'screen', number: screen.number, seen: screen.link.seen, stations: undefined });

/** Parts what is silent into outages, and what went alone. What was never heard since the start belongs to the latest, since nobody knows. */
export function outagesOf(silent: readonly Silent[]): { readonly outages: readonly Outage[]; readonly alone: readonly Silent[] } {
  const known = silent.filter((one) => one.seen !== undefined).sort((a, b) => (a.seen ?? 0) - (b.seen ?? 0));
  const parts: Silent[][] = [];
  for (const one of known) {
    const last = parts[parts.length - 1];
    const before = last?.[last.length - 1];
    if (last && before && (one.seen ?? 0) - (before.seen ?? 0) <= TOGETHER) last.push(one);
    else parts.push([one]);
  }
  const never = silent.filter((one) => one.seen === undefined);
  if (never.length > 0) {
    const last = parts[parts.length - 1];
    if (last && last.length + never.length >= OUTAGE) last.push(...never);
    else parts.push([...never]);
  }
  return { outages: parts.filter((part) => part.length >= OUTAGE).map(outageOf), alone: parts.filter((part) => part.length < OUTAGE).flat() };
}

function outageOf(silent: readonly Silent[]): Outage {
  const seen = silent.flatMap((one) => one.seen ?? []);
  const since = seen.length > 0 ? Math.min(...seen) : undefined;
  return { silent, since, within: since === undefined ? 0 : Math.max(...seen) - since, stations: joined(silent.flatMap((one) => (one.stations ? [one.stations] : []))) };
}

/** Stations as few ranges: 9 to 10 and 11 to 16 are 9 to 16. */
function joined(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const list: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = list[list.length - 1];
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else list.push([from, to]);
  }
  return list;
}
