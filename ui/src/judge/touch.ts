// What a finger feels where the device can make it felt: a tap that counted, one taken back, one that was refused.
import { remember, remembered } from '../link/remember';

export type Feel = 'tap' | 'undo' | 'no';

/** Milliseconds: on, off, on. */
const PATTERNS: Record<Feel, number[]> = { tap: [14], undo: [10, 50, 10], no: [60, 60, 60] };

/** Safari and most desktops have no motor, or do not let a page use it. */
export const canFeel = (): boolean => typeof globalThis.navigator?.vibrate === 'function';

export const isFelt = (): boolean => canFeel() && remembered('vibrate') !== 'off';

export function letFeel(is: 'on' | 'off'): void {
  remember('vibrate', is === 'off' ? 'off' : null);
  if (is === 'on') feel('tap');
}

export function feel(kind: Feel): void {
  if (isFelt()) navigator.vibrate(PATTERNS[kind]);
}
