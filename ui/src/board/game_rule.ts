// What ends a game of a title, as the domain's `GameRule` has it; `game_rule.json` is tested against both.
import type { BySide } from '../wire/BySide';
import type { GameRule } from '../wire/GameRule';
import type { Side } from '../wire/Side';

const SIDES: readonly Side[] = ['home', 'away'];
const opposite = (side: Side): Side => (side === 'home' ? 'away' : 'home');

/** With how many rounds an overtime is won in which the other side has `against`: 16 against 12 to 14, 19 against 15 to 17. */
function overtimeEnd(target: number, half: number, against: number): number {
  const first = target - 1;
  return first + Math.floor((against - first) / half) * half + half + 1;
}

/** With how many points a side would have won, the other one staying where it is; `null` where the points do not decide. */
export function toWin(rule: GameRule, score: BySide<number>): BySide<number | null> {
  const of = (side: Side): number | null => {
    const against = score[opposite(side)];
    switch (rule.kind) {
      case 'target': return Math.max(rule.target, against + rule.margin);
      case 'halves': return against + 1 < rule.target ? rule.target : rule.level.kind === 'drawn' ? null : overtimeEnd(rule.target, rule.level.half, against);
      case 'stocks': return against < rule.stocks ? rule.stocks : null;
      case 'rounds': return against < rule.rounds ? rule.rounds : null;
      case 'winner_only':
      case 'points':
      case 'clock': return null;
    }
  };
  return { home: of('home'), away: of('away') };
}

/** The most that a side can have against these points of the other; `null` where there is no limit. */
export function mostAgainst(rule: GameRule, against: number): number | null {
  switch (rule.kind) {
    case 'target': return Math.max(rule.target, against + rule.margin);
    case 'halves': return against + 1 < rule.target ? rule.target : rule.level.kind === 'drawn' ? rule.target - 1 : overtimeEnd(rule.target, rule.level.half, against);
    case 'stocks': return rule.stocks;
    case 'rounds': return rule.rounds;
    case 'winner_only':
    case 'points':
    case 'clock': return null;
  }
}

/** Whether a game can stand like this. */
export function isPossible(rule: GameRule, score: BySide<number>): boolean {
  const most = mostAgainst(rule, Math.min(score.home, score.away));
  return most === null || Math.max(score.home, score.away) <= most;
}

/** The winner by the points alone. */
export function winnerByRule(rule: GameRule, score: BySide<number>): Side | null {
  if (!isPossible(rule, score)) return null;
  const needs = toWin(rule, score);
  return SIDES.find((side) => score[side] >= (needs[side] ?? Infinity)) ?? null;
}

/** Whether the points end the game without a winner. */
export function isDrawn(rule: GameRule, score: BySide<number>): boolean {
  return rule.kind === 'halves' && rule.level.kind === 'drawn' && score.home === rule.target - 1 && score.away === rule.target - 1;
}

/** Whether points alone can end a game. */
export const pointsDecide = (rule: GameRule): boolean => rule.kind !== 'winner_only' && rule.kind !== 'points' && rule.kind !== 'clock';

/** Whether points are kept in a game. */
export const keepsPoints = (rule: GameRule): boolean => rule.kind !== 'winner_only';
