// What the caller reads out, in which order, and whose phone shows it already.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import { kept, phoneOf, readings, spoken } from './caller';

const NOW = 1_000_000;
const card = (id: number, more: Partial<MatchCard> = {}): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 2, position: 0, state: 'called', since: NOW - id, rev: 1, most_games: 3, score: { home: 0, away: 0 },
  slots: { home: { kind: 'taken', entrant: id, seed: 1 }, away: { kind: 'taken', entrant: id + 50, seed: 2 } }, call: { since: NOW - id, last: NOW + 60_000, until: NOW + 120_000 }, ...more,
});
const last = (id: number): MatchCard => card(id, { call: { since: NOW - id, last: NOW - 1, until: NOW + 60_000 } });

test('last calls are read first, then the oldest; what was read stands below', () => {
  const first = readings([card(1), card(5), last(2)], new Set(), NOW);
  expect(first.map(({ card: { id } }) => id)).toEqual([2, 5, 1]);
  const read = new Set([first[0]?.key ?? '', first[1]?.key ?? '']);
  expect(readings([card(1), card(5), last(2)], read, NOW).map(({ card: { id }, isRead }) => [id, isRead])).toEqual([[1, false], [5, true], [2, true]]);
});

test('a last call is read again although the first one was', () => {
  const first = readings([card(2)], new Set(), NOW);
  const again = readings([last(2)], new Set(first.map(({ key }) => key)), NOW);
  expect(again.map(({ isRead }) => isRead)).toEqual([false]);
});

test('whoever is there, plays, or is held is not called', () => {
  expect(readings([card(1, { here: { home: true, away: true } }), card(2, { state: 'live' }), card(3, { state: 'held' })], new Set(), NOW)).toEqual([]);
});

test('what was read is forgotten with its call', () => {
  const key = readings([card(1)], new Set(), NOW)[0]?.key ?? '';
  expect(kept(new Set(['9/1/first', key]), [card(1)])).toEqual([key]);
  expect(kept(new Set([key]), [card(1, { state: 'held', since: NOW })])).toEqual([key]);
  expect(kept(new Set([key]), [card(1, { call: { since: NOW, until: NOW + 1 } })])).toEqual([]);
});

test('a phone is open, closed, or not there', () => {
  expect(phoneOf(card(1), 'home', [{ match_id: 1, entrant: 1, open: true }])).toBe('open');
  expect(phoneOf(card(1), 'home', [{ match_id: 1, entrant: 1, open: false }])).toBe('closed');
  expect(phoneOf(card(1), 'away', [{ match_id: 1, entrant: 1, open: true }])).toBe('none');
  expect(phoneOf(card(1), 'home', [{ match_id: 2, entrant: 1, open: true }])).toBe('none');
});

test('a name is spoken without what no voice can read', () => {
  expect(spoken({ name: '<b>Fox</b> & "Co" ★ 2' })).toBe('b Fox b Co 2');
  expect(spoken({ name: 'Xqc', spoken: 'ex queue see' })).toBe('ex queue see');
  expect(spoken({ name: '雷鳴クラブ' })).toBe('雷鳴クラブ');
  expect(spoken(undefined)).toBe('');
});
