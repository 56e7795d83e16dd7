// The way on the phone: the latest first, the next one apart, places as people say them.
import { expect, test } from 'vitest';
import type { WayMatch } from '../wire/WayMatch';
import type { WayStage } from '../wire/WayStage';
import type { WayView } from '../wire/WayView';
import { band, lastStage, meets, placeWords, played, possibleWords, record, toCome } from './way';

const match = (number: number, part: Partial<WayMatch> = {}): WayMatch => ({ number, stage: 1, state: 'over', meets: { kind: 'known', name: `Rival ${number}` }, ...part });
const stage = (part: Partial<WayStage> = {}): WayStage => ({ stage: 1, name: 'Bracket', entrants: 16, ...part });
const WAY: WayView = {
  matches: { 4: match(4, { went: 'won', score: [2, 0] }), 9: match(9, { went: 'lost', score: [1, 2] }), 20: match(20, { state: 'undecided', meets: { kind: 'winner', number: 18 } }), 15: match(15, { state: 'live' }) },
  stages: [stage({ name: 'Swiss', place: 3 }), stage()], is_in: true,
};

test('what was played comes with the latest first; what runs is the page itself', () => {
  expect(played(WAY).map((step) => step.number)).toEqual([9, 4]);
  expect(toCome(WAY)?.id).toBe(20);
  expect(record(WAY)).toEqual({ won: 1, lost: 1 });
  expect(lastStage(WAY)?.name).toBe('Bracket');
});

test('where some are left out, nothing is counted', () => expect(record({ ...WAY, earlier: 12 })).toBeUndefined());

test.each([
  [stage({ place: 1 }), 'You end 1st of 16.'],
  [stage({ place: 5, shared: 2 }), 'You share the 5th place of 16.'],
  [stage(), ''],
])('a placing is said in a sentence', (of, words) => expect(placeWords(of)).toBe(words));

test.each([
  [stage({ possible: [1, 4] }), 'You can still end 1st to 4th.'],
  [stage({ possible: [2, 2] }), 'You end 2nd, whatever comes.'],
  [stage({ possible: [2, 2], place: 2 }), ''],
])('what is possible ends with the placing', (of, words) => expect(possibleWords(of)).toBe(words));

test('times are said as far as the desk said them', () => {
  const at = (hour: number): number => new Date(2026, 10, 21, hour, 30).getTime();
  expect([band({}), band({ from: at(14) }), band({ from: at(14), until: at(15) }), band({ until: at(15) }), band({ expected: at(14) }), band({ from: at(14), expected: at(15) })]).toEqual(['', '14:30', '14:30, over by 15:30', 'over by 15:30', 'about 14:30', '14:30']);
});

test('whoever is not known yet is named by the match they come from', () => {
  expect([meets({ kind: 'loser', number: 7 }), meets({ kind: 'many', contenders: 8 })]).toEqual(['loser of match 7', '8 play']);
});
