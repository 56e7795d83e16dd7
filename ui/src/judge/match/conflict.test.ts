// Refused taps: which may be in the other state, what sending mine would store, what is not possible any more.
import { expect, test } from 'vitest';
import type { Tap } from '../../link/queue';
import type { Side } from '../../wire/Side';
import { game, match, tap } from '../sample';
import { after, conflictOf, mine } from './conflict';

/** Points tapped one after another from a score of game 4. */
function tapped(from: [number, number], sides: readonly Side[]): Tap[] {
  let score = { home: from[0], away: from[1] };
  return sides.map((side) => {
    const before = score;
    score = { ...score, [side]: score[side] + 1 };
    return tap({ type: 'score_game', match: 120, game: 4, score, winner: null }, { side, undo: { type: 'score_game', match: 120, game: 4, score: before, winner: null }, note: '+1' });
  });
}

const BEFORE = [game(1, 13, 9, 'home'), game(2, 11, 13, 'away'), game(3, 13, 6, 'home')];

test('points that the desk may have entered itself begin as theirs, the others as mine', () => {
  const { was, is, questions } = conflictOf(match([...BEFORE, game(4, 9, 8)]), tapped([8, 7], ['home', 'home', 'away']));
  expect([was?.score, is?.score]).toEqual([{ home: 8, away: 7 }, { home: 9, away: 8 }]);
  expect(questions.map((question) => question.mayBeIn)).toEqual([true, false, true]);
});

test('what is sent counts on the state of the server, not on the own one', () => {
  const view = match([...BEFORE, game(4, 9, 8)]);
  const { questions } = conflictOf(view, tapped([8, 7], ['home', 'home', 'away']));
  expect(mine(view, questions.slice(1)).map((deed) => deed.body)).toEqual([
    { type: 'score_game', match: 120, game: 4, score: { home: 10, away: 8 }, winner: null },
    { type: 'score_game', match: 120, game: 4, score: { home: 10, away: 9 }, winner: null },
  ]);
  expect(after(view, questions.slice(1)).games[3]?.score).toEqual({ home: 10, away: 9 });
});

test('points of a game that is over meanwhile cannot be sent', () => {
  const view = match([...BEFORE, game(4, 9, 13, 'away')]);
  const { questions } = conflictOf(view, tapped([8, 7], ['home']));
  expect(questions.map((question) => [question.isPossible, question.mayBeIn])).toEqual([[false, true]]);
  expect(mine(view, questions)).toEqual([]);
});

test('nothing can be sent into a match that is over', () => {
  const view = match([...BEFORE, game(4, 13, 8, 'home')], { card: { state: 'over', winner: 'home', ending: 'played' } });
  const commit = tap({ type: 'commit_match', match: 120, winner: 'home' });
  expect(conflictOf(view, [commit]).questions.map((question) => question.isPossible)).toEqual([false]);
});

test('taps that were taken back among themselves are not asked about', () => {
  const [one] = tapped([8, 7], ['home']) as [Tap];
  const back = tap({ type: 'score_game', match: 120, game: 4, score: { home: 8, away: 7 }, winner: null }, { undoes: one.id });
  expect(conflictOf(match([...BEFORE, game(4, 9, 8)]), [one, back]).questions).toEqual([]);
});

test('a game that was said to be won stays said', () => {
  const view = match([...BEFORE, game(4, 9, 8)]);
  const won = tap({ type: 'score_game', match: 120, game: 4, score: { home: 8, away: 7 }, winner: 'home' }, { side: 'home', undo: { type: 'score_game', match: 120, game: 4, score: { home: 8, away: 7 }, winner: null } });
  expect(after(view, conflictOf(view, [won]).questions).total).toEqual({ home: 3, away: 1 });
});
