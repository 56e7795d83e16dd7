// A correction on the sheet: what presets answer, what stays to be chosen, what the button says, where matches stand in the picture.
import { expect, test } from 'vitest';
import type { Choice } from '../wire/Choice';
import type { CorrectionView } from '../wire/CorrectionView';
import type { MatchCard } from '../wire/MatchCard';
import type { ReachedMatch } from '../wire/ReachedMatch';
import type { ReachedStage } from '../wire/ReachedStage';
import { buttonWords, chosenOf, pictureOf, presetChoices, reasonOf, stageChoice, stageWords, stillAsked } from './correction';

const STATE = { state: 'over' as const, home: { kind: 'taken' as const, entrant: 1, seed: 1 }, away: { kind: 'taken' as const, entrant: 2, seed: 2 }, score: { home: 2, away: 1 } };
function reached(match: number, part: Partial<ReachedMatch> & { may?: readonly Choice[] } = {}): ReachedMatch {
  const { may, ...rest } = part;
  const options = (['stand', 'replay', 'void'] as const).map((choice) => ({ choice, possible: (may ?? []).includes(choice) }));
  return { match, number: match, stage: 1, group: 'upper', round: 1, from_end: 0, position: 0, is_cause: false, state: 'over', before: STATE, after: STATE, needs_choice: may !== undefined, options: may ? options : [], then: '', rev: 7, ...rest };
}
const view = (rows: readonly ReachedMatch[], part: Partial<CorrectionView> = {}): CorrectionView => ({
  reasons: [], reached: [...rows], stages: [], placings: [], told: { devices: [], in_person: [] }, replays: 0, complete: true, ...part,
});
const FIX = { kind: 'result' as const, match: 29, score: { home: 1, away: 2 } };
const choices = (...list: [string, Choice][]) => new Map(list);

test('a preset answers only where its answer is possible, and overrules nobody', () => {
  const shown = view([reached(29, { is_cause: true }), reached(31, { may: ['stand', 'replay', 'void'] }), reached(58, { may: ['replay', 'void'] }), reached(60, { may: ['stand', 'replay'] })]);
  expect([...presetChoices(choices(['match/60', 'replay']), shown, 'stand')]).toEqual([['match/60', 'replay'], ['match/31', 'stand']]);
  expect([...presetChoices(choices(), shown, 'each')]).toEqual([]);
});

test('a choice falls when it is asked no more, or became impossible', () => {
  const shown = view([reached(31, { may: ['replay'] }), reached(58)]);
  expect([...stillAsked(choices(['match/31', 'stand'], ['match/58', 'replay'], ['match/99', 'void']), shown)]).toEqual([]);
  expect([...stillAsked(choices(['match/31', 'replay']), shown)]).toEqual([['match/31', 'replay']]);
});

test('choices are sent with the count of the match as it was seen', () => {
  expect(chosenOf(choices(['match/31', 'replay'], ['stage/4', 'void']), view([reached(31, { may: ['replay'] })]))).toEqual([{ match: 31, choice: 'replay', rev: 7 }, { stage: 4, choice: 'void' }]);
});

test('the field of a stage and its tie-break are two things to choose about', () => {
  const stage = (part: Partial<ReachedStage>): ReachedStage => ({ stage: 4, name: 'League', comes: [], leaves: [], begun: true, options: (['stand', 'void'] as const).map((choice) => ({ choice, possible: true })), then: '', ...part });
  const shown = view([], { stages: [stage({}), stage({ tie_break: 2 })], complete: false });
  const some = choices(['stage/4/tie/2', 'void']);
  expect([...stillAsked(some, shown)]).toEqual([['stage/4/tie/2', 'void']]);
  expect([...presetChoices(some, shown, 'stand')]).toEqual([['stage/4/tie/2', 'void'], ['stage/4', 'stand']]);
  expect(chosenOf(some, shown)).toEqual([{ stage: 4, tie_break: 2, choice: 'void' }]);
  expect(shown.stages.map((one) => [stageWords(one), stageChoice(one, 'void')])).toEqual([['League', 'Draw again'], ['League, tie-break 2', 'Void']]);
});

test.each([
  [view([reached(29, { is_cause: true })]), 'Correct result'],
  [view([reached(31, { may: ['replay'], chosen: 'replay' })], { replays: 1 }), 'Correct result and replay 1 match'],
  [view([reached(31, { may: ['stand'], chosen: 'stand' }), reached(58, { may: ['replay'], chosen: 'replay' }), reached(61, { may: ['void'], chosen: 'void' })], { replays: 2 }), 'Correct result, replay 2 matches, void 1 and let 1 stand'],
])('the button says what it will do', (shown, words) => expect(buttonWords(FIX, shown)).toBe(words));

test('a replay of the match itself is not counted twice', () => {
  expect(buttonWords({ kind: 'replay', match: 29 }, view([], { replays: 1 }))).toBe('Replay the match');
});

test('what is open is named before any other reason', () => {
  expect(reasonOf(view([reached(31, { may: ['replay'] })], { complete: false, reasons: [{ code: 'x', text: 'Another.' }] }))).toBe('Still to choose: match 31.');
  expect(reasonOf(view([], { complete: false, reasons: [{ code: 'x', text: 'It is the same result.' }] }))).toBe('It is the same result.');
  expect(reasonOf(view([]))).toBeUndefined();
});

test('who feeds stands before whom it feeds, losers below', () => {
  const to = (winner: number, loser?: number) => ({ winner_to: { match: winner, side: 'home' }, ...(loser === undefined ? {} : { loser_to: { match: loser, side: 'away' } }) }) as unknown as MatchCard;
  const cards = new Map([[29, to(31, 58)], [58, to(60)], [31, to(62, 61)], [60, to(61)], [61, to(62)]]);
  const rows = [reached(29, { is_cause: true }), reached(31), reached(58, { group: 'lower' }), reached(60, { group: 'lower' }), reached(61, { group: 'lower' }), reached(62, { group: 'final' })];
  const spots = pictureOf(rows, (match) => cards.get(match)).spots.map(({ reached: one, x, y }) => [one.match, x, y]);
  expect(spots).toEqual([[29, 0, 0], [31, 1, 0], [58, 1, 1], [60, 2, 1], [61, 3, 1], [62, 4, 0]]);
});

test('in a table, which has no lines, rounds stand side by side', () => {
  const spots = pictureOf([reached(1, { group: 'pool1', round: 1 }), reached(2, { group: 'pool1', round: 1, position: 1 }), reached(3, { group: 'pool1', round: 2 })], () => undefined).spots;
  expect(spots.map(({ x, y }) => [x, y])).toEqual([[0, 0], [0, 1], [1, 0]]);
});
