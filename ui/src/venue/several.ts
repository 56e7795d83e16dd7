// Which matches stand beside each other on a screen, and how many columns they take.
import type { MatchCard } from '../wire/MatchCard';
import type { Cards } from './field';

/** Matches on a screen at a time. */
export const SEVERAL = 4;

const RANK: Partial<Record<MatchCard['state'], number>> = { live: 0, held: 0, called: 1 };

/** What is played now, at stations first and by their numbers; then what is called. Heats have their own screens. */
export function playedNow(cards: Cards): number[] {
  const rank = (card: MatchCard): number => RANK[card.state] ?? 9;
  return [...cards.values()]
    .filter((card) => rank(card) < 9 && card.heat == null)
    .sort((a, b) => rank(a) - rank(b) || (a.station ?? 10_000) - (b.station ?? 10_000) || a.id - b.id)
    .slice(0, SEVERAL)
    .map((card) => card.id);
}

/** Columns and rows for so many: beside each other on a wide screen, one above the other on a tall one. */
export function tiling(count: number, isTall: boolean): { readonly columns: number; readonly rows: number } {
  if (isTall) return { columns: 1, rows: Math.max(1, count) };
  return count < 4 ? { columns: 1, rows: Math.max(1, count) } : { columns: 2, rows: 2 };
}
