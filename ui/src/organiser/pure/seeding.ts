// Moves within a seeding: where a row goes by key or by drop, and how the list looks until the server has answered.

/** The list with one item taken out and put at another place, both counted from 0. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, item);
  return next;
}

/** The seed that a key with Alt asks for; `null` when the key moves nothing. Seeds count from 1. */
export function seedByKey(key: string, seed: number, count: number, page: number): number | null {
  const to =
    key === 'ArrowUp' ? seed - 1
    : key === 'ArrowDown' ? seed + 1
    : key === 'PageUp' ? seed - page
    : key === 'PageDown' ? seed + page
    : key === 'Home' ? 1
    : key === 'End' ? count
    : seed;
  const within = Math.max(1, Math.min(count, to));
  return within === seed ? null : within;
}

/** The seed of a row dropped on the upper or lower half of the row with seed `over`; `null` when it stays. */
export function seedByDrop(seed: number, over: number, half: 'upper' | 'lower'): number | null {
  const gap = half === 'upper' ? over : over + 1;
  const to = gap > seed ? gap - 1 : gap;
  return to === seed ? null : to;
}
