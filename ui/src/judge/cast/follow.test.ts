// What a caster's page shows by itself, and what by choice.
import { expect, test } from 'vitest';
import { CAPTAINS_MODE, draftOf } from '../../board/draft_sample';
import type { ListedDraft } from '../../board/draft_list';
import { comingTurns, shownDraft } from './follow';

const line = (match: number, state: ListedDraft['state']): ListedDraft => ({ match, tournament: 1, number: match, names: { home: 'Fox', away: 'Owl' }, entrants: { home: 1, away: 2 }, game: 1, format: 'Cup', state, turn_of: [] });
const OPEN = [line(4, 'choosing'), line(7, 'running'), line(9, 'running'), line(3, 'complete')];

test.each<[string, readonly ListedDraft[], Parameters<typeof shownDraft>[1], number | undefined]>([
  ['the first that runs is opened at once', OPEN, null, 7],
  ['the chosen one stays', OPEN, 9, 9],
  ['one that is over stays while it is listed', OPEN, 3, 3],
  ['one that is gone gives way to one that runs', OPEN, 12, 7],
  ['where only sides are chosen there is no board', OPEN, 4, 7],
  ['the overview is a choice', OPEN, 'overview', undefined],
  ['what is over is not opened by itself', [line(3, 'complete')], null, undefined],
])('%s', (_, open, choice, wanted) => expect(shownDraft(open, choice)?.match).toBe(wanted));

test('what comes next begins after the open turn', () => {
  const view = draftOf(CAPTAINS_MODE, ['abaddon', 'axe'], 0);
  expect(comingTurns(view, 3).map((cell) => [cell.index, cell.turn.side, cell.turn.verb])).toEqual([[3, 'away', 'ban'], [4, 'home', 'ban'], [5, 'away', 'ban']]);
  expect(comingTurns(draftOf('ap bp', ['a', 'b'], 0), 3)).toEqual([]);
});
