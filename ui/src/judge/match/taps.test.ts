// Finger to command: absolute scores, what leads back, and what Undo may touch.
import { expect, test } from 'vitest';
import type { Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import type { GameRule } from '../../wire/GameRule';
import type { GameView } from '../../wire/GameView';
import type { MatchView } from '../../wire/MatchView';
import { game, match, stored, tap } from '../sample';
import { layers, picture } from './picture';
import { commit, gameTo, hold, lastUndoable, nextGame, noShow, points, resume, step, undoOf, type Deed } from './taps';

const shown = (games: readonly GameView[], rule: GameRule = { kind: 'target', target: 13, margin: 2 }) => picture(match(games, { rule }), []);
const score = (number: number, home: number, away: number): Command => ({ type: 'score_game', match: 120, game: number, score: { home, away }, winner: null });
const DROP: Command = { type: 'drop_game', match: 120, game: 1 };

const check = (deed: Deed | null, body: Command | null, undo: Command | null = null): void => {
  expect([deed?.body ?? null, deed?.undo ?? null]).toEqual([body, undo]);
};

test('the first point begins the game, and its undo drops it', () => check(step(shown([]), 'home', 1, 'Fox'), score(1, 1, 0), DROP));
test('a point more states the whole score', () => check(step(shown([game(1, 8, 7)]), 'away', 1, 'Owl'), score(1, 8, 8), score(1, 8, 7)));
test('a point less', () => check(step(shown([game(1, 8, 7)]), 'home', -1, 'Fox'), score(1, 7, 7), score(1, 8, 7)));
test('not below nothing', () => check(step(shown([]), 'home', -1, 'Fox'), null));
test('after a won game the point counts in the next', () => check(step(shown([game(1, 13, 2, 'home')]), 'home', 1, 'Fox'), score(2, 1, 0), { type: 'drop_game', match: 120, game: 2 }));
test('no point in a decided match', () => check(step(shown([game(1, 13, 0, 'home'), game(2, 13, 0, 'home'), game(3, 13, 0, 'home')]), 'home', 1, 'Fox'), null));
test('no point in a held match', () => check(step(picture(match([], { held: 'PC 4' }), []), 'home', 1, 'Fox'), null));
test('a title without points has none', () => check(step(shown([], { kind: 'winner_only' }), 'home', 1, 'Fox'), null));
test('the keypad sets a number', () => check(points(shown([game(1, 8, 7)]), 'home', 12, 'Fox'), score(1, 12, 7), score(1, 8, 7)));
test('the keypad does not send what is there already', () => check(points(shown([game(1, 8, 7)]), 'home', 8, 'Fox'), null));
test('the keypad knows its limit', () => check(points(shown([]), 'home', 10_000, 'Fox'), null));
test('the judge names the winner of a game', () => {
  check(gameTo(shown([game(1, 7, 9)]), 'home', 'Game 1 to Fox'), { type: 'score_game', match: 120, game: 1, score: { home: 7, away: 9 }, winner: 'home' }, score(1, 7, 9));
});
test('one tap is a result where there are no points', () => {
  check(gameTo(shown([], { kind: 'winner_only' }), 'away', 'Game 1 to Owl'), { type: 'score_game', match: 120, game: 1, score: { home: 0, away: 0 }, winner: 'away' }, DROP);
});
test('commit only when one side has its games', () => {
  check(commit(shown([game(1, 13, 0, 'home')]), 'Lock'), null);
  check(commit(shown([game(1, 13, 0, 'home'), game(2, 13, 0, 'home'), game(3, 13, 0, 'home')]), 'Lock'), { type: 'commit_match', match: 120, winner: 'home' });
});
// ---- matches that may end drawn
const added = (games: readonly GameView[], rule: GameRule = { kind: 'winner_only' }) => picture(match(games, { rule, series: { length: { kind: 'aggregate', games: 2 } }, card: { needed: null, most_games: 2 } }), []);
const all = (games: readonly GameView[]) => picture(match(games, { series: { length: { kind: 'play_all', games: 2 } }, card: { needed: null, most_games: 2 } }), []);
test('a draw is committed as nobody’s', () => {
  check(commit(all([game(1, 13, 0, 'home')]), 'Lock'), null);
  check(commit(all([game(1, 13, 0, 'home'), game(2, 0, 13, 'away')]), 'Lock'), { type: 'commit_match', match: 120, winner: null });
});
test('points that are added up are kept in any title, and count to the end', () => {
  check(step(added([]), 'home', 1, 'Fox'), score(1, 1, 0), DROP);
  check(step(added([game(1, 2, 1), game(2, 0, 3)]), 'home', 1, 'Fox'), score(2, 1, 3), score(2, 0, 3));
});
test('nobody wins a game of which only the points count; the next one begins instead', () => {
  check(gameTo(added([game(1, 2, 1)]), 'home', 'Game 1 to Fox'), null);
  check(nextGame(added([game(1, 2, 1)]), 'Game 2 begins'), score(2, 0, 0), { type: 'drop_game', match: 120, game: 2 });
  check(nextGame(added([game(1, 2, 1), game(2, 0, 0)]), 'Game 3 begins'), null);
  check(nextGame(all([game(1, 13, 1, 'home')]), 'Game 2 begins'), null);
});
test('a goalless match is locked after its games have begun', () => {
  check(commit(added([game(1, 0, 0), game(2, 0, 0)]), 'Lock'), { type: 'commit_match', match: 120, winner: null });
});

test('a no-show of the absent side', () => check(noShow(shown([]), 'away', 'walkover', 'Walkover'), { type: 'end_without_play', match: 120, absent: 'away', how: 'walkover' }));
test('hold with a reason, resume without', () => {
  check(hold(shown([]), ' PC 4 ', 'Hold'), { type: 'hold_match', match: 120, reason: 'PC 4' }, { type: 'resume_match', match: 120 });
  check(hold(shown([]), ' ', 'Hold'), null);
  check(resume(picture(match([], { held: 'PC 4' }), []), 'Resume'), { type: 'resume_match', match: 120 });
});

const undoable = (view: MatchView, past: Parameters<typeof layers>[1], waiting: readonly Tap[]) => lastUndoable(view, layers(view, past, waiting).shown, past, waiting);
const point = (home: number, changes: Partial<Tap> = {}): Tap => tap(score(1, home, 0), { note: `${home}`, undo: home > 1 ? score(1, home - 1, 0) : DROP, ...changes });

test('undo names the last tap, waiting before stored', () => {
  const [one, two] = [point(1), point(2)];
  expect(undoable(match([game(1, 1, 0)], { card: { rev: 18 } }), [stored(one, 18)], [two])?.tap).toBe(two);
});
test('undo steps back through the taps, not to and fro', () => {
  const [one, two] = [point(1), point(2)];
  const back = tap(score(1, 1, 0), { undoes: two.id });
  const view = match([game(1, 1, 0)], { card: { rev: 20 } });
  expect(undoable(view, [stored(one, 18), stored(two, 19), stored(back, 20)], [])?.tap.id).toBe(one.id);
});
test('what another device changed meanwhile ends the way back', () => {
  const view = match([game(1, 5, 5)], { card: { rev: 25 } });
  expect(undoable(view, [stored(point(1), 18)], [])).toBeNull();
});
test('a change between two own taps is not reached over', () => {
  const [one, two] = [point(1), point(4)];
  const view = match([game(1, 4, 0)], { card: { rev: 21 } });
  const past = [stored(one, 18), stored(two, 21)];
  expect(undoable(view, past, [])?.tap.id).toBe(two.id);
  expect(undoable(view, [...past.slice(0, 1)], [])).toBeNull();
});
test('undo of the winning point says which game it opens', () => {
  const won = tap(score(1, 13, 5), { undo: score(1, 12, 5) });
  expect(undoable(match([game(1, 13, 5, 'home')], { card: { rev: 18 } }), [stored(won, 18)], [])?.reopens).toBe(1);
});
test('while a match is held only the hold is undone', () => {
  const held = tap({ type: 'hold_match', match: 120, reason: 'PC' }, { undo: { type: 'resume_match', match: 120 } });
  const view = match([game(1, 1, 0)], { held: 'PC', card: { rev: 18 } });
  expect(undoable(view, [stored(point(1), 18), stored(held, null)], [])?.tap.body.type).toBe('hold_match');
  expect(undoable(view, [stored(point(1), 18)], [])).toBeNull();
});
test('a locked match has no way back on the tablet', () => {
  const view = match([game(1, 13, 0, 'home')], { card: { winner: 'home', ending: 'played', state: 'over', rev: 18 } });
  expect(undoable(view, [stored(point(1), 18)], [])).toBeNull();
});
test('an undo states what was before and names the tap', () => {
  const one = point(3);
  expect(undoOf({ tap: one, isWaiting: false, reopens: null }, 'Undo')).toMatchObject({ body: score(1, 2, 0), undoes: one.id });
});
