// The way of an entrant: won matches, the drop into the lower bracket, what comes next.
import { expect, test } from 'vitest';
import { draw, play } from '../gallery/sample';
import { layout } from './layout';
import { wayOf } from './way';

const sample = draw('double', 8);
const plan = layout(sample.shape);

test('before the first match: one line ahead, two matches to come', () => {
  const cards = play(sample, 0);
  const way = wayOf(1, sample.shape, plan, cards);
  const first = sample.shape.matches.find((m) => m.group === 'upper' && m.round === 1 && m.position === 0);
  expect([...way.on]).toEqual([first?.id]);
  expect([way.won, way.lost, way.now]).toEqual([0, 0, first?.id]);
  expect([way.ifWon, way.ifLost]).toEqual([first?.winnerTo?.match, first?.loserTo?.match]);
  expect(way.ahead).toMatch(/^M212/);
  expect(way.gone).toBe('');
});

test('when all is played, the sum of the ways is the bracket', () => {
  const cards = play(sample, 1);
  const ways = [1, 2, 3, 4, 5, 6, 7, 8].map((entrant) => wayOf(entrant, sample.shape, plan, cards));
  const played = [...cards.values()].filter((card) => card.state === 'done').length;
  expect(ways.reduce((sum, way) => sum + way.won, 0)).toBe(played);
  expect(ways.reduce((sum, way) => sum + way.lost, 0)).toBe(played);
  for (const way of ways) expect(way.lost).toBeLessThanOrEqual(2);
});

test('somebody who is in no match has no way', () => {
  const way = wayOf(99, sample.shape, plan, play(sample, 0.5));
  expect([way.on.size, way.gone, way.ahead, way.now]).toEqual([0, '', '', undefined]);
});
