// Changing the list of stages by hand: another kind, one more, one less, another order. What comes in stays possible.
import type { Intake } from '../../../wire/Intake';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import type { TableRule } from '../../../wire/TableRule';
import { bestOf } from '../format';
import { roundsOffered } from './series';

export const KINDS = ['single', 'double', 'gsl', 'round_robin', 'swiss'] as const;
export type KindName = (typeof KINDS)[number];

/** As the server has it. */
export const MOST_STAGES = 8;

export const LEAGUE_TABLE: TableRule = { win: 3, draw: 1, loss: 0, unit: 1, order: ['points', 'head_to_head', 'game_difference', 'lots'], again: false, floor: 0 };
export const SWISS_TABLE: TableRule = { win: 1, draw: 0, loss: 0, unit: 1, order: ['points', 'buchholz_median', 'buchholz', 'game_difference', 'lots'], again: false, floor: 0 };
/** Wins less losses are the record; then Valve's difficulty, then the seed. */
export const MAJOR_TABLE: TableRule = { win: 1, draw: 0, loss: -1, unit: 1, order: ['points', 'valve_difficulty', 'initial_seed'], again: false, floor: 0 };

/** Another kind for a stage, with what the old one had in common kept. */
export function kindNamed(name: KindName, before?: StageKind): StageKind {
  const groups = before && 'groups' in before ? before.groups : 4;
  const table = before && 'table' in before ? before.table : undefined;
  switch (name) {
    case 'single': return { kind: 'single', third_place: false };
    case 'double': return { kind: 'double', grand_final: 'reset_if_needed', drops: 'start_gg' };
    case 'gsl': return { kind: 'gsl', groups };
    case 'round_robin': return { kind: 'round_robin', groups, legs: 1, table: table ?? LEAGUE_TABLE };
    case 'swiss': return { kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: table ?? SWISS_TABLE };
  }
}

/** The plan with another kind; exceptions for rounds that the new kind does not have are left behind. */
export function withKind(before: StagePlan, kind: StageKind): StagePlan {
  const groups = 'groups' in kind ? kind.groups : 1;
  // Fewer groups than waves: as many waves as there are groups then.
  const plan = Number.isInteger(groups) && (before.waves ?? 1) > groups ? withWaves(before, groups) : before;
  if (plan.kind.kind === kind.kind) return { ...plan, kind };
  const offered = roundsOffered(kind);
  return { ...plan, kind, exceptions: plan.exceptions.filter((one) => offered.some((round) => round.group === one.group && round.from_end === one.from_end)) };
}

/** The plan with its groups in so many waves; one is left out. */
export function withWaves(plan: StagePlan, waves: number): StagePlan {
  const { waves: _, ...rest } = plan;
  return waves === 1 ? rest : { ...rest, waves };
}

/** Who comes in by default: of a Swiss the best eight, of groups the best two, of a bracket the best four. */
export function usualIntake(stages: readonly StagePlan[], from: number): Intake {
  const kind = stages[from]?.kind;
  const last = kind?.kind === 'gsl' || (kind?.kind === 'round_robin' && kind.groups > 1) ? 2 : kind?.kind === 'single' || kind?.kind === 'double' ? 4 : 8;
  return kind ? { kind: 'places', from, first: 1, last } : { kind: 'field' };
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
    const from = intake.from > index ? intake.from - 1 : intake.from;
    if (intake.from !== index) return repaired({ ...plan, intake: { ...intake, from } }, i, left);
    return repaired({ ...plan, intake: gone?.kind === 'places' ? usualIntake(left, gone.from) : { kind: 'field' } }, i, left);
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
    return repaired(intake.kind === 'places' ? { ...plan, intake: { ...intake, from: order.indexOf(intake.from) } } : plan, i, laid);
  });
}

/** The first is for the field; every other takes from an earlier one. */
function repaired(plan: StagePlan, index: number, stages: readonly StagePlan[]): StagePlan {
  if (index === 0) return plan.intake.kind === 'field' ? plan : { ...plan, intake: { kind: 'field' } };
  if (plan.intake.kind === 'places' && plan.intake.from < index) return plan;
  return { ...plan, intake: usualIntake(stages, index - 1) };
}
