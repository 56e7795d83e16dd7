// The rundown of a stream as the producer sees it: how each match stands there, what comes next on the overlays, and what could be added.
import type { MatchCard } from '../../wire/MatchCard';
import type { StationView } from '../../wire/StationView';

/** Most matches of one rundown. Source: LONGEST_RUNDOWN of the rules. */
export const MOST_PLANNED = 40;

/** How a match of a rundown stands: a missing one is not fetched yet; here and elsewhere are called or played, `away` is over without having been here. */
export type Standing = 'on' | 'here' | 'elsewhere' | 'ready' | 'coming' | 'over' | 'away' | 'void' | 'missing';

const AT_PLACE = new Set<MatchCard['state']>(['called', 'live', 'held']);

export function standingOf(card: MatchCard | undefined, station: StationView): Standing {
  if (!card) return 'missing';
  if (card.state === 'void' || card.void === true) return 'void';
  if (card.state === 'undecided' || card.state === 'bye' || card.state === 'not_due') return 'coming';
  if (card.state === 'ready') return 'ready';
  if (station.stream?.on_air === card.id) return 'on';
  const isHere = card.station === station.number;
  if (AT_PLACE.has(card.state)) return isHere ? 'here' : 'elsewhere';
  return isHere ? 'over' : 'away';
}

/** Whether it still comes here. */
export const isToCome = (standing: Standing): boolean => standing === 'ready' || standing === 'coming' || standing === 'here';
/** Whether it comes no more as it stands. */
export const isPast = (standing: Standing): boolean => standing === 'over' || standing === 'away';

/** The match that the overlays show now. */
export const shownOn = (station: StationView): number | undefined => station.stream?.on_air ?? station.match;

/** What "next" shows: the first after what is shown that is at the station or was played there, else what is played there. */
export function nextOf(station: StationView, card: (id: number) => MatchCard | undefined): MatchCard | undefined {
  const rundown = station.stream?.rundown ?? [];
  const shown = shownOn(station);
  const at = shown === undefined ? -1 : rundown.indexOf(shown);
  for (const id of rundown.slice(at + 1)) {
    const found = card(id);
    const standing = standingOf(found, station);
    if (id !== shown && (standing === 'here' || (standing === 'over' && at >= 0))) return found;
  }
  return station.match === undefined || station.match === shown ? undefined : card(station.match);
}

/** Where a match lands that is moved by one; nothing where it stays. */
export function placeAfter(rundown: readonly number[], id: number, by: -1 | 1): number | undefined {
  const at = rundown.indexOf(id);
  const to = at + by;
  return at < 0 || to < 0 || to >= rundown.length ? undefined : to;
}

/** What can be added: what is at the station already, then ready ones, then what is to come; by number. */
export function addable(cards: Iterable<MatchCard>, planned: ReadonlySet<number>, station: number): MatchCard[] {
  const order: Partial<Record<MatchCard['state'], number>> = { called: 0, live: 0, held: 0, ready: 1, undecided: 2 };
  const isFree = (card: MatchCard): boolean => !AT_PLACE.has(card.state) || card.station === station;
  const found = new Map<number, MatchCard>();
  for (const card of cards) if (card.number != null && !planned.has(card.id) && order[card.state] !== undefined && isFree(card)) found.set(card.id, card);
  return [...found.values()].sort((a, b) => (order[a.state] ?? 9) - (order[b.state] ?? 9) || a.tournament - b.tournament || (a.number ?? 0) - (b.number ?? 0));
}
