// Heats ranked on a surface: the same order as the server's, game by game and attempt by attempt.
import { expect, test } from 'vitest';
import type { HeatView } from '../wire/HeatView';
import type { Criterion } from '../wire/Criterion';
import type { StageKind } from '../wire/StageKind';
import { adjustedPoints, attemptsOf, markText, newest, raceRows, timeText, trialRows, type Finishes } from './heats';
import { heatName } from './tables';

const entrants = (count: number): HeatView['entrants'] => Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `E${i + 1}`, short_name: `E${i + 1}`, tag: '', seed: i + 1, roster: [] }));
const race = (games: readonly Finishes[], order: readonly Criterion[], adjusted?: ReadonlyMap<number, number>): number[][] =>
  raceRows({ entrants: entrants(4), games: [], placing: [10, 6, 3], kill: 1 }, games, order, adjusted).map((row) => [row.entrant, row.rank, row.points, row.wins, row.kills]);
const trial = (measure: 'time' | 'score', games: readonly Finishes[]): (number | null)[][] =>
  trialRows({ entrants: entrants(3), games: [], measure, placing: [], kill: 0 }, games).map((row) => [row.entrant, row.rank, row.best, row.next]);

test('before the first game all are equal, in the order of seeds', () => {
  expect(race([], ['points'])).toEqual([[1, 1, 0, 0, 0], [2, 1, 0, 0, 0], [3, 1, 0, 0, 0], [4, 1, 0, 0, 0]]);
});
test('a place and kills give points; who did not finish has none', () => {
  expect(race([[[3, 2], [1, 0]]], ['points', 'kills'])).toEqual([[3, 1, 12, 1, 2], [1, 2, 6, 0, 0], [2, 3, 0, 0, 0], [4, 3, 0, 0, 0]]);
});
test('equal points are parted by the next criterion', () => {
  const games: Finishes[] = [[[1, 0], [2, 4]]];
  expect(race(games, ['points']).map((row) => row.slice(0, 2))).toEqual([[1, 1], [2, 1], [3, 3], [4, 3]]);
  expect(race(games, ['points', 'kills']).map((row) => row.slice(0, 2))).toEqual([[2, 1], [1, 2], [3, 3], [4, 3]]);
});
test('the last finish is that of the game played last; an unplayed one does not count', () => {
  const games: Finishes[] = [[[1, 0], [2, 0]], [[2, 0], [1, 0]], []];
  expect(race(games, ['points', 'last_finish']).slice(0, 2).map((row) => row[0])).toEqual([2, 1]);
});
test('officials’ points count', () => {
  const adjusted = adjustedPoints([{ entrant: 1, points: '−7', reason: 'Late' }, { entrant: 1, points: '+2', reason: 'Not so late' }]);
  expect(race([[[1, 0], [2, 0]]], ['points'], adjusted)[0]).toEqual([2, 1, 6, 0, 0]);
});
test('the fewest milliseconds come first, and the second best parts equals', () => {
  expect(trial('time', [[[1, 90_000], [2, 80_000]], [[3, 80_000], [2, 85_000]]])).toEqual([[2, 1, 80_000, 85_000], [3, 2, 80_000, null], [1, 3, 90_000, null]]);
});
test('the most points come first', () => {
  expect(trial('score', [[[1, 500], [2, 700]], [[1, 900]]])).toEqual([[1, 1, 900, 500], [2, 2, 700, null], [3, 3, null, null]]);
});
test('attempts stand by their number', () => expect(attemptsOf([[[1, 5]], [[2, 6]], [[1, 7]]], 1, 4)).toEqual([5, null, 7, null]));
test('the newest attempt is the one that was not there before', () => {
  expect(newest([[[1, 5]]], [[[1, 5], [2, 6]]])).toEqual({ entrant: 2, attempt: 1 });
  expect(newest([[[1, 5]]], [[[1, 5]], [[1, 4]]])).toEqual({ entrant: 1, attempt: 2 });
  expect(newest([[[1, 5]]], [[[1, 5]]])).toBeNull();
});
test('times are written as the server does', () => {
  expect([23_456, 83_456, 3_723_004, 0].map(timeText)).toEqual(['23.456', '1:23.456', '1:02:03.004', '0.000']);
});
test('a score of many digits stands in groups', () => expect([markText(1_838_800, 'score'), markText(950, 'score')]).toEqual(['1,838,800', '950']));
test('a heat alone needs no number', () => {
  const kind = (heats: number): StageKind => ({ kind: 'time_trial', heats, measure: 'time' });
  expect([heatName('pool3', kind(4)), heatName('pool1', kind(1)), heatName('pool2', undefined)]).toEqual(['Heat 3', 'Heat', 'Heat 2']);
});

test('shared places give both the points of the first of them, and nobody those of the second', () => {
  const heat = { entrants: [1, 2, 3, 4].map((id) => ({ id, seed: id })), games: [], placing: [10, 6, 3], kill: 1 } as unknown as HeatView;
  const rows = raceRows(heat, [[[1, 0], [2, 0, 'level'], [3, 0], [4, 2, 'out']]], ['points']);
  expect(rows.map(({ entrant, points, wins, last }) => [entrant, points, wins, last])).toEqual([[1, 10, 1, 1], [2, 10, 1, 1], [3, 3, 0, 3], [4, 2, 0, null]]);
});
