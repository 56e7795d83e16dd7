// The drawn structure of an elimination bracket, as parts and layouts take it: who meets where, and who goes on to where.

/** Part of a bracket. `third` is the match between the losers of both semi-finals. */
export type Group = 'upper' | 'lower' | 'final' | 'reset' | 'third' | Pool | TieBreak;

/** A group of a table, from 1; a Swiss stage is one. */
export type Pool = `pool${number}`;

/** A part as it is drawn, in whichever pool: `pool2_third_place` is a match for third place. */
export function drawnPart(group: string): Group {
  const part = group.replace(/^pool\d+_/, '');
  return part === 'third_place' ? 'third' : (part as Group);
}

/** Which of several brackets a part belongs to, from 1; none where there is one, and none in a table. */
export function bracketOf(group: string): number | undefined {
  const found = /^pool(\d+)_/.exec(group);
  return found ? Number(found[1]) : undefined;
}
/** Matches among those whom a table left equal, from 1. */
export type TieBreak = `tie_break${number}`;

/** Where somebody goes next. */
export interface Onward {
  readonly match: number;
  readonly side: 'home' | 'away';
}

/** One place in the drawing. */
export interface ShapeMatch {
  readonly id: number;
  readonly group: Group;
  /** Round within the group, from 1, counted as if there were no byes. */
  readonly round: number;
  /** Place within the full round, from 0 at the top. */
  readonly position: number;
  /** The next match that is played; it may lie beyond a bye. */
  readonly winnerTo?: Onward | undefined;
  readonly loserTo?: Onward | undefined;
  /** Nobody plays here: one entrant passes. */
  readonly bye: boolean;
}

export interface BracketShape {
  readonly matches: readonly ShapeMatch[];
}

/** How many rounds each part has when the bracket is full. */
export interface Rounds {
  readonly upper: number;
  readonly lower: number;
  readonly finals: number;
  /** Groups that play side by side; named only where there are several. */
  readonly groups?: number | undefined;
}

/** Whether some started below: then the lower bracket has twice the upper rounds, otherwise twice the upper rounds but one. */
export const isInHalves = (rounds: Pick<Rounds, 'upper' | 'lower'>): boolean => rounds.lower > 0 && rounds.lower === 2 * rounds.upper;

/** The rounds of a shape, also where byes emptied some of the lower ones. */
export function roundsOf(shape: BracketShape): Rounds {
  let upper = 0;
  let lower = 0;
  let hasFinal = false;
  let hasReset = false;
  for (const { group, round } of shape.matches) {
    if (group === 'upper') upper = Math.max(upper, round);
    else if (group === 'lower') lower = Math.max(lower, round);
    else if (group === 'final') hasFinal = true;
    else if (group === 'reset') hasReset = true;
  }
  return { upper, lower: lower === 0 ? 0 : lower > 2 * (upper - 1) ? 2 * upper : 2 * (upper - 1), finals: (hasFinal ? 1 : 0) + (hasReset ? 1 : 0) };
}

/** Matches in a full round: 8, 4, 2, 1 above; 4, 4, 2, 2, 1, 1 below. */
export function placesIn(group: Group, round: number, rounds: Rounds): number {
  if (group === 'upper') return 2 ** (rounds.upper - round);
  if (group === 'lower') return 2 ** (rounds.lower / 2 - Math.ceil(round / 2));
  return 1;
}
