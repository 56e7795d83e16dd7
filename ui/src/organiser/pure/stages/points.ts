// Points of a table as people write them, `1`, `0.5`, `½`, and as whole smallest units.
import type { TableRule } from '../../../wire/TableRule';

export type Results = 'win' | 'draw' | 'loss';

/** "3", "0.5", "−1". */
export function pointsText(rule: Pick<TableRule, 'unit'>, units: number): string {
  return String(Math.round((units / rule.unit) * 100) / 100).replace('-', '−');
}

/** The number somebody typed, at most two places; `null` where it is none. */
export function readPoints(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.').replace(/^(-?\d*)½$/, (_, whole: string) => `${whole === '' || whole === '-' ? `${whole}0` : whole}.5`);
  if (!/^-?\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
  return Number(plain);
}

const UNITS = [1, 2, 4, 10, 20, 100];

/** The rule with other points, in the largest unit that holds all three exactly; none where that is out of bounds. */
export function withPoints(rule: TableRule, points: Record<Results, number>): TableRule | null {
  const unit = UNITS.find((one) => [points.win, points.draw, points.loss].every((value) => Number.isInteger(Math.round(value * one * 1_000) / 1_000)));
  if (unit === undefined) return null;
  const [win, draw, loss] = [points.win, points.draw, points.loss].map((value) => Math.round(value * unit));
  if (win === undefined || draw === undefined || loss === undefined || [win, draw, loss].some((units) => Math.abs(units) > 1_000)) return null;
  return { ...rule, win, draw, loss, unit };
}

/** Points for places as a list that people type: "12, 9, 7". */
export const placingText = (placing: readonly number[]): string => placing.map((points) => String(points).replace('-', '−')).join(', ');

/** The points of such a list; nothing where it is none. */
export function readPlacing(text: string): number[] | null {
  const words = text.replace(/[−–]/g, '-').split(/[\s,;]+/).filter((word) => word !== '');
  return words.length <= 128 && words.every((word) => /^[+-]?\d{1,7}$/.test(word)) ? words.map(Number) : null;
}
