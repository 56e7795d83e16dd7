// What a match looks like to its judge: the server's view with the taps that are stored or on their way laid over it.
import { c } from '../../board/conduct_text';
import { isDrawn, winnerByRule } from '../../board/game_rule';
import { countingOf, type Counting } from '../../board/stages';
import type { StoredTap, Tap } from '../../link/queue';
import type { BySide } from '../../wire/BySide';
import type { Command } from '../../wire/Command';
import type { EndingView } from '../../wire/EndingView';
import type { GameRule } from '../../wire/GameRule';
import type { MatchView } from '../../wire/MatchView';
import type { Side } from '../../wire/Side';

/** The two sides in the order of the record. */
export const SIDES: readonly Side[] = ['home', 'away'];
export const other = (side: Side): Side => (side === 'home' ? 'away' : 'home');

/** A game: points per side, and who won it; nobody while it runs. */
export interface Game {
  readonly number: number;
  readonly score: BySide<number>;
  readonly winner: Side | null;
  /** Over, and nobody won it. */
  readonly drawn?: boolean | undefined;
}

/** Whether nothing is left to play of it. */
export const isGameOver = (game: Game): boolean => game.winner !== null || game.drawn === true;

/** The end of a match, as stored, as reported or as tapped. */
export interface End {
  /** Nobody in a draw. */
  readonly winner: Side | null;
  readonly ending: EndingView;
}

/** What the games of a match come to. */
export type Verdict = Side | 'draw';

/** A match at one moment. */
export interface Picture {
  readonly match: number;
  readonly rule: GameRule;
  /** What the score counts: games until one side has enough, all games, or their points. */
  readonly counting: Counting;
  /** Games that win the match; none where all are played. */
  readonly needed: number | null;
  readonly mostGames: number;
  readonly games: readonly Game[];
  /** Games won, or points where these are added up; with the head start. */
  readonly total: BySide<number>;
  /** The game that is played now, from 1: the open one, or the next; the last one once the match is decided. */
  readonly current: number;
  /** The side that has won, or a draw, as far as it is played. Where points are added up they may still change. */
  readonly decided: Verdict | null;
  readonly end: End | null;
  /** Why it is held. */
  readonly held: string | null;
}

interface Draft {
  /** A result that was stated without its games. */
  stated: BySide<number> | null;
  games: Game[];
  end: End | null;
  held: string | null;
}

function lay(draft: Draft, body: Command, rule: GameRule): void {
  switch (body.type) {
    case 'score_game': {
      const winner = body.winner ?? winnerByRule(rule, body.score);
      const game: Game = { number: body.game, score: body.score, winner, ...(winner === null && isDrawn(rule, body.score) ? { drawn: true } : {}) };
      draft.games = [...draft.games.filter((known) => known.number !== body.game), game].sort((a, b) => a.number - b.number);
      return;
    }
    case 'drop_game':
      draft.games = draft.games.filter((game) => game.number !== body.game);
      return;
    case 'commit_match':
      draft.end = { winner: body.winner, ending: 'played' };
      return;
    case 'report_result':
      draft.stated = body.score ?? null;
      draft.end = { winner: body.winner ?? (body.score && body.score.home !== body.score.away ? (body.score.home > body.score.away ? 'home' : 'away') : null), ending: 'played' };
      return;
    case 'reopen_match':
      draft.end = null;
      return;
    case 'end_without_play':
      draft.end = { winner: body.absent === 'both' ? null : other(body.absent), ending: body.how };
      return;
    case 'hold_match':
      draft.held = body.reason;
      return;
    case 'call_pause':
      draft.held = c(`pause_${body.kind}`);
      return;
    case 'end_pause':
    case 'resume_match':
      draft.held = null;
      return;
    default:
      return;
  }
}

/** The view with commands laid over it, in order. A command that is in the view already changes nothing. */
export function picture(view: MatchView, bodies: readonly Command[]): Picture {
  const { card } = view;
  const draft: Draft = {
    stated: null,
    games: view.games.map((game) => ({ ...game, winner: game.winner ?? null })),
    end: card.report ? { winner: card.report.winner ?? null, ending: card.report.ending } : card.ending ? { winner: card.winner ?? null, ending: card.ending } : null,
    held: view.held ?? null,
  };
  for (const body of bodies) lay(draft, body, view.rule);
  const start = view.series.head_start?.score ?? { home: 0, away: 0 };
  const counting = countingOf(view.series);
  const won = (side: Side): number =>
    start[side] + (counting === 'points' ? draft.games.reduce((sum, game) => sum + game.score[side], 0) : draft.games.filter((game) => game.winner === side).length);
  const total = draft.games.length === 0 && draft.end ? (draft.stated ?? card.report?.score ?? card.score) : { home: won('home'), away: won('away') };
  const decided = verdict(counting, card, draft.games, total);
  const last = draft.games[draft.games.length - 1];
  const isOpen = (last !== undefined && !isGameOver(last)) || (counting === 'points' && last?.number === card.most_games);
  const current = last === undefined ? 1 : isOpen || decided || draft.end ? last.number : last.number + 1;
  return { match: card.id, rule: view.rule, counting, needed: card.needed ?? null, mostGames: card.most_games, games: draft.games, total, current, decided, end: draft.end, held: draft.held };
}

/** What the games come to, as the domain's `Series::verdict` has it. */
function verdict(counting: Counting, card: MatchView['card'], games: readonly Game[], total: BySide<number>): Verdict | null {
  if (counting === 'race') return SIDES.find((side) => total[side] >= (card.needed ?? Infinity)) ?? null;
  const isFull = games.length >= card.most_games && (counting === 'points' || games.every(isGameOver));
  if (!isFull) return null;
  return total.home > total.away ? 'home' : total.away > total.home ? 'away' : 'draw';
}

/** A game of the picture; one that has not begun stands at nothing. */
export function gameOf(shown: Picture, number: number): Game {
  return shown.games.find((game) => game.number === number) ?? { number, score: { home: 0, away: 0 }, winner: null };
}

/** What a judge sees: what is stored, what is drawn, and how many points of each side are not stored yet. */
export interface Layers {
  /** On the server's disk. */
  readonly stored: Picture;
  /** With the taps that wait. */
  readonly shown: Picture;
  /** Waiting taps by the side they are for. */
  readonly waiting: BySide<number>;
  readonly waitingTaps: readonly Tap[];
}

/**
 * Lays stored taps that the view does not show yet, then the waiting ones over it. A receipt may come before the
 * patch that follows from it; the number must not jump back between them.
 */
export function layers(view: MatchView, stored: readonly StoredTap[], waiting: readonly Tap[]): Layers {
  const ahead = stored.filter((tap) => tap.rev !== null && tap.rev > view.card.rev).map((tap) => tap.body);
  const count = (side: Side): number => waiting.filter((tap) => tap.side === side && tap.body.type !== 'check_in').length;
  return {
    stored: picture(view, ahead),
    shown: picture(view, [...ahead, ...waiting.map((tap) => tap.body)]),
    waiting: { home: count('home'), away: count('away') },
    waitingTaps: waiting,
  };
}
