// Which draft a phone opens: the own entrant's, the most urgent first, never one that is not open.
import { expect, test } from 'vitest';
import type { DraftLine } from '../../wire/DraftLine';
import { ownDrafts } from './mine';

const line = (changes: Partial<DraftLine>): DraftLine => ({ tournament: 3, number: 1, names: { home: 'Ardent', away: 'Nebelkrähen' }, entrants: { home: 1, away: 2 }, game: 1, format: 'Captains Mode', state: 'running', turn_of: ['home'], ...changes });
const me = { tournament: 3, entrant: 2 };

test('the own side is known, and a running draft comes before a held one', () => {
  const drafts = { 7: line({ state: 'held' }), 9: line({ entrants: { home: 2, away: 5 } }), 11: line({ entrants: { home: 8, away: 9 } }) };
  expect(ownDrafts({ drafts }, me).map((one) => [one.match, one.side])).toEqual([[9, 'home'], [7, 'away']]);
});
test('a draft of the game that is played comes after one that is open', () => {
  const drafts = { 7: line({ state: 'complete' }), 9: line({ state: 'swapping' }) };
  expect(ownDrafts({ drafts }, me).map((one) => one.match)).toEqual([9, 7]);
});
test('a draft that could be opened is nobody’s yet, and another tournament’s entrant of the same number is somebody else', () => {
  expect(ownDrafts({ drafts: { 7: line({ state: 'next' }), 8: line({ tournament: 4 }) } }, me)).toEqual([]);
  expect(ownDrafts(undefined, me)).toEqual([]);
});
