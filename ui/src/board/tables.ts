// Tables as every surface reads them: groups, where places go on, and how far each round is.
import { scene } from '../text/en/scene';
import { decimal, grouped } from '../text/language.svelte';
import { translator } from '../text/t';
import type { Intake } from '../wire/Intake';
import type { StageKind } from '../wire/StageKind';
import type { StageView } from '../wire/StageView';
import type { StandingRow } from '../wire/StandingRow';
import { groupsIn } from './stages';
import { gslName, poolOf, roundName, tieBreakName, tieBreakOf } from './words';

const t = translator({ scene });

export interface GroupTable {
  /** From 1. */
  readonly group: number;
  readonly rows: readonly StandingRow[];
}

/** The rows by group, the first group first. Whoever has a place stands in it; whoever is still in stands where they may end. */
export function byGroup(rows: readonly StandingRow[]): GroupTable[] {
  const groups = new Map<number, StandingRow[]>();
  for (const row of rows) {
    const list = groups.get(row.group);
    if (list) list.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([group, list]) => ({ group, rows: seated(list) }));
}

/** Tables stand as they come. Where places are reached one by one, the first of a group may be known before the second. */
function seated(rows: readonly StandingRow[]): readonly StandingRow[] {
  if (rows.every((row) => row.place == null) || rows.some((row) => row.rank != null)) return rows;
  const seats: (StandingRow | undefined)[] = rows.map(() => undefined);
  const others: StandingRow[] = [];
  for (const row of rows) {
    let seat = (row.place ?? Infinity) - 1;
    while (seats[seat]) seat += 1;
    if (seat < seats.length) seats[seat] = row;
    else others.push(row);
  }
  return seats.flatMap((row) => row ?? others.shift() ?? []);
}

/** Places of each group that a later stage takes. */
export interface Cut {
  readonly first: number;
  readonly last: number;
  /** Only so many of them, the best of all groups. */
  readonly best?: number | undefined;
  /** Into the lower bracket. */
  readonly isLower?: boolean | undefined;
  /** Which of the tournament's stages they go on to, from 0. */
  readonly to: number;
}

/** Where the places of a stage go, the best places first. */
export function cutsOf(plans: readonly { readonly intake: Intake }[], stage: number): Cut[] {
  const cuts: Cut[] = [];
  plans.forEach(({ intake }, to) => {
    if (intake.kind !== 'places') return;
    for (const { from, first, last, best, into } of intake.takes) {
      if (from === stage) cuts.push({ first, last, to, ...(best === undefined ? {} : { best }), ...(into === 'lower' ? { isLower: true } : {}) });
    }
  });
  return cuts.sort((a, b) => a.first - b.first);
}

/** The places of a group after which a line stands: whoever is below goes elsewhere, or nowhere. */
export function linesOf(cuts: readonly Cut[], count: number): number[] {
  const lines = new Set<number>();
  for (const { first, last } of cuts) {
    if (first > 1) lines.add(first - 1);
    lines.add(last);
  }
  return [...lines].filter((place) => place < count).sort((a, b) => a - b);
}

/** The cut that takes a place, counted within its group from 1. */
export const cutAt = (cuts: readonly Cut[], place: number): Cut | undefined => cuts.find(({ first, last }) => place >= first && place <= last);

/** A value of a criterion as people read it: a true minus, shares as percent, scores of a trial in groups, a dash where it was not asked. */
export function valueText(value: string | undefined, criterion: string | undefined): string {
  if (value === undefined || value === '') return '–';
  if (criterion?.endsWith('percentage') && /^[\d.]+$/.test(value)) return `${decimal(Number(value) * 100, 2, 0)} %`;
  if (criterion?.endsWith('_score') && /^\d+$/.test(value)) return grouped(Number(value));
  const digits = /^-?\d+\.(\d+)$/.exec(value)?.[1]?.length;
  return (digits === undefined ? value : decimal(Number(value), digits)).replace(/-/g, '−');
}

/** Whether a row is equal by every criterion to one on the other side of a line: then nothing is decided for it. */
export function isTiedAcross(rows: readonly StandingRow[], place: number, lines: readonly number[]): boolean {
  const rank = rows[place - 1]?.rank;
  return rank != null && lines.some((line) => rows[line - 1]?.rank === rank && rows[line]?.rank === rank);
}

/** One round over all groups. */
export interface RoundPart {
  /** From 1. */
  readonly round: number;
  readonly matches: number;
  readonly over: number;
  readonly live: number;
  /** Only the desk sees it. */
  readonly isDraft: boolean;
}

/** How many rounds a stage comes to at most; nothing where that is not said. */
export function mostRounds(kind: StageKind): number | undefined {
  if (kind.kind !== 'swiss') return undefined;
  return kind.until.kind === 'rounds' ? kind.until.rounds : kind.until.wins + kind.until.losses - 1;
}

export function roundsOfTable(stage: Pick<StageView, 'rounds' | 'published' | 'hidden' | 'kind'>): RoundPart[] {
  const found = new Map<number, { matches: number; over: number; live: number }>();
  for (const view of Object.values(stage.rounds)) {
    if (poolOf(view.group) === undefined) continue;
    const sum = found.get(view.round) ?? { matches: 0, over: 0, live: 0 };
    found.set(view.round, { matches: sum.matches + view.matches, over: sum.over + view.over, live: sum.live + view.live });
  }
  const last = Math.max(0, ...found.keys());
  // Once there is a tie-break, it is what the desk alone may see.
  const isLastHidden = stage.hidden && tieBreaksOf(stage).length === 0;
  return [...found].sort(([a], [b]) => a - b).map(([round, sum]) => ({ round, ...sum, isDraft: !stage.published || (isLastHidden && round === last) }));
}

/** The tie-breaks of a stage, each as one part whatever its rounds; `round` is its number. */
export function tieBreaksOf(stage: Pick<StageView, 'rounds' | 'published' | 'hidden'>): RoundPart[] {
  const found = new Map<number, { matches: number; over: number; live: number }>();
  for (const view of Object.values(stage.rounds)) {
    const number = tieBreakOf(view.group);
    if (number === undefined) continue;
    const sum = found.get(number) ?? { matches: 0, over: 0, live: 0 };
    found.set(number, { matches: sum.matches + view.matches, over: sum.over + view.over, live: sum.live + view.live });
  }
  const last = Math.max(0, ...found.keys());
  return [...found].sort(([a], [b]) => a - b).map(([round, sum]) => ({ round, ...sum, isDraft: !stage.published || (stage.hidden && round === last) }));
}

/** The round that people want to see: the first that is not over, or the last. */
export function currentRound(rounds: readonly RoundPart[]): number {
  return (rounds.find((one) => one.over < one.matches) ?? rounds[rounds.length - 1])?.round ?? 1;
}

export type HeatsKind = Extract<StageKind, { kind: 'free_for_all' | 'time_trial' }>;

/** Whether a stage is played in heats of many. */
export const isHeats = (kind: StageKind | undefined): kind is HeatsKind => kind?.kind === 'free_for_all' || kind?.kind === 'time_trial';

/** "Heat 3"; "Heat" where the stage has only one. */
export function heatName(group: string, kind: StageKind | undefined): string {
  const number = poolOf(group);
  return number === undefined || (isHeats(kind) && kind.heats === 1) ? t('heat') : t('heat_no', { n: number });
}

/** Where a match of a group or a ladder belongs: "Round 3, group B", "Decider, group A", "Heat 3", "Step 2", "Tie-break"; nothing for a match of a bracket. */
export function poolRound(card: { readonly group: string; readonly round: number; readonly from_end?: number; readonly winner_to?: unknown; readonly loser_to?: unknown }, kind: StageKind | undefined, one: 'one' | 'round' = 'one'): string | undefined {
  const tieBreak = tieBreakOf(card.group);
  if (tieBreak !== undefined) return tieBreakName(tieBreak, card.round + (card.from_end ?? 0) > 1 ? card.round : undefined);
  if (kind?.kind === 'stepladder') return t('step', { n: card.round });
  if (kind?.kind === 'hill') return t('hill', { n: card.round });
  const pool = poolOf(card.group);
  if (pool === undefined) return undefined;
  if (isHeats(kind)) return heatName(card.group, kind);
  const groups = groupsIn(kind);

  if (kind?.kind === 'gsl' && one === 'one') return gslName(card, groups);
  return roundName(`pool${pool}`, card.round, { upper: 0, lower: 0, finals: 0, groups });
}
