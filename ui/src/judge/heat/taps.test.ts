// Finger to command in a heat, what leads back, and what a refusal leaves to decide.
import { expect, test } from 'vitest';
import type { HeatMatch } from '../../board/heats';
import type { Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import { entrant, heat, stored, tap } from '../sample';
import { heatConflict, mineOf } from './conflict';
import { heatLayers, heatPicture, nextGame } from './picture';
import { attempt, lastStated, lock, stateGame } from './taps';

const WHO = [1, 2, 3].map((id) => entrant(id, `E${id}`));
const race = (games: HeatMatch['heat']['games'], changes: Parameters<typeof heat>[2] = {}): HeatMatch => heat(WHO, games, { ...changes, card: { most_games: 2, ...changes.card } });
const trial = (games: HeatMatch['heat']['games']): HeatMatch => heat(WHO, games, { card: { most_games: 3 }, heat: { measure: 'time', placing: [], kill: 0 } });
const score = (game: number, ...finishes: [number, number][]): Command => ({ type: 'score_heat', match: 120, game, finishes });
const shown = (view: HeatMatch, ...bodies: Command[]) => heatPicture(view, bodies);

test('game over states the whole order, and its undo drops the game', () => {
  expect(stateGame(shown(race([])), 1, [[3, 2], [1, 0]], 'Game 1')).toMatchObject({ body: score(1, [3, 2], [1, 0]), undo: { type: 'drop_game', game: 1 } });
});
test('a correction leads back to what was stated', () => {
  expect(stateGame(shown(race([[[1, 0]], [[2, 0]]])), 1, [[2, 0]], 'Game 1')?.undo).toEqual(score(1, [1, 0]));
});
test('nothing, the same, a later game or one too many is not stated', () => {
  const view = race([[[1, 0]]]);
  expect([stateGame(shown(view), 2, [], ''), stateGame(shown(view), 1, [[1, 0]], ''), stateGame(shown(race([])), 2, [[1, 0]], ''), stateGame(shown(view), 3, [[1, 0]], '')]).toEqual([null, null, null, null]);
});
test('nothing is stated in a held heat', () => expect(stateGame(shown(race([], { held: 'PC 4' })), 1, [[1, 0]], '')).toBeNull());
test('an attempt states a mark, and its undo the one before', () => {
  expect(attempt(shown(trial([[[2, 900]]])), 2, 1, 800, '')).toMatchObject({ body: { mark: 800 }, undo: { mark: 900 } });
  expect(attempt(shown(trial([])), 2, 3, 800, '')?.undo).toEqual({ type: 'record_attempt', match: 120, entrant: 2, attempt: 3, mark: null });
  expect(attempt(shown(trial([])), 2, 4, 800, '')).toBeNull();
  expect(attempt(shown(trial([])), 2, 1, null, '')).toBeNull();
});
test('an attempt that is taken away leaves no game behind', () => {
  expect(shown(trial([[[2, 900]]]), { type: 'record_attempt', match: 120, entrant: 2, attempt: 1, mark: null }).games).toEqual([]);
});
test('the next game is the first that is not stated', () => {
  expect([nextGame(shown(race([]))), nextGame(shown(race([[[1, 0]]]))), nextGame(shown(race([[[1, 0]], [[1, 0]]])))]).toEqual([1, 2, null]);
});
test('a free-for-all is locked after all games, a trial after one attempt', () => {
  expect(lock(shown(race([[[1, 0]]])), false, '')).toBeNull();
  expect(lock(shown(race([[[1, 0]], [[1, 0]]])), false, '')?.body).toEqual({ type: 'commit_match', match: 120, winner: null });
  expect(lock(shown(trial([])), true, '')).toBeNull();
  expect(lock(shown(trial([[[1, 5]]])), true, '')).not.toBeNull();
});
test('a stored tap that the view does not show yet counts as stored', () => {
  const drawn = heatLayers(race([]), [stored(tap(score(1, [1, 0])), 18)], [tap(score(2, [2, 0]))]);
  expect([drawn.stored.games.length, drawn.shown.games.length]).toEqual([1, 2]);
});
test('undo names the last own tap; a game with one behind it is not dropped', () => {
  const one = tap(score(1, [1, 0]), { undo: { type: 'drop_game', match: 120, game: 1 } });
  const view = race([[[1, 0]]], { card: { rev: 18 } });
  expect(lastStated(view, shown(view), [stored(one, 18)], [])?.tap.id).toBe(one.id);
  const later = race([[[1, 0]], [[2, 0]]], { card: { rev: 18 } });
  expect(lastStated(later, shown(later), [stored(one, 18)], [])).toBeNull();
});

// ---- refused
const refusal = (body: Command, undo: Command | null): Tap => tap(body, { undo, refused: [{ code: 'stale', text: 'It changed.' }], note: 'Game' });
const decisions = (view: HeatMatch, ...taps: Tap[]): [boolean, boolean][] => heatConflict(view, taps).map((question) => [question.isOther, question.isPossible]);

test('a game that the desk stated meanwhile begins as theirs, but mine can be sent', () => {
  expect(decisions(race([[[2, 0], [1, 0]]]), refusal(score(1, [1, 0], [2, 0]), { type: 'drop_game', match: 120, game: 1 }))).toEqual([[true, true]]);
});
test('a game that nobody stated begins as mine', () => {
  expect(decisions(race([[[1, 0]]]), refusal(score(2, [1, 0]), { type: 'drop_game', match: 120, game: 2 }))).toEqual([[false, true]]);
});
test('the same statement, or one into a heat that is over, cannot be sent', () => {
  expect(decisions(race([[[1, 0]]]), refusal(score(1, [1, 0]), null))).toEqual([[true, false]]);
  expect(decisions(race([[[1, 0]]], { card: { state: 'over', ending: 'played' } }), refusal(score(2, [1, 0]), null))).toEqual([[true, false]]);
});
test('taps are judged one upon the other', () => {
  const taps = [refusal(score(1, [1, 0]), { type: 'drop_game', match: 120, game: 1 }), refusal(score(2, [2, 0]), { type: 'drop_game', match: 120, game: 2 })];
  expect(decisions(race([]), ...taps)).toEqual([[false, true], [false, true]]);
  expect(mineOf(race([]), heatConflict(race([]), taps)).map((deed) => deed.body)).toEqual([score(1, [1, 0]), score(2, [2, 0])]);
});
test('what is sent leads back to the state at the desk', () => {
  const view = race([[[2, 0]]]);
  expect(mineOf(view, heatConflict(view, [refusal(score(1, [1, 0]), null)]))[0]?.undo).toEqual(score(1, [2, 0]));
});
test('whoever left the heat meanwhile falls out of what is sent', () => {
  const view = heat(WHO.slice(0, 2), []);
  expect(mineOf(view, heatConflict(view, [refusal(score(1, [3, 0], [1, 0]), null)]))[0]?.body).toEqual(score(1, [1, 0]));
});
