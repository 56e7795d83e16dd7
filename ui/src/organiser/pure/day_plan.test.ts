// Tests how late a day is said to be, how the board is laid out, and what stands against moving a match.
import { describe, expect, it } from 'vitest';
import type { StationView } from '../../wire/StationView';
import { axisOf, conflictsOf, driftOf, isAtRisk, itemsOf, rowsOf, snapped, ticksOf, toneOf, wishAt, type Item } from './day_plan';

const SINCE = Date.UTC(2026, 10, 28, 9, 10);
const MINUTE = 60_000;
const station = (number: number, part: Partial<StationView> = {}): StationView => ({ number, name: '', ...part });
const item = (match: number, from: number, to: number, part: Partial<Item> = {}): Item => ({ key: String(match), match, number: match, tournament: 1, group: 'upper', round: 1, from, to, state: 'planned', station: 1, people: [match], ...part });
const seated = (match: number, from: number, to: number): Item => {
  const { station: _, ...rest } = item(match, from, to);
  return rest;
};
const span = (early: number, middle: number, late: number): { early: number; middle: number; late: number } => ({ early: early * MINUTE, middle: middle * MINUTE, late: late * MINUTE });

describe('how late it is', () => {
  it('is the middle against the aim, and a risk where the late edge passes it', () => {
    expect([driftOf(span(80, 100, 130), 88 * MINUTE), driftOf(span(80, 100, 130), 110 * MINUTE)]).toEqual([12, -10]);
    expect([12, 5, 4, 1, 0, -10].map(toneOf)).toEqual(['late', 'late', 'slight', 'slight', 'good', 'good']);
    expect([isAtRisk(span(80, 100, 130), 120 * MINUTE), isAtRisk(span(80, 100, 130), 140 * MINUTE), isAtRisk(undefined, 1), isAtRisk(span(1, 2, 3), undefined)]).toEqual([true, false, false, false]);
  });
});

describe('the board', () => {
  it('lays what overlaps at one station one below the other, and own seats last', () => {
    const items = [item(1, 0, 20), item(2, 10, 30), item(3, 20, 40), seated(4, 0, 9)];
    const rows = rowsOf(items, [station(1), station(2)]);
    expect(rows.map((row) => [row.station, row.lanes.map((lane) => lane.map((one) => one.match))])).toEqual([[1, [[1, 3], [2]]], [2, [[]]], [null, [[4]]]]);
    expect(rowsOf([item(1, 0, 9)], [station(1)]).length, 'no row for own seats where nobody plays there').toBe(1);
  });
  it('shows matches of a station that is gone beside own seats', () => {
    expect(rowsOf([item(1, 0, 9, { station: 7 })], [station(1)]).map((row) => row.station)).toEqual([1, null]);
  });
  it('reads items from the document in their order', () => {
    const { key: _, ...late } = item(1, 50, 60);
    const { key: __, ...soon } = item(2, 5, 9);
    expect(itemsOf({ since: SINCE, items: { 1: late, 2: soon }, left_out: 0 }).map((one) => one.match)).toEqual([2, 1]);
    expect(itemsOf(undefined)).toEqual([]);
  });
  it('spans whole half hours, with an aim that is near', () => {
    expect(axisOf([item(1, 40, 95)], 50, undefined)).toEqual({ from: 30, to: 120 });
    expect(axisOf([item(1, 40, 95)], 50, 180)).toEqual({ from: 30, to: 210 });
    expect(axisOf([item(1, 40, 95)], 50, 900)).toEqual({ from: 30, to: 120 });
  });
  it('has its marks on the half hours of the wall clock', () => {
    expect(ticksOf({ from: 0, to: 90 }, SINCE, 0)).toEqual([20, 50, 80]);
    expect(ticksOf({ from: 0, to: 60 }, SINCE, 330)).toEqual([20, 50]);
  });
});

describe('what stands against moving a match', () => {
  const about = { now: 5, since: SINCE, breaks: [], stations: [station(1), station(2), station(3, { out_of_order: { reason: 'No picture', since: 0 } })] };
  const moved = item(9, 60, 80, { people: [40, 41], after: [7] });
  const others = [item(7, 20, 45, { people: [40] }), item(8, 100, 130, { station: 2, people: [41] }), item(5, 90, 120, { station: 2, people: [50] })];

  it('is nothing at a free place after what leads to it', () => {
    expect(conflictsOf(moved, { station: 1, at: 45 }, others, about)).toEqual([]);
  });
  it('is what leads to it', () => {
    expect(conflictsOf(moved, { station: 2, at: 40 }, others, about)).toEqual([{ kind: 'before', key: '7', number: 7, until: 45 }]);
  });
  it('is somebody who plays elsewhere', () => {
    expect(conflictsOf(moved, { station: 1, at: 85 }, others, about)).toEqual([{ kind: 'people', key: '8', number: 8, from: 100 }]);
  });
  it('is a station that is out of order, and the past', () => {
    expect(conflictsOf({ ...moved, after: [] }, { station: 3, at: 0 }, [], about)).toEqual([{ kind: 'past' }, { kind: 'closed', station: 3 }]);
  });
  it('is a break of all or of its tournament, not that of another', () => {
    const lunch = (tournament?: number) => ({ from: SINCE + 70 * MINUTE, until: SINCE + 100 * MINUTE, text: 'Lunch', ...(tournament === undefined ? {} : { tournament }) });
    const at = (breaks: ReturnType<typeof lunch>[], minute: number) => conflictsOf(moved, { station: 1, at: minute }, [], { ...about, breaks });
    expect(at([lunch()], 60)).toEqual([{ kind: 'break', text: 'Lunch' }]);
    expect(at([lunch(1)], 60)).toHaveLength(1);
    expect(at([lunch(2)], 60)).toEqual([]);
    expect([at([lunch()], 50), at([lunch()], 100)]).toEqual([[], []]);
  });
  it('is who is there for sure, not whoever is only planned there', () => {
    const there = (part: Partial<Item>) => conflictsOf(moved, { station: 2, at: 60 }, [item(3, 50, 70, { station: 2, people: [1], ...part })], about);
    expect(there({})).toEqual([]);
    expect(there({ state: 'live' })).toEqual([{ kind: 'taken', key: '3', number: 3, until: 70 }]);
    expect(there({ wished: true })).toHaveLength(1);
    const two = { ...about, stations: [station(2, { equipment: { kind: 'game_server', area: '', address: '', at_once: 2 } })] };
    expect(conflictsOf(moved, { station: 2, at: 60 }, [item(3, 50, 70, { station: 2, state: 'live' })], two), 'it takes two').toEqual([]);
  });
  it('goes by five minutes, and not before now', () => {
    expect([snapped(62.4, 5), snapped(63, 5), snapped(2, 5.2)]).toEqual([60, 65, 6]);
  });
});

describe('what is wished for a match that was moved', () => {
  const six = SINCE + 120 * MINUTE;
  const final = item(7, 120, 150, { wished: true, wish: { station: 1, from: six } });

  it('keeps its time where only the station is another one', () => {
    expect(wishAt(final, { station: 2, at: 120 }, SINCE)).toEqual({ station: 2, from: six });
    expect(wishAt({ ...final, from: 127, to: 157 }, { station: 2, at: 125 }, SINCE), 'it begins later than it was wished, and stands by what was wished').toEqual({ station: 2, from: six });
  });
  it('has the new time where it is another one, also an earlier one', () => {
    expect(wishAt(final, { station: 1, at: 90 }, SINCE)).toEqual({ station: 1, from: SINCE + 90 * MINUTE });
    expect(wishAt(item(7, 120, 150), { station: 1, at: 90 }, SINCE)).toEqual({ station: 1, from: SINCE + 90 * MINUTE });
  });
  it('has no time of its own where none was wished and it only changes its station', () => {
    expect(wishAt(item(7, 120, 150), { station: 2, at: 120 }, SINCE)).toEqual({ station: 2 });
  });
  it('stays kept back', () => {
    expect(wishAt(item(7, 120, 150, { wish: { keep_back: true } }), { station: 2, at: 60 }, SINCE)).toEqual({ keep_back: true, station: 2, from: SINCE + 60 * MINUTE });
  });
  it('stays with the stream where only its time is another one, and leaves it for a station of its own', () => {
    const streamed = item(7, 120, 150, { wish: { stream: true } });
    expect(wishAt(streamed, { station: 1, at: 60 }, SINCE)).toEqual({ stream: true, from: SINCE + 60 * MINUTE });
    expect(wishAt(streamed, { station: 2, at: 120 }, SINCE)).toEqual({ station: 2 });
    const told = (kind: 'table' | 'stream') => conflictsOf(streamed, { station: 2, at: 120 }, [], { now: 5, since: SINCE, breaks: [], stations: [station(2, { equipment: { kind, area: '', address: '', at_once: 1 } })] });
    expect([told('table'), told('stream')]).toEqual([[{ kind: 'stream' }], []]);
  });
  it('is as it was at the own seat, but for the time', () => {
    const { station: _, ...seatless } = item(7, 120, 150, { wish: { keep_back: true } });
    expect(wishAt(seatless, { station: null, at: 60 }, SINCE)).toEqual({ keep_back: true, from: SINCE + 60 * MINUTE });
  });
  it('is nothing new where it did not move', () => {
    expect(wishAt(final, { station: 1, at: 122 }, SINCE)).toBeUndefined();
  });
});
