// Stations on the plan: laid out by number, set down by hand, moved as an area.
import { expect, test } from 'vitest';
import type { StationView } from '../../wire/StationView';
import { arrangement, beside, extentOf, framesOf, inTheWay, isMoved, layPlan, movedBy, TALL, WIDE, type Laid } from './hall_plan';

const plain = (number: number, x?: number, y?: number): StationView => ({ number, name: '', ...(x === undefined || y === undefined ? {} : { at: { x, y } }) });
const inArea = (number: number, area: string): StationView => ({ ...plain(number), equipment: { kind: 'table', area, address: '', at_once: 1 } });
const many = (n: number): StationView[] => Array.from({ length: n }, (_, i) => plain(i + 1));
const spots = (laid: readonly Laid[]): [number, number, number][] => laid.map(({ station, at }) => [station.number, at.x, at.y]);
const clashes = (laid: readonly Laid[]): number => laid.filter((one) => laid.some((other) => other !== one && Math.abs(one.at.x - other.at.x) < WIDE && Math.abs(one.at.y - other.at.y) < TALL)).length;

test('four stations that nobody set down stand in a row', () => expect(spots(layPlan(many(4)))).toEqual([[1, 0, 0], [2, 4, 0], [3, 8, 0], [4, 12, 0]]));

test.each([1, 4, 12, 24, 64, 200, 576])('%i stations stand apart from each other, wider than high', (n) => {
  const laid = layPlan(many(n));
  expect(clashes(laid)).toBe(0);
  const { columns, rows } = extentOf(laid);
  expect(columns).toBeGreaterThanOrEqual(rows);
});

test('areas are blocks with room for their names, and each has a frame', () => {
  const laid = layPlan([...[1, 2, 3, 4, 5, 6].map((number) => inArea(number, 'North')), ...[7, 8].map((number) => inArea(number, 'Gallery')), plain(9)]);
  expect(clashes(laid)).toBe(0);
  expect(framesOf(laid)).toMatchObject([{ name: 'North', numbers: [1, 2, 3, 4, 5, 6], closed: true }, { name: 'Gallery', numbers: [7, 8], closed: true }]);
});

test('an area whose stations stand among others has no line around it', () => {
  const north = { ...inArea(1, 'North'), at: { x: 0, y: 0 } };
  const far = { ...inArea(3, 'North'), at: { x: 8, y: 0 } };
  expect(framesOf(layPlan([north, plain(2, 4, 0), far]))).toMatchObject([{ name: 'North', closed: false }]);
});

test('who is set down stays there, and a new station finds room below', () => {
  const laid = layPlan([plain(1, 20, 9), plain(2)]);
  expect(spots(laid)).toEqual([[1, 20, 9], [2, 0, 13]]);
  expect(laid.map(({ loose }) => loose)).toEqual([false, true]);
});

test('of two that were set down upon each other the later stands beside', () => {
  const laid = layPlan([plain(1, 8, 6), plain(2, 9, 7)]);
  expect(laid[0]?.at).toEqual({ x: 8, y: 6 });
  expect(clashes(laid)).toBe(0);
});

test('a place beyond the plan, as another version may have it, is held at its edge', () => {
  expect(spots(layPlan([plain(1, 95, 71)]))).toEqual([[1, 92, 69]]);
});

test('an area is moved as one and held at the edges', () => {
  const laid = layPlan([plain(1, 0, 0), plain(2, 4, 0), plain(3, 0, 6)]);
  expect([...movedBy(laid, [1, 2], { x: -3, y: 3 })]).toEqual([[1, { x: 0, y: 3 }], [2, { x: 4, y: 3 }]]);
  expect(inTheWay(laid, movedBy(laid, [1, 2], { x: 0, y: 3 }))).toEqual([]);
  expect(inTheWay(laid, movedBy(laid, [1, 2], { x: 0, y: 4 }))).toEqual([3]);
});

test('the first move keeps everybody else where they were seen', () => {
  const laid = layPlan(many(3));
  const moved = movedBy(laid, [2], { x: 0, y: 3 });
  expect(isMoved(laid, moved)).toBe(true);
  expect(isMoved(laid, movedBy(laid, [2], { x: 0, y: 0 }))).toBe(false);
  expect(arrangement(laid, moved)).toEqual({ moved: [{ number: 2, at: { x: 4, y: 3 } }], beside: [{ number: 1, at: { x: 0, y: 0 } }, { number: 3, at: { x: 8, y: 0 } }] });
  const after = layPlan([plain(1, 0, 0), plain(2, 4, 3), plain(3, 8, 0)]);
  expect(arrangement(after, movedBy(after, [1], { x: 1, y: 3 })).beside).toEqual([]);
});

test('arrow keys go to the station that stands there', () => {
  const laid = layPlan(many(8));
  expect([beside(laid, 1, 'ArrowRight'), beside(laid, 1, 'ArrowDown'), beside(laid, 1, 'ArrowLeft'), beside(laid, 6, 'ArrowUp'), beside(laid, 1, 'Enter')]).toEqual([2, 5, undefined, 2, undefined]);
});
