// A format as a file that people share: JSON with a version. Reading it believes nothing and explains every fault.
import type { Criterion } from '../../../wire/Criterion';
import type { Drops } from '../../../wire/Drops';
import type { Format } from '../../../wire/Format';
import type { Distribution } from '../../../wire/Distribution';
import type { Intake } from '../../../wire/Intake';
import type { Order } from '../../../wire/Order';
import type { Series } from '../../../wire/Series';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import type { Take } from '../../../wire/Take';
import type { TableRule } from '../../../wire/TableRule';
import type { Until } from '../../../wire/Until';
import type { Whose } from '../../../wire/Whose';
import { t } from '../../stages_text';
import { ALL_CRITERIA, HEAT_CRITERIA, MOST_CRITERIA } from './chain';
import { KINDS, MOST_STAGES, MOST_TAKES } from './edit';
import { ruleIn, titleRulesIn } from './title_file';

export const VERSION = 1;
/** A format is some kilobytes; anything larger is another file. */
export const MOST_BYTES = 256 * 1024;

export interface NamedFormat {
  readonly name: string;
  readonly format: Format;
}

export type FileRead = { readonly kind: 'format'; readonly name: string; readonly format: Format } | { readonly kind: 'faults'; readonly faults: readonly string[] };

export function writeFormat(name: string, format: Format): string {
  return `${JSON.stringify({ lanista_format: VERSION, name, format }, null, 2)}\n`;
}

const DISTRIBUTIONS: readonly Distribution[] = ['snake', 'effort_balanced', 'bracket_optimised'];
const ORDERS: readonly Order[] = ['natural', 'reverse', 'half_shift', 'reverse_half_shift', 'pair_flip', 'inner_outer'];

/** The format in a file, or everything that is wrong with it, each with the place where it stands. */
export function readFormat(text: string): FileRead {
  if (text.length > MOST_BYTES) return { kind: 'faults', faults: [t('format_file.large')] };
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'faults', faults: [t('format_file.json')] };
  }
  const read = new Reader();
  const top = read.record(raw, t('format_file.top'), ['lanista_format', 'name', 'format']);
  if (!top || top.lanista_format === undefined) return { kind: 'faults', faults: [t('format_file.other')] };
  if (typeof top.lanista_format !== 'number' || top.lanista_format > VERSION) return { kind: 'faults', faults: [t('format_file.version', { version: String(top.lanista_format), known: VERSION })] };
  const name = read.text(top.name ?? '', 'name', 60);
  const format = formatIn(read, top.format);
  return read.faults.length > 0 ? { kind: 'faults', faults: read.faults } : { kind: 'format', name, format };
}

/** Reads values of any shape; what does not fit is noted and replaced, so that all faults are found at once. */
export class Reader {
  readonly faults: string[] = [];

  fault(at: string, what: string, value: unknown): void {
    const shown = JSON.stringify(value) ?? '';
    this.faults.push(value === undefined ? t('format_file.missing', { at, what }) : t('format_file.wrong', { at, what, value: shown.length > 40 ? `${shown.slice(0, 39)}…` : shown }));
  }

  record(value: unknown, at: string, known: readonly string[]): Record<string, unknown> | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault(at, t('format_file.record'), value);
      return null;
    }
    for (const key of Object.keys(value)) if (!known.includes(key)) this.faults.push(t('format_file.unknown', { at, key: key.slice(0, 40) }));
    return value as Record<string, unknown>;
  }

  list(value: unknown, at: string, most: number): readonly unknown[] {
    if (Array.isArray(value) && value.length <= most) return value as readonly unknown[];
    this.fault(at, t('format_file.list', { most }), Array.isArray(value) ? value.length : value);
    return [];
  }

  whole(value: unknown, at: string, least: number, most: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.fault(at, t('format_file.whole', { least, most }), value);
    return least;
  }

  text(value: unknown, at: string, most: number): string {
    if (typeof value === 'string' && [...value].length <= most && !/[\u0000-\u001f]/.test(value)) return value;
    this.fault(at, t('format_file.text', { most }), value);
    return '';
  }

  flag(value: unknown, at: string): boolean {
    if (typeof value === 'boolean') return value;
    this.fault(at, t('format_file.flag'), value);
    return false;
  }

  one<Word extends string>(value: unknown, at: string, words: readonly Word[]): Word | null {
    const found = words.find((word) => word === value);
    if (found === undefined) this.fault(at, t('format_file.one', { words: words.join(', ') }), value);
    return found ?? null;
  }
}

function formatIn(read: Reader, raw: unknown): Format {
  const found = read.record(raw, 'format', ['stages', 'rule', 'vocabulary', 'title_rules']) ?? {};
  const list = read.list(found.stages, 'stages', MOST_STAGES);
  if (list.length === 0 && Array.isArray(found.stages)) read.faults.push(t('format_file.no_stage'));
  return {
    stages: list.map((one, i) => planIn(read, one, i)),
    rule: ruleIn(read, found.rule),
    vocabulary: read.one(found.vocabulary, 'vocabulary', ['neutral', 'fighting', 'shooter']) ?? 'neutral',
    ...titleRulesIn(read, found.title_rules),
  };
}

function planIn(read: Reader, raw: unknown, index: number): StagePlan {
  const at = `stages[${index}]`;
  const found = read.record(raw, at, ['name', 'kind', 'usual', 'exceptions', 'intake', 'waves']) ?? {};
  const kind = kindIn(read, found.kind, `${at}.kind`);
  const waves = read.whole(found.waves ?? 1, `${at}.waves`, 1, 'groups' in kind ? kind.groups : 1);
  return {
    name: read.text(found.name ?? '', `${at}.name`, 40),
    kind,
    usual: seriesIn(read, found.usual, `${at}.usual`),
    exceptions: read.list(found.exceptions ?? [], `${at}.exceptions`, 64).map((one, i) => {
      const where = `${at}.exceptions[${i}]`;
      const exception = read.record(one, where, ['group', 'from_end', 'series']) ?? {};
      return { group: groupIn(read, exception.group, `${where}.group`), from_end: read.whole(exception.from_end, `${where}.from_end`, 0, 255), series: seriesIn(read, exception.series, `${where}.series`) };
    }),
    intake: intakeIn(read, found.intake, `${at}.intake`, index),
    ...(waves > 1 ? { waves } : {}),
  };
}

function groupIn(read: Reader, raw: unknown, at: string): Whose {
  if (typeof raw === 'string' && /^pool([1-9]|[1-5]\d|6[0-4])(_(upper|lower|final|reset|third_place))?$/.test(raw)) return raw as Whose;
  return read.one(raw, at, ['upper', 'lower', 'final', 'reset', 'third_place', 'every_pool']) ?? 'upper';
}

function intakeIn(read: Reader, raw: unknown, at: string, index: number): Intake {
  const found = read.record(raw, at, ['kind', 'takes']) ?? {};
  const kind = read.one(found.kind, `${at}.kind`, [index === 0 ? 'field' : 'places']);
  if (kind !== 'places') return { kind: 'field' };
  const list = read.list(found.takes, `${at}.takes`, MOST_TAKES);
  if (list.length === 0 && Array.isArray(found.takes)) read.faults.push(t('format_file.no_take', { at: `${at}.takes` }));
  return { kind, takes: list.map((one, i) => takeIn(read, one, `${at}.takes[${i}]`, index)) };
}

function takeIn(read: Reader, raw: unknown, at: string, index: number): Take {
  const found = read.record(raw, at, ['from', 'first', 'last', 'best', 'into']) ?? {};
  const first = read.whole(found.first, `${at}.first`, 1, 4_096);
  return {
    from: read.whole(found.from, `${at}.from`, 0, index - 1),
    first,
    last: read.whole(found.last, `${at}.last`, first, 4_096),
    ...(found.best === undefined || found.best === null ? {} : { best: read.whole(found.best, `${at}.best`, 1, 4_096) }),
    into: found.into === undefined ? 'upper' : (read.one<'upper' | 'lower'>(found.into, `${at}.into`, ['upper', 'lower']) ?? 'upper'),
  };
}

function seriesIn(read: Reader, raw: unknown, at: string): Series {
  const found = read.record(raw, at, ['length', 'head_start']) ?? {};
  const length = read.record(found.length, `${at}.length`, ['kind', 'games', 'wins']) ?? {};
  const kind = read.one(length.kind, `${at}.length.kind`, ['best_of', 'first_to', 'play_all', 'aggregate']) ?? 'best_of';
  const games = `${at}.length.games`;
  const made: Series['length'] =
    kind === 'first_to' ? { kind, wins: read.whole(length.wins, `${at}.length.wins`, 1, 50) }
    : kind === 'best_of' ? { kind, games: oddIn(read, length.games, games) }
    : { kind, games: read.whole(length.games, games, 1, kind === 'play_all' ? 50 : 9) };
  if (found.head_start === undefined || found.head_start === null) return { length: made };
  const start = read.record(found.head_start, `${at}.head_start`, ['score', 'reason']) ?? {};
  const score = read.record(start.score, `${at}.head_start.score`, ['home', 'away']) ?? {};
  const most = made.kind === 'first_to' ? made.wins - 1 : made.kind === 'best_of' ? (made.games - 1) / 2 : 99;
  const side = (name: 'home' | 'away'): number => read.whole(score[name], `${at}.head_start.score.${name}`, 0, most);
  return { length: made, head_start: { score: { home: side('home'), away: side('away') }, reason: read.text(start.reason, `${at}.head_start.reason`, 200) } };
}

function oddIn(read: Reader, raw: unknown, at: string): number {
  const games = read.whole(raw, at, 1, 99);
  if (games % 2 === 0) read.fault(at, t('format_file.odd'), games);
  return games;
}

function kindIn(read: Reader, raw: unknown, at: string): StageKind {
  const known = ['kind', 'third_place', 'grand_final', 'drops', 'groups', 'legs', 'distribution', 'pairing', 'until', 'decisive', 'table', 'in_a_row', 'most_matches', 'heats', 'placing', 'kill', 'order', 'measure'];
  const found = read.record(raw, at, known) ?? {};
  const groups = (): number => read.whole(found.groups, `${at}.groups`, 1, 64);
  const pools = (): number => (found.groups === undefined ? 1 : groups());
  const distribution = found.distribution === undefined ? 'snake' : (read.one(found.distribution, `${at}.distribution`, DISTRIBUTIONS) ?? 'snake');
  switch (read.one(found.kind, `${at}.kind`, KINDS)) {
    case 'double': return {
      kind: 'double',
      grand_final: read.one(found.grand_final, `${at}.grand_final`, ['one_match', 'reset_if_needed', 'not_played']) ?? 'reset_if_needed',
      drops: dropsIn(read, found.drops, `${at}.drops`),
      groups: pools(),
      distribution,
    };
    case 'gsl': return { kind: 'gsl', groups: groups(), distribution };
    case 'stepladder': return { kind: 'stepladder' };
    case 'hill': return { kind: 'hill', in_a_row: read.whole(found.in_a_row, `${at}.in_a_row`, 1, 20), most_matches: read.whole(found.most_matches, `${at}.most_matches`, 1, 250) };
    case 'round_robin': return { kind: 'round_robin', groups: groups(), distribution, legs: read.whole(found.legs, `${at}.legs`, 1, 4), table: tableIn(read, found.table, `${at}.table`) };
    case 'swiss': {
      const decisive = found.decisive === undefined || found.decisive === null ? undefined : seriesIn(read, found.decisive, `${at}.decisive`);
      const until = untilIn(read, found.until, `${at}.until`);
      const pairing = read.one(found.pairing, `${at}.pairing`, ['score_groups', 'valve_major']) ?? 'score_groups';
      return { kind: 'swiss', pairing, until, ...(decisive ? { decisive } : {}), table: tableIn(read, found.table, `${at}.table`) };
    }
    case 'free_for_all': return {
      kind: 'free_for_all',
      heats: read.whole(found.heats, `${at}.heats`, 1, 64),
      distribution,
      placing: read.list(found.placing, `${at}.placing`, 128).map((one, i) => read.whole(one, `${at}.placing[${i}]`, -1_000_000, 1_000_000)),
      kill: read.whole(found.kill, `${at}.kill`, -1_000_000, 1_000_000),
      order: orderIn(read, found.order, `${at}.order`, HEAT_CRITERIA.flatMap((kind) => kind.of)),
    };
    case 'time_trial': return { kind: 'time_trial', heats: read.whole(found.heats, `${at}.heats`, 1, 64), measure: read.one(found.measure, `${at}.measure`, ['time', 'score']) ?? 'time' };
    case 'single': return { kind: 'single', third_place: read.flag(found.third_place, `${at}.third_place`), groups: pools(), distribution };
    case null: return { kind: 'single', third_place: false, groups: 1, distribution };
  }
}

function untilIn(read: Reader, raw: unknown, at: string): Until {
  const found = read.record(raw, at, ['kind', 'rounds', 'wins', 'losses']) ?? {};
  const kind = read.one(found.kind, `${at}.kind`, ['rounds', 'record']);
  if (kind === 'record') return { kind, wins: read.whole(found.wins, `${at}.wins`, 1, 9), losses: read.whole(found.losses, `${at}.losses`, 1, 9) };
  return { kind: 'rounds', rounds: kind === null ? 5 : read.whole(found.rounds, `${at}.rounds`, 1, 30) };
}

function dropsIn(read: Reader, raw: unknown, at: string): Drops {
  if (typeof raw === 'object' && raw !== null) {
    const found = read.record(raw, at, ['rounds']) ?? {};
    return { rounds: read.list(found.rounds, `${at}.rounds`, 12).map((one, i) => read.one(one, `${at}.rounds[${i}]`, ORDERS) ?? 'natural') };
  }
  return read.one<'start_gg' | 'brackets_manager'>(raw, at, ['start_gg', 'brackets_manager']) ?? 'start_gg';
}

function tableIn(read: Reader, raw: unknown, at: string): TableRule {
  const found = read.record(raw, at, ['win', 'draw', 'loss', 'unit', 'order', 'again', 'floor']) ?? {};
  const points = (name: 'win' | 'draw' | 'loss'): number => read.whole(found[name], `${at}.${name}`, -1_000, 1_000);
  const order = orderIn(read, found.order, `${at}.order`, ALL_CRITERIA);
  return { win: points('win'), draw: points('draw'), loss: points('loss'), unit: read.whole(found.unit, `${at}.unit`, 1, 100), order, again: read.flag(found.again, `${at}.again`), floor: read.whole(found.floor, `${at}.floor`, 0, 100) };
}

function orderIn(read: Reader, raw: unknown, at: string, allowed: readonly Criterion[]): Criterion[] {
  const order = read.list(raw, at, MOST_CRITERIA).flatMap((one, i): Criterion[] => {
    const known = read.one(one, `${at}[${i}]`, allowed);
    return known === null ? [] : [known];
  });
  if (new Set(order).size < order.length) read.faults.push(t('format_file.twice', { at }));
  if (order.slice(0, -1).includes('lots')) read.faults.push(t('format_file.lots', { at }));
  if (order.length === 0) read.faults.push(t('format_file.no_order', { at }));
  return order;
}
