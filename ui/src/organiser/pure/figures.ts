// The server's figures as lines: rates, times, the top of a chart, paths with gaps where nothing was measured.
import { decimal } from '../../text/language.svelte';
import type { MeasurePoint } from '../../wire/MeasurePoint';

/** A value at each point; none where nothing was measured. */
export type Values = readonly (number | undefined)[];

/** How much happened in a second, of what happened between two points that lie so many milliseconds apart. */
export const rate = (points: readonly MeasurePoint[], every: number, of: (point: MeasurePoint) => number): Values => points.map((point) => (of(point) * 1_000) / every);

/** Half, or 99 of a hundred, took no longer: in milliseconds. */
export const took = (points: readonly MeasurePoint[], what: 'commit' | 'fan_out', which: 'p50' | 'p99'): Values =>
  points.map((point) => {
    const found = point[what];
    return found === undefined ? undefined : found[which] / 1_000;
  });

/** The newest points after those that are known, as many as are kept. */
export function joined(known: readonly MeasurePoint[], fresh: readonly MeasurePoint[], most: number): MeasurePoint[] {
  const last = known[known.length - 1]?.at ?? -1;
  return [...known, ...fresh.filter((point) => point.at > last)].slice(-most);
}

/** The largest of all, and none where nothing was measured. */
export function peak(lines: readonly Values[]): number | undefined {
  let most: number | undefined;
  for (const line of lines) for (const value of line) if (value !== undefined && (most === undefined || value > most)) most = value;
  return most;
}

/** A round number at or above: 1, 2 or 5 times a power of ten. The top of a chart does not jump with each point. */
export function roundTop(most: number | undefined): number {
  if (most === undefined || most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((one) => one * power >= most) ?? 10;
  return step * power;
}

/** The line through the values: `count` places from left to right, the newest at the right edge. A value alone becomes a short stroke. */
export function pathOf(values: Values, count: number, top: number, width: number, height: number): string {
  const step = width / Math.max(1, count - 1);
  const first = count - values.length;
  const two = (n: number): string => String(Math.round(n * 100) / 100);
  let path = '';
  let isDown = false;
  values.forEach((value, i) => {
    if (value === undefined) {
      isDown = false;
      return;
    }
    const x = two((first + i) * step);
    const y = two(height - (Math.min(value, top) / top) * height);
    const isAlone = !isDown && values[i + 1] === undefined;
    path += isAlone ? `M${x} ${y}h${two(step / 2)}` : `${isDown ? 'L' : 'M'}${x} ${y}`;
    isDown = true;
  });
  return path;
}

/** A number for people: whole from ten on, with one digit below, with two below one. */
export function short(value: number): string {
  if (value >= 10_000) return `${Math.round(value / 1_000)} k`;
  if (value >= 10 || Number.isInteger(value)) return String(Math.round(value));
  return decimal(value, value < 1 ? 2 : 1);
}

/** Bytes for people. */
export function bytes(count: number): string {
  if (count < 1_000) return `${Math.round(count)} B`;
  if (count < 1_000_000) return `${short(count / 1_000)} kB`;
  return `${short(count / 1_000_000)} MB`;
}
