// What the desk should do next, most urgent first: the list of the Overview. A task keeps its digit while it lasts.
import type { DeviceView } from '../../wire/DeviceView';
import type { MatchCard } from '../../wire/MatchCard';
import type { ScreenView } from '../../wire/ScreenView';
import type { StationView } from '../../wire/StationView';
import type { WaitingView } from '../../wire/WaitingView';
import { overdueOf, type Overdue } from './times';

/** Where a ready match could be called to: a free station, the players' own seats, or nowhere yet. */
export type Place = { readonly kind: 'station'; readonly number: number } | { readonly kind: 'seats' };

export type Task = { readonly key: string; readonly since?: number | null | undefined } & (
  | { readonly kind: 'waiting'; readonly device: WaitingView }
  | { readonly kind: 'held'; readonly card: MatchCard }
  | { readonly kind: 'outage'; readonly devices: readonly DeviceView[] }
  | { readonly kind: 'silent'; readonly device: DeviceView }
  | { readonly kind: 'decided'; readonly card: MatchCard }
  | { readonly kind: 'overdue'; readonly overdue: Overdue }
  | { readonly kind: 'ready'; readonly card: MatchCard; readonly place: Place }
  | { readonly kind: 'screen'; readonly screen: ScreenView }
);

export interface Hall {
  readonly open: readonly MatchCard[];
  readonly devices: readonly DeviceView[];
  readonly waiting: readonly WaitingView[];
  readonly screens: readonly ScreenView[];
  readonly stations: readonly StationView[];
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
}

/** A tablet that was heard and is heard no more. Below this, the Wi-Fi only hiccuped. */
const SILENT_AFTER = 15_000;
/** From so many silent tablets at once it is the network, and one task. */
const OUTAGE = 3;

const oldestFirst = (a: Task, b: Task): number => (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER);

/** Everything that waits for the desk. Order: devices at the door, held matches, silence, results, deadlines, calls, new screens. */
export function tasksOf(hall: Hall): Task[] {
  const waiting = hall.waiting.map((device): Task => ({ kind: 'waiting', key: `waiting/${device.id}`, since: device.since, device }));
  const held = hall.open.filter((card) => card.state === 'held').map((card): Task => ({ kind: 'held', key: `held/${card.id}`, since: card.since, card }));
  const decided = hall.open
    .filter((card) => isDecided(card))
    .map((card): Task => ({ kind: 'decided', key: `decided/${card.id}`, since: card.since, card }));
  const screens = hall.screens
    .filter((screen) => screen.link.up && screen.layout.kind === 'number' && screen.name === '')
    .map((screen): Task => ({ kind: 'screen', key: `screen/${screen.number}`, since: null, screen }));
  return [
    ...waiting.sort(oldestFirst),
    ...held.sort(oldestFirst),
    ...silence(hall),
    ...decided.sort(oldestFirst),
    ...overdueOf(hall.open, hall.now).map((overdue): Task => ({ kind: 'overdue', key: `overdue/${overdue.key}`, since: overdue.until, overdue })),
    ...ready(hall),
    ...screens,
  ];
}

/** Enough games are won, and nobody has committed the match yet. */
export function isDecided(card: MatchCard): boolean {
  if (card.state !== 'live') return false;
  // A trial may go on for as long as its judge says.
  if (card.heat != null) return card.heat.played >= card.most_games;
  if (card.needed != null) return Math.max(card.score.home, card.score.away) >= card.needed;
  // All games are played: the last one has ended. Points that are added up say nothing of an end.
  return card.game != null && card.game.winner != null && card.game.number >= card.most_games;
}

/** A tablet that does not answer: it scores a match now, or was heard since the start. */
export function isSilent(device: DeviceView, now: number): boolean {
  if (device.revoked || device.role !== 'judge' || device.link.up) return false;
  if (device.link.seen == null) return device.match != null;
  return now - device.link.seen > SILENT_AFTER;
}

function silence(hall: Hall): Task[] {
  const silent = hall.devices.filter((device) => isSilent(device, hall.now));
  if (silent.length === 0) return [];
  if (silent.length < OUTAGE) {
    return silent
      .map((device): Task => ({ kind: 'silent', key: `silent/${device.id}`, since: device.link.seen, device }))
      .sort(oldestFirst);
  }
  const seen = silent.flatMap((device) => device.link.seen ?? []);
  return [{ kind: 'outage', key: 'outage', since: seen.length > 0 ? Math.min(...seen) : null, devices: silent }];
}

/** Ready matches, the longest wait first; each takes the next free station. */
function ready(hall: Hall): Task[] {
  const free = hall.stations.filter((station) => station.match == null).map((station) => station.number).sort((a, b) => a - b);
  return hall.open
    .filter((card) => card.state === 'ready')
    .map((card): Task & { kind: 'ready' } => ({ kind: 'ready', key: `ready/${card.id}`, since: card.since, card, place: { kind: 'seats' } }))
    .sort((a, b) => oldestFirst(a, b) || a.card.id - b.card.id)
    .map((task, i) => {
      const number = free[i];
      return number === undefined ? task : { ...task, place: { kind: 'station', number } };
    });
}

/**
 * Digits 1 to 9 for tasks: who has one keeps it, free ones go to the first without. So the digit under a finger does
 * not change its meaning when something more urgent comes in.
 */
export function bindDigits(tasks: readonly Task[], before: ReadonlyMap<string, number>): Map<string, number> {
  const bound = new Map<string, number>();
  for (const { key } of tasks) {
    const digit = before.get(key);
    if (digit !== undefined) bound.set(key, digit);
  }
  const taken = new Set(bound.values());
  let next = 1;
  for (const { key } of tasks) {
    if (bound.has(key)) continue;
    while (taken.has(next)) next += 1;
    if (next > 9) break;
    bound.set(key, next);
    taken.add(next);
  }
  return bound;
}
