// What each title is usually played by: its rule, series, clocks, pauses and marks, taken as a whole and changed afterwards.
import type { Allowance } from '../../../wire/Allowance';
import type { ClockRule } from '../../../wire/ClockRule';
import type { Format } from '../../../wire/Format';
import type { GameRule } from '../../../wire/GameRule';
import type { Series } from '../../../wire/Series';
import type { TitleRules } from '../../../wire/TitleRules';
import { duration } from '../../../board/clock';
import { t } from '../../stages_text';
import { isInHeats } from './count';
import list from '../presets.json';

export interface Preset {
  readonly key: string;
  readonly title: string;
  /** What else people call it, in small letters. */
  readonly also: readonly string[];
  readonly rule: GameRule;
  readonly series: Series;
  readonly vocabulary: Format['vocabulary'];
  readonly title_rules: TitleRules;
  /** Points for places, for a title that is played in heats. */
  readonly placing?: readonly number[];
}

export const PRESETS = list as unknown as readonly Preset[];

export const presetNamed = (key: string | undefined): Preset | undefined => PRESETS.find((one) => one.key === key);

/** The preset of a title as somebody typed it. */
export function presetOf(title: string): Preset | undefined {
  const plain = title.trim().toLowerCase();
  return PRESETS.find((one) => one.title.toLowerCase() === plain || one.also.includes(plain));
}

/** The format with all that a preset says; what is drawn already keeps its rule, its words and its series. */
export function withPreset(format: Format, preset: Preset, isDrawn: boolean): Format {
  const title_rules: TitleRules = { ...preset.title_rules, preset: preset.key };
  if (isDrawn) return { ...format, title_rules };
  const stages = format.stages.map((plan) => {
    if (plan.kind.kind === 'free_for_all') return preset.placing ? { ...plan, kind: { ...plan.kind, placing: [...preset.placing], kill: 0 }, usual: preset.series } : plan;
    return isInHeats(plan.kind) || preset.placing ? plan : { ...plan, usual: preset.series };
  });
  return { ...format, stages, rule: preset.rule, vocabulary: preset.vocabulary, title_rules };
}

/** What ends a game, as a sentence. */
export function ruleWords(rule: GameRule): string {
  switch (rule.kind) {
    case 'target': return t('title.rule.target', { target: rule.target }) + (rule.margin > 1 ? t('title.rule.margin', { margin: rule.margin }) : '');
    case 'halves': return rule.level.kind === 'drawn'
      ? t('title.rule.drawn', { target: rule.target, short: rule.target - 1 })
      : t('title.rule.overtime', { target: rule.target, short: rule.target - 1, half: rule.level.half, end: rule.target + rule.level.half });
    case 'clock': return t(`title.rule.clock.${rule.level}`);
    case 'stocks': return t('title.rule.stocks', { n: rule.stocks });
    case 'rounds': return t('title.rule.rounds', { n: rule.rounds });
    case 'points': return t('title.rule.points');
    case 'winner_only': return t('title.rule.winner_only');
  }
}

const clockWords = (clock: ClockRule): string => (clock.counts === 'up' ? t('title.clock.up') : t('title.clock.down', { from: duration(clock.from * 1000) }));

function allowanceWords({ count, seconds, per }: Allowance): string {
  if (count === 0) return t('title.pause.never');
  const long = seconds === undefined ? t('title.pause.open') : t('title.pause.long', { time: duration(seconds * 1000) });
  return count >= 99 ? long : t(per === 'game' ? 'title.pause.game' : 'title.pause.match', { n: count, long });
}

export const PAUSES = ['tactical', 'technical', 'medical'] as const;

/** The rules of a title written out, one line each; nothing of what is not asked for. */
export function titleLines(rules: TitleRules | undefined): { readonly what: string; readonly text: string }[] {
  if (!rules) return [];
  const lines: { what: string; text: string }[] = [];
  if (rules.game_clock) lines.push({ what: t('title.game_clock'), text: clockWords(rules.game_clock) });
  if (rules.series_clock) lines.push({ what: t('title.series_clock'), text: clockWords(rules.series_clock) });
  for (const kind of PAUSES) {
    const allowance = rules[kind];
    if (allowance) lines.push({ what: t(`title.${kind}`), text: allowanceWords(allowance) });
  }
  if (rules.maps) lines.push({ what: t('title.maps'), text: [rules.maps.names.length > 0 ? t('title.maps.listed', { n: rules.maps.names.length }) : t('title.maps.typed'), rules.maps.repeats === 'never' ? t('title.maps.once') : t('title.maps.again')].join(', ') });
  if (rules.sides) lines.push({ what: t('title.sides'), text: rules.sides.join(' / ') });
  if (rules.characters !== undefined && rules.characters > 0) lines.push({ what: t('title.characters'), text: t('title.characters.n', { n: rules.characters }) });
  return lines;
}

const isEmpty = (rules: TitleRules): boolean => Object.keys(rules).length === 0;

/** The format with other rules of its title; none where nothing is left of them. */
export function withTitleRules(format: Format, rules: TitleRules): Format {
  const { title_rules: _, ...rest } = format;
  const kept = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as TitleRules;
  return isEmpty(kept) ? rest : { ...rest, title_rules: kept };
}
