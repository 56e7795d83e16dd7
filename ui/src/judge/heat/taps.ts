// From a finger to a command in a heat: a game or an attempt as a whole, and the command that leads back.
import { attemptsOf, stated, type Finishes, type HeatMatch } from '../../board/heats';
import type { StoredTap, Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import type { Deed } from '../match/taps';
import { lastOwn } from '../match/taps';
import { sameGame, type HeatPicture } from './picture';

/** Whether games can be stated: nothing is over, nothing stands still. */
export const isOpen = (shown: HeatPicture): boolean => shown.end === null && shown.held === null;

/** The command that states a game as it is in the picture: its order, or that it is not played. */
function asItWas(shown: HeatPicture, game: number): Command | null {
  const was = shown.games[game - 1];
  if (was && was.length > 0) return { type: 'score_heat', match: shown.match, game, finishes: stated(was) };
  return { type: 'drop_game', match: shown.match, game };
}

/** "Game over": who finished in which order. `null` where it says nothing, nothing new, or cannot be said now. */
export function stateGame(shown: HeatPicture, game: number, finishes: Finishes, note: string): Deed | null {
  const isNext = game >= 1 && game <= shown.games.length + 1 && game <= shown.mostGames;
  if (!isOpen(shown) || !isNext || finishes.length === 0 || sameGame(shown.games[game - 1], finishes)) return null;
  const body: Command = { type: 'score_heat', match: shown.match, game, finishes: stated(finishes) };
  return { match: shown.match, body, note, undo: asItWas(shown, game) };
}

/** What an attempt did; no mark takes it away. */
export function attempt(shown: HeatPicture, entrant: number, number: number, mark: number | null, note: string): Deed | null {
  const was = attemptsOf(shown.games, entrant, shown.mostGames)[number - 1];
  if (!isOpen(shown) || was === undefined || was === mark) return null;
  const body = (to: number | null): Command => ({ type: 'record_attempt', match: shown.match, entrant, attempt: number, mark: to });
  return { match: shown.match, body: body(mark), note, undo: body(was) };
}

/** Why a heat cannot be locked yet; none if it can. */
export function missing(shown: HeatPicture, isTrial: boolean): number {
  const played = shown.games.filter((game) => game.length > 0).length;
  return isTrial ? Math.max(0, 1 - played) : shown.mostGames - played;
}

/** Locks the heat: nobody wins it, the table says who stands where. */
export function lock(shown: HeatPicture, isTrial: boolean, note: string): Deed | null {
  if (!isOpen(shown) || missing(shown, isTrial) > 0) return null;
  return { match: shown.match, body: { type: 'commit_match', match: shown.match, winner: null }, note };
}

/** What Undo would take back of what was stated. */
export interface UndoableTap {
  readonly tap: Tap;
  /** It waits and never left this tablet: it goes without a trace. */
  readonly isWaiting: boolean;
}

/** The last own tap that can be taken back; a game that others follow is corrected, not dropped. */
export function lastStated(view: HeatMatch, shown: HeatPicture, stored: readonly StoredTap[], waiting: readonly Tap[]): UndoableTap | null {
  const tap = lastOwn(view, shown, stored, waiting);
  if (!tap || (tap.undo?.type === 'drop_game' && tap.undo.game !== shown.games.length)) return null;
  return { tap, isWaiting: waiting.includes(tap) };
}

/** The tap that takes another one back by stating what was before it. */
export const undoOf = ({ tap }: UndoableTap, note: string): Deed | null => (tap.undo ? { match: tap.match, body: tap.undo, note, undoes: tap.id } : null);
