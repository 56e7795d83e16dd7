// Who may be one person in two tournaments, and who is one and may be two: by name, seat and club.
import type { EntrantView } from '../../wire/EntrantView';
import { closeness, plain } from './plain';

/** Somebody in a place of a roster. */
export interface InRoster {
  readonly tournament: number;
  readonly entrant: number;
  /** Of the entrant, where it is more than this one person. */
  readonly team: string | undefined;
  readonly member: number;
  readonly person: number;
  readonly handle: string;
  readonly seat: string | undefined;
  readonly club: string | undefined;
}

export function inRosters(tournament: number, entrants: readonly EntrantView[]): InRoster[] {
  return entrants.flatMap((one) => {
    const persons = one.members && one.members.length > 0 ? one.members.map((member) => member.person) : one.person == null ? [] : [one.person];
    return persons.map((person, member) => ({
      tournament, entrant: one.id, team: persons.length > 1 ? one.name : undefined, member, person, handle: one.roster[member] ?? one.name, seat: one.seat, club: one.club,
    }));
  });
}

/** Two of one name who count as two. */
export interface Alike {
  readonly here: InRoster;
  readonly there: InRoster;
}

/** Those of a tournament who are called like somebody of another and count as somebody else: seat or club that differ say that they may be right. */
export function alike(own: readonly InRoster[], others: readonly InRoster[]): Alike[] {
  const byName = new Map<string, InRoster[]>();
  for (const one of others) byName.set(plain(one.handle), [...(byName.get(plain(one.handle)) ?? []), one]);
  return own.flatMap((here) => {
    const seen = new Set<number>([here.person]);
    return (byName.get(plain(here.handle)) ?? []).flatMap((there) => {
      if (seen.has(there.person)) return [];
      seen.add(there.person);
      return [{ here, there }];
    });
  });
}

/** Those of a tournament who count as one with somebody of another. */
export function shared(own: readonly InRoster[], others: readonly InRoster[]): Alike[] {
  const byPerson = new Map(others.map((one) => [one.person, one]));
  return own.flatMap((here) => {
    const there = byPerson.get(here.person);
    return there ? [{ here, there }] : [];
  });
}

/** Those whose handle or team answers what is typed, the closest first, each person once; nobody where nothing is typed. */
export function sought(text: string, among: readonly InRoster[], most: number): InRoster[] {
  if (text.trim() === '') return [];
  const seen = new Set<number>();
  return among
    .map((one) => ({ one, close: Math.max(closeness(text, one.handle) * 2, closeness(text, one.team ?? '')) }))
    .filter(({ close }) => close > 0)
    .sort((a, b) => b.close - a.close)
    .flatMap(({ one }) => {
      if (seen.has(one.person)) return [];
      seen.add(one.person);
      return [one];
    })
    .slice(0, most);
}

/** How many teams come of so many who signed up alone, and how many are left over as substitutes. */
export function teamsOf(alone: number, size: number): { readonly teams: number; readonly left: number } {
  const teams = size < 1 ? 0 : Math.floor(alone / size);
  return { teams, left: alone - teams * size };
}
