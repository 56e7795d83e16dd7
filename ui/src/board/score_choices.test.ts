// The final scores that a match can have: races, shared games, head starts.
import { expect, test } from 'vitest';
import type { Series } from '../wire/Series';
import { scoreChoices } from './score_choices';

const said = (needed: number | undefined, most: number, series: Series): unknown => {
  const found = scoreChoices({ ...(needed === undefined ? {} : { needed }), most_games: most }, series);
  const text = (scores: readonly { home: number; away: number }[]): string => scores.map((one) => `${one.home}:${one.away}`).join(' ');
  return found.kind === 'points' ? 'points' : found.kind === 'games' ? text(found.scores) : [text(found.scores.home), text(found.scores.away)];
};

test.each<[string, number | undefined, number, Series, unknown]>([
  ['best of three', 2, 3, { length: { kind: 'best_of', games: 3 } }, ['2:0 2:1', '0:2 1:2']],
  ['a head start is never undone', 3, 5, { length: { kind: 'best_of', games: 5 }, head_start: { score: { home: 1, away: 0 } } } as Series, ['3:0 3:1 3:2', '1:3 2:3']],
  ['two games, both played', undefined, 2, { length: { kind: 'play_all', games: 2 } }, '2:0 1:1 0:2'],
  ['points over two legs', undefined, 2, { length: { kind: 'aggregate', games: 2 } }, 'points'],
])('%s', (_, needed, most, series, wanted) => expect(said(needed, most, series)).toEqual(wanted));
