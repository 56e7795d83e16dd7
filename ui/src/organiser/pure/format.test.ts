// The form of a tournament's format: what is read from a format comes back the same.
import { expect, test } from 'vitest';
import type { Format } from '../../wire/Format';
import { bestOf, draftOf, formatOf, freshDraft, roundsOffered } from './format';

const FORMAT: Format = {
  stages: [{
    name: '', intake: { kind: 'field' }, kind: { kind: 'double', grand_final: 'one_match', drops: 'start_gg' }, usual: bestOf(3),
  exceptions: [{ group: 'final', from_end: 0, series: { length: { kind: 'best_of', games: 5 }, head_start: { score: { home: 1, away: 0 }, reason: 'upper bracket' } } }, { group: 'upper', from_end: 7, series: bestOf(1) }],
  }],
  rule: { kind: 'target', target: 16, margin: 2 }, vocabulary: 'shooter',
};

test('an unchanged form changes nothing, not even what it does not show', () => {
  expect(formatOf(draftOf('Cup', 'CS', FORMAT), FORMAT)).toEqual(FORMAT);
});

test('a round that is as usual is no exception', () => {
  const draft = { ...freshDraft(), rounds: { 'final/0': 5, 'upper/0': 3 } };
  expect(formatOf(draft).stages[0]?.exceptions).toEqual([{ group: 'final', from_end: 0, series: bestOf(5) }]);
});

test('a single elimination offers third place only when it is played', () => {
  const groups = (third: boolean) => roundsOffered({ kind: 'single', third, reset: true }).map((round) => round.group);
  expect([groups(false).includes('third_place'), groups(true).includes('third_place'), groups(true).includes('lower')]).toEqual([false, true, false]);
});

test('exceptions of the other kind of bracket are left behind', () => {
  const draft = { ...freshDraft(), kind: 'single' as const, rounds: { 'lower/0': 5, 'upper/0': 7 } };
  expect(formatOf(draft)).toMatchObject({ stages: [{ kind: { kind: 'single', third_place: false }, exceptions: [{ group: 'upper', from_end: 0, series: bestOf(7) }] }] });
});
