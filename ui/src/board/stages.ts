// What a tournament's format says of one of its stages: its kind, what a series counts, who plays in groups.
import type { Series } from '../wire/Series';
import type { StageKind } from '../wire/StageKind';
import type { TournamentView } from '../wire/TournamentView';

/** What is played in a stage that is drawn; none where the tournament is not here, or has no such stage. */
export function planOfStage(tournament: Pick<TournamentView, 'format' | 'stages'> | undefined, stage: number): StageKind | undefined {
  const index = tournament?.stages.indexOf(stage) ?? -1;
  return index < 0 ? undefined : tournament?.format.stages[index]?.kind;
}

/** The kind of it. */
export const kindOfStage = (tournament: Pick<TournamentView, 'format' | 'stages'> | undefined, stage: number): StageKind['kind'] | undefined => planOfStage(tournament, stage)?.kind;

/** What the score of a match counts: games until one side has enough, all games, or their points. */
export type Counting = 'race' | 'games' | 'points';

export function countingOf({ length }: Series): Counting {
  return length.kind === 'play_all' ? 'games' : length.kind === 'aggregate' ? 'points' : 'race';
}

/** Whether a group stands in a table: `pool3`. */
export const isPool = (group: string): group is `pool${number}` => /^pool\d+$/.test(group);

/** How many groups of a kind are ranked on their own. */
export const groupsIn = (kind: StageKind | undefined): number => (kind === undefined ? 1 : 'groups' in kind ? kind.groups : kind.kind === 'free_for_all' ? kind.heats : 1);

/** Whether it is drawn as a bracket. */
export const isBracket = (kind: StageKind): kind is Extract<StageKind, { kind: 'single' | 'double' }> => kind.kind === 'single' || kind.kind === 'double';

/** Whether its matches follow one another, one at a time: a stepladder or a hill. */
export const isLadder = (kind: StageKind | undefined): boolean => kind?.kind === 'stepladder' || kind?.kind === 'hill';

/** "A" for the first group, "AB" for the twenty-eighth. */
export function groupLetter(group: number): string {
  const letter = String.fromCharCode(65 + ((group - 1) % 26));
  return group > 26 ? groupLetter(Math.floor((group - 1) / 26)) + letter : letter;
}
