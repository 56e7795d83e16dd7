// Several matches at once: which of them a step applies to, why not the others, and one command after the other.
import { refusalTexts } from '../../board/refusal_text';
import type { Command } from '../../wire/Command';
import type { MatchCard } from '../../wire/MatchCard';
import { laneOf } from '../pure/lanes';
import { isDecided } from '../pure/tasks';
import { t } from '../text';
import { callReason, ownNumber } from './actions';
import type { Desk } from './desk.svelte';

export const BULK = ['call', 'seats', 'hold', 'resume', 'confirm', 'hand_back'] as const;
export type Bulk = (typeof BULK)[number];

export interface Step {
  readonly card: MatchCard;
  readonly command: Command;
}

export interface Plan {
  readonly kind: Bulk;
  readonly steps: readonly Step[];
  /** Whom it does not apply to. */
  readonly left: readonly { readonly card: MatchCard; readonly why: string }[];
}

/** What a step would do to each of these matches. A reason is needed to hold. */
export function planOf(desk: Desk, kind: Bulk, cards: readonly MatchCard[], reason = ''): Plan {
  const steps: Step[] = [];
  const left: { card: MatchCard; why: string }[] = [];
  const free = desk.free.map((station) => station.number);
  const inOrder = [...cards].sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.number ?? 0) - (b.number ?? 0));
  for (const card of inOrder) {
    const why = whyNot(desk, kind, card) ?? (kind === 'call' && free.length === 0 ? t('bulk.no_station') : undefined);
    if (why !== undefined) left.push({ card, why });
    else steps.push({ card, command: commandOf(kind, card, free, reason) });
  }
  return { kind, steps, left };
}

function commandOf(kind: Bulk, card: MatchCard, free: number[], reason: string): Command {
  switch (kind) {
    case 'call': return { type: 'call_match', match: card.id, station: free.shift() ?? null };
    case 'seats': return { type: 'call_match', match: card.id, station: null };
    case 'hold': return { type: 'hold_match', match: card.id, reason };
    case 'resume': return { type: 'resume_match', match: card.id };
    case 'hand_back': return { type: 'hand_back_match', match: card.id };
    case 'confirm':
      if (card.state === 'reported') return { type: 'confirm_result', match: card.id };
      if (card.heat != null) return { type: 'commit_match', match: card.id, winner: null };
      return { type: 'enter_result', match: card.id, score: card.score };
  }
}

/** Why a step cannot be taken with a match; nothing when it can. */
function whyNot(desk: Desk, kind: Bulk, card: MatchCard): string | undefined {
  switch (kind) {
    case 'call':
    case 'seats': {
      const why = callReason(desk, card);
      if (why !== undefined) return why;
      if (card.state === 'ready' || (card.state === 'called' && (kind === 'call') === (card.station == null))) return undefined;
      return card.state === 'called' ? t('call.there') : t('bulk.begun');
    }
    case 'hold': return callReason(desk, card) ?? (card.state === 'held' ? t('bulk.held') : undefined);
    case 'resume': return desk.blocked ?? (card.state === 'held' ? undefined : t('bulk.not_held'));
    case 'hand_back': return desk.blocked ?? (card.holder == null ? t('bulk.not_taken') : undefined);
    case 'confirm':
      if (desk.blocked !== undefined) return desk.blocked;
      if (laneOf(card) === 'over') return t('bulk.over');
      if (card.state === 'reported') return undefined;
      if (card.state === 'disputed') return t('why.disputed');
      if (!isDecided(card)) return t('bulk.not_decided');
      return card.holder != null && card.holder !== ownNumber(desk) ? t('why.holder', { number: card.holder }) : undefined;
  }
}

/** The reasons why not, each with how many it holds for, the most frequent first. */
export function whysOf(plan: Plan): readonly { readonly why: string; readonly numbers: readonly number[] }[] {
  const found = new Map<string, number[]>();
  for (const { card, why } of plan.left) found.set(why, [...(found.get(why) ?? []), card.number ?? 0]);
  return [...found].map(([why, numbers]) => ({ why, numbers })).sort((a, b) => b.numbers.length - a.numbers.length);
}

export interface Refused {
  readonly card: MatchCard;
  readonly why: string;
}

/** One run over a plan, which can be stopped between two commands. */
export class BulkRun {
  readonly kind: Bulk;
  readonly total: number;
  done = $state.raw<readonly { readonly card: MatchCard; readonly seq: number }[]>([]);
  refused = $state.raw<readonly Refused[]>([]);
  isRunning = $state(true);
  isStopped = $state(false);

  constructor(plan: Plan) {
    this.kind = plan.kind;
    this.total = plan.steps.length;
  }

  stop(): void {
    this.isStopped = true;
  }

  async go(desk: Desk, plan: Plan): Promise<void> {
    for (const { card, command } of plan.steps) {
      if (this.isStopped) break;
      const outcome = await desk.link.send(command, { expect: { match: card.id, rev: card.rev } });
      if (outcome.kind === 'done') this.done = [...this.done, { card, seq: outcome.seq }];
      else if (outcome.kind === 'refused') this.refused = [...this.refused, { card, why: refusalTexts(outcome.reasons) || t('refused') }];
      else {
        this.refused = [...this.refused, { card, why: t('unsent') }];
        this.isStopped = true;
      }
    }
    this.isRunning = false;
  }

  /** Takes back what was done, the last first. What cannot be taken back any more is told of and stays. */
  async back(desk: Desk): Promise<void> {
    this.isRunning = true;
    this.isStopped = false;
    const kept: { card: MatchCard; seq: number }[] = [];
    const refused: Refused[] = [];
    for (const one of [...this.done].reverse()) {
      const outcome = this.isStopped ? undefined : await desk.link.send({ type: 'take_back', seq: one.seq });
      if (outcome?.kind === 'done') this.done = this.done.filter((other) => other !== one);
      else {
        kept.unshift(one);
        if (outcome?.kind === 'refused') refused.push({ card: one.card, why: refusalTexts(outcome.reasons) });
      }
    }
    this.done = kept;
    this.refused = refused;
    this.isRunning = false;
  }
}
