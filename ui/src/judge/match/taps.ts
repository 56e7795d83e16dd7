// From a finger to a command: every tap states the whole score of a game, and knows the command that leads back.
import type { NewTap, StoredTap, Tap } from '../../link/queue';
import type { Absent } from '../../wire/Absent';
import type { BySide } from '../../wire/BySide';
import type { Command } from '../../wire/Command';
import type { MatchView } from '../../wire/MatchView';
import type { Side } from '../../wire/Side';
import type { WithoutPlay } from '../../wire/WithoutPlay';
import { isPossible, keepsPoints, winnerByRule } from '../../board/game_rule';
import { gameOf, other, type Picture } from './picture';

/** Most points of a game, as the domain has it. */
export const MOST_POINTS = 9_999;

/** A tap without the circumstances (time and revision) that the page adds. */
export type Deed = Omit<NewTap, 'at' | 'rev'>;

/** The command that states a game as it is in the picture: its score, or that it has not begun. */
function asItWas(shown: Picture, number: number): Command {
  const game = shown.games.find((known) => known.number === number);
  if (!game) return { type: 'drop_game', match: shown.match, game: number };
  const winner = game.winner === winnerByRule(shown.rule, game.score) ? null : game.winner;
  return { type: 'score_game', match: shown.match, game: number, score: game.score, winner };
}

function scored(shown: Picture, number: number, score: BySide<number>, winner: Side | null, note: string, side: Side): Deed {
  return {
    match: shown.match,
    body: { type: 'score_game', match: shown.match, game: number, score, winner },
    note,
    side,
    undo: asItWas(shown, number),
  };
}

/** Whether points can be changed: the game runs, nothing is decided, nothing stands still. */
export function isScorable(shown: Picture): boolean {
  return shown.end === null && shown.held === null && (shown.decided === null || shown.counting === 'points');
}

/** Whether points are kept: where they make the score, whatever ends a game. */
export const hasPoints = (shown: Pick<Picture, 'rule' | 'counting'>): boolean => keepsPoints(shown.rule) || shown.counting === 'points';

/** One point more or less in the running game; `null` where that is not possible. */
export function step(shown: Picture, side: Side, by: 1 | -1, name: string): Deed | null {
  if (!isScorable(shown) || !hasPoints(shown)) return null;
  const game = gameOf(shown, shown.current);
  const points = game.score[side] + by;
  if (points < 0 || points > MOST_POINTS || !isPossible(shown.rule, { ...game.score, [side]: points })) return null;
  return scored(shown, shown.current, { ...game.score, [side]: points }, null, `${by > 0 ? '+1' : '−1'} ${name}`, side);
}

/** A whole number from the keypad in the running game. */
export function points(shown: Picture, side: Side, to: number, name: string): Deed | null {
  if (!isScorable(shown) || !hasPoints(shown) || to < 0 || to > MOST_POINTS) return null;
  const game = gameOf(shown, shown.current);
  if (game.score[side] === to || !isPossible(shown.rule, { ...game.score, [side]: to })) return null;
  return scored(shown, shown.current, { ...game.score, [side]: to }, null, `${to} ${name}`, side);
}

/** Where points are added up nobody wins a game: the next one begins, at nothing. Also the first, so that 0 : 0 can end it. */
export function nextGame(shown: Picture, note: string): Deed | null {
  const number = shown.games.length + 1;
  if (!isScorable(shown) || shown.counting !== 'points' || number > shown.mostGames) return null;
  const body = { type: 'score_game', match: shown.match, game: number, score: { home: 0, away: 0 }, winner: null } as const;
  return { match: shown.match, body, note, undo: asItWas(shown, number) };
}

/** "This side won the game", whatever the points say. */
export function gameTo(shown: Picture, side: Side, note: string): Deed | null {
  if (!isScorable(shown) || shown.counting === 'points') return null;
  return scored(shown, shown.current, gameOf(shown, shown.current).score, side, note, side);
}

/** Locks the result; the judge has named the winner, or the draw. */
export function commit(shown: Picture, note: string): Deed | null {
  if (!shown.decided || shown.end || shown.held !== null) return null;
  const winner = shown.decided === 'draw' ? null : shown.decided;
  return { match: shown.match, body: { type: 'commit_match', match: shown.match, winner }, note, ...(winner === null ? {} : { side: winner }) };
}

/** The absent side loses without play; where both are absent, nobody goes on. */
export function noShow(shown: Picture, absent: Absent, how: WithoutPlay, note: string): Deed | null {
  if (shown.end) return null;
  return { match: shown.match, body: { type: 'end_without_play', match: shown.match, absent, how }, note, ...(absent === 'both' ? {} : { side: other(absent) }) };
}

export function hold(shown: Standstill, reason: string, note: string): Deed | null {
  if (shown.end || shown.held !== null || reason.trim() === '') return null;
  return { match: shown.match, body: { type: 'hold_match', match: shown.match, reason: reason.trim() }, note, undo: { type: 'resume_match', match: shown.match } };
}

export function resume(shown: Standstill, note: string): Deed | null {
  return shown.held === null ? null : { match: shown.match, body: { type: 'resume_match', match: shown.match }, note };
}

/** What Undo would take back. */
export interface Undoable {
  readonly tap: Tap;
  /** It waits and never left this tablet: it goes without a trace. */
  readonly isWaiting: boolean;
  /** The game that is open again afterwards, if it was won by that tap. */
  readonly reopens: number | null;
}

/** What a page shows of a match's end and hold, whoever meets in it. */
export interface Standstill {
  readonly match: number;
  readonly end: Picture['end'];
  readonly held: string | null;
}

/**
 * The last own tap that can be taken back: of those that wait, or of those stored since nobody else changed the match.
 * What another device stated is never undone by stating what was before it.
 */
export function lastOwn(view: MatchView, shown: Standstill, stored: readonly StoredTap[], waiting: readonly Tap[]): Tap | null {
  if (shown.end) return null;
  const stack: Tap[] = [];
  for (const tap of [...ownSince(view, stored), ...waiting]) {
    if (tap.undoes !== null) {
      const at = stack.findIndex((one) => one.id === tap.undoes);
      if (at >= 0) stack.splice(at, 1);
    } else if (tap.body.type === 'resume_match') {
      const at = stack.map((one) => one.body.type).lastIndexOf('hold_match');
      if (at >= 0) stack.splice(at, 1);
    } else if (tap.body.type === 'take_match' && !waiting.includes(tap)) stack.length = 0;
    else if (tap.undo) stack.push(tap);
  }
  const tap = stack[stack.length - 1];
  // While the match stands still only the hold can be undone; later scores must not slip in behind it.
  return !tap || (shown.held !== null && tap.body.type !== 'hold_match') ? null : tap;
}

/** The last own tap that can be taken back, and what that opens again. */
export function lastUndoable(view: MatchView, shown: Picture, stored: readonly StoredTap[], waiting: readonly Tap[]): Undoable | null {
  const tap = lastOwn(view, shown, stored, waiting);
  if (!tap) return null;
  const { body } = tap;
  const wasWon = body.type === 'score_game' && gameOf(shown, body.game).winner !== null;
  return { tap, isWaiting: waiting.includes(tap), reopens: wasWon ? body.game : null };
}

/** Stored own taps after which nobody else changed score, result or lease. */
function ownSince(view: MatchView, stored: readonly StoredTap[]): readonly StoredTap[] {
  const counting = stored.filter((tap) => tap.rev !== null);
  const newest = counting[counting.length - 1];
  if (!newest) return stored;
  if ((newest.rev ?? 0) < view.card.rev) return [];
  // Each own entry counts one: a jump between two of them was somebody else.
  let from = 0;
  for (let i = 1; i < counting.length; i += 1) {
    if ((counting[i]?.rev ?? 0) !== (counting[i - 1]?.rev ?? 0) + 1) from = i;
  }
  const first = counting[from];
  return first ? stored.slice(stored.indexOf(first)) : stored;
}

/** The tap that takes another one back by stating what was before it. */
export function undoOf(undoable: Undoable, note: string): Deed | null {
  const { tap } = undoable;
  if (!tap.undo) return null;
  return { match: tap.match, body: tap.undo, note, side: tap.side, undoes: tap.id };
}
