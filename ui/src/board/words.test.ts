// Rounds and things are called as the scene calls them.
import { expect, test } from 'vitest';
import { bracketOf, drawnPart } from './shape';
import { groupLetter } from './stages';
import { capital, gslName, inPool, poolOf, roundMark, roundName, words } from './words';

const DOUBLE_32 = { upper: 5, lower: 8, finals: 2 };
const SINGLE_8 = { upper: 3, lower: 0, finals: 0 };

test('upper rounds of 32', () => {
  expect([1, 2, 3, 4, 5].map((r) => roundName('upper', r, DOUBLE_32))).toEqual(['Upper round 1', 'Upper round 2', 'Upper quarter-finals', 'Upper semi-finals', 'Upper final']);
});
test('lower rounds of 32', () => {
  expect([1, 7, 8].map((r) => roundName('lower', r, DOUBLE_32))).toEqual(['Lower round 1', 'Lower round 7', 'Lower final']);
});
test('a single elimination has no upper bracket', () => {
  expect([1, 2, 3].map((r) => roundName('upper', r, SINGLE_8))).toEqual(['Quarter-finals', 'Semi-finals', 'Final']);
});
test('one match of a round stands in the singular', () => expect(roundName('upper', 3, DOUBLE_32, 'neutral', 'one')).toBe('Upper quarter-final'));
test('Smash players say winners, losers, set and DQ', () => {
  expect(roundName('upper', 4, DOUBLE_32, 'smash')).toBe('Winners semi-finals');
  expect(roundName('lower', 2, DOUBLE_32, 'smash')).toBe('Losers round 2');
  expect([words('match', 'smash'), words('walkover', 'smash'), capital('match', 'smash')]).toEqual(['set', 'DQ', 'Set']);
});
test('Counter-Strike plays maps', () => expect(words('game', 'cs')).toBe('map'));
test('a round has a mark where its name has no room', () => {
  expect([roundMark('upper', 3), roundMark('lower', 5, 'smash'), roundMark('lower', 5), roundMark('reset', 1)]).toEqual(['U3', 'L5', 'L5', 'GF2']);
  expect(roundMark('upper', 3, 'smash')).toBe('W3');
});

test('rounds of a table are counted, and say their group where there are several', () => {
  const none = { upper: 0, lower: 0, finals: 0, groups: 4 };
  expect(roundName('pool2', 3, none, 'neutral', 'one')).toBe('Round 3, group B');
  expect(roundName('pool1', 3, { ...none, groups: 1 })).toBe('Round 3');
  expect(roundMark('pool1', 3)).toBe('R3');
  expect([1, 2, 26, 27, 52, 53].map(groupLetter)).toEqual(['A', 'B', 'Z', 'AA', 'AZ', 'BA']);
});
test('the matches of a GSL group are told by where winner and loser go', () => {
  const to = { match: 1, side: 'home' };
  expect(gslName({ group: 'pool2', winner_to: to, loser_to: to }, 4)).toBe('Opening match, group B');
  expect(gslName({ group: 'pool2', loser_to: to }, 4)).toBe('Winners’ match, group B');
  expect(gslName({ group: 'pool1', winner_to: to })).toBe('Losers’ match');
  expect(gslName({ group: 'pool1' })).toBe('Decider');
});

test('a round of one of several brackets says which', () => {
  expect(inPool(roundName(drawnPart('pool2_upper'), 2, { upper: 2, lower: 2, finals: 1 }), 'pool2_upper')).toBe('Upper final, pool B');
  expect([drawnPart('pool12_third_place'), bracketOf('pool12_third_place'), bracketOf('pool3'), poolOf('pool3_upper')]).toEqual(['third', 12, undefined, undefined]);
});
