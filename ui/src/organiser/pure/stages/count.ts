// How many play in each stage and how many matches that makes, as the server will draw it.
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';

/** Who plays in a stage: how many, and the seeds of each of its groups. */
export interface Field {
  readonly entrants: number;
  /** Seeds of each group that is ranked on its own, the best first. */
  readonly groups: readonly (readonly number[])[];
}

/** Whether its matches are heats of many. */
export const isInHeats = (kind: StageKind): kind is Extract<StageKind, { kind: 'free_for_all' | 'time_trial' }> => kind.kind === 'free_for_all' || kind.kind === 'time_trial';

/** How many groups are ranked on their own; the heats of a time trial share one table. */
export const groupsOf = (kind: StageKind): number => (kind.kind === 'gsl' || kind.kind === 'round_robin' ? kind.groups : kind.kind === 'free_for_all' ? kind.heats : 1);

/** Seeds laid over groups in serpentines: 1 8, 2 7, 3 6, 4 5. */
export function snake(entrants: number, groups: number): number[][] {
  const count = Math.max(1, Math.min(groups, Math.max(1, entrants)));
  const laid: number[][] = Array.from({ length: count }, () => []);
  for (let seed = 1; seed <= entrants; seed += 1) {
    const row = Math.floor((seed - 1) / count);
    const index = (seed - 1) % count;
    laid[row % 2 === 0 ? index : count - 1 - index]?.push(seed);
  }
  return laid;
}

/** The field of each stage, if so many are entered. */
export function fieldsOf(stages: readonly StagePlan[], entrants: number): Field[] {
  const fields: Field[] = [];
  for (const { intake, kind } of stages) {
    const comers = intake.kind === 'field' ? entrants : advancing(fields[intake.from], intake.first, intake.last);
    fields.push({ entrants: comers, groups: snake(comers, groupsOf(kind)) });
  }
  return fields;
}

/** How many reach these places of their group. */
export function advancing(field: Field | undefined, first: number, last: number): number {
  return (field?.groups ?? []).reduce((sum, group) => sum + Math.max(0, Math.min(last, group.length) - first + 1), 0);
}

/** Matches that will be played; a second grand final is left out, since it may not come. */
export function matchesOf(kind: StageKind, { entrants, groups }: Field): number {
  if (entrants < 2) return 0;
  switch (kind.kind) {
    case 'single': return entrants - 1 + (kind.third_place && entrants >= 4 ? 1 : 0);
    case 'double': return 2 * entrants - (kind.grand_final === 'not_played' ? 3 : 2);
    case 'gsl': return kind.groups * 5;
    case 'round_robin': return groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0) * kind.legs;
    case 'swiss': return kind.until.kind === 'rounds' ? Math.floor(entrants / 2) * kind.until.rounds : swissByRecord(entrants, kind.until.wins, kind.until.losses).matches;
    case 'free_for_all':
    case 'time_trial': return kind.heats;
  }
}

/** Whom a Swiss by record leaves through and out, round by round. `odd`: a record comes out uneven, with how many. */
export function swissByRecord(entrants: number, wins: number, losses: number): { matches: number; through: number; odd: { readonly count: number; readonly won: number; readonly lost: number } | null } {
  let standing = new Map([[0, entrants]]);
  let matches = 0;
  let through = 0;
  let odd: { count: number; won: number; lost: number } | null = null;
  for (let round = 0; round < wins + losses - 1; round += 1) {
    const next = new Map<number, number>();
    matches += Math.floor([...standing.values()].reduce((sum, count) => sum + count, 0) / 2);
    for (const [lost, count] of standing) {
      const won = round - lost;
      if (count % 2 === 1) odd ??= { count, won, lost };
      const up = Math.ceil(count / 2);
      if (won + 1 < wins) next.set(lost, (next.get(lost) ?? 0) + up);
      else through += up;
      if (lost + 1 < losses) next.set(lost + 1, (next.get(lost + 1) ?? 0) + count - up);
    }
    standing = next;
  }
  return { matches, through, odd };
}

/** Rounds or match days, as far as they are known before play. */
export function roundsOf(kind: StageKind, { entrants, groups }: Field): number {
  if (entrants < 2) return 0;
  const upper = Math.ceil(Math.log2(entrants));
  switch (kind.kind) {
    case 'single': return upper;
    case 'double': return upper + 1;
    case 'gsl': return 3;
    case 'round_robin': {
      const largest = Math.max(0, ...groups.map((group) => group.length));
      return (largest % 2 === 0 ? largest - 1 : largest) * kind.legs;
    }
    case 'swiss': return kind.until.kind === 'rounds' ? kind.until.rounds : kind.until.wins + kind.until.losses - 1;
    case 'free_for_all':
    case 'time_trial': return 1;
  }
}

/** All matches of a tournament. */
export function totalOf(stages: readonly StagePlan[], entrants: number): number {
  const fields = fieldsOf(stages, entrants);
  return stages.reduce((sum, { kind }, i) => sum + matchesOf(kind, fields[i] ?? { entrants: 0, groups: [] }), 0);
}
