// Changing the list of stages by hand: another kind, one more, one less, another order. What comes in stays possible.
import { groupsIn } from '../../../board/stages';
import type { Criterion } from '../../../wire/Criterion';
import type { Intake } from '../../../wire/Intake';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import type { Take } from '../../../wire/Take';
import type { TableRule } from '../../../wire/TableRule';
import { bestOf } from '../format';
import { isInHeats } from './count';
import { allOf, isOfHeats, roundsOffered } from './series';

export const KINDS = ['single', 'double', 'gsl', 'round_robin', 'swiss', 'stepladder', 'hill', 'free_for_all', 'time_trial'] as const;
export type KindName = (typeof KINDS)[number];

/** As the server has it. */
export const MOST_STAGES = 8;

export const LEAGUE_TABLE: TableRule = { win: 3, draw: 1, loss: 0, unit: 1, order: ['points', 'head_to_head', 'game_difference', 'lots'], again: false, floor: 0 };
export const SWISS_TABLE: TableRule = { win: 1, draw: 0, loss: 0, unit: 1, order: ['points', 'buchholz_median', 'buchholz', 'game_difference', 'lots'], again: false, floor: 0 };
/** Wins less losses are the record; then Valve's difficulty, then the seed. */
export const MAJOR_TABLE: TableRule = { win: 1, draw: 0, loss: -1, unit: 1, order: ['points', 'valve_difficulty', 'initial_seed'], again: false, floor: 0 };

/** Points of a battle royale lobby of twenty: the usual table of the ALGS, one point a kill. */
export const ROYALE_POINTS: readonly number[] = [12, 9, 7, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1];
export const HEAT_ORDER: readonly Criterion[] = ['points', 'wins', 'kills', 'last_finish', 'lots'];

/** Another kind for a stage, with what the old one had in common kept. */
export function kindNamed(name: KindName, before?: StageKind): StageKind {
  const isOne = before === undefined || !('groups' in before);
  const groups = isOne || before.groups === 1 ? 4 : before.groups;
  const distribution = before && 'distribution' in before ? before.distribution : 'snake';
  // A bracket stays one bracket; groups that become brackets become pools.
  const pools = isOne ? 1 : before.groups;
  const table = before && 'table' in before ? before.table : undefined;
  switch (name) {
    case 'single': return { kind: 'single', third_place: false, groups: pools, distribution };
    case 'double': return { kind: 'double', grand_final: 'reset_if_needed', drops: 'start_gg', groups: pools, distribution };
    case 'gsl': return { kind: 'gsl', groups, distribution };
    case 'round_robin': return { kind: 'round_robin', groups, distribution, legs: 1, table: table ?? LEAGUE_TABLE };
    case 'swiss': return { kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: table ?? SWISS_TABLE };
    case 'stepladder': return { kind: 'stepladder' };
    case 'hill': return { kind: 'hill', in_a_row: 3, most_matches: 30 };
    case 'free_for_all': return { kind: 'free_for_all', heats: 1, distribution: 'snake', placing: [...ROYALE_POINTS], kill: 1, order: [...HEAT_ORDER] };
    case 'time_trial': return { kind: 'time_trial', heats: 1, measure: 'time' };
  }
}

/** The plan with another kind; exceptions for rounds that the new kind does not have are left behind. */
export function withKind(before: StagePlan, kind: StageKind): StagePlan {
  const groups = 'groups' in kind ? kind.groups : 1;
  // Fewer groups than waves: as many waves as there are groups then.
  const plan = Number.isInteger(groups) && (before.waves ?? 1) > groups ? withWaves(before, groups) : before;
  if (plan.kind.kind === kind.kind) return { ...plan, kind };
  const offered = roundsOffered(kind);
  // Nobody starts below where there is no lower bracket.
  const intake: Intake = plan.intake.kind === 'places' && kind.kind !== 'double' ? { kind: 'places', takes: plan.intake.takes.map((take) => ({ ...take, into: 'upper' })) } : plan.intake;
  const usual = isInHeats(kind) ? (isOfHeats(plan.usual) ? plan.usual : allOf(kind.kind === 'time_trial' ? 3 : 6)) : isInHeats(plan.kind) ? bestOf(3) : plan.usual;
  return { ...plan, kind, intake, usual, exceptions: plan.exceptions.filter((one) => offered.some((round) => round.group === one.group && round.from_end === one.from_end)) };
}

/** The plan with its groups in so many waves; one is left out. */
export function withWaves(plan: StagePlan, waves: number): StagePlan {
  const { waves: _, ...rest } = plan;
  return waves === 1 ? rest : { ...rest, waves };
}

/** As the server has it. */
export const MOST_TAKES = 16;

/** What comes in by default: of a Swiss the best eight, of groups the best two, of a bracket the best four. */
export function usualTake(stages: readonly StagePlan[], from: number): Take {
  const kind = stages[from]?.kind;
  const last = groupsIn(kind) > 1 ? 2 : kind?.kind === 'swiss' || kind?.kind === 'round_robin' ? 8 : 4;
  return { from, first: 1, last, into: 'upper' };
}

/** Who comes in by default. */
export function usualIntake(stages: readonly StagePlan[], from: number): Intake {
  return stages[from] ? { kind: 'places', takes: [usualTake(stages, from)] } : { kind: 'field' };
}

/** One take more: the places behind those that come in already, of the last stage that is taken from. */
export function withTake(stages: readonly StagePlan[], index: number, takes: readonly Take[]): Take[] {
  if (takes.length >= MOST_TAKES) return [...takes];
  const last = takes[takes.length - 1];
  if (!last) return [usualTake(stages, index - 1)];
  const next = 1 + Math.max(...takes.filter((take) => take.from === last.from).map((take) => take.last));
  return [...takes, { from: last.from, first: next, last: next, into: 'upper' }];
}

export function withStage(stages: readonly StagePlan[], index: number, plan: StagePlan): StagePlan[] {
  return stages.map((one, i) => (i === index ? plan : one));
}

/** One more at the end: a single elimination of those who lead. */
export function withOneMore(stages: readonly StagePlan[]): StagePlan[] {
  if (stages.length >= MOST_STAGES) return [...stages];
  return [...stages, { name: '', kind: kindNamed('single'), usual: stages[stages.length - 1]?.usual.length.kind === 'best_of' ? (stages[stages.length - 1]?.usual ?? bestOf(3)) : bestOf(3), exceptions: [], intake: usualIntake(stages, stages.length - 1) }];
}

/** Without one; whoever took from it takes from the one before it, or is the field. */
export function withoutStage(stages: readonly StagePlan[], index: number): StagePlan[] {
  const left = stages.filter((_, i) => i !== index);
  const gone = stages[index]?.intake;
  return left.map((plan, i) => {
    const { intake } = plan;
    if (intake.kind === 'field') return plan;
    const takes = intake.takes.filter((take) => take.from !== index).map((take) => ({ ...take, from: take.from > index ? take.from - 1 : take.from }));
    if (takes.length > 0) return repaired({ ...plan, intake: { kind: 'places', takes } }, i, left);
    return repaired({ ...plan, intake: gone?.kind === 'places' ? usualIntake(left, gone.takes[0]?.from ?? 0) : { kind: 'field' } }, i, left);
  });
}

/** In another order; drawn ones stay where they are. */
export function withStageMoved(stages: readonly StagePlan[], from: number, to: number, drawn: number): StagePlan[] {
  const one = stages[from];
  if (!one || from < drawn || to < drawn || to >= stages.length || from === to) return [...stages];
  const order = stages.map((_, i) => i).filter((i) => i !== from);
  order.splice(to, 0, from);
  const laid = order.flatMap((i) => stages[i] ?? []);
  return laid.map((plan, i) => {
    const { intake } = plan;
    return repaired(intake.kind === 'places' ? { ...plan, intake: { kind: 'places', takes: intake.takes.map((take) => ({ ...take, from: order.indexOf(take.from) })) } } : plan, i, laid);
  });
}

/** The first is for the field; every other takes from an earlier one. */
function repaired(plan: StagePlan, index: number, stages: readonly StagePlan[]): StagePlan {
  if (index === 0) return plan.intake.kind === 'field' ? plan : { ...plan, intake: { kind: 'field' } };
  const takes = plan.intake.kind === 'places' ? plan.intake.takes.filter((take) => take.from < index) : [];
  if (takes.length === 0) return { ...plan, intake: usualIntake(stages, index - 1) };
  return plan.intake.kind === 'places' && takes.length === plan.intake.takes.length ? plan : { ...plan, intake: { kind: 'places', takes } };
}
