// A phone with several badges keeps each entrant's key once, of one gathering.
import { expect, test } from 'vitest';
import type { Paired } from '../link/store';
import { shelved } from './others';

const key = (device: string, tournament: number, entrant: number, server = 'S'): Paired => ({ kind: 'paired', server, device, key: 'k', role: 'captain', scope: { kind: 'entrant', tournament, entrant }, name: '', addresses: [] });
const [cup, side, third] = [key('a', 1, 5), key('b', 2, 9), key('c', 3, 1)];

test('the key before waits beside the new one', () => {
  expect(shelved(cup, side, [])).toEqual([cup]);
  expect(shelved(side, third, [cup])).toEqual([side, cup]);
  expect(shelved(side, cup, [cup])).toEqual([side]);
});

test('a badge that was issued again takes the place of the old key', () => {
  expect(shelved(cup, key('new', 1, 5), [side])).toEqual([side]);
});

test('keys of another gathering are worth nothing here', () => {
  expect(shelved(cup, key('z', 1, 1, 'another'), [side])).toEqual([]);
  expect(shelved(null, cup, [])).toEqual([]);
});
