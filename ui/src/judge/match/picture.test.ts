// Taps to picture: what the tablet draws before the server has answered, game by game.
import { expect, test } from 'vitest';
import type { BySide } from '../../wire/BySide';
import type { Command } from '../../wire/Command';
import type { GameRule } from '../../wire/GameRule';
import type { GameView } from '../../wire/GameView';
import type { Side } from '../../wire/Side';
import { game, match, stored, tap } from '../sample';
import { winnerByRule } from '../../board/game_rule';
import { layers, picture } from './picture';

const score = (number: number, home: number, away: number, winner: Side | null = null): Command => ({ type: 'score_game', match: 120, game: number, score: { home, away }, winner });
const COMMIT: Command = { type: 'commit_match', match: 120, winner: 'home' };

interface Drawn {
  total: [number, number];
  current: number;
  decided?: Side;
}

const check = (games: readonly GameView[], taps: readonly Command[], drawn: Drawn): void => {
  const shown = picture(match(games), taps);
  expect([[shown.total.home, shown.total.away], shown.current, shown.decided]).toEqual([drawn.total, drawn.current, drawn.decided ?? null]);
};

const WON = game(1, 13, 9, 'home');
const LOST = game(2, 11, 13, 'away');
const AHEAD = game(3, 13, 6, 'home');

test('before the first tap game 1 is to be played', () => check([], [], { total: [0, 0], current: 1 }));
test('a point opens the game', () => check([], [score(1, 1, 0)], { total: [0, 0], current: 1 }));
test('the target with the margin wins the game and the next one begins', () => check([], [score(1, 13, 9)], { total: [1, 0], current: 2 }));
test('the target without the margin does not', () => check([], [score(1, 13, 12)], { total: [0, 0], current: 1 }));
test('the judge may say who won', () => check([], [score(1, 7, 9, 'home')], { total: [1, 0], current: 2 }));
test('a dropped game was never played', () => check([WON], [score(2, 1, 0), { type: 'drop_game', match: 120, game: 2 }], { total: [1, 0], current: 2 }));
test('a correction takes a win away', () => check([WON], [score(1, 12, 9)], { total: [0, 0], current: 1 }));
test('three games of five decide', () => check([WON, LOST, AHEAD, game(4, 12, 9)], [score(4, 13, 9)], { total: [3, 1], current: 4, decided: 'home' }));
test('a commit ends it', () => expect(picture(match([WON, LOST, AHEAD, game(4, 13, 9, 'home')]), [COMMIT]).end).toEqual({ winner: 'home', ending: 'played' }));
test('a walkover ends it for the side that is here', () => {
  expect(picture(match([]), [{ type: 'end_without_play', match: 120, absent: 'away', how: 'walkover' }]).end).toEqual({ winner: 'home', ending: 'walkover' });
});
test('a head start counts before the first game', () => {
  const view = match([], { series: { length: { kind: 'best_of', games: 5 }, head_start: { score: { home: 1, away: 0 }, reason: 'Upper bracket' } } });
  expect(picture(view, [score(1, 13, 0)]).total).toEqual({ home: 2, away: 0 });
});
// ---- all games are played
const ALL = { series: { length: { kind: 'play_all', games: 2 } }, card: { needed: null, most_games: 2 } } as const;
const ADDED = { series: { length: { kind: 'aggregate', games: 2 } }, rule: { kind: 'points' }, card: { needed: null, most_games: 2 } } as const;
const over = (games: readonly GameView[], how: typeof ALL | typeof ADDED): unknown[] => {
  const { total, current, decided } = picture(match(games, how), []);
  return [total.home, total.away, current, decided];
};
test('where all are played one win decides nothing', () => expect(over([WON], ALL)).toEqual([1, 0, 2, null]));
test('one win each is a draw', () => expect(over([WON, LOST], ALL)).toEqual([1, 1, 2, 'draw']));
test('two wins are a win', () => expect(over([WON, game(2, 13, 2, 'home')], ALL)).toEqual([2, 0, 2, 'home']));
test('points of both legs are added up, and decide once both are begun', () => {
  expect(over([game(1, 2, 1)], ADDED)).toEqual([2, 1, 1, null]);
  expect(over([game(1, 2, 1), game(2, 0, 1)], ADDED)).toEqual([2, 2, 2, 'draw']);
  expect(over([game(1, 2, 1), game(2, 0, 3)], ADDED)).toEqual([2, 4, 2, 'away']);
});
test('a draw is committed without a winner', () => {
  const draw: Command = { type: 'commit_match', match: 120, winner: null };
  expect(picture(match([WON, LOST], ALL), [draw]).end).toEqual({ winner: null, ending: 'played' });
});

test('hold and resume', () => {
  const held: Command = { type: 'hold_match', match: 120, reason: 'PC 4' };
  expect(picture(match([]), [held]).held).toBe('PC 4');
  expect(picture(match([]), [held, { type: 'resume_match', match: 120 }]).held).toBeNull();
});

test.each<[GameRule, BySide<number>, Side | null]>([
  [{ kind: 'target', target: 11, margin: 2 }, { home: 11, away: 9 }, 'home'],
  [{ kind: 'target', target: 11, margin: 2 }, { home: 11, away: 10 }, null],
  [{ kind: 'target', target: 11, margin: 2 }, { home: 14, away: 16 }, 'away'],
  [{ kind: 'target', target: 16, margin: 1 }, { home: 15, away: 16 }, 'away'],
  [{ kind: 'points' }, { home: 99, away: 0 }, null],
  [{ kind: 'winner_only' }, { home: 1, away: 0 }, null],
])('%o at %o', (rule, points, winner) => expect(winnerByRule(rule, points)).toBe(winner));

test('waiting points are counted by side, stored ones stay as they are', () => {
  const taken = layers(match([game(1, 8, 7)]), [], [tap(score(1, 9, 7), { side: 'home' }), tap(score(1, 10, 7), { side: 'home' }), tap(score(1, 10, 8), { side: 'away' })]);
  expect(taken.stored.games[0]?.score).toEqual({ home: 8, away: 7 });
  expect(taken.shown.games[0]?.score).toEqual({ home: 10, away: 8 });
  expect(taken.waiting).toEqual({ home: 2, away: 1 });
});

test('a receipt that comes before its patch does not let the number jump back', () => {
  const done = stored(tap(score(1, 9, 7)), 18);
  expect(layers(match([game(1, 8, 7)]), [done], []).shown.games[0]?.score).toEqual({ home: 9, away: 7 });
});

test('what the view has overtaken is not laid over it again', () => {
  const done = stored(tap(score(1, 9, 7)), 17);
  expect(layers(match([game(1, 12, 7)]), [done], []).shown.games[0]?.score).toEqual({ home: 12, away: 7 });
});
