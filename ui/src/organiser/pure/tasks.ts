// What the desk should do next, most urgent first: the list of the Overview. A task keeps its digit while it lasts.
import { awaited, bothHere } from '../../board/call';
import type { DeviceView } from '../../wire/DeviceView';
import type { DispatchView } from '../../wire/DispatchView';
import type { HelpCallView } from '../../wire/HelpCallView';
import type { MatchCard } from '../../wire/MatchCard';
import type { ScreenView } from '../../wire/ScreenView';
import type { WaitingView } from '../../wire/WaitingView';
import { callsOf, canGo } from './dispatch';
import { outagesOf, silentScreen, silentTablet, type Outage } from './outage';
import { overdueOf, type Overdue } from './times';

/** Where a ready match can be called to: a free station, or the players' own seats. */
export type Place = { readonly kind: 'station'; readonly number: number } | { readonly kind: 'seats' };

export type Task = { readonly key: string; readonly since?: number | null | undefined } & (
  | { readonly kind: 'waiting'; readonly device: WaitingView }
  | { readonly kind: 'disputed'; readonly card: MatchCard }
  | { readonly kind: 'reported'; readonly card: MatchCard }
  | { readonly kind: 'noshow'; readonly card: MatchCard }
  | { readonly kind: 'help'; readonly call: HelpCallView }
  | { readonly kind: 'held'; readonly card: MatchCard }
  | { readonly kind: 'outage'; readonly outage: Outage }
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
  /** Who can be called next, as the server proposes it. */
  readonly dispatch: DispatchView | undefined;
  /** Open calls for help. */
  readonly help?: readonly HelpCallView[] | undefined;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
}

/** A tablet that was heard and is heard no more. Below this, the Wi-Fi only hiccuped. */
const SILENT_AFTER = 15_000;
/** A hold that lasts longer waits for somebody. */
const LONG_HOLD = 5 * 60_000;
/** Who was called so long ago and is not here does not come by itself: where no clock runs for them. */
const NO_SHOW = 5 * 60_000;
/** A report that waits for somebody else than the desk is the desk's after so long. */
const FORGOTTEN = 5 * 60_000;

const oldestFirst = (a: Task, b: Task): number => (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER);

/**
 * Everything that waits for the desk. Order: disputes, silence, calls for help, reports to confirm, devices at the door, holds that last,
 * who was called and does not come, then the rest: fresh holds, results, deadlines, calls, new screens.
 */
export function tasksOf(hall: Hall): Task[] {
  const about = <Kind extends 'disputed' | 'reported' | 'noshow' | 'held' | 'decided'>(kind: Kind, is: (card: MatchCard) => boolean): Task[] =>
    hall.open.filter(is).map((card) => ({ kind, key: `${kind}/${card.id}`, since: card.since, card }) as Task).sort(oldestFirst);
  const past = (card: MatchCard): number => (card.since == null ? 0 : hall.now - card.since);
  const isOurs = (card: MatchCard): boolean => card.report === undefined || card.report.waits_for === 'desk';
  const isMissing = (card: MatchCard): boolean => {
    if (card.state !== 'called' || card.heat != null || bothHere(card)) return false;
    const wait = awaited(card, hall.now);
    return wait ? wait.isLast || wait.isOver : past(card) >= NO_SHOW;
  };
  const waiting = hall.waiting.map((device): Task => ({ kind: 'waiting', key: `waiting/${device.id}`, since: device.since, device }));
  const help = (hall.help ?? []).map((call): Task => ({ kind: 'help', key: `help/${call.id}`, since: call.since, call }));
  const screens = hall.screens
    .filter((screen) => screen.link.up && screen.layout.kind === 'number' && screen.name === '')
    .map((screen): Task => ({ kind: 'screen', key: `screen/${screen.number}`, since: null, screen }));
  return [
    ...about('disputed', (card) => card.state === 'disputed'),
    ...silence(hall),
    ...help.sort(oldestFirst),
    ...about('reported', (card) => card.state === 'reported' && isOurs(card)),
    ...waiting.sort(oldestFirst),
    ...about('held', (card) => card.state === 'held' && past(card) >= LONG_HOLD),
    ...about('noshow', isMissing),
    ...about('reported', (card) => card.state === 'reported' && !isOurs(card) && past(card) >= FORGOTTEN),
    ...about('held', (card) => card.state === 'held' && past(card) < LONG_HOLD),
    ...about('decided', (card) => isDecided(card)),
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
  if (device.revoked || device.program || device.role !== 'judge' || device.link.up) return false;
  if (device.link.seen == null) return device.match != null;
  return now - device.link.seen > SILENT_AFTER;
}

/** A screen that was heard and is heard no more; alone it is shown on its page, with others it tells of an outage. */
const isSilentScreen = (screen: ScreenView, now: number): boolean => !screen.link.up && screen.link.seen != null && now - screen.link.seen > SILENT_AFTER;

function silence(hall: Hall): Task[] {
  const tablets = hall.devices.filter((device) => isSilent(device, hall.now));
  const { outages, alone } = outagesOf([...tablets.map((device) => silentTablet(device, hall.open)), ...hall.screens.filter((screen) => isSilentScreen(screen, hall.now)).map(silentScreen)]);
  const single = new Set(alone.filter((one) => one.kind === 'tablet').map((one) => one.number));
  return [
    ...outages.map((outage, i): Task => ({ kind: 'outage', key: i === 0 ? 'outage' : `outage/${outage.since ?? 0}`, since: outage.since, outage })),
    ...tablets.filter((device) => single.has(device.number)).map((device): Task => ({ kind: 'silent', key: `silent/${device.id}`, since: device.link.seen, device })).sort(oldestFirst),
  ];
}

/** Calls that can be made now, in the order in which the server proposes them. */
function ready(hall: Hall): Task[] {
  return callsOf(hall.dispatch, hall.open, hall.now)
    .filter(canGo)
    .map(({ call, card }): Task => ({
      kind: 'ready', key: `ready/${card.id}`, since: card.since, card,
      place: call.station == null ? { kind: 'seats' } : { kind: 'station', number: call.station },
    }));
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
