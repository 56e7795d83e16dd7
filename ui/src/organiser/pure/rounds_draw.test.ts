// Drawing the next stage: what it waits for, and what a stage says of itself.
import { expect, test } from 'vitest';
import type { StageKind } from '../../wire/StageKind';
import type { StagePlan } from '../../wire/StagePlan';
import type { StageView } from '../../wire/StageView';
import type { StandingRow } from '../../wire/StandingRow';
import { drawNeed, stageState, type Drawn } from './rounds_draw';

const TABLE = { win: 1, draw: 0, loss: 0, unit: 1, order: [], again: false, floor: 0 };
const SWISS: StageKind = { kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 3 }, table: TABLE };
const GSL: StageKind = { kind: 'gsl', groups: 2, distribution: 'snake' };
const plan = (kind: StageKind, intake: StagePlan['intake'] = { kind: 'field' }): StagePlan => ({ name: '', kind, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake });
const PLANS = [plan(SWISS), plan({ kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, { kind: 'places', takes: [{ from: 0, first: 1, last: 2 , into: 'upper' }] })];
const view = (more: Partial<StageView>): StageView => ({
  id: 1, tournament: 1, published: true, entrants: 4, index: 0, name: '', kind: SWISS, format: {} as StageView['format'], groups: 1, hidden: false, pairable: false, adjusted: [], order: [], ties: [], over: false,
  rounds: { 'pool1/2': { group: 'pool1', round: 2, from_end: 0, series: { length: { kind: 'best_of', games: 3 } }, parts: 1, matches: 4, over: 1, live: 2 } }, ...more,
});
const rows = (...ranks: number[]): StandingRow[] => ranks.map((rank, i) => ({ entrant: i + 1, seed: i + 1, won: 0, lost: 0, group: 1, fate: 'open', gone: false, rank, values: [] }));
const drawn = (more: Partial<StageView>, ...ranks: number[]): Map<number, Drawn> => new Map([[0, { view: view(more), rows: rows(...ranks) }]]);

test('two groups of four need eight, and take no more', () => {
  expect(drawNeed([plan(GSL)], 0, 7, new Map(), 0)).toEqual({ kind: 'few', n: 7, least: 8 });
  expect(drawNeed([plan(GSL)], 0, 9, new Map(), 0)).toEqual({ kind: 'many', n: 9, most: 8 });
  expect(drawNeed([plan(GSL)], 0, 8, new Map(), 0)).toBeUndefined();
});
test('the play-off waits for the Swiss stage', () => {
  expect(drawNeed(PLANS, 1, 8, new Map(), 0)).toEqual({ kind: 'undrawn', stage: 0 });
  expect(drawNeed(PLANS, 1, 8, drawn({}), 1)).toEqual({ kind: 'open', stage: 0, n: 3 });
});
test('second and third are equal: lots come first', () => {
  expect(drawNeed(PLANS, 1, 8, drawn({ over: true }, 1, 2, 2, 4), 1)).toEqual({ kind: 'tie', stage: 0, ties: [{ group: 1, first: 2, last: 3 }] });
  expect(drawNeed(PLANS, 1, 8, drawn({ over: true }, 1, 1, 3, 4), 1)).toBeUndefined();
});
test('a Major of twelve does not come out even, and a full one does', () => {
  const major = plan({ kind: 'swiss', pairing: 'valve_major', until: { kind: 'record', wins: 3, losses: 3 }, table: TABLE });
  expect(drawNeed([major], 0, 12, new Map(), 0)).toMatchObject({ kind: 'uneven', n: 12 });
  expect(drawNeed([major], 0, 16, new Map(), 0)).toBeUndefined();
});
test('a later stage counts who is left', () => {
  const plans = [plan(SWISS), plan(GSL, { kind: 'places', takes: [{ from: 0, first: 1, last: 8, into: 'upper' }] })];
  expect(drawNeed(plans, 1, 8, drawn({ over: true }, 1, 2, 3, 4, 5, 6, 7), 1)).toEqual({ kind: 'few', n: 7, least: 8 });
});
test('a stage says where it is', () => {
  expect(stageState(undefined)).toEqual({ kind: 'waits' });
  expect(stageState(view({ published: false }))).toEqual({ kind: 'draft' });
  expect(stageState(view({}))).toEqual({ kind: 'round', round: 2, isLive: true });
  expect(stageState(view({ kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' } }))).toEqual({ kind: 'part', over: 1, all: 4, isLive: true });
  expect(stageState(view({ over: true }))).toEqual({ kind: 'over' });
});
