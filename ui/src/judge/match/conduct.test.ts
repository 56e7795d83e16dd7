// Clocks, pauses and marks on the tablet: what waits is laid over what the server has, and leads back.
import { expect, test } from 'vitest';
import { clockText } from '../../board/play_clock';
import type { ClockView } from '../../wire/ClockView';
import { match, NOW, tap } from '../sample';
import { callPause, clockWith, endPause, markGame, marksWith, setClock } from './conduct';
import { picture } from './picture';

const DOWN: ClockView = { from: 300_000, elapsed: 20_000, anchor: NOW - 60_000, motion: 'runs' };

test('a stop that waits stands where it was tapped', () => {
  const stop = tap(setClock(120, 'game', { kind: 'stop' }, '').body, { at: NOW - 30_000 });
  expect(clockText(clockWith(DOWN, 'game', [stop]), NOW)).toBe('4:10');
  expect(clockText(clockWith(DOWN, 'series', [stop]), NOW)).toBe('3:40');
});

test('a correction that waits shows what was typed, and goes on', () => {
  const set = tap(setClock(120, 'game', { kind: 'set', shown: 120_000, reason: 'Late' }, '2:00').body, { at: NOW - 5_000 });
  expect(clockText(clockWith(DOWN, 'game', [set]), NOW)).toBe('1:55');
});

test('a pause that waits holds the match on this tablet, and its end lets it go on', () => {
  const pause = callPause(120, 'tactical', 'away', false, 'Owl');
  expect(pause).toMatchObject({ note: 'Tactical pause: Owl', side: 'away', body: { by: 'away', grant: 'allowance' } });
  expect(picture(match([]), [pause.body]).held).toBe('Tactical pause');
  expect(picture(match([]), [pause.body, endPause(120).body]).held).toBeNull();
});

test('a pause of the judge names no side', () => expect('by' in callPause(120, 'judge', null, false, '').body).toBe(false));

test('marks are whole, and undone by what was before', () => {
  const view = match([], { marks: { 1: { map: 'Nuke' } } });
  const before = marksWith(view, 1, []);
  const deed = markGame(120, 1, before, { ...before, home_side: 'CT', characters: { home: [], away: [] } }, '');
  expect(deed.body).toEqual({ type: 'mark_game', match: 120, game: 1, marks: { map: 'Nuke', home_side: 'CT' } });
  expect(deed.undo).toEqual({ type: 'mark_game', match: 120, game: 1, marks: { map: 'Nuke' } });
  expect(marksWith(view, 1, [tap(deed.body)])).toEqual({ map: 'Nuke', home_side: 'CT' });
  expect(marksWith(view, 2, [tap(deed.body)])).toEqual({});
});
