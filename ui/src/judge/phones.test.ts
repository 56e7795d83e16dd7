// Which phones a judge is shown: players of open matches in the scope, those of the match at hand first, nobody else's.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { Scope } from '../wire/Scope';
import type { WaitingView } from '../wire/WaitingView';
import { phonesFor } from './phones';

const card = (id: number, station: number, home: number, away: number, tournament = 1): MatchCard => ({ id, tournament, station, slots: { home: { kind: 'taken', entrant: home, seed: 1 }, away: { kind: 'taken', entrant: away, seed: 2 } } }) as unknown as MatchCard;
const phone = (id: string, entrant: number, since: number, part: Partial<WaitingView> = {}): WaitingView => ({ id, name: '', role: 'captain', scope: { kind: 'entrant', tournament: 1, entrant }, code: '482913', since, address: '', ...part });

const CARDS = [card(11, 1, 1, 2), card(12, 2, 3, 4), card(13, 9, 5, 6), card(14, 2, 3, 4, 2)];
const PHONES = [phone('a', 3, 20), phone('b', 1, 30), phone('c', 5, 10), phone('d', 2, 5), phone('e', 4, 1, { role: 'judge', scope: { kind: 'everything' } }), phone('f', 9, 1)];
const shown = (scope: Scope, match: number | null): string => phonesFor(PHONES, CARDS, scope, match).map((one) => `${one.phone.id}@${one.card.id}`).join(' ');

test.each<[Scope, number | null, string]>([
  [{ kind: 'everything' }, null, 'd@11 c@13 a@12 b@11'],
  [{ kind: 'everything' }, 12, 'a@12 d@11 c@13 b@11'],
  [{ kind: 'stations', from: 1, to: 2 }, null, 'd@11 a@12 b@11'],
  [{ kind: 'tournament', tournament: 2 }, null, ''],
])('%j at match %s: %s', (scope, match, wanted) => expect(shown(scope, match)).toBe(wanted));

test('of a heat that is shown, its many are known', () => {
  const heat = { ...card(20, 1, 0, 0), slots: { home: { kind: 'bye' }, away: { kind: 'bye' } }, heat: { contenders: 8, played: 0, leaders: [] } } as unknown as MatchCard;
  const found = (match: number | null): number => phonesFor([phone('g', 9, 1)], [heat], { kind: 'everything' }, match, new Set([8, 9])).length;
  expect([found(20), found(null)]).toEqual([1, 0]);
});
