// Presets of titles: each is sound, survives the file, and keeps what is drawn.
import { expect, test } from 'vitest';
import { readFormat, writeFormat } from './file';
import { PRESETS, presetOf, ruleWords, titleLines, withPreset, withTitleRules } from './presets';
import { problemsOf } from './problems';
import { freshFormat, templateStages } from './templates';

test.each(PRESETS.map((preset) => [preset.title, preset] as const))('%s is sound, is written out, and comes back from a file', (_, preset) => {
  const format = withPreset(freshFormat(), preset, false);
  expect(problemsOf(format, 16).filter((one) => one.isFatal)).toEqual([]);
  expect(format.title_rules?.preset).toBe(preset.key);
  expect(ruleWords(format.rule).length).toBeGreaterThan(20);
  const read = readFormat(writeFormat('Cup', format));
  expect(read).toEqual({ kind: 'format', name: 'Cup', format });
});

test.each([['CS2', 'counter_strike'], ['Counter-Strike 2', 'counter_strike'], ['valorant', 'valorant'], ['  Rocket League ', 'rocket_league'], ['Chess', undefined], ['', undefined]])('%s is played as %s', (title, key) => expect(presetOf(title)?.key).toBe(key));

test('what is drawn keeps its rule, its words and its series', () => {
  const before = freshFormat();
  const after = withPreset(before, PRESETS[0] ?? expect.fail(), true);
  expect(after).toEqual({ ...before, title_rules: after.title_rules });
});

test('a title of heats gives its points to heats, and leaves brackets alone', () => {
  const trackmania = PRESETS.find((one) => one.placing) ?? expect.fail();
  const format = withPreset({ ...freshFormat(), stages: templateStages('royale') }, trackmania, false);
  expect(format.stages[0]?.kind).toMatchObject({ kind: 'free_for_all', placing: trackmania.placing, kill: 0 });
  const bracket = withPreset(freshFormat(), trackmania, false);
  expect(bracket.stages).toEqual(freshFormat().stages);
});

test('nothing that is not asked for is written out, and nothing left is nothing', () => {
  expect(titleLines(undefined)).toEqual([]);
  expect(titleLines({ tactical: { count: 0, per: 'match' } })).toHaveLength(1);
  expect('title_rules' in withTitleRules(freshFormat(), {})).toBe(false);
});

test.each([
  ['{"count": 100, "per": "match"}', 'tactical'],
  ['{"count": 1, "per": "round"}', 'tactical'],
  ['["CT"]', 'sides'],
  ['{"names": ["Nuke"], "repeats": "twice"}', 'maps'],
])('%s in a file is a fault with its place', (value, field) => {
  const text = JSON.stringify({ lanista_format: 1, name: 'Cup', format: { ...freshFormat(), title_rules: { [field]: JSON.parse(value) as unknown } } });
  const read = readFormat(text);
  expect(read.kind === 'faults' && read.faults.some((fault) => fault.includes(`title_rules.${field}`))).toBe(true);
});

test.each([
  { kind: 'stocks' as const, stocks: 0 },
  { kind: 'rounds' as const, rounds: 100 },
  { kind: 'halves' as const, target: 1, level: { kind: 'drawn' as const } },
])('%o is told before the server refuses it', (rule) => {
  expect(problemsOf({ ...freshFormat(), rule }, 16).some((one) => one.at === 'rule' && one.isFatal)).toBe(true);
});
