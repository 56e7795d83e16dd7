// What contradicts itself in a format, told beside the field before the server refuses it.
import type { Format } from '../../../wire/Format';
import type { StagePlan } from '../../../wire/StagePlan';
import { t } from '../../stages_text';
import { MOST_CRITERIA } from './chain';
import { fieldsOf, swissByRecord, type Field } from './count';
import { canDraw } from './series';
import { stageTitle } from './title';

/** The field a problem stands beside. */
export type Spot = 'name' | 'waves' | 'kind' | 'groups' | 'legs' | 'until' | 'pairing' | 'usual' | 'rounds' | 'decisive' | 'points' | 'order' | 'floor' | 'drops' | 'intake' | 'rule';

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
  if (rule.kind === 'target' && !(isWhole(rule.target, 1, 999) && isWhole(rule.margin, 1, 99))) problems.push({ stage: -1, at: 'rule', text: t('problem.target'), isFatal: true });
  stages.forEach((plan, stage) => {
    const say: Say = (at, text, isFatal = true) => problems.push({ stage, at, text, isFatal });
    const field = fields[stage] ?? { entrants: 0, groups: [] };
    name(plan, say);
    intake(stages, stage, fields, say);
    numbers(plan, say);
    waves(plan, say);
    if (!problems.some((one) => one.stage === stage && one.at === 'intake')) size(plan, field, say);
    table(plan, say);
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
  const source = stages[taken.from];
  if (stage === 0 || !source || taken.from >= stage) return say('intake', t('problem.later'));
  if (!isWhole(taken.first, 1, 4_096) || !isWhole(taken.last, 1, 4_096)) return say('intake', t('problem.places'));
  if (taken.last < taken.first) return say('intake', t('problem.places.order'));
  const sizes = (fields[taken.from]?.groups ?? []).map((group) => group.length);
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)];
  if (fields[taken.from]?.entrants === 0) return;
  const words = { stage: stageTitle(source), last: taken.last, n: largest };
  if (taken.last > largest) say('intake', sizes.length > 1 ? t('problem.more.group', words) : t('problem.more', words), false);
  else if (taken.last > least) say('intake', t('problem.uneven', { ...words, n: least }), false);
  else if (sizes.length === 1 && taken.last === largest && taken.first === 1) say('intake', t('problem.all', words), false);
  const cut = sharedCut(source, fields[taken.from], taken.last) ?? sharedCut(source, fields[taken.from], taken.first - 1);
  if (cut) say('intake', t('problem.shared', { stage: stageTitle(source), ...cut }), false);
  stages.slice(0, stage).forEach((other) => {
    const before = other.intake;
    if (before.kind === 'places' && before.from === taken.from && before.first <= taken.last && taken.first <= before.last) say('intake', t('problem.twice', { stage: stageTitle(other) }), false);
  });
}

/** Placings of a bracket are shared: a cut between two of one placing has nothing to decide it. */
function sharedCut({ kind }: StagePlan, field: Field | undefined, place: number): { readonly first: number; readonly last: number } | null {
  const entrants = field?.entrants ?? 0;
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
  else if (kind.kind === 'round_robin' && isWhole(kind.groups, 1, 64) && n < kind.groups * 2) say('groups', t('problem.groups', { n, groups: kind.groups, needed: kind.groups * 2 }), false);
  else if (kind.kind === 'round_robin' && Math.max(0, ...field.groups.map((group) => group.length)) > 64) say('groups', t('problem.groups.large'), false);
  else if (n < 2) say('intake', t('problem.few', { n }), false);
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

function table({ kind }: StagePlan, say: Say): void {
  if (!('table' in kind)) return;
  const { order, floor, win, draw, loss, unit } = kind.table;
  if (order.length === 0) say('order', t('problem.order'));
  if (order.length > MOST_CRITERIA) say('order', t('problem.order.many', { most: MOST_CRITERIA }));
  if (new Set(order).size < order.length) say('order', t('problem.order.twice'));
  if (order.includes('lots') && order[order.length - 1] !== 'lots') say('order', t('problem.lots'));
  if (!isWhole(floor, 0, 100)) say('floor', t('problem.floor'));
  if (![win, draw, loss].every((units) => isWhole(units, -1_000, 1_000)) || !isWhole(unit, 1, 100)) say('points', t('problem.points'));
  else if (win < draw || draw < loss) say('points', t('problem.points.order'), false);
}

function draws({ kind, usual, exceptions }: StagePlan, say: Say): void {
  const isBracket = kind.kind === 'single' || kind.kind === 'double' || kind.kind === 'gsl';
  if (isBracket && canDraw(usual)) say('usual', t('problem.draw'));
  if (isBracket && exceptions.some((one) => canDraw(one.series))) say('rounds', t('problem.draw'));
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
