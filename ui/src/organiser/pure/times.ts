// When rounds and waves are played: what of a stage can have a time, how times are filled in, and what is overdue.
import { moment } from '../../board/clock';
import { groupLetter } from '../../board/stages';
import { mostRounds, roundsOfTable } from '../../board/tables';
import { poolOf } from '../../board/words';
import type { MatchCard } from '../../wire/MatchCard';
import type { StageView } from '../../wire/StageView';
import type { Timed } from '../../wire/Timed';
import type { TimeOf } from '../../wire/TimeOf';
import { t } from '../text';

/** One word for each round and wave, to compare and to remember by. */
export function timeKey(of: TimeOf): string {
  switch (of.kind) {
    case 'match_day': return `day/${of.round}`;
    case 'round': return `${of.group}/${of.round}`;
    case 'wave': return `wave/${of.wave}`;
  }
}

/** What of a stage can have a time: its waves, then its rounds; those of a bracket as they are listed. */
export function timables(stage: Pick<StageView, 'rounds' | 'waves' | 'kind' | 'published' | 'hidden'>): TimeOf[] {
  const waves = (stage.waves ?? []).map((_, i): TimeOf => ({ kind: 'wave', wave: i + 1 }));
  const days = roundsOfTable(stage).map((part) => part.round);
  const last = Math.max(0, mostRounds(stage.kind) ?? 0, ...days);
  const table = Array.from({ length: last }, (_, i): TimeOf => ({ kind: 'match_day', round: i + 1 }));
  const parts = ['upper', 'lower', 'final', 'reset', 'third_place'];
  const bracket = Object.values(stage.rounds)
    .filter((round) => poolOf(round.group) === undefined)
    .sort((a, b) => parts.indexOf(a.group) - parts.indexOf(b.group) || a.round - b.round)
    .map((round): TimeOf => ({ kind: 'round', group: round.group, round: round.round }));
  return [...waves, ...table, ...bracket];
}

/** The time that was said for a round or a wave. */
export const timeOf = (stage: Pick<StageView, 'times'> | undefined, of: TimeOf): Timed | undefined => stage?.times?.find((timed) => timeKey(timed.of) === timeKey(of));

/** "from 10:30", "until Sat 14:00", "10:30 to 12:00"; nothing where nobody said. */
export function windowText(time: { readonly from?: number | null | undefined; readonly until?: number | null | undefined } | undefined, now: number): string {
  const from = time?.from == null ? undefined : moment(time.from, now);
  const until = time?.until == null ? undefined : moment(time.until, now);
  if (from !== undefined && until !== undefined) return t('time.both', { from, until });
  return from !== undefined ? t('time.from', { from }) : until !== undefined ? t('time.until', { until }) : '';
}

/** "Wave B · 10:30". */
export function waveWords(stage: Pick<StageView, 'times'>, wave: number, now: number): string {
  const from = timeOf(stage, { kind: 'wave', wave })?.from;
  return from == null ? t('wave.one', { wave: groupLetter(wave) }) : t('wave.timed', { wave: groupLetter(wave), time: moment(from, now) });
}

/** As a field for dates has it, in the zone of this machine: "2026-11-28T14:00". */
export function fieldText(at: number | null | undefined): string {
  if (at == null) return '';
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** What a field for dates says; nothing where it is empty or no date. */
export function fieldTime(text: string): number | undefined {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}

export type Unit = 'days' | 'hours' | 'minutes';

/** The same time of day again and again: days keep it over a change of the clocks. */
export function spaced(first: number, every: number, unit: Unit, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    if (unit !== 'days') return first + i * every * (unit === 'hours' ? 3_600_000 : 60_000);
    const at = new Date(first);
    at.setDate(at.getDate() + i * every);
    return at.getTime();
  });
}

/** Matches of one round, and of one wave, that are past their deadline. */
export interface Overdue {
  readonly key: string;
  readonly tournament: number;
  readonly stage: number;
  /** By when they were to be over. */
  readonly until: number;
  /** By their numbers. */
  readonly cards: readonly MatchCard[];
}

/** Whether a match was to be over by now. */
export const isOverdue = (card: Pick<MatchCard, 'state' | 'until'>, now: number): boolean =>
  card.until != null && card.until <= now && card.state !== 'over' && card.state !== 'bye' && card.state !== 'not_due';

/** What is past its deadline, the longest first. */
export function overdueOf(cards: readonly MatchCard[], now: number): Overdue[] {
  const found = new Map<string, MatchCard[]>();
  for (const card of cards) {
    if (!isOverdue(card, now)) continue;
    const part = poolOf(card.group) === undefined ? card.group : `wave${card.wave ?? 0}`;
    const key = `${card.stage}/${part}/${card.round}/${card.until ?? 0}`;
    const list = found.get(key);
    if (list) list.push(card);
    else found.set(key, [card]);
  }
  return [...found]
    .flatMap(([key, list]): Overdue[] => {
      const [first] = list;
      return first ? [{ key, tournament: first.tournament, stage: first.stage, until: first.until ?? 0, cards: list.sort((a, b) => (a.number ?? 0) - (b.number ?? 0)) }] : [];
    })
    .sort((a, b) => a.until - b.until || a.stage - b.stage);
}

/** The matches of a wave that one step calls: ready, and the next one of both. The server judges the same way. */
export function nextToCall(cards: readonly MatchCard[], wave: number | undefined): MatchCard[] {
  const isKnown = new Set<number>();
  const found: MatchCard[] = [];
  // In playing order: a stage lays its matches down in it, and their ids follow.
  for (const card of [...cards].sort((a, b) => a.id - b.id)) {
    if (card.state === 'over' || card.state === 'bye' || card.state === 'not_due' || (wave !== undefined && card.wave !== wave)) continue;
    let areNext = true;
    for (const side of ['home', 'away'] as const) {
      const slot = card.slots[side];
      if (slot.kind !== 'taken' || isKnown.has(slot.entrant)) areNext = false;
      if (slot.kind === 'taken') isKnown.add(slot.entrant);
    }
    if (areNext && card.state === 'ready') found.push(card);
  }
  return found;
}
