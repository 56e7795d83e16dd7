// What a table tells: the rows of each group, where places go on, which criterion parted neighbours, who left and what that costs.
import { linesOf, valueText, type Cut, type GroupTable } from '../../board/tables';
import type { Criterion } from '../../wire/Criterion';
import type { MatchCard } from '../../wire/MatchCard';
import type { StageKind } from '../../wire/StageKind';
import type { StandingRow } from '../../wire/StandingRow';
import type { StandingView } from '../../wire/StandingView';
import type { TableRule } from '../../wire/TableRule';

export { byGroup, cutAt, cutsOf, isTiedAcross, linesOf, type Cut, type GroupTable } from '../../board/tables';

/** The rows of all parts in order. The key of a row is its number in the whole standing. */
export function rowsOf(docs: ReadonlyMap<string, StandingView>): StandingRow[] {
  const rows: [number, StandingRow][] = [];
  for (const doc of docs.values()) for (const [at, row] of Object.entries(doc.rows)) rows.push([Number(at), row]);
  return rows.sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** The rule of a table; brackets and GSL groups have none. */
export function tableRule(kind: StageKind): TableRule | undefined {
  return kind.kind === 'swiss' || kind.kind === 'round_robin' ? kind.table : undefined;
}

/** What ranks the groups of a stage, in the order of the values; nothing where a bracket gives the places. */
export function criteriaOf(kind: StageKind): readonly Criterion[] {
  if (kind.kind === 'free_for_all') return kind.order;
  if (kind.kind === 'time_trial') return kind.measure === 'time' ? ['best_time', 'next_time'] : ['best_score', 'next_score'];
  return tableRule(kind)?.order ?? [];
}

/** Two neighbours whom no criterion parts, where the line between them decides who goes on. */
export interface Tie {
  readonly group: number;
  readonly first: number;
  readonly last: number;
}

export function tiesAtCut(tables: readonly GroupTable[], cuts: readonly Cut[]): Tie[] {
  const ties: Tie[] = [];
  for (const { group, rows } of tables) {
    for (const place of linesOf(cuts, rows.length)) {
      const [above, below] = [rows[place - 1], rows[place]];
      if (above?.rank != null && above.rank === below?.rank) ties.push({ group, first: place, last: place + 1 });
    }
  }
  return ties;
}

/** How many matches a tie-break among so many has. */
export const tieBreakMatches = (entrants: number): number => (entrants * (entrants - 1)) / 2;

/** Whether results are usually void when somebody leaves a round robin: fewer than half of their matches are played. */
export function isVoidUsual(cards: readonly MatchCard[], entrant: number): { readonly isVoid: boolean; readonly played: number; readonly all: number } {
  let [played, all] = [0, 0];
  for (const card of cards) {
    const isTheirs = [card.slots.home, card.slots.away].some((slot) => slot.kind === 'taken' && slot.entrant === entrant);
    if (!isTheirs || card.state === 'bye' || !card.group.startsWith('pool')) continue;
    all += 1;
    if (card.state === 'over' && card.ending === 'played') played += 1;
  }
  return { isVoid: played * 2 < all, played, all };
}

/** What puts a row before the next one of its group. */
export interface Ahead {
  readonly criterion: Criterion;
  readonly at: number;
  readonly mine: string;
  readonly theirs: string;
}

export function aheadOf(row: StandingRow, next: StandingRow | undefined, order: readonly Criterion[]): Ahead | undefined {
  const at = row.decided;
  const criterion = at == null ? undefined : order[at];
  if (at == null || criterion === undefined || next === undefined) return undefined;
  return { criterion, at, mine: valueText(row.values[at], criterion), theirs: valueText(next.values[at], criterion) };
}

/** The end of the points typed by a person in smallest units; nothing where it is no such number. */
export function smallestUnits(text: string, unit: number): number | undefined {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.');
  if (!/^[+-]?\d{1,5}(\.\d{1,3})?$/.test(plain)) return undefined;
  const value = Number(plain) * unit;
  const rounded = Math.round(value);
  return Math.abs(value - rounded) > 1e-6 || rounded === 0 ? undefined : rounded;
}

/** What happens to the matches of an entrant who leaves. */
export interface Leaving {
  /** Both sides are known and it is not over: the other side wins it at once. */
  readonly lost: readonly MatchCard[];
  /** The other side is not known yet: whoever comes passes. */
  readonly later: readonly MatchCard[];
  /** Played: stay as they are. */
  readonly played: number;
}

export function leaving(cards: readonly MatchCard[], entrant: number): Leaving {
  const lost: MatchCard[] = [];
  const later: MatchCard[] = [];
  let played = 0;
  for (const card of cards) {
    const sides = [card.slots.home, card.slots.away];
    if (!sides.some((slot) => slot.kind === 'taken' && slot.entrant === entrant)) continue;
    if (card.state === 'over') played += 1;
    else if (card.state === 'bye') continue;
    else if (sides.every((slot) => slot.kind === 'taken')) lost.push(card);
    else later.push(card);
  }
  const byNumber = (a: MatchCard, b: MatchCard): number => (a.number ?? 0) - (b.number ?? 0);
  return { lost: lost.sort(byNumber), later: later.sort(byNumber), played };
}
