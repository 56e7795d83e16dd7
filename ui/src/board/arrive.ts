// Which matches are there after one frame, when many come near at once: those in view now, the others a few at a time.
import { touches, type Box, type Rect } from './layout';

/**
 * What follows `there` on the way to `goal`: what stays, what `seen` touches, and up to `most` of the rest, the nearest
 * first. In the order of `goal`; `goal` itself once nothing is missing.
 */
export function arrive(there: readonly Box[], goal: readonly Box[], seen: Rect, most: number): readonly Box[] {
  const known = new Set(there.map((box) => box.id));
  const missing = goal.filter((box) => !known.has(box.id) && !touches(box, seen));
  if (missing.length <= most) return goal;
  const away = (box: Box): number => Math.max(seen.x - box.x - box.w, box.x - seen.x - seen.w, seen.y - box.y - box.h, box.y - seen.y - seen.h);
  const later = new Set(missing.sort((a, b) => away(a) - away(b)).slice(most));
  return goal.filter((box) => !later.has(box));
}
