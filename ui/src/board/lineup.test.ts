// Line-ups: who is proposed by the roster, who is named, and what an exchange does.
import { expect, test } from 'vitest';
import type { DraftView } from '../wire/DraftView';
import { differs, fieldedOf, fielding, isNamed, playerAt, proposed, rosterOf, withLineup } from './lineup';

const view = (changes: Partial<DraftView> = {}): Pick<DraftView, 'lineup' | 'teams' | 'players' | 'roster'> => ({
  teams: { home: ['axe', 'lina', 'zeus'], away: ['pudge', 'tiny', 'io'] },
  lineup: { home: [], away: [] },
  roster: {
    home: [
      { person: 11, handle: 'Ben', post: { kind: 'player' } },
      { person: 12, handle: 'Jule', post: { kind: 'substitute' } },
      { person: 13, handle: 'Ida', post: { kind: 'player', position: 2 } },
      { person: 14, handle: 'Kaya', post: { kind: 'player' } },
    ],
    away: [{ person: 21, handle: 'Nils', post: { kind: 'player' } }],
  },
  ...changes,
});

test('everybody is proposed in their position, the others in what is left, and no substitute', () => {
  expect(proposed(view(), 'home')).toEqual([11, 13, 14]);
  const short = view({ roster: { home: view().roster?.home.slice(0, 3) ?? [], away: [] } });
  expect(proposed(short, 'home')).toEqual([11, 13, null]);
});

test('of a single person there is nothing to say', () => {
  expect(rosterOf(view(), 'away')).toEqual([]);
  expect(proposed(view(), 'away')).toEqual([null, null, null]);
});

test('whoever is named counts, and only a named one has a name', () => {
  expect(playerAt(view(), 'home', 1)).toBe('');
  const said = view({ players: { home: [12, null, 99], away: [] } });
  expect([isNamed(said, 'home'), isNamed(said, 'away')]).toEqual([true, false]);
  expect(fieldedOf(said, 'home')).toEqual([12, null, 99]);
  expect([0, 1, 2, 3].map((place) => playerAt(said, 'home', place))).toEqual(['Jule', '', '', '']);
});

test('whoever takes a place changes with who had it', () => {
  expect(fielding([11, 13, 14], 0, 14)).toEqual([14, 13, 11]);
  expect(fielding([11, 13, 14], 1, 12)).toEqual([11, 12, 14]);
  expect(fielding([11, null, 14], 1, 11)).toEqual([null, 11, 14]);
  expect(fielding([11, 13, 14], 2, null)).toEqual([11, 13, null]);
});

test('a line-up that is put right differs on its side only, and not when it is put back', () => {
  const before = view({ players: { home: [11, 13, null], away: [] } });
  const after = withLineup(before, 'home', ['lina', 'axe', 'zeus'], [11, 13, 12]);
  expect([differs(before, after, 'home'), differs(before, after, 'away')]).toEqual([true, false]);
  expect([0, 1, 2].map((place) => playerAt(after, 'home', place))).toEqual(['Ben', 'Ida', 'Jule']);
  expect(differs(before, withLineup(after, 'home', ['axe', 'lina', 'zeus'], [11, 13, null]), 'home')).toBe(false);
  expect(differs(view(), withLineup(view(), 'away', ['pudge', 'tiny', 'io'], [null, null, null]), 'away')).toBe(false);
});
