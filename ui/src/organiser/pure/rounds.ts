// Rounds of a table: how far each is, what only the desk sees, records before a round, and why the next cannot be paired yet.
import { mostRounds, roundsOfTable } from '../../board/tables';
import { poolOf, tieBreakOf } from '../../board/words';
import type { MatchCard } from '../../wire/MatchCard';
import type { Side } from '../../wire/Side';
import type { StageView } from '../../wire/StageView';
import type { StandingRow } from '../../wire/StandingRow';

export { currentRound, mostRounds, roundsOfTable, tieBreaksOf, type RoundPart } from '../../board/tables';

/** Where a tie-break stands among the rounds of a stage, in addresses too: 1001 is the first. */
export const TIE_BREAKS_FROM = 1_000;

export type Waits =
  | { readonly kind: 'open'; readonly round: number; readonly n: number }
  | { readonly kind: 'hidden'; readonly round: number }
  | { readonly kind: 'over' };

/** Why the next round cannot be paired; nothing where it can. */
export function pairingWaits(stage: Pick<StageView, 'rounds' | 'published' | 'hidden' | 'kind' | 'pairable' | 'over'>): Waits | undefined {
  const rounds = roundsOfTable(stage);
  const last = rounds[rounds.length - 1];
  if (!last) return undefined;
  if (last.isDraft) return { kind: 'hidden', round: last.round };
  const n = rounds.reduce((sum, one) => sum + one.matches - one.over, 0);
  // No round follows the last one, also while it is played.
  if (last.round >= (mostRounds(stage.kind) ?? Infinity)) return { kind: 'over' };
  if (n > 0) return { kind: 'open', round: last.round, n };
  if (stage.over || !stage.pairable) return { kind: 'over' };
  return undefined;
}

export interface Tally {
  readonly won: number;
  readonly drawn: number;
  readonly lost: number;
}
const NONE: Tally = { won: 0, drawn: 0, lost: 0 };

/** What everybody has from the rounds before this one. A bye counts as won. */
export function recordsBefore(cards: readonly MatchCard[], round: number): Map<number, Tally> {
  const records = new Map<number, Tally>();
  const add = (entrant: number, part: keyof Tally): void => {
    const before = records.get(entrant) ?? NONE;
    records.set(entrant, { ...before, [part]: before[part] + 1 });
  };
  for (const card of cards) {
    if (card.round >= round || poolOf(card.group) === undefined || card.void) continue;
    for (const side of ['home', 'away'] as const) {
      const slot = card.slots[side];
      if (slot.kind !== 'taken') continue;
      if (card.state === 'bye') add(slot.entrant, 'won');
      else if (card.state === 'over') add(slot.entrant, card.winner == null ? 'drawn' : card.winner === side ? 'won' : 'lost');
    }
  }
  return records;
}

/** "2–1", with draws where there can be any: "2–0–1". */
export function tallyText(tally: Tally | undefined, hasDraws: boolean): string {
  const { won, drawn, lost } = tally ?? NONE;
  return hasDraws ? `${won}–${drawn}–${lost}` : `${won}–${lost}`;
}

/** The matches of a round as people count tables: by group, then from the top; byes last. */
export function matchesOf(cards: readonly MatchCard[], round: number, group?: number): MatchCard[] {
  return cards
    .filter((card) => card.round === round && poolOf(card.group) !== undefined && (group === undefined || poolOf(card.group) === group))
    .sort((a, b) => (poolOf(a.group) ?? 0) - (poolOf(b.group) ?? 0) || Number(a.state === 'bye') - Number(b.state === 'bye') || a.position - b.position);
}

/** The matches of a tie-break in playing order. */
export function matchesOfTieBreak(cards: readonly MatchCard[], number: number): MatchCard[] {
  return cards.filter((card) => tieBreakOf(card.group) === number).sort((a, b) => a.round - b.round || a.position - b.position);
}

/** The groups that a stage's cards belong to, from 1. */
export function groupsOf(cards: readonly MatchCard[]): number[] {
  return [...new Set(cards.flatMap((card) => poolOf(card.group) ?? []))].sort((a, b) => a - b);
}

/** What an official asks of the next pairing. */
export interface Wish {
  readonly kind: 'forbid' | 'force';
  readonly one: number;
  readonly other: number;
}

const samePair = (a: Wish, b: Wish): boolean => (a.one === b.one && a.other === b.other) || (a.one === b.other && a.other === b.one);

/** Why a wish cannot stand with the others; nothing where it can. */
export function wishTrouble(wishes: readonly Wish[], wish: Wish): 'same' | 'known' | 'taken' | undefined {
  if (wish.one === wish.other) return 'same';
  if (wishes.some((known) => samePair(known, wish))) return 'known';
  const forced = wishes.filter((known) => known.kind === 'force').flatMap((known) => [known.one, known.other]);
  return wish.kind === 'force' && (forced.includes(wish.one) || forced.includes(wish.other)) ? 'taken' : undefined;
}

export function pairsOf(wishes: readonly Wish[], kind: Wish['kind']): [number, number][] {
  return wishes.filter((wish) => wish.kind === kind).map((wish) => [wish.one, wish.other]);
}

/** Entrants who can be paired: of the stage, not gone, not through or out. */
export const canBePaired = (row: StandingRow): boolean => !row.gone && row.fate === 'open';

/** The side on which an entrant stands, if they play here. */
export function sideOf(card: MatchCard, entrant: number): Side | undefined {
  for (const side of ['home', 'away'] as const) {
    const slot = card.slots[side];
    if (slot.kind === 'taken' && slot.entrant === entrant) return side;
  }
  return undefined;
}
