// Who may still touch a stated result on a tablet, for how long, and why not afterwards.
import { expect, test } from 'vitest';
import type { MatchView } from '../../wire/MatchView';
import type { ReportView } from '../../wire/ReportView';
import { match } from '../sample';
import { again, mayConfirm, type Again } from './again';

const ME = 'device-of-tests1';
const END = 1_000_000;
const over = (device = ME): MatchView => match([], { card: { state: 'over', since: END, winner: 'home', ending: 'played' }, last_change: { device, command: 'c1' } });
const report = (device: string, waits_for: ReportView['waits_for'] = 'second_judge'): ReportView => ({ score: { home: 3, away: 1 }, winner: 'home', ending: 'played', by: 'Jonas', device, waits_for });
const reported = (device: string, waits_for: ReportView['waits_for'] = 'second_judge'): MatchView => match([], { card: { state: 'reported', since: END, report: report(device, waits_for) } });
const check = (view: MatchView, now: number, expected: Again | null, called?: number): void => expect(again(view, ME, now, called)).toEqual(expected);

test('the own result for two minutes', () => {
  check(over(), END + 17_000, { kind: 'may', left: 103_000 });
  check(over(), END + 119_999, { kind: 'may', left: 1 });
  check(over(), END + 120_000, { kind: 'no', why: 'late' });
});
test('not once the next match is called', () => check(over(), END + 5_000, { kind: 'no', why: 'called', number: 31 }, 31));
test('not another’s result', () => check(over('other'), END + 5_000, { kind: 'no', why: 'other' }));
test('the own report as long as nobody confirmed it', () => check(reported(ME), END + 900_000, { kind: 'may', left: null }));
test('not what is disputed or annulled', () => {
  check(match([], { card: { state: 'disputed', report: report(ME) } }), END, { kind: 'no', why: 'disputed' });
  check(match([], { card: { state: 'void' } }), END, { kind: 'no', why: 'void' });
});
test('nothing to open in a match that runs', () => check(match([]), END, null));
test('a second judge confirms what another one reported', () => {
  expect(mayConfirm(reported('other'), ME)).toBe(true);
  expect(mayConfirm(reported(ME), ME)).toBe(false);
  expect(mayConfirm(reported('other', 'desk'), ME)).toBe(false);
  expect(mayConfirm(over('other'), ME)).toBe(false);
});
