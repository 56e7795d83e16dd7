// Figures of finished drafts in words and numbers: shares from counts, their interval, what is too few to be ranked.

import { decimal } from '../text/language.svelte';

/** Under so many games nothing is ranked: the list would show luck. */
export const ENOUGH = 5;

/** `37.5 %` from whole parts of ten thousand, never in two lines. */
export const percent = (parts: number): string => `${decimal(parts / 100, 1)}\u00a0%`;
/** The share as parts of ten thousand; nothing where there is nothing to share. */
export const share = (n: number, of: number): number | undefined => (of > 0 ? Math.round((n / of) * 10_000) : undefined);
/** `+3.2` points of a hundred. */
export const lift = (parts: number): string => `${parts > 0 ? '+' : parts < 0 ? '−' : ''}${decimal(Math.abs(parts / 100), 1)}`;

/** Wilson's interval with 95 %, as the server works it out for whole lines. */
export function wilson(n: number, wins: number): [number, number] {
  const z = 1.959_963_984_540_054;
  const p = wins / n;
  const whole = 1 + (z * z) / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, Math.round(((middle - half) / whole) * 10_000)), Math.min(10_000, Math.round(((middle + half) / whole) * 10_000))];
}
