// Who has come to the door: what a scanner or a person typed, whom it means, and how many are missing.
import { readTyped } from '../../link/keys';
import type { ArrivedView } from '../../wire/ArrivedView';
import type { AsideView } from '../../wire/AsideView';
import type { EntrantView } from '../../wire/EntrantView';
import type { SignUpView } from '../../wire/SignUpView';
import { closeness, plain } from './plain';

/** Somebody who is awaited, waits for a place, or was dropped. */
export interface Guest {
  readonly tournament: number;
  readonly id: number;
  readonly name: string;
  readonly tag: string;
  readonly club: string | undefined;
  readonly seat: string | undefined;
  /** Of those with a place, who waits, and who was dropped. */
  readonly place: 'field' | 'waiting' | 'dropped';
  /** From 1, of those who wait. */
  readonly turn: number | undefined;
  readonly people: readonly { readonly person: number; readonly handle: string }[];
  readonly arrived: ArrivedView | undefined;
}

export type Here = 'missing' | 'partly' | 'here';

export const hereOf = ({ arrived }: Pick<Guest, 'arrived'>): Here => (arrived == null ? 'missing' : arrived.here >= arrived.of ? 'here' : 'partly');

/** All of one tournament: the field by seed, then who waits in turn, then who was dropped. */
export function guestsOf(tournament: number, field: readonly EntrantView[], signUp: SignUpView | undefined): Guest[] {
  const aside = (one: AsideView, place: 'waiting' | 'dropped', turn?: number): Guest => ({ tournament, id: one.id, name: one.name, tag: one.tag, club: one.club, seat: one.seat, place, turn, people: [], arrived: one.arrived });
  return [
    ...field.filter((one) => one.gone == null).map((one): Guest => ({
      tournament, id: one.id, name: one.name, tag: one.tag, club: one.club, seat: one.seat, place: 'field', turn: undefined, arrived: one.arrived,
      people: (one.members ?? []).map((member, at) => ({ person: member.person, handle: one.roster[at] ?? '' })),
    })),
    ...(signUp?.waiting ?? []).map((one, at) => aside(one, 'waiting', at + 1)),
    ...(signUp?.dropped ?? []).map((one) => aside(one, 'dropped')),
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
  if (!looksScanned(text)) return { kind: 'name', text };
  const signs = folded(text);
  for (const [secret, known] of codes.badges) if (signs.includes(secret)) return { kind: 'known', whose: known };
  // An address that ends before anybody's secret is a poster's or a station's.
  return /[#§].{20}/.test(text) ? { kind: 'unknown' } : { kind: 'nameless' };
}

const looksScanned = (text: string): boolean => /^https?[^a-z]{1,4}\S+$/i.test(text);

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
  const persons = new Set(found.map(keyOf));
  if (persons.size <= 1) return found[0];
  const exact = found.filter((one) => one.score >= 4.5);
  const alike = new Set(exact.map(keyOf));
  return alike.size === 1 ? exact[0] : undefined;
}

/** The same name, seat and club in two tournaments is one person, who is marked in both. */
export const keyOf = ({ guest, person }: Found): string => (person === undefined ? [plain(guest.name), plain(guest.seat ?? ''), plain(guest.club ?? ''), guest.seat || guest.club ? '' : guest.id].join('|') : `p${person}`);

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
  const seen = new Set<string>();
  return guests.filter((guest) => {
    const key = keyOf({ guest, person: undefined, score: 0 });
    if (plain(guest.name) !== asked || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
