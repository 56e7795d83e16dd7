// Stages in words: names, counts, where somebody in a slot comes from.
import { groupLetter } from '../../../board/stages';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import { t } from '../../stages_text';
import { groupsOf } from './count';
import type { Column, Lane, Origin } from './flow';
import type { Bundle } from './lay';
import { canDraw, lengthWords } from './series';
import { stageTitle } from './title';

export { stageTitle } from './title';

/** "5 rounds, best of 3". */
export function stageLead({ kind, usual }: Pick<StagePlan, 'kind' | 'usual'>): string {
  return t('stages.lead', { what: kindWords(kind), series: lengthWords(usual) });
}

export function kindWords(kind: StageKind): string {
  switch (kind.kind) {
    case 'single': return t('stages.lead.single');
    case 'double': return t('stages.lead.double');
    case 'gsl': return t('stages.lead.gsl', { n: kind.groups });
    case 'round_robin': return kind.groups === 1 ? t('stages.lead.league', { n: kind.legs }) : t('stages.lead.groups', { n: kind.groups });
    case 'swiss': return kind.until.kind === 'rounds' ? t('stages.lead.rounds', { n: kind.until.rounds }) : t('stages.lead.record', { wins: kind.until.wins, losses: kind.until.losses });
    case 'free_for_all': return t('stages.lead.free_for_all', { n: kind.heats });
    case 'time_trial': return t('stages.lead.time_trial');
  }
}

/** "1st", "22nd", "113th". */
export function ordinal(n: number): string {
  const tens = n % 100;
  const end = tens >= 11 && tens <= 13 ? 'th' : n % 10 === 1 ? 'st' : n % 10 === 2 ? 'nd' : n % 10 === 3 ? 'rd' : 'th';
  return `${n}${end}`;
}

/** Of a stage with a longer name the place is said first, since the end of a line may be cut. */
const LONG = 18;

/** "Seed 5", "Swiss place 1", "2nd of group B", "bye". */
export function originWords(origin: Origin | null, stages: readonly StagePlan[]): string {
  if (origin == null) return '';
  if (origin.kind === 'bye') return t('slot.bye');
  if (origin.kind === 'seed') return t('stages.seed', { n: origin.seed });
  const source = stages[origin.stage];
  const hasGroups = manyGroups(source);
  return hasGroups ? t('stages.of_group', { place: ordinal(origin.place), group: groupLetter(origin.group + 1) }) : t([...stageTitle(source)].length > LONG ? 'stages.place.first' : 'stages.place', { stage: stageTitle(source), n: origin.place });
}

/** "Group A, 6 matches", "Semi-final 1". */
export function laneTitle(lane: Lane, column: Column): string {
  if (lane.kind === 'group') return t('stages.group', { letter: groupLetter(lane.number) });
  if (lane.kind === 'ends') return t('stages.ends');
  const matches = column.lanes.filter((one) => one.kind === 'match').length;
  if (column.plan.kind.kind === 'double') return t('stages.match.upper', { n: lane.number });
  if (matches === 1) return t('stages.match.final');
  return t(matches === 2 ? 'stages.match.semi' : matches === 4 ? 'stages.match.quarter' : 'stages.match', { n: lane.number });
}

/** The matches of a group. */
export function laneMatches(lane: Lane, kind: StageKind): number {
  if (kind.kind === 'gsl') return 5;
  if (kind.kind === 'free_for_all') return 1;
  return kind.kind === 'round_robin' ? ((lane.slots.length * (lane.slots.length - 1)) / 2) * kind.legs : 0;
}

export function bundleTitle({ kind, from, to }: Bundle): string {
  if (kind === 'group') return from === to ? t('stages.group', { letter: groupLetter(from) }) : t('stages.groups', { first: groupLetter(from), last: groupLetter(to) });
  if (kind === 'match') return from === to ? t('stages.match', { n: from }) : t('stages.matches', { from, to });
  return from === to ? t('stages.bundle.one', { n: from }) : t('stages.bundle', { from, to });
}

/** "Takes places 1 to 8 of Swiss. Sends 1st and 2nd of each group to Play-off." */
export function takesWords(stages: readonly StagePlan[], index: number, comers: number): string {
  const intake = stages[index]?.intake;
  if (!intake) return '';
  const takes = intake.kind === 'field' ? t('stages.takes.field', { n: comers }) : t(manyGroups(stages[intake.from]) ? 'stages.takes.groups' : 'stages.takes', { places: places(intake.first, intake.last), stage: stageTitle(stages[intake.from]) });
  const sends = stages.flatMap((plan) => (plan.intake.kind === 'places' && plan.intake.from === index ? [t(manyGroups(stages[index]) ? 'stages.sends.groups' : 'stages.sends', { places: places(plan.intake.first, plan.intake.last), stage: stageTitle(plan) })] : []));
  return [takes, ...(sends.length > 0 ? sends : [index === stages.length - 1 ? t('stages.sends.end') : t('stages.sends.none')])].join(' ');
}

const manyGroups = (plan: StagePlan | undefined): boolean => plan !== undefined && groupsOf(plan.kind) > 1;
const places = (first: number, last: number): string => (first === last ? t('stages.places.one', { n: first }) : t('stages.places', { first, last }));

/** Whether matches of the table can be drawn. */
export const tableDraws = (plan: StagePlan): boolean => 'table' in plan.kind && [plan.usual, ...plan.exceptions.map((one) => one.series)].some(canDraw);
