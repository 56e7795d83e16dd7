// Finds contenders by a piece of their name, short name, tag, seat or club.
import type { EntrantView } from '../../wire/EntrantView';

/** Without marks above letters and without capitals, so that "zubry" finds "Żubry". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** All of them while nothing is typed. Every word must be found. */
export function found(entrants: readonly EntrantView[], text: string): readonly EntrantView[] {
  const words = plain(text).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return entrants;
  return entrants.filter((one) => {
    const all = plain([one.name, one.short_name, one.tag, one.seat ?? '', one.club ?? '', ...one.roster].join(' '));
    return words.every((word) => all.includes(word));
  });
}
