// Heats of many: times as people type and read them, and what each contender has so far.
import { gives, placesOf } from '../../board/heats';
import { grouped } from '../../text/language.svelte';
import type { HeatView } from '../../wire/HeatView';

/** "23.456", "1:23.456", "1:02:03.004". */
export function timeText(milliseconds: number): string {
  const rest = String(milliseconds % 1_000).padStart(3, '0');
  const seconds = Math.floor(milliseconds / 1_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}.${rest}`;
  return minutes > 0 ? `${minutes}:${two(seconds % 60)}.${rest}` : `${seconds}.${rest}`;
}

const MOST: Record<'time' | 'score', number> = { time: 24 * 3_600 * 1_000, score: 100_000_000 };

/** The mark that somebody typed; null takes it away, nothing where it is no mark. */
export function readMark(text: string, measure: 'time' | 'score'): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  if (measure === 'score') return /^\d{1,9}$/.test(typed) && Number(typed) <= MOST.score ? Number(typed) : undefined;
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:\.(\d{1,3}))?$/.exec(typed);
  if (!parts) return undefined;
  const [, hours, minutes, seconds = '', rest = ''] = parts;
  if ((minutes !== undefined && Number(seconds) > 59) || (hours !== undefined && Number(minutes) > 59)) return undefined;
  const found = ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1_000 + Number(rest.padEnd(3, '0'));
  return found > 0 && found <= MOST.time ? found : undefined;
}

export const markText = (mark: number, measure: 'time' | 'score'): string => (measure === 'time' ? timeText(mark) : grouped(mark));

/** The points of each contender over these games. */
export function pointsSoFar(heat: Pick<HeatView, 'placing' | 'kill' | 'games'>): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  for (const game of heat.games) {
    const places = placesOf(game);
    game.forEach(([entrant, kills], i) => points.set(entrant, (points.get(entrant) ?? 0) + gives(heat, places[i] ?? null, kills)));
  }
  return points;
}

/** The mark of an attempt, from 1. */
export const attemptOf = (heat: Pick<HeatView, 'games'>, entrant: number, attempt: number): number | undefined => heat.games[attempt - 1]?.find(([who]) => who === entrant)?.[1];

/** The best attempt so far. */
export function bestOfAll(heat: Pick<HeatView, 'games' | 'measure'>, entrant: number): number | undefined {
  const marks = heat.games.flatMap((game) => game.filter(([who]) => who === entrant).map(([, mark]) => mark));
  return marks.length === 0 ? undefined : heat.measure === 'score' ? Math.max(...marks) : Math.min(...marks);
}
