// How a choice comes into a draft: a hero slides in from its outer edge, a ban is struck through from left to right.
import type { Side } from '../wire/Side';
import { tokenTime } from './ticker.svelte';

interface Motion {
  duration: number;
  css: (t: number, rest: number) => string;
}

/** Once, when it comes; then it rests. */
export function slidesIn(_node: Element, { from, u }: { from: Side; u: number }): Motion {
  return { duration: tokenTime('--t-move'), css: (t, rest) => `opacity: ${t}; transform: translateX(${(from === 'home' ? -1 : 1) * rest * 6 * u}px)` };
}

/** The line through a ban draws itself; it is a ground behind the letters of each line. */
export function strikes(_node: Element, { u }: { u: number }): Motion {
  return { duration: tokenTime('--t-draw'), css: (t) => `background-size: ${t * 100}% ${0.3 * u}px` };
}
