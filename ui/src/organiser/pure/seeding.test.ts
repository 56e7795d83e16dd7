// Reseeding by keys and by drops.
import { expect, test } from 'vitest';
import { moved, seedByDrop, seedByKey } from './seeding';
import { rowsInView } from './rows';
import { sorted, turned } from './sorting';

test('a row goes up, down, and stops at the ends', () => {
  expect([seedByKey('ArrowUp', 3, 9, 5), seedByKey('ArrowDown', 3, 9, 5), seedByKey('PageDown', 7, 9, 5), seedByKey('Home', 3, 9, 5)]).toEqual([2, 4, 9, 1]);
  expect([seedByKey('ArrowUp', 1, 9, 5), seedByKey('End', 9, 9, 5), seedByKey('x', 4, 9, 5)]).toEqual([null, null, null]);
});

test('a drop between two rows lands there, a drop beside itself nowhere', () => {
  expect([seedByDrop(5, 2, 'upper'), seedByDrop(5, 2, 'lower'), seedByDrop(2, 5, 'upper'), seedByDrop(2, 5, 'lower')]).toEqual([2, 3, 4, 5]);
  expect([seedByDrop(3, 2, 'lower'), seedByDrop(3, 4, 'upper'), seedByDrop(3, 3, 'lower')]).toEqual([null, null, null]);
});

test('a moved item shifts the others by one', () => expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']));

test('of 4,096 rows only those in view are drawn, and the list keeps its height', () => {
  const rows = rowsInView(4096, 36, 36_000, 720, 4);
  expect(rows).toEqual({ first: 996, end: 1024, before: 996 * 36, after: (4096 - 1024) * 36 });
  expect(rowsInView(0, 36, 500, 720)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
});

test('a table sorts as people do, nothing last both ways', () => {
  const rows = ['Team 10', null, 'team 9', 'Álvaro'];
  const by = (down: boolean) => sorted(rows, { by: 'name', down }, (row) => row);
  expect([by(false), by(true)]).toEqual([['Álvaro', 'team 9', 'Team 10', null], ['Team 10', 'team 9', 'Álvaro', null]]);
  expect([turned({ by: 'name', down: false }, 'name'), turned({ by: 'name', down: true }, 'seed')]).toEqual([{ by: 'name', down: true }, { by: 'seed', down: false }]);
});
