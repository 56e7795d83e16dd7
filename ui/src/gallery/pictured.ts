// Portraits in the galleries: with `?portraits` most heroes of a sample have one; whoever looks at the page serves the pictures.
import type { PoolView } from '../wire/PoolView';

/** Whether this page is looked at with portraits. */
export const isPictured = typeof location !== 'undefined' && /[?&]portraits\b/.test(location.search + location.hash);

/** The pool, and every seventh hero has none. */
export function pictured(pool: PoolView): PoolView {
  if (!isPictured) return pool;
  return { ...pool, heroes: Object.fromEntries(Object.entries(pool.heroes).map(([id, hero], i) => [id, i % 7 === 3 ? hero : { ...hero, portrait: 'sample' }])) };
}
