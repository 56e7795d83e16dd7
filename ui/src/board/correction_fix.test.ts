// What a form means by a correction: complete or nothing, and why a kind cannot be meant.
import { expect, test } from 'vitest';
import type { Fix } from '../wire/Fix';
import type { MatchCard } from '../wire/MatchCard';
import { firstKind, FIX_KINDS, fixOf, fixReason, NO_WISH, type FixWish } from './correction_fix';

const card = (part: Partial<MatchCard> = {}): MatchCard => ({
  id: 5, stage: 2, round: 3, state: 'over', score: { home: 2, away: 1 }, slots: { home: { kind: 'taken', entrant: 7, seed: 1 }, away: { kind: 'undecided', from: 'winner', number: 4 } }, ...part,
}) as MatchCard;

test.each<[string, Partial<FixWish>, Fix | undefined]>([
  ['nothing is said', {}, undefined],
  ['the result that stands', { score: { home: 2, away: 1 } }, undefined],
  ['another score', { score: { home: 1, away: 2 } }, { kind: 'result', match: 5, score: { home: 1, away: 2 } }],
  ['a winner without a score', { kind: 'winner', winner: 'away' }, { kind: 'winner', match: 5, winner: 'away' }],
  ['nobody was there', { kind: 'without_play', absent: 'both' }, { kind: 'without_play', match: 5, absent: 'both', how: 'walkover' }],
  ['a swap in this round', { kind: 'swap', whose: 'home', other: 9 }, { kind: 'swap', stage: 2, round: 3, one: 7, other: 9 }],
  ['a swap of seeds', { kind: 'swap', whose: 'home', other: 9, reach: 'seeds' }, { kind: 'swap', stage: 2, one: 7, other: 9 }],
  ['a side where nobody stands', { kind: 'swap', whose: 'away', other: 9 }, undefined],
])('%s', (_, wish, fix) => expect(fixOf(card(), { ...NO_WISH, ...wish })).toEqual(fix));

test('a match that runs can only have had wrong opponents; a heat is replayed or void', () => {
  const able = (one: MatchCard): string[] => FIX_KINDS.filter((kind) => fixReason(one, kind) === undefined);
  const heat = card({ heat: { contenders: 8, played: 3, leaders: [] } });
  expect([able(card()).length, able(card({ state: 'live' })), able(heat)]).toEqual([6, ['swap'], ['replay', 'void']]);
  expect([firstKind(card(), 'result'), firstKind(card({ state: 'live' }), 'result'), firstKind(heat, 'result')]).toEqual(['result', 'swap', 'replay']);
});
