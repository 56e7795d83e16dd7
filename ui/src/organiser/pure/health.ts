// How a device or a screen is: well, to be watched, or unwell, and every reason for it.
import type { LinkView } from '../../wire/LinkView';

export type Fault = 'silent' | 'empty' | 'weak' | 'waiting' | 'low' | 'old';
export type Level = 'well' | 'amber' | 'red';

export interface Health {
  readonly level: Level;
  /** The worst first. */
  readonly faults: readonly Fault[];
}

/** Milliseconds of a round trip from which on a tap is felt to be late. */
export const WEAK = 100;
/** Per cent, without a charger: to be plugged in soon, and at once. */
export const LOW = 25;
export const EMPTY = 10;

const RED: ReadonlySet<Fault> = new Set(['silent', 'empty']);

/** `isWanted`: it judges a match, so it should be here whether it was heard since the start or not. */
export function healthOf(link: LinkView, build: string | null, isWanted = false): Health {
  const faults: Fault[] = [];
  if (!link.up && (link.seen != null || isWanted)) faults.push('silent');
  const battery = link.health?.battery;
  const isDraining = link.up && battery !== undefined && !battery.charging;
  if (isDraining && battery.level <= EMPTY) faults.push('empty');
  if (link.up) {
    if ((link.waiting ?? 0) > 0) faults.push('waiting');
    if ((link.rtt ?? 0) >= WEAK) faults.push('weak');
    if (isDraining && battery.level > EMPTY && battery.level <= LOW) faults.push('low');
    if (isOld(link, build)) faults.push('old');
  }
  return { level: faults.some((fault) => RED.has(fault)) ? 'red' : faults.length > 0 ? 'amber' : 'well', faults };
}

/** Its page is of another build than the server's; a page that was made by hand has none. */
export const isOld = (link: LinkView, build: string | null): boolean => build !== null && link.build !== undefined && link.build !== 'dev' && link.build !== build;

const RANK: Record<Level, number> = { red: 0, amber: 1, well: 2 };

/** The unwell first. */
export const worse = (a: Health, b: Health): number => RANK[a.level] - RANK[b.level];
