// What a person may do to a format: contradictions told, chains moved, points typed, files read and refused.
import { expect, test } from 'vitest';
import type { Format } from '../../../wire/Format';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import type { Take } from '../../../wire/Take';
import { bestOf } from '../format';
import { same } from '../../../board/same';
import { added, ALL_CRITERIA, moved } from './chain';
import { kindNamed, SWISS_TABLE } from './edit';
import { readFormat, writeFormat } from './file';
import { pointsText, readPoints, withPoints } from './points';
import { problemsOf } from './problems';
import { canDraw, keyOfSeries, lengthsOffered, roundsOffered, seriesOfKey, withRound } from './series';
import { freshFormat, TEMPLATES, TEMPLATE_SIZES, templateStages } from './templates';

const format = (stages: readonly StagePlan[], rule: Format['rule'] = { kind: 'points' }): Format => ({ stages: [...stages], rule, vocabulary: 'neutral' });
const plan = (kind: StageKind, rest: Partial<StagePlan> = {}): StagePlan => ({ name: '', kind, usual: bestOf(3), exceptions: [], intake: { kind: 'field' }, ...rest });
const swiss = (rest: Partial<Extract<StageKind, { kind: 'swiss' }>> = {}): StageKind => ({ kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: SWISS_TABLE, ...rest });
const places = (last: number, first = 1, from = 0): Partial<StagePlan> => ({ intake: { kind: 'places', takes: [{ from, first, last, into: 'upper' }] } });

const takes = (...list: Take[]): Partial<StagePlan> => ({ intake: { kind: 'places', takes: list } });

// ---- contradictions
const told = (stages: readonly StagePlan[], entrants: number, rule?: Format['rule']): string[] => problemsOf(format(stages, rule), entrants).map((one) => `${one.stage} ${one.at}${one.isFatal ? '!' : ''}: ${one.text}`);

test.each(TEMPLATES.map((name) => [name] as const))('%s contradicts nothing in its own size', (name) => expect(told(templateStages(name), TEMPLATE_SIZES[name])).toEqual([]));

test.each<[string, StagePlan[], number, string[]]>([
  ['more advancing than entering', [plan(swiss()), plan(kindNamed('single'), places(12))], 8, ['1 intake: Swiss has only 8 places; 12 cannot go on.']],
  ['more of a group than it has', [plan({ ...kindNamed('gsl'), groups: 2 } as StageKind), plan(kindNamed('single'), places(5))], 8, ['1 intake!: A group of GSL groups has only 4 places; 5 of each cannot go on.']],
  ['more groups than entrants', [plan(kindNamed('round_robin'))], 6, ['0 groups: 4 groups need at least 8; 6 come in.']],
  ['a Major that is not 16', [plan(swiss({ pairing: 'valve_major', until: { kind: 'record', wins: 3, losses: 3 } }))], 12, ['0 pairing: The Major pairing takes 16 (or 32); 12 come in.']],
  ['a Major after rounds', [plan(swiss({ pairing: 'valve_major' }))], 16, ['0 pairing!: The Major pairing ends by wins and losses, not after rounds.']],
  ['a draw where none can be', [plan(kindNamed('single'), { usual: { length: { kind: 'play_all', games: 2 } } })], 8, ['0 usual!: In a bracket somebody must win: no even number of games, no points added up.']],
  ['a draw by record', [plan(swiss({ until: { kind: 'record', wins: 3, losses: 3 } }), { usual: { length: { kind: 'aggregate', games: 1 } } })], 16, ['0 usual!: By wins and losses somebody must win each match.']],
  ['a cut between shared places', [plan(kindNamed('single')), plan(kindNamed('single'), places(3))], 8, ['1 intake: In Single elimination the places 3 and 4 are shared: nothing decides who of them goes on.'.replace('3 and 4', '3 to 4')]],
  ['a cut behind shared places', [plan(kindNamed('double')), plan(kindNamed('single'), places(6))], 8, []],
  ['five of a double', [plan(kindNamed('double')), plan(kindNamed('single'), places(5))], 8, ['1 intake: In Double elimination the places 5 to 6 are shared: nothing decides who of them goes on.']],
  ['a field in the second stage', [plan(swiss()), plan(kindNamed('single'))], 8, ['1 intake!: Only the first stage takes everybody; choose places of an earlier one.']],
  ['a stage that takes from itself', [plan(swiss()), plan(kindNamed('single'), places(4, 1, 1))], 8, ['1 intake!: Only places of an earlier stage can come in.']],
  ['a lower bracket that is not there', [plan(kindNamed('round_robin')), plan(kindNamed('single'), takes({ from: 0, first: 1, last: 1, into: 'upper' }, { from: 0, first: 2, last: 2, into: 'lower' }))], 16, ['1 intake!: Only a double elimination has a lower bracket to start in.']],
  ['nobody above', [plan(kindNamed('round_robin')), plan(kindNamed('double'), takes({ from: 0, first: 1, last: 1, into: 'lower' }))], 16, ['1 intake!: Somebody must start in the upper bracket.']],
  ['a place taken twice', [plan(kindNamed('round_robin')), plan(kindNamed('double'), takes({ from: 0, first: 1, last: 2, into: 'upper' }, { from: 0, first: 2, last: 3, into: 'lower' }))], 16, ['1 intake!: Places 2 to 3 of Round robin overlap with another take.']],
  ['the best where nothing compares', [plan(kindNamed('gsl')), plan(kindNamed('single'), takes({ from: 0, first: 3, last: 3, best: 2, into: 'upper' }))], 16, ['1 intake!: GSL groups has no groups with tables: nothing tells who is best across them.']],
  ['more of the best than there are', [plan(kindNamed('round_robin')), plan(kindNamed('single'), takes({ from: 0, first: 1, last: 1, into: 'upper' }, { from: 0, first: 3, last: 3, best: 5, into: 'upper' }))], 16, ['1 intake!: The best 1 to 4 of all groups.']],
  ['a hill that ends too soon', [plan({ kind: 'hill', in_a_row: 3, most_matches: 2 })], 3, ['0 hill!: 1 to 20 wins in a row, and no fewer matches than that, up to 250.']],
  ['a hill that not all see', [plan({ kind: 'hill', in_a_row: 3, most_matches: 5 })], 8, ['0 hill: With fewer than 7 matches not everybody comes to the hill.']],
  ['pools too small', [plan({ ...kindNamed('double'), groups: 4 } as StageKind)], 6, ['0 groups: 4 groups need at least 8; 6 come in.']],
  ['no criterion', [plan(swiss({ table: { ...SWISS_TABLE, order: [] } }))], 8, ['0 order!: Choose at least one criterion.']],
  ['13 criteria', [plan(swiss({ table: { ...SWISS_TABLE, order: ALL_CRITERIA.slice(0, 13) } }))], 8, ['0 order!: At most 12 criteria.']],
  ['31 rounds', [plan(swiss({ until: { kind: 'rounds', rounds: 31 } }))], 64, ['0 until!: 1 to 30 rounds.']],
  ['more rounds than opponents', [plan(swiss({ until: { kind: 'rounds', rounds: 8 } }))], 8, ['0 until: With 8 entrants everybody has met everybody after 7 rounds.']],
  ['GSL with 15', [plan(kindNamed('gsl'))], 15, ['0 groups: 4 GSL groups take exactly 16; 15 come in.']],
])('%s is told', (_, stages, entrants, expected) => expect(told(stages, entrants)).toEqual(expected));

test('points that are added up must be counted', () => {
  expect(told([plan(swiss(), { usual: { length: { kind: 'aggregate', games: 1 } } })], 16, { kind: 'winner_only' })).toEqual(['0 usual: Points are added up here, but games are scored as “winner only”.']);
});

// ---- lengths
test('who can draw', () => {
  const all = (games: number): boolean => canDraw({ length: { kind: 'play_all', games } });
  expect([canDraw(bestOf(3)), all(2), all(3), canDraw({ length: { kind: 'aggregate', games: 1 } })]).toEqual([false, true, false, true]);
  expect(canDraw({ length: { kind: 'play_all', games: 2 }, head_start: { score: { home: 1, away: 0 }, reason: 'handicap' } })).toBe(false);
});
test('a length that is not on the list stays on it', () => {
  expect(lengthsOffered({ length: { kind: 'first_to', wins: 4 } }, false).map((one) => one.label)).toEqual(['one game', 'best of 3', 'best of 5', 'best of 7', 'best of 9', 'best of 11', 'first to 4']);
});
test('a head start stays as long as the length does', () => {
  const start = { ...bestOf(5), head_start: { score: { home: 1, away: 0 }, reason: 'upper bracket' } };
  expect([seriesOfKey('best_of/5', start), seriesOfKey('best_of/7', start)]).toEqual([start, bestOf(7)]);
  expect(keyOfSeries(start)).toBe('best_of/5');
});
test('a round that is as usual is no exception', () => {
  const round = { group: 'final', from_end: 0 } as const;
  const once = withRound([], round, 'best_of/5', bestOf(3));
  expect(once).toEqual([{ ...round, series: bestOf(5) }]);
  expect(withRound(once, round, 'best_of/3', bestOf(3))).toEqual([]);
});
test('a single elimination offers third place only when it is played', () => {
  const groups = (third_place: boolean): string[] => roundsOffered({ kind: 'single', third_place, groups: 1, distribution: 'snake' }).map((round) => round.group);
  expect([groups(false).includes('third_place'), groups(true).includes('third_place'), groups(true).includes('lower')]).toEqual([false, true, false]);
});

test('one exception holds for every group of GSL or a table', () => {
  expect(roundsOffered(kindNamed('gsl'))).toEqual([2, 1, 0].map((from_end) => ({ group: 'every_pool', from_end })));
  expect(roundsOffered(kindNamed('round_robin'))).toHaveLength(2);
});

// ---- the chain
test('lots stay last, whatever is moved or added', () => {
  expect(added(['points', 'lots'], 'buchholz')).toEqual(['points', 'buchholz', 'lots']);
  expect(added(['points', 'initial_seed', 'lots'], 'koya')).toEqual(['points', 'koya', 'initial_seed', 'lots']);
  expect(added(['points'], 'lots')).toEqual(['points', 'lots']);
  expect(moved(['points', 'buchholz', 'lots'], 0, 2)).toEqual(['buchholz', 'points', 'lots']);
  expect(moved(['points', 'lots'], 1, 0)).toEqual(['points', 'lots']);
});
test('there are 24 criteria', () => expect(new Set(ALL_CRITERIA).size).toBe(24));

// ---- points
test.each([['3', 3], ['0.5', 0.5], ['½', 0.5], ['1½', 1.5], ['−1', -1], ['0,25', 0.25], ['', null], ['much', null], ['1.234', null]])('“%s” is %s points', (text, points) => expect(readPoints(text)).toBe(points));
test('half points are counted in halves', () => {
  const rule = withPoints(SWISS_TABLE, { win: 1, draw: 0.5, loss: 0 });
  expect(rule).toMatchObject({ win: 2, draw: 1, loss: 0, unit: 2 });
  expect(rule && [pointsText(rule, rule.win), pointsText(rule, rule.draw)]).toEqual(['1', '0.5']);
});

// ---- the same in another order
test('two formats are the same in whatever order their fields stand', () => {
  expect(same({ a: 1, b: [{ c: 2, d: undefined }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
  expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});

// ---- files
test.each(TEMPLATES.map((name) => [name] as const))('%s comes back from its file as it was', (name) => {
  const whole = format(templateStages(name), { kind: 'target', target: 13, margin: 2 });
  expect(readFormat(writeFormat('Saturday cup', whole))).toEqual({ kind: 'format', name: 'Saturday cup', format: whole });
});
test('what a form does not show comes back too', () => {
  const rich = format([plan({ kind: 'double', grand_final: 'one_match', drops: { rounds: ['natural', 'pair_flip'] }, groups: 4, distribution: 'bracket_optimised' }, { exceptions: [{ group: 'final', from_end: 0, series: { ...bestOf(5), head_start: { score: { home: 1, away: 0 }, reason: 'upper bracket' } } }] })]);
  expect(readFormat(writeFormat('', rich))).toEqual({ kind: 'format', name: '', format: rich });
});

const faults = (change: (raw: Record<string, unknown>, stage: Record<string, unknown>, kind: Record<string, unknown>) => void): readonly string[] => {
  const raw = JSON.parse(writeFormat('x', format(templateStages('swiss_playoff')))) as { format: { stages: { kind: Record<string, unknown> }[] } };
  const stage = raw.format.stages[0] as { kind: Record<string, unknown> };
  change(raw as unknown as Record<string, unknown>, stage, stage.kind);
  const read = readFormat(JSON.stringify(raw));
  return read.kind === 'faults' ? read.faults : [];
};
test.each<[string, Parameters<typeof faults>[0], string]>([
  ['another version', (raw) => (raw.lanista_format = 9), 'The file has version 9; this program knows versions up to 1.'],
  ['no format at all', (raw) => delete raw.lanista_format, 'The file holds no format: “lanista_format” is missing.'],
  ['an unknown kind', (_, __, kind) => (kind.kind = 'ladder'), 'stages[0].kind.kind is "ladder", but should be one of: single, double, gsl, round_robin, swiss, stepladder, hill, free_for_all, time_trial.'],
  ['an unknown criterion', (_, __, kind) => ((kind.table as { order: string[] }).order[1] = 'luck'), 'stages[0].kind.table.order[1] is "luck", but should be one of:'],
  ['lots in the middle', (_, __, kind) => (kind.table as { order: string[] }).order.push('koya'), 'stages[0].kind.table.order goes on after the lots, which decide everything.'],
  ['an even best of', (_, stage) => (stage.usual = bestOf(4)), 'stages[0].usual.length.games is 4, but should be an odd number.'],
  ['rounds that are missing', (_, __, kind) => (kind.until = { kind: 'rounds' }), 'stages[0].kind.until.rounds is missing: a whole number from 1 to 30.'],
  ['a field that nobody knows', (_, stage) => (stage.colour = 'red'), 'stages[0] has a field “colour” that is not known.'],
  ['places in the first stage', (_, stage) => (stage.intake = { kind: 'places', takes: [{ from: 0, first: 1, last: 2, into: 'upper' }] }), 'stages[0].intake.kind is "places", but should be one of: field.'],
])('a file with %s is explained', (_, change, text) => expect(faults(change)[0]).toContain(text));
test('takes come back from their file, and what is plain may be left out', () => {
  const whole = format(templateStages('best_thirds'));
  const text = writeFormat('', whole);
  expect(readFormat(text)).toEqual({ kind: 'format', name: '', format: whole });
  expect(readFormat(text.replaceAll(/,\s*"into": "upper"/g, '').replaceAll(/\s*"distribution": "snake",/g, ''))).toEqual({ kind: 'format', name: '', format: whole });
  expect(readFormat(text.replace('"best": 4', '"best": 0'))).toMatchObject({ kind: 'faults', faults: ['stages[1].intake.takes[1].best is 0, but should be a whole number from 1 to 4096.'] });
});
test('a cut-off file and a picture are no formats', () => {
  expect(readFormat('{"lanista_format": 1')).toEqual({ kind: 'faults', faults: ['The file is no JSON, or is cut off.'] });
  expect(readFormat('[]').kind).toBe('faults');
  expect(readFormat(JSON.stringify({ ...freshFormat() })).kind).toBe('faults');
  expect(readFormat(' '.repeat(300_000)).kind).toBe('faults');
});
