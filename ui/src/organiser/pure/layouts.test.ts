// Choices of layouts: each is read back as it was, and what is not filled in is none.
import { expect, test } from 'vitest';
import type { Layout } from '../../wire/Layout';
import { clockText, fieldOf, filledOf, groupsIn, groupsOf, keyOf, layoutOf, minutesOf, momentOf } from './layouts';

const NONE = { matches: [], until: undefined, title: '' };

test('every layout is a choice that gives it again', () => {
  const all: Layout[] = [
    { kind: 'number' }, { kind: 'bracket', stage: 7 }, { kind: 'match', match: 120 }, { kind: 'standings', stage: 7 }, { kind: 'draft' }, { kind: 'draft', match: 120 },
    { kind: 'draft_leaders', tournament: 3 }, { kind: 'calls' }, { kind: 'stations' }, { kind: 'matches', matches: [] }, { kind: 'matches', matches: [4, 9, 5] },
    { kind: 'station', station: 12 }, { kind: 'champion', tournament: 3 }, { kind: 'progress' }, { kind: 'schedule' }, { kind: 'clock', title: '' }, { kind: 'clock', until: 1_795_224_000_000, title: 'Final' },
    { kind: 'sponsors' }, { kind: 'playlist', playlist: 2 }, { kind: 'blank' },
  ];
  for (const layout of all) expect(layoutOf(keyOf(layout), filledOf(layout))).toEqual(layout);
  expect(new Set(all.map(keyOf)).size).toBe(all.length);
});

test('a choice that needs something waits for it', () => {
  expect(layoutOf('matches/own', { ...NONE, matches: [4, 4] })).toBeUndefined();
  expect(layoutOf('clock/until', NONE)).toBeUndefined();
  expect(layoutOf('nothing', NONE)).toBeUndefined();
});

test('times of day and moments are read as they are written', () => {
  for (const minutes of [0, 59, 60, 725, 1_439]) expect(minutesOf(clockText(minutes))).toBe(minutes);
  for (const text of ['', '24:00', '12:60', '7', 'noon', '1:5']) expect(minutesOf(text)).toBeUndefined();
  const at = new Date(2026, 10, 28, 14, 5).getTime();
  expect(fieldOf(at)).toBe('2026-11-28T14:05');
  expect(momentOf(fieldOf(at))).toBe(at);
  expect(momentOf('')).toBeUndefined();
});

test('groups are named once', () => {
  expect(groupsIn(' Stage, Hall,, Stage ')).toEqual(['Stage', 'Hall']);
  expect(groupsOf([{ groups: ['Stage', 'Hall'] }, {}, { groups: ['Hall'] }])).toEqual(['Hall', 'Stage']);
});
