// Changing places by hand: who may, who stays and why, and what the matches are afterwards.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { SlotView } from '../../wire/SlotView';
import { canSwapIn, changesOf, changesOfMoves, choicesOf, found, moved, newPairs, stuckOf, type Choice } from './swap';

const taken = (entrant: number): SlotView => ({ kind: 'taken', entrant, seed: entrant });
const card = (id: number, home: number, away: number | SlotView, more: Partial<MatchCard> = {}): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 1, position: id, state: 'ready', score: { home: 0, away: 0 }, needed: 2, most_games: 3, rev: 1,
  slots: { home: taken(home), away: typeof away === 'number' ? taken(away) : away }, ...more,
});
const BYE: SlotView = { kind: 'bye' };
const winnerOf = (number: number): SlotView => ({ kind: 'undecided', from: 'winner', number, match: number });
/** Four matches of eight: 1–8, 4–5, 2–7, 3–6. */
const eight = (): MatchCard[] => [card(1, 1, 8), card(2, 4, 5), card(3, 2, 7), card(4, 3, 6)];
const says = (slot: SlotView): string => (slot.kind === 'taken' ? String(slot.entrant) : slot.kind === 'bye' ? 'bye' : `W${slot.number}`);
const after = (cards: MatchCard[], one: number, other: number): string[] => changesOf(cards, one, other).map((change) => `${change.card.number ?? 'bye'}: ${says(change.after.home)}–${says(change.after.away)}`);

test('two of different matches: both matches change', () => expect(after(eight(), 8, 7)).toEqual(['1: 1–7', '3: 2–8']));
test('two who meet: the sides change', () => expect(after(eight(), 1, 8)).toEqual(['1: 8–1']));
test('a bye goes with the place, and so does the match behind it', () => {
  const six = [card(9, 1, BYE, { state: 'bye' }), card(1, 4, 5), card(2, 1, winnerOf(1), { round: 2, state: 'undecided' })];
  delete six[0]!.number;
  expect(after(six, 1, 5)).toEqual(['1: 4–1', 'bye: 5–bye', '2: 5–W1']);
  expect(stuckOf(six, 1)).toBeUndefined();
});
test('in a round robin every match of both changes', () => {
  const league = [card(1, 1, 4), card(2, 2, 3), card(3, 1, 3, { round: 2 }), card(4, 4, 2, { round: 2 })];
  expect(after(league, 1, 2)).toEqual(['1: 2–4', '2: 1–3', '3: 2–3', '4: 4–1']);
});
test('the seeds stay with the places', () => expect(changesOf(eight(), 8, 7)[0]?.after.away).toEqual({ kind: 'taken', entrant: 7, seed: 8 }));

test.each<[string, Partial<MatchCard>, ReturnType<typeof stuckOf>]>([
  ['a match that waits', {}, undefined],
  ['a called match', { state: 'called' }, { why: 'called', number: 1 }],
  ['a live match', { state: 'live' }, { why: 'begun', number: 1 }],
  ['a match that is over', { state: 'over' }, { why: 'begun', number: 1 }],
  ['a held match', { state: 'held' }, { why: 'held', number: 1 }],
  ['a match on a tablet', { holder: 4 }, { why: 'taken', number: 1 }],
])('%s', (_, more, stuck) => expect(stuckOf([card(1, 1, 8, more)], 8)).toEqual(stuck));

test('one match of a league is enough to stay', () => {
  const league = [card(1, 1, 4, { state: 'over' }), card(2, 2, 3), card(3, 1, 3, { round: 2 })];
  expect(choicesOf(league, 2).map(({ entrant, stuck }) => [entrant, stuck?.number])).toEqual([[3, undefined], [1, 1], [4, 1]]);
});
test('those who stay stand last, the others by seed', () => {
  const cards = eight();
  cards[0] = card(1, 1, 8, { state: 'called' });
  expect(choicesOf(cards, 4).map((choice) => choice.entrant)).toEqual([2, 3, 5, 6, 7, 1, 8]);
});
test('the next match of somebody is the one to come', () => {
  const cards = [card(1, 1, 8, { state: 'over' }), card(2, 1, winnerOf(3), { round: 2, state: 'undecided' })];
  expect(choicesOf(cards, 8)[0]?.next?.number).toBe(2);
});

test('a few letters or a seed find somebody', () => {
  const names: Record<number, string[]> = { 1: ['Fox'], 2: ['Owl'], 3: ['Red Fox', 'RFX'], 5: ['Hen'] };
  const choices: Choice[] = [1, 2, 3, 5].map((entrant) => ({ entrant, seed: entrant, next: undefined, stuck: undefined }));
  const finds = (query: string): number[] => found(choices, query, (entrant) => names[entrant] ?? []).map((choice) => choice.entrant);
  expect([finds('fox'), finds('rfx'), finds('5'), finds('#2'), finds('zebra'), finds(' ')]).toEqual([[1, 3], [3], [5], [2], [], [1, 2, 3, 5]]);
});
test('Swiss pairs come from the rule', () => expect((['single', 'double', 'gsl', 'round_robin', 'swiss', undefined] as const).map(canSwapIn)).toEqual([true, true, true, true, false, false]));

test('moves follow each other: who moved before moves again from there', () => {
  const pairs = (cards: readonly MatchCard[]): string[] => cards.map(({ slots }) => `${says(slots.home)}–${says(slots.away)}`);
  expect(pairs(moved(eight(), [{ one: 1, other: 4 }, { one: 1, other: 3 }]))).toEqual(['4–8', '3–5', '2–7', '1–6']);
  expect(changesOfMoves(eight(), [{ one: 1, other: 4 }, { one: 4, other: 1 }])).toEqual([]);
  expect(changesOfMoves(eight(), [{ one: 8, other: 5 }]).map((change) => change.card.number)).toEqual([1, 2]);
});
test('of a round paired again only the new pairs are told, with whom each had before', () => {
  const now = [card(1, 1, 3), card(2, 2, 4), card(3, 5, 6)];
  expect(newPairs(now, [[1, 2], [3, 4], [6, 5]]).map(({ card: { number }, before }) => [number, before.home, before.away])).toEqual([[1, 2, 4], [2, 1, 3]]);
});
