// Who has come to the door: what a scanner or a person typed, whom it means, and how many are missing.
import { readTyped } from '../../link/keys';
import type { ArrivedView } from '../../wire/ArrivedView';
import type { AsideView } from '../../wire/AsideView';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import type { SignUpView } from '../../wire/SignUpView';
import type { TournamentView } from '../../wire/TournamentView';
import { closeness, plain } from './plain';

/** Somebody who is awaited, waits for a place, was dropped, or has left. */
export interface Guest {
  readonly tournament: number;
  readonly id: number;
  readonly name: string;
  readonly tag: string;
  readonly club: string | undefined;
  readonly seat: string | undefined;
  /** Of those with a place, who waits, who was dropped, and who left after the draw. */
  readonly place: 'field' | 'waiting' | 'dropped' | 'gone';
  /** From 1, of those who wait. */
  readonly turn: number | undefined;
  readonly people: readonly { readonly person: number; readonly handle: string }[];
  /** All its people, one alone too; none where they are not known: of those who wait or were dropped. */
  readonly persons: readonly number[];
  readonly arrived: ArrivedView | undefined;
  /** They signed up by themselves, on a phone. */
  readonly isByPhone?: boolean;
}

export type Here = 'missing' | 'partly' | 'here';

export const hereOf = ({ arrived }: Pick<Guest, 'arrived'>): Here => (arrived == null ? 'missing' : arrived.here >= arrived.of ? 'here' : 'partly');

/** Whether people are awaited at the door of a tournament: not of one that is over, or signed by both. */
export const isCheckingIn = (tournament: TournamentView | undefined, signUp: SignUpView | undefined): boolean =>
  signUp?.check_in != null && tournament !== undefined && tournament.phase !== 'over' && !(tournament.closing?.organiser && tournament.closing.head_judge);

/** All of one tournament: the field by seed, then who waits in turn, then who was dropped, then who has left. */
export function guestsOf(tournament: number, field: readonly EntrantView[], signUp: SignUpView | undefined): Guest[] {
  const aside = (one: AsideView, place: 'waiting' | 'dropped', turn?: number): Guest => ({ tournament, id: one.id, name: one.name, tag: one.tag, club: one.club, seat: one.seat, place, turn, people: [], persons: [], arrived: one.arrived, ...(one.by_phone ? { isByPhone: true } : {}) });
  const entered = (one: EntrantView, place: 'field' | 'gone'): Guest => {
    const people = (one.members ?? []).map((member, at) => ({ person: member.person, handle: one.roster[at] ?? '' }));
    const persons = people.length > 0 ? people.map(({ person }) => person) : one.person == null ? [] : [one.person];
    return { tournament, id: one.id, name: one.name, tag: one.tag, club: one.club, seat: one.seat, place, turn: undefined, people, persons, arrived: one.arrived, ...(one.by_phone ? { isByPhone: true } : {}) };
  };
  return [
    ...field.filter((one) => one.gone == null).map((one) => entered(one, 'field')),
    ...(signUp?.waiting ?? []).map((one, at) => aside(one, 'waiting', at + 1)),
    ...(signUp?.dropped ?? []).map((one) => aside(one, 'dropped')),
    ...field.filter((one) => one.gone != null).map((one) => entered(one, 'gone')),
  ];
}

/** Letters and digits alone, and none that changes its place between keyboards: a scanner types as if it were one, and not always ours. */
export const folded = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/y/g, 'z');

/** A code that is known: whose it is. */
export interface Known {
  readonly tournament: number;
  readonly entrant: number;
}
export interface Codes {
  /** By what a scanner reads of a badge, folded. */
  readonly badges: ReadonlyMap<string, Known>;
  /** By six characters. */
  readonly typed: ReadonlyMap<string, Known>;
}

/** What was read: somebody's code, a code that is nobody's, a sign without one, or letters of a name. */
export type Read = { readonly kind: 'known'; readonly whose: Known } | { readonly kind: 'unknown' } | { readonly kind: 'nameless' } | { readonly kind: 'name'; readonly text: string };

/** A scanner ends what it types by Enter; people type six characters or a name in the same box. */
export function readEntry(raw: string, codes: Codes): Read {
  const text = raw.trim();
  const typed = readTyped(text);
  const whose = typed === null ? undefined : codes.typed.get(typed);
  if (whose) return { kind: 'known', whose };
  const address = addressIn(text);
  if (address === undefined) return { kind: 'name', text };
  const signs = folded(address);
  for (const [secret, known] of codes.badges) if (signs.includes(secret)) return { kind: 'known', whose: known };
  // An address that ends before anybody's secret is a poster's or a station's.
  return /[#§].{20}/.test(address) ? { kind: 'unknown' } : { kind: 'nameless' };
}

/** The address that a text ends with, as any keyboard types it; the last one, where something stood before it. */
export const addressIn = (text: string): string | undefined => (/^.*(https?[^a-z\s]{2,4}\S+)$/is.exec(text) ?? /^(https?[^a-z]{1,4}\S+)$/i.exec(text))?.[1];

/** The part of a badge's address that is its own, folded. */
export const secretOf = (fragment: string): string => folded(/k=([^&]+)/.exec(fragment)?.[1] ?? fragment);

export interface Found {
  readonly guest: Guest;
  /** One of its people, where the letters are of their name and not of the entrant's. */
  readonly person: number | undefined;
  readonly score: number;
}

/** Whom letters mean, the best first; whoever is not there yet before who is. */
export function findGuests(asked: string, guests: readonly Guest[], most = 8): Found[] {
  if (plain(asked) === '') return [];
  const found: Found[] = [];
  for (const guest of guests) {
    const own = Math.max(closeness(asked, guest.name), ...[guest.tag, guest.seat ?? '', guest.club ?? ''].map((text) => (text === '' ? 0 : closeness(asked, text) * 0.8)));
    if (own > 0) found.push({ guest, person: undefined, score: own });
    else {
      const member = guest.people.map((one) => ({ one, score: closeness(asked, one.handle) * 0.9 })).sort((a, b) => b.score - a.score)[0];
      if (member && member.score > 0) found.push({ guest, person: member.one.person, score: member.score });
    }
  }
  const late = ({ guest }: Found): number => (guest.place === 'dropped' ? 2 : hereOf(guest) === 'here' ? 1 : 0);
  return found.sort((a, b) => b.score - a.score || late(a) - late(b) || a.guest.name.localeCompare(b.guest.name)).slice(0, most);
}

/** The one that Enter means: the only one, or the only one who is called exactly so. Two of one name are told apart by hand. */
export function meant(found: readonly Found[]): Found | undefined {
  const only = (all: readonly Found[]): Found | undefined => (all.every((one) => all[0] !== undefined && isSame(one, all[0])) ? all[0] : undefined);
  return only(found) ?? only(found.filter((one) => one.score >= 4.5));
}

/** Somebody of whom something is told: an entrant, or one of its people. */
export type Who = Pick<Found, 'guest' | 'person'>;

const personsOf = ({ guest, person }: Who): readonly number[] => (person === undefined ? guest.persons : [person]);
/** Where the people are not known, the same name, seat and club is one; a name alone is not. */
const textOf = ({ guest, person }: Who): string => [plain(guest.name), plain(guest.seat ?? ''), plain(guest.club ?? ''), guest.seat || guest.club ? '' : `${guest.tournament}/${guest.id}`, person ?? ''].join('|');

/** Whether two are the same: by their people, which can be merged and split, and by what they are called only where these are not known. */
export function isSame(one: Who, other: Who): boolean {
  const [own, others] = [personsOf(one), personsOf(other)];
  if (own.length === 0 || others.length === 0) return textOf(one) === textOf(other);
  return own.length === others.length && own.every((person) => others.includes(person));
}

const isAwaited = ({ place }: Guest): boolean => place === 'field' || place === 'waiting';

/** Whether somebody has come, as far as an entrant tells it. */
export const hasCome = (guest: Guest, person: number | undefined): boolean => (person === undefined || guest.people.length === 0 ? hereOf(guest) === 'here' : guest.arrived?.persons?.includes(person) === true);

/** Those whose check-in is open in which somebody of these people is still missing. */
export function stillAwaited(who: Who, guests: readonly Guest[], isOpen: (tournament: number) => boolean): Guest[] {
  const persons = personsOf(who);
  return guests.filter((one) => {
    if (!isAwaited(one) || !isOpen(one.tournament)) return false;
    if (persons.length === 0 || one.persons.length === 0) return isSame(who, { guest: one, person: undefined }) && hereOf(one) !== 'here';
    return (persons.length === 1 || hereOf(one) !== 'here') && persons.some((person) => one.persons.includes(person) && !hasCome(one, person));
  });
}

/** Whom a mark is set for, when a badge or a name is of somebody: of an entrant that is not awaited, where else the same person is. */
export function toMark(who: Who, guests: readonly Guest[], isOpen: (tournament: number) => boolean): Who {
  if (isAwaited(who.guest) && isOpen(who.guest.tournament)) return who;
  const [alone, ...more] = personsOf(who);
  const within = (guest: Guest): Who | undefined => {
    if (isSame(who, { guest, person: undefined })) return { guest, person: undefined };
    return alone !== undefined && more.length === 0 && guest.persons.includes(alone) ? { guest, person: alone } : undefined;
  };
  const first = (all: readonly Guest[]): Who | undefined => all.map(within).find((one) => one !== undefined);
  const there = (): Who | undefined => (who.guest.place === 'dropped' ? undefined : first(guests.filter((one) => isAwaited(one) && isOpen(one.tournament))));
  return first(stillAwaited(who, guests, isOpen)) ?? there() ?? who;
}

/** Those of a tournament who play, or said at a match that they are there: nobody misses them, whatever the door knows. */
export function atMatches(tournament: number, cards: readonly MatchCard[]): Set<number> {
  const all = new Set<number>();
  for (const card of cards) {
    if (card.tournament !== tournament) continue;
    const isPlayed = card.state === 'live' || card.state === 'held' || card.state === 'reported' || card.state === 'disputed';
    for (const side of ['home', 'away'] as const) {
      const slot = card.slots[side];
      if (slot.kind === 'taken' && (isPlayed || card.here?.[side] === true)) all.add(slot.entrant);
    }
    if (card.heat && card.heat.played > 0) for (const entrant of card.heat.leaders) all.add(entrant);
  }
  return all;
}

export interface Counts {
  readonly all: number;
  readonly here: number;
  readonly partly: number;
  readonly missing: number;
}

/** How many of those with a place have come. */
export function countsOf(guests: readonly Guest[]): Counts {
  const field = guests.filter((one) => one.place === 'field');
  const count = (wanted: Here): number => field.filter((one) => hereOf(one) === wanted).length;
  return { all: field.length, here: count('here'), partly: count('partly'), missing: count('missing') };
}

/** Those who bear a name already, whatever the tournament: for somebody who signs up at the door. */
export function namesakes(name: string, guests: readonly Guest[]): Guest[] {
  const asked = plain(name);
  if (asked === '') return [];
  const all: Guest[] = [];
  for (const guest of guests) {
    if (guest.place === 'gone' || plain(guest.name) !== asked || all.some((one) => isSame({ guest: one, person: undefined }, { guest, person: undefined }))) continue;
    all.push(guest);
  }
  return all;
}
