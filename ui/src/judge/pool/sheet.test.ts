// The sheet of a pool: likely scores, what a row may be, two taps that rest on each other, and what undo takes back.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { Scope } from '../../wire/Scope';
import type { Series } from '../../wire/Series';
import { card, NOW, stored as onDisk, tap } from '../sample';
import { lastOf, likely, pools, rollOfPool, rowOf, stated, type Row, type Winner } from './sheet';

const EVERYTHING: Scope = { kind: 'everything' };
const BO3: Series = { length: { kind: 'best_of', games: 3 } };
const ME = 7;
const open = (id: number, changes: Parameters<typeof card>[0] = {}): MatchCard => card({ id, number: id, stage: 4, group: 'pool1', state: 'ready', holder: null, station: null, needed: 2, most_games: 3, ...changes });

const scores = (series: Series, winner: Winner): string => likely(series, winner).map(({ home, away }) => `${home}:${away}`).join(' ');
test('a best of three ends 2:0 or 2:1, for the other side the other way round', () => {
  expect([scores(BO3, 'home'), scores(BO3, 'away'), scores(BO3, 'draw')]).toEqual(['2:0 2:1', '0:2 1:2', '']);
});
test('a single game', () => expect(scores({ length: { kind: 'best_of', games: 1 } }, 'away')).toBe('0:1'));
test('first to five', () => expect(scores({ length: { kind: 'first_to', wins: 5 } }, 'home')).toBe('5:0 5:1 5:2 5:3 5:4'));
test('all two games may end drawn', () => {
  const both: Series = { length: { kind: 'play_all', games: 2 } };
  expect([scores(both, 'home'), scores(both, 'draw'), scores(both, 'away')]).toEqual(['2:0', '1:1', '0:2']);
});
test('three games that all count cannot be drawn', () => expect(scores({ length: { kind: 'play_all', games: 3 } }, 'draw')).toBe(''));
test('what is no handful of buttons has a page of its own', () => {
  expect(scores({ length: { kind: 'first_to', wins: 6 } }, 'home')).toBe('');
  expect(scores({ length: { kind: 'aggregate', games: 2 } }, 'home')).toBe('');
  expect(scores({ ...BO3, head_start: { score: { home: 1, away: 0 }, reason: 'Upper' } }, 'home')).toBe('');
});

test('pools of two sides in the scope, those with most to do first', () => {
  const cards = [open(1), open(2, { group: 'pool2' }), open(3, { group: 'pool2' }), open(4, { group: 'upper' }), open(5, { tournament: 9, stage: 9 }), open(6, { heat: { contenders: 4, played: 0, leaders: [] } })];
  expect(pools(cards, { kind: 'tournament', tournament: 3 }).map(({ group, open: left }) => `${group} ${left}`)).toEqual(['pool2 2', 'pool1 1']);
});

const row = (one: MatchCard, taps: Parameters<typeof rowOf>[2] = [], isRefused = false, scope: Scope = EVERYTHING): Row => rowOf(one, BO3, taps, isRefused, scope, ME);
const REPORT = tap({ type: 'report_result', match: 1, score: { home: 2, away: 1 } }, { match: 1, note: 'Fox 2 : 1 Owl' });
test('a match that has not begun is open', () => expect(row(open(1))).toEqual({ kind: 'open' }));
test('one in the own hands without a game too, as after undo', () => expect(row(open(1, { state: 'live', holder: ME }))).toEqual({ kind: 'open' }));
test('an entered one waits', () => expect(row(open(1), [REPORT])).toEqual({ kind: 'waiting', score: { home: 2, away: 1 } }));
test('a refused one is decided on its own page', () => expect(row(open(1), [], true)).toEqual({ kind: 'refused' }));
test('a stored one shows what it is', () => {
  expect(row(open(1, { state: 'over', score: { home: 2, away: 0 } }))).toEqual({ kind: 'done', score: { home: 2, away: 0 }, state: 'over' });
});
test('what is scored point by point, held or elsewhere is not entered here', () => {
  const why = (one: MatchCard, scope: Scope = EVERYTHING): string => { const found = row(one, [], false, scope); return found.kind === 'elsewhere' ? found.why : found.kind; };
  expect(why(open(1, { state: 'live', score: { home: 1, away: 0 } }))).toBe('live');
  expect(why(open(1, { state: 'held' }))).toBe('held');
  expect(why(open(1, { holder: 3 }))).toBe('holder');
  expect(why(open(1), { kind: 'stations', from: 1, to: 4 })).toBe('scope');
});

test('a result takes the match first; what is held already is only stated', () => {
  const words = { take: 'Taking', result: 'Fox 2 : 1 Owl' };
  expect(stated(open(1), { home: 2, away: 1 }, ME, words).map(({ body }) => body)).toEqual([{ type: 'take_match', match: 1 }, { type: 'report_result', match: 1, score: { home: 2, away: 1 } }]);
  expect(stated(open(1, { holder: ME }), { home: 2, away: 1 }, ME, words)).toHaveLength(1);
});

test('undo drops what waits, the result before the take', () => {
  const take = tap({ type: 'take_match', match: 1 }, { match: 1 });
  expect(lastOf([open(1)], [take, REPORT], () => [], NOW)).toMatchObject({ kind: 'waiting', match: 1, taps: [REPORT, take] });
  expect(lastOf([open(1)], [take, { ...REPORT, sent: true }], () => [], NOW)).toEqual({ kind: 'sent', note: REPORT.note });
});
test('undo opens the last stored result for two minutes, unless somebody changed it since', () => {
  const over = (since: number, rev = 18): MatchCard => open(1, { state: 'over', since, rev });
  const own = () => [onDisk(REPORT, 18)];
  expect(lastOf([over(NOW - 20_000)], [], own, NOW)).toMatchObject({ kind: 'stored', match: 1, left: 100_000 });
  expect(lastOf([over(NOW - 120_000)], [], own, NOW)).toBeNull();
  expect(lastOf([over(NOW - 20_000, 19)], [], own, NOW)).toBeNull();
});

test('somebody is here when all their matches that wait say so, taps included', () => {
  const cards = [open(1, { here: { home: true, away: false } }), open(2, { slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'taken', entrant: 3, seed: 3 } } })];
  const here = (taps: Parameters<typeof rollOfPool>[1]): string => rollOfPool(cards, taps).map((one) => `${one.entrant}${one.isHere ? '+' : '-'}${one.isWaiting ? '?' : ''}`).join(' ');
  expect(here([])).toBe('1- 2- 3-');
  expect(here([tap({ type: 'check_in', match: 2, side: 'home', presence: 'here' }, { match: 2 })])).toBe('1+? 2- 3-');
});
