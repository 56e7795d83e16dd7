// The address of a hero's portrait, where the server has one.
import type { PoolView } from '../wire/PoolView';

/** Its path on the server; the mark in it changes with the picture. */
export function portraitOf(pool: Pick<PoolView, 'id' | 'heroes'> | undefined, hero: string | null): string | null {
  if (pool === undefined || hero === null || !Object.prototype.hasOwnProperty.call(pool.heroes, hero)) return null;
  const mark = pool.heroes[hero]?.portrait;
  return mark === undefined ? null : `/portraits/${encodeURIComponent(pool.id)}/${encodeURIComponent(hero)}?v=${encodeURIComponent(mark)}`;
}

/** Whether any hero of a pool has one: only then a place is kept for them in lists. */
export const hasPortraits = (pool: Pick<PoolView, 'heroes'> | undefined): boolean => pool !== undefined && Object.values(pool.heroes).some((hero) => hero.portrait !== undefined);
