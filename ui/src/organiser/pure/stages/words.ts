// Stages in words: names, counts, where somebody in a slot comes from.
import { groupLetter, groupsIn, isBracket } from '../../../board/stages';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import type { Take } from '../../../wire/Take';
import { t } from '../../stages_text';
import { matchesOf } from './count';
import type { Column, Lane, Origin } from './flow';
import type { Bundle } from './lay';
import { canDraw, lengthWords } from './series';
import { ordinal } from '../../../board/ordinal';
import { stageTitle } from './title';

export { ordinal } from '../../../board/ordinal';
export { stageTitle } from './title';

/** "5 rounds, best of 3". */
export function stageLead({ kind, usual }: Pick<StagePlan, 'kind' | 'usual'>): string {
  return t('stages.lead', { what: kindWords(kind), series: lengthWords(usual) });
}

export function kindWords(kind: StageKind): string {
  switch (kind.kind) {
    case 'single': return inPools(kind, t('stages.lead.single'));
    case 'double': return inPools(kind, t('stages.lead.double'));
    case 'stepladder': return t('stages.lead.stepladder');
    case 'hill': return t('stages.lead.hill', { wins: kind.in_a_row, n: kind.most_matches });
    case 'gsl': return t('stages.lead.gsl', { n: kind.groups });
    case 'round_robin': return kind.groups === 1 ? t('stages.lead.league', { n: kind.legs }) : t('stages.lead.groups', { n: kind.groups });
    case 'swiss': return kind.until.kind === 'rounds' ? t('stages.lead.rounds', { n: kind.until.rounds }) : t('stages.lead.record', { wins: kind.until.wins, losses: kind.until.losses });
    case 'free_for_all': return t('stages.lead.free_for_all', { n: kind.heats });
    case 'time_trial': return t('stages.lead.time_trial');
  }
}

const inPools = (kind: StageKind, what: string): string => (groupsIn(kind) > 1 ? t('stages.lead.pools', { n: groupsIn(kind), what }) : what);

/** Of a stage with a longer name the place is said first, since the end of a line may be cut. */
const LONG = 18;

/** "Seed 5", "Swiss place 1", "2nd of group B", "bye". */
export function originWords(origin: Origin | null, stages: readonly StagePlan[]): string {
  if (origin == null) return '';
  if (origin.kind === 'bye') return t('slot.bye');
  if (origin.kind === 'seed') return t('stages.seed', { n: origin.seed });
  const source = stages[origin.stage];
  if (origin.kind === 'best') return t('stages.best', { place: ordinal(origin.place), n: origin.number });
  const isPools = source !== undefined && isBracket(source.kind);
  return manyGroups(source) ? t(isPools ? 'stages.of_pool' : 'stages.of_group', { place: ordinal(origin.place), group: groupLetter(origin.group + 1) }) : t([...stageTitle(source)].length > LONG ? 'stages.place.first' : 'stages.place', { stage: stageTitle(source), n: origin.place });
}

/** "Group A, 6 matches", "Semi-final 1". */
export function laneTitle(lane: Lane, column: Column): string {
  if (lane.kind === 'group') return t(isBracket(column.plan.kind) ? 'stages.pool' : 'stages.group', { letter: groupLetter(lane.number) });
  if (lane.kind === 'ends') return t('stages.ends');
  if (lane.isLower) return t('stages.match.lower', { n: lane.number });
  const matches = column.lanes.filter((one) => one.kind === 'match').length;
  if (column.plan.kind.kind === 'double') return t('stages.match.upper', { n: lane.number });
  if (matches === 1) return t('stages.match.final');
  return t(matches === 2 ? 'stages.match.semi' : matches === 4 ? 'stages.match.quarter' : 'stages.match', { n: lane.number });
}

/** The matches of a group. */
export function laneMatches(lane: Lane, kind: StageKind): number {
  if (kind.kind === 'gsl') return 5;
  if (kind.kind === 'free_for_all') return 1;
  if (lane.kind === 'group' && isBracket(kind)) {
    const seeds = lane.slots.map((slot) => slot.seed);
    return matchesOf(kind, { entrants: seeds.length, lower: lane.slots.filter((slot) => slot.isLower).length, groups: [seeds] });
  }
  return kind.kind === 'round_robin' ? ((lane.slots.length * (lane.slots.length - 1)) / 2) * kind.legs : 0;
}

export function bundleTitle({ kind, isLower, from, to }: Bundle): string {
  if (kind === 'group') return from === to ? t('stages.group', { letter: groupLetter(from) }) : t('stages.groups', { first: groupLetter(from), last: groupLetter(to) });
  if (isLower) return from === to ? t('stages.match.lower', { n: from }) : t('stages.matches.lower', { from, to });
  if (kind === 'match') return from === to ? t('stages.match', { n: from }) : t('stages.matches', { from, to });
  return from === to ? t('stages.bundle.one', { n: from }) : t('stages.bundle', { from, to });
}

/** "Takes places 1 to 8 of Swiss. Sends 1st and 2nd of each group to Play-off." */
export function takesWords(stages: readonly StagePlan[], index: number, comers: number): string {
  const intake = stages[index]?.intake;
  if (!intake) return '';
  const takes = intake.kind === 'field' ? [t('stages.takes.field', { n: comers })] : intake.takes.map((take) => takeWords(stages, take));
  const isApart = intake.kind === 'places' && intake.takes.some((take) => manyGroups(stages[take.from]));
  const sends = stages.flatMap((plan) => (plan.intake.kind === 'field' ? [] : plan.intake.takes.filter((take) => take.from === index).map((take) => t(take.best !== undefined ? 'stages.sends.best' : manyGroups(stages[index]) ? 'stages.sends.groups' : 'stages.sends', { places: places(take.first, take.last), stage: stageTitle(plan), n: take.best ?? 0 }))));
  return [...takes, ...(isApart ? [t('stages.takes.apart')] : []), ...(sends.length > 0 ? sends : [index === stages.length - 1 ? t('stages.sends.end') : t('stages.sends.none')])].join(' ');
}

/** "Takes place 2 of each group of Groups into the lower bracket." */
function takeWords(stages: readonly StagePlan[], { from, first, last, best, into }: Take): string {
  const source = stages[from];
  const words = { places: places(first, last), stage: stageTitle(source), n: best ?? 0 };
  const text = t(best !== undefined ? 'stages.takes.best' : manyGroups(source) ? 'stages.takes.groups' : 'stages.takes', words);
  return into === 'lower' ? t('stages.takes.lower', { text }) : `${text}.`;
}

const manyGroups = (plan: StagePlan | undefined): boolean => groupsIn(plan?.kind) > 1;
const places = (first: number, last: number): string => (first === last ? t('stages.places.one', { n: first }) : t('stages.places', { first, last }));

/** Whether matches of the table can be drawn. */
export const tableDraws = (plan: StagePlan): boolean => 'table' in plan.kind && [plan.usual, ...plan.exceptions.map((one) => one.series)].some(canDraw);
