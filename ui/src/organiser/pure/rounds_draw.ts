// The next stage of a tournament: which one it is, whom it takes, and what stands in the way of its draw.
import { groupLetter, groupsIn } from '../../board/stages';
import { tieBreakOf } from '../../board/words';
import type { StageKind } from '../../wire/StageKind';
import type { StagePlan } from '../../wire/StagePlan';
import type { StageView } from '../../wire/StageView';
import type { StandingRow } from '../../wire/StandingRow';
import { t } from '../text';
import { ordinal } from '../../board/ordinal';
import { swissByRecord } from './stages/count';
import { byGroup, cutsOf, tiesAtCut, type Tie } from './table';

export type DrawNeed =
  | { readonly kind: 'few'; readonly n: number; readonly least: number }
  | { readonly kind: 'many'; readonly n: number; readonly most: number }
  | { readonly kind: 'uneven'; readonly n: number; readonly count: number; readonly won: number; readonly lost: number }
  | { readonly kind: 'undrawn'; readonly stage: number }
  | { readonly kind: 'open'; readonly stage: number; readonly n: number }
  | { readonly kind: 'tie'; readonly stage: number; readonly ties: readonly Tie[] }
  /** The best of all groups cannot be told apart. */
  | { readonly kind: 'across'; readonly stage: number; readonly place: number };

/** Fewest entrants that a kind can be drawn of; the server says the same. */
export function leastOf(kind: StageKind): number {
  if (kind.kind === 'gsl') return kind.groups * 4;
  if (kind.kind === 'time_trial') return Math.max(2, kind.heats);
  return groupsIn(kind) * 2;
}

function mostOf(kind: StageKind): number {
  if (kind.kind === 'gsl') return kind.groups * 4;
  if (kind.kind === 'free_for_all' || kind.kind === 'time_trial') return kind.heats * 128;
  return kind.kind === 'round_robin' ? kind.groups * Math.min(64, Math.floor(252 / Math.max(1, kind.legs))) : Infinity;
}

/** Why a kind cannot be drawn of so many; nothing where it can. */
function sizeNeed(kind: StageKind, n: number): DrawNeed | undefined {
  const [least, most] = [leastOf(kind), mostOf(kind)];
  if (n < least) return { kind: 'few', n, least };
  if (n > most) return { kind: 'many', n, most };
  if (kind.kind !== 'swiss' || kind.pairing !== 'valve_major' || kind.until.kind !== 'record') return undefined;
  const { odd } = swissByRecord(n, kind.until.wins, kind.until.losses);
  return odd ? { kind: 'uneven', n, ...odd } : undefined;
}

export interface Drawn {
  readonly view: StageView;
  /** Its standings, where they are here. */
  readonly rows: readonly StandingRow[];
}

/**
 * Why stage `index` cannot be drawn now; nothing where it can. `drawn` holds the stages that are, by their place; a
 * stage whose head is not here yet counts as open.
 */
export function drawNeed(plans: readonly StagePlan[], index: number, entrants: number, drawn: ReadonlyMap<number, Drawn>, count: number): DrawNeed | undefined {
  const plan = plans[index];
  if (!plan) return undefined;
  if (index > count) return { kind: 'undrawn', stage: count };
  if (plan.intake.kind === 'field') {
    return sizeNeed(plan.kind, entrants);
  }
  for (const from of new Set(plan.intake.takes.map((take) => take.from))) {
    const source = drawn.get(from);
    if (!source) return { kind: 'undrawn', stage: from };
    if (!source.view.over) {
      const n = Object.values(source.view.rounds).reduce((sum, round) => sum + round.matches - round.over, 0);
      return { kind: 'open', stage: from, n };
    }
    const cut = cutsOf(plans, from).filter(({ to }) => to === index);
    const ties = tiesAtCut(byGroup(source.rows), cut);
    if (ties.length > 0) return { kind: 'tie', stage: from, ties };
    // The server says for everybody of such a place whether they go on; whom it leaves open are equal.
    const best = cut.find((one) => one.best !== undefined && source.rows.some((row, _, rows) => !row.gone && row.fate === 'open' && isOfPlace(row, rows, one.first, one.last)));
    if (best) return { kind: 'across', stage: from, place: best.first };
  }
  if (plan.intake.takes.some((take) => take.best !== undefined) || plan.intake.takes.some((take) => (drawn.get(take.from)?.rows.length ?? 0) === 0)) return undefined;
  // Whoever has left goes on nowhere: the next place moves up.
  const comers = plan.intake.takes.reduce((all, { from, first, last }) => {
    const here = byGroup(drawn.get(from)?.rows ?? []).map(({ rows }) => rows.filter((row) => !row.gone).length);
    return all + here.reduce((sum, n) => sum + Math.max(0, Math.min(last, n) - first + 1), 0);
  }, 0);
  return sizeNeed(plan.kind, comers);
}

/** Whether a row of a table stands at one of these places of its group, those who are gone left out. */
function isOfPlace(row: StandingRow, rows: readonly StandingRow[], first: number, last: number): boolean {
  const place = rows.filter((one) => one.group === row.group && !one.gone).indexOf(row) + 1;
  return place >= first && place <= last;
}

/** What a stage's tag says beside its name. */
export type StageState =
  | { readonly kind: 'waits' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'over' }
  | { readonly kind: 'tie_break'; readonly isLive: boolean }
  | { readonly kind: 'round'; readonly round: number; readonly isLive: boolean }
  | { readonly kind: 'part'; readonly over: number; readonly all: number; readonly isLive: boolean };

export function stageState(view: StageView | undefined): StageState {
  if (!view) return { kind: 'waits' };
  if (!view.published) return { kind: 'draft' };
  if (view.over) return { kind: 'over' };
  const rounds = Object.values(view.rounds);
  const isLive = rounds.some((round) => round.live > 0);
  if (view.kind.kind === 'swiss' || view.kind.kind === 'round_robin') {
    const counted = rounds.filter((round) => tieBreakOf(round.group) === undefined);
    const open = counted.filter((round) => round.over < round.matches).map((round) => round.round);
    if (open.length === 0 && counted.length < rounds.length) return { kind: 'tie_break', isLive };
    const last = Math.max(1, ...counted.map((round) => round.round));
    return { kind: 'round', round: open.length > 0 ? Math.min(...open) : last, isLive };
  }
  const sum = (part: 'over' | 'matches'): number => rounds.reduce((total, round) => total + round[part], 0);
  return { kind: 'part', over: sum('over'), all: sum('matches'), isLive };
}

/** What people call a stage: its name, or what is played in it. */
export const stageTitle = (plan: Pick<StagePlan, 'name' | 'kind'>): string => plan.name.trim() || t(`bracket.${plan.kind.kind}`);

/** Why a stage cannot be drawn, in one sentence. */
export function needWords(plans: readonly StagePlan[], need: DrawNeed): string {
  const titleOf = (stage: number): string => {
    const plan = plans[stage];
    return plan ? stageTitle(plan) : '';
  };
  switch (need.kind) {
    case 'few': return t('needs.few', need);
    case 'many': return t('needs.many', need);
    case 'uneven': return t('needs.uneven', need);
    case 'undrawn': return t('needs.undrawn', { stage: titleOf(need.stage) });
    case 'open': return need.n === 0 ? t('needs.open.rounds', { stage: titleOf(need.stage) }) : t('needs.open', { stage: titleOf(need.stage), n: need.n });
    case 'across': return t('needs.across', { place: ordinal(need.place), stage: titleOf(need.stage) });
    case 'tie': return tieWords(need.ties, titleOf(need.stage), groupsIn(plans[need.stage]?.kind));
  }
}

/** "Places 2 and 3 of group B are equal by every criterion." `where` names the whole where there is one group only. */
export function tieWords(ties: readonly Tie[], where: string, groups: number): string {
  const [first, ...more] = ties;
  if (!first) return '';
  const at = groups > 1 ? t('rounds.of_group', { group: groupLetter(first.group) }) : where;
  const says = { first: first.first, last: first.last, where: at };
  return more.length === 0 ? t('needs.tie', says) : t('needs.ties', { ...says, n: more.length });
}

export { groupsIn } from '../../board/stages';
