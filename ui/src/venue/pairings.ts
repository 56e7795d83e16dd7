// The pairings of a table for the hall: the round that is played, by group, in pages of eight rows a column.
import { currentRound, roundsOfTable, tieBreaksOf } from '../board/tables';
import { isBracket, isLadder } from '../board/stages';
import { poolOf, tieBreakOf } from '../board/words';
import type { MatchCard } from '../wire/MatchCard';
import type { StageKind } from '../wire/StageKind';
import type { StageView } from '../wire/StageView';
import type { Cards } from './field';
import { groupPages, singlePages, type GroupPage } from './groups';
import { standingRoom } from './sight.svelte';

/** Whether its matches stand in groups and rounds or follow one another, not in a bracket. */
export const isPooled = (kind: StageKind): boolean => !isBracket(kind);

/** So many matches of a row are shown: what was played last, and what comes. */
const BEFORE = 9;
const AFTER = 7;

/** Of matches that follow one another, those around the one that is played; what is not due is left out. */
function aroundNow(cards: readonly MatchCard[]): MatchCard[] {
  const due = cards.filter((card) => card.state !== 'not_due' && card.state !== 'bye').sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const open = due.findIndex((card) => card.state !== 'over');
  const now = open < 0 ? due.length : open;
  return due.slice(Math.max(0, now - BEFORE), now + AFTER);
}

export interface Pairings {
  /** 0: no round is there yet. GSL groups show all their matches. */
  readonly round: number;
  /** The tie-break that is shown in place of a round. */
  readonly tieBreak?: number | undefined;
  readonly isOver: boolean;
  readonly pages: readonly GroupPage<MatchCard>[];
}

export function pairings(stage: StageView, cards: Cards, isTall: boolean): Pairings {
  const tieBreaks = tieBreaksOf(stage);
  const tieBreak = tieBreaks[tieBreaks.length - 1];
  if (tieBreak) {
    const items = [...cards.values()].filter((card) => tieBreakOf(card.group) === tieBreak.round).sort((a, b) => a.round - b.round || a.position - b.position);
    return { round: 0, tieBreak: tieBreak.round, isOver: tieBreak.over === tieBreak.matches, pages: singlePages(items, standingRoom(isTall), []) };
  }
  const rounds = roundsOfTable(stage);
  const round = rounds.length === 0 ? 0 : currentRound(rounds);
  const isRow = isLadder(stage.kind);
  const isAll = stage.kind.kind === 'gsl' || isRow;
  const shown = (isRow ? aroundNow([...cards.values()]) : [...cards.values()]).filter((card) => isAll || card.round === round).sort((a, b) => Number(a.state === 'bye') - Number(b.state === 'bye') || (isAll ? (a.number ?? 0) - (b.number ?? 0) : a.position - b.position));
  const groups = new Map<number, MatchCard[]>();
  for (const card of shown) {
    const group = poolOf(card.group) ?? 1;
    const list = groups.get(group);
    if (list) list.push(card);
    else groups.set(group, [card]);
  }
  const sorted = [...groups].sort(([a], [b]) => a - b).map(([group, items]) => ({ group, items }));
  const [only] = sorted;
  const room = standingRoom(isTall);
  const isOver = rounds.find((one) => one.round === round)?.over === rounds.find((one) => one.round === round)?.matches;
  if (sorted.length !== 1 || !only) return { round, isOver, pages: groupPages(sorted, room) };
  return { round, isOver, pages: singlePages(only.items, room, []) };
}
