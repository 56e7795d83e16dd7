// What contradicts itself in a format, told beside the field before the server refuses it.
import type { Criterion } from '../../../wire/Criterion';
import type { Format } from '../../../wire/Format';
import { groupsIn, isBracket, isLadder } from '../../../board/stages';
import type { StagePlan } from '../../../wire/StagePlan';
import type { Take } from '../../../wire/Take';
import { t } from '../../stages_text';
import { MOST_CRITERIA } from './chain';
import { fieldsOf, isInHeats, NOBODY, swissByRecord, type Field } from './count';
import { MOST_TAKES } from './edit';
import { canDraw, isOfHeats, MOST_HEAT_GAMES } from './series';
import { stageTitle } from './title';
import { titleProblems } from './title_problems';

/** Most contenders of a heat; the server says the same. */
const MOST_IN_HEAT = 128;

/** The field a problem stands beside. */
export type Spot = 'name' | 'waves' | 'kind' | 'groups' | 'heats' | 'legs' | 'hill' | 'until' | 'pairing' | 'usual' | 'rounds' | 'decisive' | 'points' | 'order' | 'floor' | 'drops' | 'intake' | 'rule' | 'title';

export interface Problem {
  /** From 0; -1 for the tournament as a whole. */
  readonly stage: number;
  readonly at: Spot;
  readonly text: string;
  /** The server refuses such a format; otherwise only the draw with so many entrants. */
  readonly isFatal: boolean;
}

type Say = (at: Spot, text: string, isFatal?: boolean) => void;

/** Everything that is wrong with a format, if so many are entered. */
export function problemsOf(format: Format, entrants: number): Problem[] {
  const problems: Problem[] = [];
  const { stages, rule } = format;
  const fields = fieldsOf(stages, entrants);
  problems.push(...titleProblems(rule, format.title_rules ?? {}));
  stages.forEach((plan, stage) => {
    const say: Say = (at, text, isFatal = true) => problems.push({ stage, at, text, isFatal });
    const field = fields[stage] ?? NOBODY;
    name(plan, say);
    intake(stages, stage, fields, say);
    numbers(plan, say);
    waves(plan, say);
    if (!problems.some((one) => one.stage === stage && one.at === 'intake')) size(plan, field, say);
    table(plan, say);
    heats(plan, say);
    draws(plan, say);
    points(format, plan, say);
  });
  return problems;
}

export const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

function name(plan: StagePlan, say: Say): void {
  if ([...plan.name.trim()].length > 40) say('name', t('problem.name'));
}

function waves({ kind, waves: count = 1 }: StagePlan, say: Say): void {
  const groups = 'groups' in kind ? kind.groups : 1;
  if (!isWhole(count, 1, Math.max(1, groups))) say('waves', t('problem.waves', { n: groups }));
}

function intake(stages: readonly StagePlan[], stage: number, fields: readonly Field[], say: Say): void {
  const taken = stages[stage]?.intake;
  if (!taken) return;
  if (taken.kind === 'field') {
    if (stage > 0) say('intake', t('problem.field'));
    return;
  }
  const { takes } = taken;
  if (takes.length === 0 || takes.length > MOST_TAKES) return say('intake', t('problem.takes'));
  takes.forEach((take, i) => {
    takeTrouble(take, stages, stage, fields, say);
    if (takes.slice(0, i).some((other) => overlap(other, take))) say('intake', t('problem.place_twice', { first: take.first, last: take.last, stage: stageTitle(stages[take.from]) }));
  });
  const lower = takes.filter((take) => take.into === 'lower').length;
  const own = stages[stage]?.kind;
  if (lower > 0 && own?.kind !== 'double') say('intake', t('problem.no_lower'));
  else if (lower === takes.length) say('intake', t('problem.nobody_above'));
}

const overlap = (one: Take, other: Take): boolean => one.from === other.from && one.first <= other.last && other.first <= one.last;

function takeTrouble(taken: Take, stages: readonly StagePlan[], stage: number, fields: readonly Field[], say: Say): void {
  const source = stages[taken.from];
  if (stage === 0 || !source || taken.from >= stage) return say('intake', t('problem.later'));
  if (!isWhole(taken.first, 1, 4_096) || !isWhole(taken.last, 1, 4_096)) return say('intake', t('problem.places'));
  if (taken.last < taken.first) return say('intake', t('problem.places.order'));
  const sizes = (fields[taken.from]?.groups ?? []).map((group) => group.length);
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)];
  if (fields[taken.from]?.entrants === 0) return;
  const words = { stage: stageTitle(source), last: taken.last, n: largest };
  if (source.kind.kind === 'gsl' && taken.last > 4) return say('intake', t('problem.more.group', { ...words, n: 4 }));
  if (taken.last > largest) say('intake', sizes.length > 1 ? t('problem.more.group', words) : t('problem.more', words), false);
  else if (taken.last > least && taken.best === undefined) say('intake', t('problem.uneven', { ...words, n: least }), false);
  else if (sizes.length === 1 && taken.last === largest && taken.first === 1) say('intake', t('problem.all', words), false);
  if (taken.best !== undefined) {
    if (groupsIn(source.kind) < 2 || !('table' in source.kind)) return say('intake', t('problem.no_best', { stage: stageTitle(source) }));
    const most = groupsIn(source.kind) * (taken.last - taken.first + 1);
    if (!isWhole(taken.best, 1, most)) return say('intake', t('problem.best', { most }));
  }
  const cut = sharedCut(source, sizes, taken.last) ?? sharedCut(source, sizes, taken.first - 1);
  if (cut) say('intake', t('problem.shared', { stage: stageTitle(source), ...cut }), false);
  stages.slice(0, stage).forEach((other) => {
    const before = other.intake;
    if (before.kind === 'places' && before.takes.some((one) => overlap(one, taken))) say('intake', t('problem.twice', { stage: stageTitle(other) }), false);
  });
}

/** Placings of a bracket are shared: a cut between two of one placing has nothing to decide it. */
function sharedCut({ kind }: StagePlan, sizes: readonly number[], place: number): { readonly first: number; readonly last: number } | null {
  const entrants = Math.max(0, ...sizes);
  if (place < 1 || place >= entrants) return null;
  if (kind.kind === 'single') {
    if (place === 3 && kind.third_place) return null;
    for (let first = 3, last = 4; first <= entrants; [first, last] = [last + 1, last * 2]) if (place >= first && place < last) return { first, last };
  } else if (kind.kind === 'double') {
    let first = 5;
    for (let count = 2; first <= entrants; count *= 2) {
      for (let twice = 0; twice < 2; twice += 1) {
        if (place >= first && place < first + count - 1) return { first, last: first + count - 1 };
        first += count;
      }
    }
  }
  return null;
}

function numbers({ kind }: StagePlan, say: Say): void {
  if ('groups' in kind && !isWhole(kind.groups, 1, 64)) say('groups', t('problem.groups.range'));
  if (isInHeats(kind) && !isWhole(kind.heats, 1, 64)) say('heats', t('problem.heats.range'));
  if (kind.kind === 'hill' && !(isWhole(kind.in_a_row, 1, 20) && isWhole(kind.most_matches, kind.in_a_row, 250))) say('hill', t('problem.hill'));
  if (kind.kind === 'round_robin' && !isWhole(kind.legs, 1, 4)) say('legs', t('problem.legs'));
  if (kind.kind === 'swiss') {
    const { until } = kind;
    if (until.kind === 'rounds' && !isWhole(until.rounds, 1, 30)) say('until', t('problem.rounds'));
    if (until.kind === 'record' && !(isWhole(until.wins, 1, 9) && isWhole(until.losses, 1, 9))) say('until', t('problem.record'));
    if (kind.pairing === 'valve_major' && until.kind === 'rounds') say('pairing', t('problem.major.rounds'));
  }
  if (kind.kind === 'double' && typeof kind.drops === 'object' && kind.drops.rounds.length === 0) say('drops', t('problem.drops'));
}

function size({ kind }: StagePlan, field: Field, say: Say): void {
  const n = field.entrants;
  if (kind.kind === 'gsl' && isWhole(kind.groups, 1, 64) && n !== kind.groups * 4) say('groups', t('problem.gsl', { n, groups: kind.groups, needed: kind.groups * 4 }), false);
  else if ((kind.kind === 'round_robin' || (isBracket(kind) && kind.groups > 1)) && isWhole(kind.groups, 1, 64) && n < kind.groups * 2) say('groups', t('problem.groups', { n, groups: kind.groups, needed: kind.groups * 2 }), false);
  else if (kind.kind === 'round_robin' && Math.max(0, ...field.groups.map((group) => group.length)) > 64) say('groups', t('problem.groups.large'), false);
  else if (kind.kind === 'free_for_all' && n < kind.heats * 2) say('heats', t('problem.heats', { n, heats: kind.heats, needed: kind.heats * 2 }), false);
  else if (isInHeats(kind) && n > kind.heats * MOST_IN_HEAT) say('heats', t('problem.heats.large', { most: MOST_IN_HEAT }), false);
  else if (n < 2) say('intake', t('problem.few', { n }), false);
  else if (isLadder(kind) && n > 128) say('intake', t('problem.ladder', { n }), false);
  else if (kind.kind === 'hill' && kind.most_matches < n - 1) say('hill', t('problem.hill.few', { n: n - 1 }), false);
  else if (field.lower > 0 && n - field.lower < groupsIn(kind) * (kind.kind === 'double' && kind.grand_final === 'not_played' ? 2 : 1)) say('intake', t('problem.above'), false);
  if (kind.kind !== 'swiss' || n < 2) return;
  const { until } = kind;
  if (until.kind === 'rounds') {
    if (until.rounds >= n && kind.pairing === 'score_groups') say('until', t('problem.again', { n, most: n - 1 + (n % 2) }), false);
    return;
  }
  if (kind.pairing === 'valve_major' && until.wins > 0 && until.losses > 0) {
    const { odd } = swissByRecord(n, until.wins, until.losses);
    if (odd) say('pairing', until.wins === 3 && until.losses === 3 ? t('problem.major', { n }) : t('problem.major.odd', { n, count: odd.count, won: odd.won, lost: odd.lost }), false);
  }
}

function chain(order: readonly Criterion[], say: Say): void {
  if (order.length === 0) say('order', t('problem.order'));
  if (order.length > MOST_CRITERIA) say('order', t('problem.order.many', { most: MOST_CRITERIA }));
  if (new Set(order).size < order.length) say('order', t('problem.order.twice'));
  if (order.includes('lots') && order[order.length - 1] !== 'lots') say('order', t('problem.lots'));
}

function heats({ kind, usual }: StagePlan, say: Say): void {
  if (!isInHeats(kind)) return;
  if (!isOfHeats(usual)) say('usual', t('problem.heats.games', { most: MOST_HEAT_GAMES }));
  if (kind.kind !== 'free_for_all') return;
  chain(kind.order, say);
  if (![kind.kill, ...kind.placing].every((points) => isWhole(points, -1_000_000, 1_000_000)) || kind.placing.length > MOST_IN_HEAT) say('points', t('problem.heats.points'));
  else if (kind.placing.some((points, i) => points > (kind.placing[i - 1] ?? Infinity))) say('points', t('problem.heats.points.order'), false);
}

function table({ kind }: StagePlan, say: Say): void {
  if (!('table' in kind)) return;
  const { order, floor, win, draw, loss, unit } = kind.table;
  chain(order, say);
  if (!isWhole(floor, 0, 100)) say('floor', t('problem.floor'));
  if (![win, draw, loss].every((units) => isWhole(units, -1_000, 1_000)) || !isWhole(unit, 1, 100)) say('points', t('problem.points'));
  else if (win < draw || draw < loss) say('points', t('problem.points.order'), false);
}

function draws({ kind, usual, exceptions }: StagePlan, say: Say): void {
  const mustWin = isBracket(kind) || isLadder(kind) || kind.kind === 'gsl';
  if (mustWin && canDraw(usual)) say('usual', t('problem.draw'));
  if (mustWin && exceptions.some((one) => canDraw(one.series))) say('rounds', t('problem.draw'));
  if (kind.kind !== 'swiss') return;
  if (kind.until.kind === 'record' && canDraw(usual)) say('usual', t('problem.draw.record'));
  if (kind.decisive && canDraw(kind.decisive)) say('decisive', t('problem.draw.record'));
}

/** Points that are added up must be counted. */
function points({ rule }: Format, { kind, usual, exceptions }: StagePlan, say: Say): void {
  if (rule.kind !== 'winner_only') return;
  if (usual.length.kind === 'aggregate') say('usual', t('problem.no_points'), false);
  if (exceptions.some((one) => one.series.length.kind === 'aggregate')) say('rounds', t('problem.no_points'), false);
  if ('table' in kind && kind.table.order.some((one) => one === 'score_difference' || one === 'score_for')) say('order', t('problem.no_score'), false);
}
