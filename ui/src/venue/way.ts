// The champion's way: the last wins before the title, drawn as one heavy line through a tree of thin ones.
import type { MatchCard } from '../wire/MatchCard';
import type { Side } from '../wire/Side';

export interface Step {
  readonly card: MatchCard;
  readonly side: Side;
}

/** Where the words of a step stand, in shares of the tree's box. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly step: Step;
}

export interface Tree {
  /** Lines of the others and of the champion, in a box of 1000 by 1000. */
  readonly others: string;
  readonly way: string;
  readonly marks: readonly Mark[];
}

const DEPTH = 4;
const ENDS = [0, 242, 484, 726, 1000] as const;

/** The tree of the last four wins at most; home is the upper branch of each. */
export function treeOf(wins: readonly Step[]): Tree {
  const steps = wins.slice(-DEPTH);
  const depth = steps.length;
  if (depth === 0) return { others: '', way: 'M0 500H1000', marks: [] };
  const xs = ENDS.slice(0, depth).map((x, i) => (depth === DEPTH ? x : (i * 1000) / depth)).concat(1000);
  const leaf = steps.reduceRight((index, { side }) => index * 2 + (side === 'away' ? 1 : 0), 0);
  const rows: number[][] = [Array.from({ length: 2 ** depth }, (_, i) => 31 + (i * 938) / (2 ** depth - 1))];
  for (let round = 1; round <= depth; round += 1) rows.push(Array.from({ length: 2 ** (depth - round) }, (_, i) => ((rows[round - 1]?.[2 * i] ?? 0) + (rows[round - 1]?.[2 * i + 1] ?? 0)) / 2));
  const at = (round: number, i: number): number => Math.round((rows[round]?.[i] ?? 0) * 10) / 10;
  const others: string[] = [];
  let way = `M0 ${at(0, leaf)}`;
  for (let round = 0; round < depth; round += 1) {
    for (let i = 0; i < 2 ** (depth - round); i += 1) {
      const step = `H${xs[round + 1]}V${at(round + 1, i >> 1)}`;
      if (i === leaf >> round) way += step;
      else others.push(`M${xs[round]} ${at(round, i)}${step}`);
    }
  }
  // The last step is the final, told in words beside the tree.
  const marks = steps.slice(0, -1).map((step, round) => ({ x: (xs[round + 1] ?? 0) / 1000, y: at(round + 1, leaf >> (round + 1)) / 1000, step }));
  return { others: others.join(''), way, marks };
}
