// What a caster is told of two who meet: the matches that they have played against each other here, and the last of each.
import type { EntrantView } from '../../wire/EntrantView';
import type { FloorView } from '../../wire/FloorView';
import type { WayMatch } from '../../wire/WayMatch';
import type { WayView } from '../../wire/WayView';
import { stationAsked } from '../../board/streamed';

/** So many of the last matches are form. */
export const FORM = 5;

/** A match that somebody won, or that was drawn, as one entrant sees it. */
export interface Played extends WayMatch {
  readonly id: number;
  readonly went: NonNullable<WayMatch['went']>;
}

/** What was played, the latest first: numbers begin anew in each stage. */
export function playedOn(way: WayView | undefined): Played[] {
  if (!way) return [];
  const order = new Map(way.stages.map(({ stage }, at) => [stage, at]));
  const all = Object.entries(way.matches).flatMap(([id, match]): Played[] => (match?.state === 'over' && match.went !== undefined ? [{ ...match, id: Number(id), went: match.went }] : []));
  return all.sort((a, b) => (order.get(b.stage) ?? 0) - (order.get(a.stage) ?? 0) || b.number - a.number);
}

export const formOf = (way: WayView | undefined): Played[] => playedOn(way).slice(0, FORM);

export interface HeadToHead {
  readonly home: number;
  readonly away: number;
  /** As home sees them, the latest first, with the tournament. */
  readonly matches: readonly (Played & { readonly tournament: number })[];
}

/** The matches that are on both ways, over all tournaments in which both play. */
export function headToHead(ways: readonly { readonly tournament: number; readonly home: WayView | undefined; readonly away: WayView | undefined }[]): HeadToHead {
  const matches = ways.flatMap(({ tournament, home, away }) => {
    const theirs = new Set(playedOn(away).map(({ id }) => id));
    return playedOn(home).filter(({ id }) => theirs.has(id)).map((one) => ({ ...one, tournament }));
  });
  const count = (went: Played['went']): number => matches.filter((one) => one.went === went).length;
  return { home: count('won'), away: count('lost'), matches };
}

/** Where the same two are entered: the tournament of their match first, then those with entrants of exactly these names. */
export function metIn(own: { readonly tournament: number; readonly home: EntrantView; readonly away: EntrantView }, entrants: ReadonlyMap<number, readonly EntrantView[]>): { readonly tournament: number; readonly home: number; readonly away: number }[] {
  // Two of one name in a tournament are told apart by nothing here.
  const only = (all: readonly EntrantView[], name: string): EntrantView | undefined => {
    const found = all.filter((one) => one.name === name);
    return found.length === 1 ? found[0] : undefined;
  };
  const others = [...entrants].flatMap(([tournament, all]) => {
    if (tournament === own.tournament) return [];
    const [home, away] = [only(all, own.home.name), only(all, own.away.name)];
    return home && away ? [{ tournament, home: home.id, away: away.id }] : [];
  });
  return [{ tournament: own.tournament, home: own.home.id, away: own.away.id }, ...others];
}

/** The match on the stream: what its producer shows, else what is played there. */
export function onStream(floor: FloorView | undefined): number | undefined {
  const station = stationAsked(undefined, floor);
  return station?.stream?.on_air ?? station?.match;
}
