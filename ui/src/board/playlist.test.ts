// Playlists: whose turn it is at a moment, what takes over while it lasts, and what happens where nothing may be seen.
import { expect, test } from 'vitest';
import type { Layout } from '../wire/Layout';
import type { MatchCard } from '../wire/MatchCard';
import type { Shown } from '../wire/Shown';
import { comingUp, entryAt, holds, isDeciding, PAGE, playing, type Facts, type Playlists } from './playlist';

const NOON = new Date(2026, 10, 28, 12, 0).getTime();
const QUIET: Facts = { now: 0, cards: [], drafts: undefined };
const calls: Layout = { kind: 'calls' };
const blank: Layout = { kind: 'blank' };
const stations: Layout = { kind: 'stations' };
const entry = (layout: Layout, shown: Shown) => ({ layout, shown });
const turn = (layout: Layout, seconds: number) => entry(layout, { kind: 'seconds', seconds });

function card(part: Partial<MatchCard>): MatchCard {
  return {
    id: 1, number: 1, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 0, position: 0, state: 'live', rev: 1, most_games: 3, needed: 2,
    slots: { home: { kind: 'taken', entrant: 1 }, away: { kind: 'taken', entrant: 2 } }, score: { home: 0, away: 0 }, ...part,
  } as MatchCard;
}

test('entries follow each other by the time since 1970, wherever and whenever a screen is opened', () => {
  const entries = [turn(calls, 10), entry(stations, { kind: 'pages', pages: 2 }), turn(blank, 6)];
  const at = (now: number) => entryAt(entries, { ...QUIET, now })?.layout;
  const round = 10_000 + 2 * PAGE + 6_000;
  for (const start of [0, round, 43_000 * round]) {
    expect([0, 9_999].map((ms) => at(start + ms))).toEqual([calls, calls]);
    expect([10_000, 10_000 + 2 * PAGE - 1].map((ms) => at(start + ms))).toEqual([stations, stations]);
    expect([10_000 + 2 * PAGE, round - 1].map((ms) => at(start + ms))).toEqual([blank, blank]);
  }
});

test('the first whose condition holds takes over and does not move the turns of the others', () => {
  const entries = [turn(calls, 10), entry(stations, { kind: 'while_live', station: 3 }), entry(blank, { kind: 'while_deciding', station: 3 }), turn(blank, 10)];
  const live = { ...QUIET, cards: [card({ station: 3, game: { number: 3, score: { home: 0, away: 0 } } })] };
  expect(entryAt(entries, live)?.layout).toBe(stations);
  expect(entryAt([...entries].reverse(), live)?.layout).toBe(blank);
  expect(entryAt(entries, { ...QUIET, now: 12_000 })?.layout).toBe(blank);
});

test('the deciding game is the last that can be played', () => {
  const game = (number: number) => ({ number, score: { home: 3, away: 1 } });
  expect(isDeciding(card({ game: game(2), score: { home: 1, away: 0 } }))).toBe(false);
  expect(isDeciding(card({ game: game(3), score: { home: 1, away: 1 } }))).toBe(true);
  expect(isDeciding(card({ score: { home: 1, away: 1 } }))).toBe(true);
  expect(isDeciding(card({ most_games: 1, needed: 1, game: game(1) }))).toBe(true);
});

const CALL = { since: 0, last: 180_000, until: 300_000 };
const DRAFT = { tournament: 4, number: 1, names: { home: 'Fox', away: 'Owl' }, entrants: { home: 1, away: 2 }, game: 1, format: 'CM', turn_of: [] };
test.each<[Shown, Partial<Facts>, boolean]>([
  [{ kind: 'while_live', station: 3 }, { cards: [card({ station: 4 })] }, false],
  [{ kind: 'while_live', station: 3 }, { cards: [card({ station: 3, state: 'called' })] }, false],
  [{ kind: 'while_live', station: 3 }, { cards: [card({ station: 3, state: 'held' })] }, true],
  [{ kind: 'while_last_call' }, { cards: [card({ state: 'called', call: CALL })], now: 60_000 }, false],
  [{ kind: 'while_last_call' }, { cards: [card({ state: 'called', call: CALL })], now: 180_000 }, true],
  [{ kind: 'while_last_call' }, { cards: [card({ state: 'called', call: CALL, here: { home: true, away: true } })], now: 180_000 }, false],
  [{ kind: 'while_drafting', tournament: 4 }, { drafts: { drafts: { 1: { ...DRAFT, state: 'running' } } } }, true],
  [{ kind: 'while_drafting', tournament: 4 }, { drafts: { drafts: { 1: { ...DRAFT, state: 'next' } } } }, false],
  [{ kind: 'while_drafting', tournament: 5 }, { drafts: { drafts: { 1: { ...DRAFT, state: 'running' } } } }, false],
  [{ kind: 'between', from: 720, to: 780 }, { now: NOON }, true],
  [{ kind: 'between', from: 720, to: 780 }, { now: NOON + 3_600_000 }, false],
  [{ kind: 'between', from: 1_320, to: 60 }, { now: NOON }, false],
  [{ kind: 'between', from: 1_320, to: 60 }, { now: NOON + 11 * 3_600_000 }, true],
  [{ kind: 'between', from: 1_320, to: 60 }, { now: NOON + 12.5 * 3_600_000 }, true],
])('%o holds with %o: %s', (shown, facts, is) => expect(holds(shown, { ...QUIET, ...facts })).toBe(is));

test('a playlist in a playlist is followed to its end, and one that goes round shows mark and clock', () => {
  const lists: Playlists = {
    1: { name: 'Inner', entries: [turn(stations, 10)] },
    2: { name: 'Outer', entries: [turn({ kind: 'playlist', playlist: 1 }, 10), turn(calls, 10)] },
    3: { name: 'Round', entries: [turn({ kind: 'playlist', playlist: 3 }, 10)] },
    4: { name: 'Nothing left', entries: [] },
  };
  const shown = (playlist: number, now = 0) => playing({ kind: 'playlist', playlist }, lists, { ...QUIET, now });
  expect(shown(2)).toBe(stations);
  expect(shown(2, 10_000)).toBe(calls);
  for (const playlist of [3, 4, 99]) expect(shown(playlist)).toEqual(blank);
  expect(playing(calls, lists, QUIET)).toBe(calls);
});

test('what is on next and what waits for its moment is there in time', () => {
  const lists: Playlists = {
    1: { name: 'Inner', entries: [turn(calls, 10), entry(stations, { kind: 'while_last_call' })] },
    2: { name: 'Outer', entries: [turn(blank, 10), turn({ kind: 'playlist', playlist: 1 }, 10), entry({ kind: 'progress' }, { kind: 'while_live', station: 1 })] },
  };
  const coming = comingUp({ kind: 'playlist', playlist: 2 }, lists, { ...QUIET, now: 6_000 });
  expect(coming).toContainEqual(calls);
  expect(coming).toContainEqual(stations);
  expect(coming).toContainEqual({ kind: 'progress' });
});
