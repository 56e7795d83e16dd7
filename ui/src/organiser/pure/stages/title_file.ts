// What ends a game, and the rules of a title, as they stand in the file of a format.
import type { AfterTime } from '../../../wire/AfterTime';
import type { Allowance } from '../../../wire/Allowance';
import type { ClockRule } from '../../../wire/ClockRule';
import type { Format } from '../../../wire/Format';
import type { GameRule } from '../../../wire/GameRule';
import type { TitleRules } from '../../../wire/TitleRules';
import type { Reader } from './file';

const RULES: readonly GameRule['kind'][] = ['winner_only', 'points', 'target', 'halves', 'clock', 'stocks', 'rounds'];
const AFTER: readonly AfterTime[] = ['golden_goal', 'extra_time', 'shoot_out'];

export function ruleIn(read: Reader, raw: unknown): GameRule {
  const found = read.record(raw, 'rule', ['kind', 'target', 'margin', 'level', 'stocks', 'rounds']) ?? {};
  const kind = read.one(found.kind, 'rule.kind', RULES);
  switch (kind) {
    case 'target': return { kind, target: read.whole(found.target, 'rule.target', 1, 999), margin: read.whole(found.margin, 'rule.margin', 1, 99) };
    case 'halves': {
      const level = read.record(found.level, 'rule.level', ['kind', 'half']) ?? {};
      const after = read.one(level.kind, 'rule.level.kind', ['overtime', 'drawn'] as const);
      return { kind, target: read.whole(found.target, 'rule.target', 2, 999), level: after === 'drawn' ? { kind: after } : { kind: 'overtime', half: read.whole(level.half, 'rule.level.half', 1, 99) } };
    }
    case 'clock': return { kind, level: read.one(found.level, 'rule.level', AFTER) ?? 'golden_goal' };
    case 'stocks': return { kind, stocks: read.whole(found.stocks, 'rule.stocks', 1, 99) };
    case 'rounds': return { kind, rounds: read.whole(found.rounds, 'rule.rounds', 1, 99) };
    case 'points': return { kind };
    case 'winner_only':
    case null: return { kind: 'winner_only' };
  }
}

function clockIn(read: Reader, raw: unknown, at: string): ClockRule {
  const found = read.record(raw, at, ['counts', 'from']) ?? {};
  return read.one(found.counts, `${at}.counts`, ['up', 'down'] as const) === 'down' ? { counts: 'down', from: read.whole(found.from, `${at}.from`, 1, 86_400) } : { counts: 'up' };
}

function allowanceIn(read: Reader, raw: unknown, at: string): Allowance {
  const found = read.record(raw, at, ['count', 'seconds', 'per']) ?? {};
  return {
    count: read.whole(found.count, `${at}.count`, 0, 99),
    ...(found.seconds === undefined ? {} : { seconds: read.whole(found.seconds, `${at}.seconds`, 1, 3_600) }),
    per: read.one(found.per, `${at}.per`, ['match', 'game'] as const) ?? 'match',
  };
}

export function titleRulesIn(read: Reader, raw: unknown): Pick<Format, 'title_rules'> {
  if (raw === undefined || raw === null) return {};
  const at = 'title_rules';
  const found = read.record(raw, at, ['preset', 'game_clock', 'series_clock', 'tactical', 'technical', 'medical', 'maps', 'sides', 'characters']) ?? {};
  const rules: { -readonly [Key in keyof TitleRules]: TitleRules[Key] } = {};
  if (found.preset !== undefined) rules.preset = read.text(found.preset, `${at}.preset`, 40);
  for (const clock of ['game_clock', 'series_clock'] as const) if (found[clock] !== undefined) rules[clock] = clockIn(read, found[clock], `${at}.${clock}`);
  for (const kind of ['tactical', 'technical', 'medical'] as const) if (found[kind] !== undefined) rules[kind] = allowanceIn(read, found[kind], `${at}.${kind}`);
  if (found.maps !== undefined) {
    const maps = read.record(found.maps, `${at}.maps`, ['names', 'repeats']) ?? {};
    rules.maps = {
      names: read.list(maps.names, `${at}.maps.names`, 60).map((name, i) => read.text(name, `${at}.maps.names[${i}]`, 40)),
      repeats: read.one(maps.repeats, `${at}.maps.repeats`, ['never', 'allowed'] as const) ?? 'allowed',
    };
  }
  if (found.sides !== undefined) {
    const [one, other] = read.list(found.sides, `${at}.sides`, 2);
    rules.sides = [read.text(one, `${at}.sides[0]`, 40), read.text(other, `${at}.sides[1]`, 40)];
  }
  if (found.characters !== undefined) rules.characters = read.whole(found.characters, `${at}.characters`, 1, 6);
  return Object.keys(rules).length === 0 ? {} : { title_rules: rules };
}
