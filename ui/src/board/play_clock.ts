// What a clock of a match shows: anchored to the server, so that every screen shows the same second.
import type { ClockView } from '../wire/ClockView';
import { duration } from './clock';

/** Milliseconds gone at a moment of the server's time. */
export const elapsed = (clock: ClockView, now: number): number => clock.elapsed + (clock.motion === 'runs' ? Math.max(0, now - clock.anchor) : 0);

/** `4:37`; a clock that counts down shows 0:00 when it is over, and then what is over it, as `+0:12`. */
export function clockText(clock: ClockView, now: number): string {
  const gone = elapsed(clock, now);
  if (clock.from === undefined) return duration(gone);
  const left = clock.from - gone;
  return left > 0 ? duration(Math.ceil(left / 1000) * 1000) : left > -1000 ? '0:00' : `+${duration(-left)}`;
}

/** Whether a clock that counts down has come to its end. */
export const isOver = (clock: ClockView, now: number): boolean => clock.from !== undefined && elapsed(clock, now) >= clock.from;

/** `4:37` or `277` typed by a person, in milliseconds; `null` where that is no time. */
export function readTime(text: string): number | null {
  const found = /^(?:(\d{1,3}):)?(\d{1,5})$/.exec(text.trim());
  if (!found) return null;
  const [minutes, seconds] = [Number(found[1] ?? 0), Number(found[2])];
  if (found[1] !== undefined && seconds > 59) return null;
  const ms = (minutes * 60 + seconds) * 1000;
  return ms <= 86_400_000 ? ms : null;
}
