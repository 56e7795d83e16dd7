// Stations typed as people write them.
import { expect, test } from 'vitest';
import { numbersIn, stationStates, takesMore } from './floor';

test.each([
  ['7', [7]],
  ['1-4', [1, 2, 3, 4]],
  ['1 to 3, 9', [1, 2, 3, 9]],
  ['4, 2-3; 2', [2, 3, 4]],
  ['', null],
  ['0', null],
  ['5-2', null],
  ['stage', null],
  ['1000', null],
])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));

test('a station takes another match while it is in order and has room', () => {
  const server = { number: 4, name: '', equipment: { kind: 'game_server' as const, area: '', address: '', at_once: 2 } };
  expect([{ number: 1, name: '' }, { number: 1, name: '', match: 7 }, { ...server, match: 7 }, { ...server, match: 7, also: [8] }, { number: 2, name: '', out_of_order: { since: 5 } }].map(takesMore)).toEqual([true, false, true, false, false]);
});

test('out of order is a state of its own, and what is played there goes on', () => {
  const broken = { number: 2, name: '', out_of_order: { since: 5 } };
  expect(stationStates([broken, { ...broken, match: 7 }], []).map((spot) => spot.state)).toEqual(['closed', 'called']);
});
