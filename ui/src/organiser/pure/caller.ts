// What is read out to the hall: which calls come first, in which words, and who has a phone that shows the call.
import { awaited, bothHere } from '../../board/call';
import type { CalledPhoneView } from '../../wire/CalledPhoneView';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import { entrantOn } from './cards';

/** One reading: a call that was made anew, or for the last time, is another one. */
export const readingOf = (card: MatchCard, now: number): string => `${card.id}/${card.call?.since ?? card.since ?? 0}/${isLast(card, now) ? 'last' : 'first'}`;

const isLast = (card: MatchCard, now: number): boolean => awaited(card, now)?.isLast === true;

export interface Reading {
  readonly card: MatchCard;
  readonly key: string;
  readonly isLast: boolean;
  readonly isRead: boolean;
}

/** Calls to read out: those that were not, the last ones before the others and the oldest first; then what was read. Whoever is there is not called. */
export function readings(open: readonly MatchCard[], read: ReadonlySet<string>, now: number): Reading[] {
  const rank = (one: Reading): number => (one.isRead ? 2 : one.isLast ? 0 : 1);
  return open
    .filter((card) => card.state === 'called' && !bothHere(card))
    .map((card): Reading => {
      const key = readingOf(card, now);
      return { card, key, isLast: isLast(card, now), isRead: read.has(key) };
    })
    .sort((a, b) => rank(a) - rank(b) || (a.card.since ?? 0) - (b.card.since ?? 0) || a.card.id - b.card.id);
}

/** Where an entrant's phone is: its page is open, it was let in and is closed, or there is none. */
export type PhoneAt = 'open' | 'closed' | 'none';

export function phoneOf(card: MatchCard, side: 'home' | 'away', called: readonly CalledPhoneView[]): PhoneAt {
  const entrant = entrantOn(card, side);
  const own = called.find((phone) => phone.match_id === card.id && phone.entrant === entrant);
  return own === undefined ? 'none' : own.open ? 'open' : 'closed';
}

/** A name as it is spoken: as somebody wrote that it is said, else the long form; without what no voice can read. */
export function spoken(entrant: Pick<EntrantView, 'name' | 'spoken'> | undefined): string {
  return (entrant?.spoken ?? entrant?.name ?? '').replace(/[^\p{L}\p{N}\s.'’-]+/gu, ' ').replace(/\s+/g, ' ').trim();
}

/** Keys of what was read, without those of calls that are over; a match that is held goes on with the same call. */
export function kept(read: ReadonlySet<string>, open: readonly MatchCard[]): string[] {
  const alive = new Set(open.map((card) => `${card.id}/${card.call?.since ?? card.since ?? 0}`));
  return [...read].filter((key) => alive.has(key.slice(0, key.lastIndexOf('/'))));
}
