// Who plays what after a draft: the players named for each place of a line-up, or those whom the roster proposes.
import type { DraftView } from '../wire/DraftView';
import type { PlayerView } from '../wire/PlayerView';
import type { Side } from '../wire/Side';
import { lineupOf } from './draft';

type Seen = Pick<DraftView, 'lineup' | 'teams' | 'players' | 'roster'>;
/** A person for each place; null where nobody is named. */
export type Fielded = readonly (number | null)[];

/** Whoever may be named on a side; empty where there is nothing to say. */
export const rosterOf = (view: Seen, side: Side): readonly PlayerView[] => ((view.roster?.[side].length ?? 0) > 1 ? (view.roster?.[side] ?? []) : []);

/** Whether somebody has said who plays on a side. */
export const isNamed = (view: Seen, side: Side): boolean => (view.players?.[side].length ?? 0) > 0;

/** By the roster: everybody in their position, then players without one in the places that are left. */
export function proposed(view: Seen, side: Side): Fielded {
  const roster = rosterOf(view, side);
  const places: (number | null)[] = lineupOf(view, side).map((_, i) => roster.find(({ post }) => post.kind === 'player' && post.position === i + 1)?.person ?? null);
  const rest = roster.filter(({ person, post }) => post.kind === 'player' && !places.includes(person)).map(({ person }) => person);
  return places.map((person) => person ?? rest.shift() ?? null);
}

/** Those named, else those proposed, one for each place. */
export function fieldedOf(view: Seen, side: Side): Fielded {
  const named = view.players?.[side] ?? [];
  return named.length > 0 ? lineupOf(view, side).map((_, i) => named[i] ?? null) : proposed(view, side);
}

/** Somebody takes a place; whoever had it goes where they come from. */
export function fielding(players: Fielded, place: number, person: number | null): Fielded {
  const from = person === null ? -1 : players.indexOf(person);
  return players.map((one, i) => (i === place ? person : i === from ? (players[place] ?? null) : one));
}

/** A draft with another line-up of a side, as its view would be. */
export function withLineup<View extends Seen>(view: View, side: Side, lineup: readonly string[], players: Fielded): View {
  return { ...view, lineup: { ...view.lineup, [side]: [...lineup] }, players: { ...(view.players ?? { home: [], away: [] }), [side]: [...players] } };
}

/** Whether a side's line-up says something else than before. Nobody named in any place is the same as nothing said. */
export function differs(before: Seen, after: Seen, side: Side): boolean {
  const said = (view: Seen): string => {
    const players = view.players?.[side] ?? [];
    return JSON.stringify([lineupOf(view, side), players.some((person) => person !== null) ? players : []]);
  };
  return said(before) !== said(after);
}

/** What the player of a place is called; empty where nobody is named. */
export function playerAt(view: Seen, side: Side, place: number): string {
  const person = view.players?.[side][place] ?? null;
  return person === null ? '' : (view.roster?.[side].find((one) => one.person === person)?.handle ?? '');
}
