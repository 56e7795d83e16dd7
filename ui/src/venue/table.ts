// Standings as a table of the hall: which columns stand beside a name, which band a row belongs to, and the pages.
import { groupLetter } from '../board/stages';
import { byGroup, currentRound, cutsOf, heatName, isHeats, isTiedAcross, linesOf, mostRounds, roundsOfTable, valueText } from '../board/tables';
import { venue } from '../text/en/venue';
import { translator } from '../text/t';
import type { StageView } from '../wire/StageView';
import type { StandingRow } from '../wire/StandingRow';
import type { StandingView } from '../wire/StandingView';
import type { TournamentView } from '../wire/TournamentView';
import { fateOf, shownCriteria, singlePages, tableGroupPages, type Fate, type GroupPage } from './groups';
import { standingRoom } from './sight.svelte';

const t = translator({ venue });

/** The rows of all parts in order. The key of a row is its number in the whole standing. */
export function rowsOf(docs: ReadonlyMap<string, StandingView>): StandingRow[] {
  const rows: [number, StandingRow][] = [];
  for (const doc of docs.values()) for (const [row, found] of Object.entries(doc.rows)) rows.push([Number(row), found]);
  return rows.sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** The band of a row: of a bracket `in` or `out`, at the end `final`; of a table where it stands to the line. */
export type Zone = Fate | 'in' | 'final';

export const zoneOf = (row: StandingRow, isOver: boolean): Zone => (row.place == null ? 'in' : isOver ? 'final' : 'out');

/** Rank as competitions count: equal places carry the same number, the next one is left out. Empty while still in. */
export const rankOf = (row: StandingRow): string => String(row.rank ?? row.place ?? '');

export interface Column {
  readonly label: string;
  /** In units. */
  readonly width: number;
  /** Not less than this, in the type size of the row: for values of which some are long. */
  readonly em?: number;
  /** The record is what people look for. */
  readonly isStrong: boolean;
  readonly text: (row: StandingRow) => string;
  /** It is what puts this row before the next. */
  readonly isLit: (row: StandingRow) => boolean;
}

export interface Goal {
  readonly text: string;
  /** It stands out. */
  readonly isNow: boolean;
}

export interface Board {
  readonly pages: readonly GroupPage<StandingRow>[];
  readonly columns: readonly Column[];
  readonly isGrouped: boolean;
  readonly zone: (row: StandingRow, place: number) => Zone;
  /** The words of a band that begins here; empty where none does. */
  readonly band: (now: Zone, before: Zone | undefined) => string;
  /** The line after which places go elsewhere, by group. */
  readonly lines: (group: number) => readonly number[];
  /** What a group is called. */
  readonly name: (group: number) => string;
  /** What stands beside the name of a group: how many go on, and where; or how far its heat is. */
  readonly goal: (group: number) => Goal;
  /** How far the stage is; empty where a bracket says who is left. */
  readonly progress: string;
}

const plain = (label: string, width: number, text: Column['text'], isStrong = false, isLit: Column['isLit'] = () => false): Column => ({ label, width, text, isStrong, isLit });

export function boardOf(stage: StageView | undefined, tournament: TournamentView | undefined, rows: readonly StandingRow[], isTall: boolean): Board {
  const tables = byGroup(rows);
  const isOver = stage?.over ?? false;
  // A bracket has placings; whatever is ranked in groups, or by a table, has tables.
  if (tables.length <= 1 && !rows.some((row) => row.rank != null)) return bracketBoard(rows, isOver, isTall);
  const cuts = stage && tournament ? cutsOf(tournament.format.stages, stage.index) : [];
  const order = stage?.order ?? [];
  const hasDraws = rows.some((row) => (row.drawn ?? 0) > 0);
  const isGrouped = tables.length > 1;
  const tied = new Set(tables.flatMap(({ rows: list }) => list.filter((_, i) => isTiedAcross(list, i + 1, linesOf(cuts, list.length))).map((row) => row.entrant)));
  const plan = cuts[0] && tournament?.format.stages[cuts[0].to];
  const to = plan ? plan.name || t(plan.kind.kind) : '';
  const inHeats = isHeats(stage?.kind);
  const shown = shownCriteria(order, rows, inHeats);
  const values = shown.map((at, i) => {
    const width = shown.length === 1 ? 12.6 : i === 0 ? 8.6 : 11.4;
    return plain(t(`crit_${order[at] ?? 'points'}`), width, (row) => valueText((row.values[at] ?? '').replace(/ \(.*$/, ''), order[at]), false, (row) => row.decided === at);
  });
  const record = plain(t(hasDraws ? 'recordDraws' : 'recordShort'), hasDraws ? 11 : 8, (row) => (hasDraws ? `${row.won}–${row.drawn ?? 0}–${row.lost}` : `${row.won}–${row.lost}`), true);
  return {
    pages: tableGroupPages(tables, cuts, isTall),
    columns: inHeats ? shown.map((at, i) => sized(t(`crit_${order[at] ?? 'points'}`), rows, (row) => valueText(row.values[at], order[at]), i === 0, (row) => row.decided === at)) : [record, ...values],
    isGrouped,
    name: (group) => nameOf(stage, group),
    zone: (row, place) => fateOf(row, place, cuts, isOver, tied.has(row.entrant)),
    band(now, before) {
      // A group says it in its head.
      if (isGrouped || now === before || now === 'plain') return '';
      if (now === 'through') return to === '' ? t('through') : t('throughTo', { stage: to });
      if (now === 'above') return t('aboveLine', { stage: to });
      return now === 'out' ? t('out') : t('belowLine');
    },
    lines: (group) => linesOf(cuts, tables.find((one) => one.group === group)?.rows.length ?? 0),
    goal: () => ({ text: to === '' ? '' : isOver ? t('throughTo', { stage: to }) : t('firstOn', { n: cuts[0]?.last ?? 0, stage: to }), isNow: true }),
    progress: progressOf(stage),
  };
}

/** What a group of this stage is called: "Group B", "Heat 2", "Pool C". */
export function nameOf(stage: StageView | undefined, group: number): string {
  if (isHeats(stage?.kind)) return heatName(`pool${group}`, stage.kind);
  return t(stage?.kind.kind === 'single' || stage?.kind.kind === 'double' ? 'pool' : 'group', { group: groupLetter(group) });
}

/** A column as wide as its longest text. */
export function sized(label: string, rows: readonly StandingRow[], text: Column['text'], isStrong = false, isLit: Column['isLit'] = () => false): Column {
  const most = Math.max(0.5, ...rows.map((row) => [...text(row)].reduce((em, sign) => em + (/[.:,]/.test(sign) ? 0.25 : 0.47), 0)));
  return { label, width: label.length * 1.5 + 0.7, em: most * (isStrong ? 1 : 0.9) + 0.15, text, isStrong, isLit };
}

function bracketBoard(rows: readonly StandingRow[], isOver: boolean, isTall: boolean): Board {
  const stillIn = rows.filter((row) => row.place == null).length;
  return {
    pages: singlePages(rows, standingRoom(isTall), [stillIn]),
    columns: [plain(t('seedHead'), 8, (row) => String(row.seed)), plain(t('record'), 12, (row) => `${row.won}–${row.lost}`, true)],
    isGrouped: false,
    zone: (row) => zoneOf(row, isOver),
    band: (now, before) => (now === before ? '' : now === 'in' ? `${t('stillIn')} ${stillIn}` : t(now === 'final' ? 'final' : 'out')),
    lines: () => [],
    name: () => '',
    goal: () => ({ text: '', isNow: false }),
    progress: '',
  };
}

function progressOf(stage: StageView | undefined): string {
  if (!stage) return '';
  if (stage.over) return t('final');
  const parts = roundsOfTable(stage);
  if (parts.length === 0) return '';
  const open = parts.reduce((sum, one) => sum + one.matches - one.over, 0);
  if (isHeats(stage.kind)) {
    const all = parts.reduce((sum, one) => sum + one.matches, 0);
    return all > 1 ? t('heatsOver', { n: all - open, all }) : parts.some((one) => one.live > 0) ? t('live') : t('soon');
  }
  return open > 0 ? t('inRound', { round: currentRound(parts), n: open }) : t('afterRound', { round: parts.length, all: mostRounds(stage.kind) ?? parts.length });
}
