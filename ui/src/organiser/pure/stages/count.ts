// How many play in each stage and how many matches that makes, as the server will draw it.
import { groupsIn } from '../../../board/stages';
import type { Distribution } from '../../../wire/Distribution';
import type { StageKind } from '../../../wire/StageKind';
import type { StartIn } from '../../../wire/StartIn';
import type { Take } from '../../../wire/Take';
import type { StagePlan } from '../../../wire/StagePlan';

/** Who plays in a stage: how many, and the seeds of each of its groups. */
export interface Field {
  readonly entrants: number;
  /** How many of them, the last seeds, start in the lower bracket. */
  readonly lower: number;
  /** Seeds of each group that is ranked on its own, the best first. */
  readonly groups: readonly (readonly number[])[];
}

export const NOBODY: Field = { entrants: 0, lower: 0, groups: [] };

/** Whether its matches are heats of many. */
export const isInHeats = (kind: StageKind): kind is Extract<StageKind, { kind: 'free_for_all' | 'time_trial' }> => kind.kind === 'free_for_all' || kind.kind === 'time_trial';

/**
 * Seeds laid over groups: in serpentines (1 8, 2 7, 3 6, 4 5), seed i to group i modulo their number (1 5, 2 6, 3 7, 4 8),
 * or so that nobody is with the opponent of a bracket's first round.
 */
export function distribute(entrants: number, groups: number, distribution: Distribution): number[][] {
  const count = Math.max(1, Math.min(groups, Math.max(1, entrants)));
  const laid: number[][] = Array.from({ length: count }, () => []);
  const groupOf = new Map<number, number>();
  const size = 2 ** Math.max(1, Math.ceil(Math.log2(Math.max(2, entrants))));
  for (let first = 1, row = 0; first <= entrants; first += count, row += 1) {
    const seeds = Array.from({ length: Math.min(count, entrants - first + 1) }, (_, i) => first + i);
    const forward = (from: number) => (i: number) => (from + i) % count;
    const backward = (from: number) => (i: number) => (from + count - i) % count;
    let lay = distribution === 'snake' && row % 2 === 1 ? backward(count - 1) : forward(0);
    if (distribution === 'bracket_optimised' && seeds.some((seed) => groupOf.has(size + 1 - seed))) {
      const clashes = (way: (i: number) => number): number => seeds.filter((seed, i) => groupOf.get(size + 1 - seed) === way(i)).length;
      const starts = Array.from({ length: count }, (_, i) => i);
      let least = Infinity;
      for (const way of [...starts.map(forward), ...starts.map(backward)]) {
        const now = clashes(way);
        if (now < least) [least, lay] = [now, way];
      }
    }
    seeds.forEach((seed, i) => {
      groupOf.set(seed, lay(i));
      laid[lay(i)]?.push(seed);
    });
  }
  return laid;
}

/** The groups of a stage. In pools those who start below are laid over all of them too, first where one is missing. */
function groupsFor(kind: StageKind, upper: number, lower: number): number[][] {
  const distribution = 'distribution' in kind ? kind.distribution : 'snake';
  const laid = distribute(upper, groupsIn(kind), distribution);
  if (lower === 0) return laid;
  const below = distribute(lower, Math.min(laid.length, lower), distribution).sort((a, b) => b.length - a.length);
  const order = laid.map((_, i) => i).reverse().sort((a, b) => (laid[a]?.length ?? 0) - (laid[b]?.length ?? 0));
  below.forEach((seeds, i) => laid[order[i] ?? 0]?.push(...seeds.map((seed) => seed + upper)));
  return laid;
}

/** The field of each stage, if so many are entered. */
export function fieldsOf(stages: readonly StagePlan[], entrants: number): Field[] {
  const fields: Field[] = [];
  for (const { intake, kind } of stages) {
    const takes = intake.kind === 'field' ? [] : intake.takes;
    const sum = (into: StartIn): number => takes.filter((take) => take.into === into).reduce((all, take) => all + advancing(fields[take.from], take), 0);
    const [upper, lower] = intake.kind === 'field' ? [entrants, 0] : kind.kind === 'double' ? [sum('upper'), sum('lower')] : [sum('upper') + sum('lower'), 0];
    fields.push({ entrants: upper + lower, lower, groups: groupsFor(kind, upper, lower) });
  }
  return fields;
}

/** How many come in by a take. */
export function advancing(field: Field | undefined, { first, last, best }: Pick<Take, 'first' | 'last' | 'best'>): number {
  const all = (field?.groups ?? []).reduce((sum, group) => sum + Math.max(0, Math.min(last, group.length) - first + 1), 0);
  return Math.min(all, best ?? all);
}

/** Matches that will be played; a second grand final is left out, since it may not come. */
export function matchesOf(kind: StageKind, { entrants, lower, groups }: Field): number {
  if (entrants < 2) return 0;
  switch (kind.kind) {
    case 'single': return groups.reduce((sum, { length }) => sum + Math.max(0, length - 1) + (kind.third_place && length >= 4 ? 1 : 0), 0);
    case 'double': return 2 * entrants - lower - groups.length * (kind.grand_final === 'not_played' ? 3 : 2);
    case 'stepladder': return entrants - 1;
    case 'hill': return kind.most_matches;
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
  const upper = Math.ceil(Math.log2(Math.max(2, ...groups.map((group) => group.length))));
  switch (kind.kind) {
    case 'stepladder': return entrants - 1;
    case 'hill': return kind.most_matches;
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
  return stages.reduce((sum, { kind }, i) => sum + matchesOf(kind, fields[i] ?? NOBODY), 0);
}
