// What the hall says of a match that is played and not decided, and what it keeps to itself.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { ReportView } from '../wire/ReportView';
import { unsettled } from './unsettled';

const report: ReportView = { score: { home: 2, away: 1 }, winner: 'home', ending: 'played', by: 'Tablet 07, Jonas', waits_for: 'away', note: 'They used a second account', disputed_by: 'Owls' };
const of = (state: MatchCard['state'], waits_for: ReportView['waits_for'] = 'away') => unsettled({ state, report: { ...report, waits_for } });

test('a stated score is shown until somebody contradicts it', () => {
  expect(of('reported')).toEqual({ word: 'Reported', more: 'The other side has to agree', score: { home: 2, away: 1 } });
  expect(of('reported', 'desk')?.more).toBe('An official has to agree');
  expect(of('disputed')?.score).toBeUndefined();
  expect(of('void')).toEqual({ word: 'Result void', more: 'Is to be played again' });
});

test('neither the note nor a name leaves the match', () => {
  for (const state of ['reported', 'disputed', 'void'] as const) expect(JSON.stringify(of(state))).not.toMatch(/account|Owls|Jonas/);
});

test('of every other state there is nothing to say', () => {
  for (const state of ['undecided', 'ready', 'called', 'live', 'held', 'over', 'bye', 'not_due'] as const) expect(of(state)).toBeUndefined();
});
