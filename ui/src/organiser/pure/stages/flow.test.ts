// Formats drawn for so many: how many play, how many matches, who goes where.
import { expect, test } from 'vitest';
import type { StandingRow } from '../../../wire/StandingRow';
import type { StagePlan } from '../../../wire/StagePlan';
import { bestOf } from '../format';
import { halves, layApart, slotOrder } from './apart';
import { distribute, fieldsOf, swissByRecord, totalOf } from './count';
import { kindNamed, LEAGUE_TABLE, usualIntake, withoutStage, withOneMore, withStageMoved } from './edit';
import { flowOf, wayOf, type Flow } from './flow';
import { layFlow, SMALL } from './lay';
import { peopleOf, type Person } from './people';
import { templateStages, type TemplateName } from './templates';
import { laneTitle, ordinal, originWords, stageLead, takesWords } from './words';

const counts = (name: TemplateName, entrants: number): [number[], number] => {
  const stages = templateStages(name);
  return [fieldsOf(stages, entrants).map((field) => field.entrants), totalOf(stages, entrants)];
};

test.each<[TemplateName, number, number[], number]>([
  ['single', 16, [16], 15],
  ['double', 8, [8], 14],
  ['double', 29, [29], 56],
  ['gsl_playoff', 16, [16, 8], 27],
  ['groups_double', 16, [16, 8], 38],
  ['league', 20, [20], 380],
  ['swiss_playoff', 16, [16, 8], 47],
  ['swiss_playoff', 17, [17, 8], 47],
  ['major', 16, [16, 8], 40],
])('%s of %i: %j play, %i matches', (name, entrants, fields, matches) => expect(counts(name, entrants)).toEqual([fields, matches]));

test('a Major leads eight on in 33 matches, and is odd with 14', () => {
  expect(swissByRecord(16, 3, 3)).toEqual({ matches: 33, through: 8, odd: null });
  expect(swissByRecord(14, 3, 3).odd).toEqual({ count: 7, won: 1, lost: 0 });
});

test('seeds go over groups in serpentines', () => expect(distribute(10, 4, 'snake')).toEqual([[1, 8, 9], [2, 7, 10], [3, 6], [4, 5]]));
test('the first round by its slots', () => expect(slotOrder(8)).toEqual([1, 8, 4, 5, 2, 7, 3, 6]));

// The server's own examples.
const letters = (tiers: string[]): string => layApart(tiers.map((tier) => [...tier].map((group) => ({ group })))).map(({ group }) => group).join('');
test.each([[['AB', 'AB'], 'ABAB'], [['ABCD', 'ABCD'], 'ABCDBADC']])('of %j comes %s', (tiers, laid) => expect(letters(tiers)).toBe(laid));

/** What a slot shows, by its key. */
const slotWords = (flow: Flow, key: string): string => {
  for (const column of flow.columns) {
    for (const lane of column.lanes) {
      const slot = lane.slots.find((one) => one.key === key);
      if (slot) return `${laneTitle(lane, column)}: ${originWords(slot.comes, flow.columns.map((one) => one.plan))}`;
    }
  }
  return 'nowhere';
};

test('two groups to a play-off: winners meet the other second', () => {
  const stages: StagePlan[] = [
    { name: 'Groups', kind: { kind: 'round_robin', groups: 2, distribution: 'snake', legs: 1, table: LEAGUE_TABLE }, usual: bestOf(3), exceptions: [], intake: { kind: 'field' } },
    { name: 'Play-off', kind: kindNamed('single'), usual: bestOf(3), exceptions: [], intake: { kind: 'places', takes: [{ from: 0, first: 1, last: 2 , into: 'upper' }] } },
  ];
  const flow = flowOf(stages, 8);
  expect(flow.lines.map((line) => `${slotWords(flow, line.from)} to ${slotWords(flow, line.to)}${line.isDashed ? ', dashed' : ''}`)).toEqual([
    'Group A: Seed 1 to Semi-final 1: 1st of group A',
    'Group B: Seed 3 to Semi-final 1: 2nd of group B, dashed',
    'Group B: Seed 2 to Semi-final 2: 1st of group B, dashed',
    'Group A: Seed 4 to Semi-final 2: 2nd of group A',
  ]);
  expect([...wayOf(flow.lines, '0/1/1')]).toEqual(['0/1/1', '1/0/1']);
  expect(takesWords(stages, 0, 8)).toBe('Takes all 8 who are entered. Sends places 1 to 2 of each group to Play-off.');
  expect(takesWords(stages, 1, 4)).toBe('Takes places 1 to 2 of each group of Groups. Group-mates are kept apart as long as possible. The tournament ends here.');
});

test('places of a Swiss go over groups, the way goes on through both', () => {
  const stages = withOneMore(withOneMore(templateStages('swiss')));
  const groups: StagePlan = { ...(stages[1] as StagePlan), name: 'Groups', kind: { kind: 'round_robin', groups: 2, distribution: 'snake', legs: 1, table: LEAGUE_TABLE } };
  const all = [stages[0] as StagePlan, groups, { ...(stages[2] as StagePlan), intake: usualIntake([stages[0] as StagePlan, groups], 1) }];
  const flow = flowOf(all, 16);
  expect(flow.columns.map((column) => column.field.entrants)).toEqual([16, 8, 4]);
  expect(flow.lines.filter((line) => line.to.startsWith('1/1/')).every((line) => line.isDashed)).toBe(true);
  // Swiss place 3 stands second in group B, and that place stands in the first semi-final.
  expect([...wayOf(flow.lines, '0/0/2')].sort()).toEqual(['0/0/2', '1/1/1', '2/0/1']);
});

test('places of a bracket lead on from its head', () => {
  const flow = flowOf(withOneMore(templateStages('double')), 8);
  expect(flow.columns[0]?.lanes[0]).toMatchObject({ kind: 'ends', slots: [{ place: 1 }, { place: 2 }, { place: 3 }, { place: 4 }] });
  expect(flow.lines.map((line) => slotWords(flow, line.to))).toEqual([1, 4, 2, 3].map((place, i) => `Semi-final ${i < 2 ? 1 : 2}: Double elimination place ${place}`));
});

test('winners of pools start above, seconds below and apart from whom they know', () => {
  const flow = flowOf(templateStages('pools_double'), 16);
  const [, top] = flow.columns;
  expect(top?.field).toMatchObject({ entrants: 8, lower: 4 });
  expect(top?.lanes.map((lane) => `${laneTitle(lane, top)}: ${lane.slots.map((slot) => originWords(slot.comes, flow.columns.map((one) => one.plan))).join(', ')}`)).toEqual([
    'Upper match 1: 1st of pool A, 1st of pool D',
    'Upper match 2: 1st of pool B, 1st of pool C',
    expect.stringContaining('Lower match 1: 2nd of pool'),
    expect.stringContaining('Lower match 2: 2nd of pool'),
  ]);
  expect(flow.matches).toBe(4 * 5 + 10);
  expect(takesWords(templateStages('pools_double'), 1, 8)).toBe('Takes place 1 of each group of Pools. Takes place 2 of each group of Pools, into the lower bracket. Group-mates are kept apart as long as possible. The tournament ends here.');
});

test('the best thirds are slots of their own, to which every group leads', () => {
  const flow = flowOf(templateStages('best_thirds'), 24);
  const words = flow.columns[1]?.lanes.flatMap((lane) => lane.slots.map((slot) => originWords(slot.comes, flow.columns.map((one) => one.plan)))) ?? [];
  expect(words.filter((word) => word.startsWith('Best')).sort()).toEqual([1, 2, 3, 4].map((n) => `Best 3rd, no. ${n}`));
  const bests = flow.lines.filter((line) => slotWords(flow, line.to).includes('Best 3rd'));
  expect(bests).toHaveLength(6);
});

test('seeds over groups in the other ways, as the server has it', () => {
  expect(distribute(8, 4, 'effort_balanced')).toEqual([[1, 5], [2, 6], [3, 7], [4, 8]]);
  expect(distribute(8, 4, 'bracket_optimised')).toEqual([[1, 5], [2, 6], [3, 7], [4, 8]]);
  expect(distribute(7, 3, 'effort_balanced')).toEqual([[1, 4, 7], [2, 5], [3, 6]]);
});

test('two halves are laid as if a round had been played', () => {
  expect(halves('start_gg', 4, 4)).toEqual({ above: [1, 4, 2, 3], below: [4, 1, 3, 2] });
});

test('people stand by seed before the first result, by rank after it', () => {
  const flow = flowOf(templateStages('swiss_playoff'), 8);
  const row = (entrant: number, won: number, lost: number, rank: number): StandingRow => ({ entrant, seed: entrant, won, lost, group: 1, fate: 'open', gone: false, rank, values: [] });
  const shown = (rows: StandingRow[]): (Person | undefined)[] => ['0/0/0', '0/0/1'].map((key) => peopleOf(flow, [], [rows], (id) => `Team ${id}`).get(key));
  expect(shown([row(2, 0, 0, 1), row(1, 0, 0, 1)])).toEqual([{ name: 'Team 1', rank: 1 }, { name: 'Team 2', rank: 2 }]);
  expect(shown([row(2, 1, 0, 1), row(1, 0, 1, 2)])).toEqual([{ name: 'Team 2', rank: 1, note: '1:0' }, { name: 'Team 1', rank: 2, note: '0:1' }]);
});

test('byes of a bracket come from nowhere', () => {
  const flow = flowOf(templateStages('single'), 6);
  expect(flow.columns[0]?.lanes.map((lane) => lane.slots.map((slot) => originWords(slot.comes, [])))).toEqual([['Seed 1', 'bye'], ['Seed 4', 'Seed 5'], ['Seed 2', 'bye'], ['Seed 3', 'Seed 6']]);
});

test('stages change their places and take what is left', () => {
  const three = withOneMore(templateStages('swiss_playoff'));
  const names = (stages: readonly StagePlan[]): string[] => stages.map(({ name, kind, intake }) => `${name || kind.kind}${intake.kind === 'places' ? ` of ${intake.takes.map((take) => take.from).join(' and ')}` : ''}`);
  expect(names(three)).toEqual(['swiss', 'Play-off of 0', 'single of 1']);
  expect(names(withoutStage(three, 1))).toEqual(['swiss', 'single of 0']);
  expect(names(withoutStage(three, 0))).toEqual(['Play-off', 'single of 0']);
  expect(names(withStageMoved(three, 2, 1, 1))).toEqual(['swiss', 'single of 0', 'Play-off of 0']);
  expect(names(withStageMoved(three, 1, 0, 1))).toEqual(names(three));
});

test('sentences', () => {
  const stages = templateStages('major');
  expect(stages.map(stageLead)).toEqual(['3 wins or 3 losses, one game', 'one loss and out, best of 3']);
  expect([1, 2, 3, 4, 11, 12, 21, 102, 113].map(ordinal)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '102nd', '113th']);
});

// ---- the drawing
test('boxes stand side by side, rows do not overlap, lines end at rows', () => {
  const drawing = layFlow(flowOf(templateStages('groups_double'), 16), new Set(), { ...SMALL, width: 920 });
  const [first, second] = drawing.boxes;
  const gap = (second?.x ?? 0) - ((first?.x ?? 0) + (first?.w ?? 0));
  expect([gap >= SMALL.gap, gap <= 2 * SMALL.gap]).toEqual([true, true]);
  for (const box of drawing.boxes) {
    const tops = box.parts.map((part) => part.y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(new Set(tops).size).toBe(tops.length);
  }
  expect(drawing.lines).toHaveLength(8);
});
test('from 64 on slots are bundled, opened on demand, and lines gather', () => {
  const flow = flowOf(templateStages('swiss_playoff'), 64);
  const closed = layFlow(flow, new Set(), { ...SMALL, width: 920 });
  expect(closed.boxes[0]?.parts.map((part) => part.kind === 'bundle' ? [part.bundle.from, part.bundle.to] : null)).toEqual(Array.from({ length: 8 }, (_, i) => [i * 8 + 1, i * 8 + 8]));
  expect(closed.lines).toHaveLength(8);
  const opened = layFlow(flow, new Set(['0/table/1']), { ...SMALL, width: 920 });
  expect(opened.boxes[0]?.parts).toHaveLength(16);
});
test('1,024 in a double elimination are drawn in sixteen rows', () => {
  const drawing = layFlow(flowOf(templateStages('double'), 1_024), new Set(), { ...SMALL, width: 920 });
  expect(drawing.boxes[0]?.parts).toHaveLength(16);
});
