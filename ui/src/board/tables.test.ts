// Matches of groups are named on every surface alike.
import { expect, test } from 'vitest';
import type { StageKind } from '../wire/StageKind';
import type { StandingRow } from '../wire/StandingRow';
import { byGroup, isTiedAcross, poolRound, valueText } from './tables';

const TABLE = { win: 3, draw: 1, loss: 0, unit: 1, order: [], again: false, floor: 0 };
const GROUPS: StageKind = { kind: 'round_robin', groups: 4, distribution: 'snake', legs: 1, table: TABLE };
const SWISS: StageKind = { kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: TABLE };
const TO = { match: 1, side: 'home' };

test('a match of a group says its round and group', () => expect(poolRound({ group: 'pool2', round: 3 }, GROUPS)).toBe('Round 3, group B'));
test('a Swiss round has no group', () => expect(poolRound({ group: 'pool1', round: 3 }, SWISS)).toBe('Round 3'));
test('a GSL match says what it decides', () => expect(poolRound({ group: 'pool1', round: 1, winner_to: TO }, { kind: 'gsl', groups: 2, distribution: 'snake' })).toBe('Losers’ match, group A'));
test('a match of a bracket is named elsewhere', () => expect(poolRound({ group: 'upper', round: 1 }, undefined)).toBeUndefined());
test('before the tournament is here, the round says enough', () => expect(poolRound({ group: 'pool2', round: 3 }, undefined)).toBe('Round 3'));

test('whoever is equal across the line is neither through nor out', () => {
  const rows = [1, 2, 2, 2, 5].map((rank, i): StandingRow => ({ entrant: i + 1, seed: i + 1, won: 0, lost: 0, group: 1, fate: 'open', gone: false, values: [], rank }));
  expect([1, 2, 3, 4, 5].map((place) => isTiedAcross(rows, place, [2]))).toEqual([false, true, true, true, false]);
  expect([1, 2, 3, 4, 5].some((place) => isTiedAcross(rows, place, [4]))).toBe(false);
});
const placed = (group: number, ...places: (number | undefined)[]): StandingRow[] =>
  places.map((place, i) => ({ entrant: i + 1, seed: i + 1, won: 0, lost: 0, group, fate: 'open', gone: false, values: [], ...(place === undefined ? {} : { place }) }));
const order = (rows: StandingRow[]): number[][] => byGroup(rows).map((one) => one.rows.map((row) => row.entrant));
test('the first of a GSL group stands first while the second is played for', () => {
  expect(order([...placed(1, undefined, undefined, 1, 4), ...placed(2, undefined, undefined, undefined, undefined)])).toEqual([[3, 1, 2, 4], [1, 2, 3, 4]]);
});
test('in a bracket whoever is still in stands before those who are out', () => {
  expect(order(placed(1, undefined, undefined, 3, 5, 5, 5, 5, undefined))).toEqual([[1, 2, 3, 8, 4, 5, 6, 7]]);
});
test('values are read as people write them', () => {
  expect([valueText('-4', 'score_difference'), valueText('', 'lots'), valueText('6 (+2)', 'head_to_head'), valueText('0.6667', 'match_win_percentage')]).toEqual(['−4', '–', '6 (+2)', '66.67 %']);
});
