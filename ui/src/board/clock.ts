// Writes times for people: durations as 2:14, ages in words, times of day, early or late. Milliseconds come in.
import { scene } from '../text/en/scene';
import { dayWords, decimal } from '../text/language.svelte';
import { translator } from '../text/t';

const t = translator({ scene });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** A duration: 0:07, 2:14, 1:02:14. Negative ones count as none. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The time left of a countdown: 9.4 under ten seconds, else as a duration, counted up so that 0:00 means over. */
export function countdown(ms: number): string {
  if (ms <= 0) return '0:00';
  if (ms < 10 * SECOND) return decimal(Math.ceil(ms / 100) / 10, 1);
  return duration(Math.ceil(ms / SECOND) * SECOND);
}

/** How long ago: "14 s", "2 min", "1 h 5 min". */
export function age(ms: number): string {
  const past = Math.max(0, ms);
  if (past < MINUTE) return `${Math.floor(past / SECOND)} s`;
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  const rest = Math.floor((past % HOUR) / MINUTE);
  return rest === 0 ? `${Math.floor(past / HOUR)} h` : `${Math.floor(past / HOUR)} h ${rest} min`;
}

/** An estimate: "about 5 min", rounded to five minutes above a quarter of an hour. */
export function about(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  return t('about', { time: age((minutes > 15 ? Math.round(minutes / 5) * 5 : minutes) * MINUTE) });
}

/** The time of day of a wall-clock time, in the zone of this machine unless an offset in minutes is given. */
export function timeOfDay(at: number, seconds: 'seconds' | 'minutes' = 'minutes', zoneMinutes = -new Date(at).getTimezoneOffset()): string {
  const local = new Date(at + zoneMinutes * MINUTE);
  const text = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  return seconds === 'seconds' ? `${text}:${two(local.getUTCSeconds())}` : text;
}

const DAY = 24 * HOUR;

/** A moment as it is spoken of now: "14:00" today, "Sat 14:00" within six days, "28 Nov 14:00" otherwise. */
export function moment(at: number, now: number, zoneMinutes = -new Date(at).getTimezoneOffset()): string {
  const local = at + zoneMinutes * MINUTE;
  const days = Math.floor(local / DAY) - Math.floor((now + zoneMinutes * MINUTE) / DAY);
  const time = timeOfDay(at, 'minutes', zoneMinutes);
  if (days === 0) return time;
  if (days > -7 && days < 7) return `${dayWords(local, { weekday: 'short' })} ${time}`;
  return `${dayWords(local, { day: 'numeric', month: 'short' })} ${time}`;
}

/** Early or late against the plan: gold from five minutes, muted from one, green on time or early. */
export function drift(lateMs: number): { readonly text: string; readonly tone: 'gold' | 'muted' | 'good' } {
  const minutes = Math.trunc(lateMs / MINUTE);
  if (minutes >= 5) return { text: t('late', { n: minutes }), tone: 'gold' };
  if (minutes >= 1) return { text: t('late', { n: minutes }), tone: 'muted' };
  return minutes === 0 ? { text: t('on_time'), tone: 'good' } : { text: t('early', { n: -minutes }), tone: 'good' };
}
