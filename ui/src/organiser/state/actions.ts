// What can be done from anywhere: commands with the words that tell of them, and why one cannot be sent now.
import { planOfStage } from '../../board/stages';
import { roundsOfTable, tieBreaksOf } from '../../board/tables';
import { tieBreakOf } from '../../board/words';
import type { Absent } from '../../wire/Absent';
import type { MatchCard } from '../../wire/MatchCard';
import { entrantOn, sideName } from '../pure/cards';
import { reportWords } from '../pure/report';
import { canSwapIn, stuckBy, stuckOf, type Stuck } from '../pure/swap';
import { callsOf, goingOf } from '../pure/dispatch';
import type { Place } from '../pure/tasks';
import { t } from '../text';
import type { Desk } from './desk.svelte';

/** Calls a match to a station, or to the players' own seats. */
export function callMatch(desk: Desk, card: MatchCard, place: Place): Promise<unknown> {
  const number = card.number ?? 0;
  const station = place.kind === 'station' ? place.number : null;
  const done = station == null ? t('called.seats', { number }) : t('called.station', { number, station });
  return desk.act({ type: 'call_match', match: card.id, station }, { expect: { match: card.id, rev: card.rev }, done, back: true });
}

/** Calls all that can go now. How many these are is known while the server shows all of them. */
export function callNext(desk: Desk): Promise<unknown> {
  const n = goingOf(desk.dispatch, callsOf(desk.dispatch, desk.open, desk.now));
  return desk.act({ type: 'call_next' }, { done: n === undefined ? t('called.next') : t('called.all', { n }), back: true });
}

/** Commits what the games decided. */
export function commitMatch(desk: Desk, card: MatchCard): Promise<unknown> {
  if (card.heat != null) return desk.act({ type: 'commit_match', match: card.id, winner: null }, { expect: { match: card.id, rev: card.rev }, done: t('heat.over.done', { number: card.number ?? 0 }), back: true });
  const winner = card.score.home > card.score.away ? 'home' : 'away';
  return desk.act({ type: 'enter_result', match: card.id, score: card.score }, {
    expect: { match: card.id, rev: card.rev },
    done: t('committed', { number: card.number ?? 0, home: card.score.home, away: card.score.away, winner: winnerName(desk, card, winner) }),
    back: true,
  });
}

/** Confirms what was reported. */
export function confirmResult(desk: Desk, card: MatchCard): Promise<unknown> {
  const done = card.report ? t('confirmed', { number: card.number ?? 0, what: reportWords(card, card.report, desk.entrants) }) : t('confirmed.plain', { number: card.number ?? 0 });
  return desk.act({ type: 'confirm_result', match: card.id }, { expect: { match: card.id, rev: card.rev }, done, back: true });
}

export function winnerName(desk: Desk, card: MatchCard, side: 'home' | 'away'): string {
  const slot = card.slots[side];
  return slot.kind === 'taken' ? (desk.entrants.get(slot.entrant)?.name ?? '') : '';
}

/** Why a match cannot be called now; nothing when it can. */
export function callReason(desk: Desk, card: MatchCard): string | undefined {
  if (desk.blocked !== undefined) return desk.blocked;
  if (card.state === 'over') return t('why.over');
  if (card.state === 'void') return t('why.void');
  if (card.state === 'reported' || card.state === 'disputed') return t(`why.${card.state}`);
  if (card.state === 'undecided' || card.state === 'not_due' || card.state === 'bye') return t('why.undecided');
  return hiddenReason(desk, card);
}

/** Why nothing can be stated of a heat now; nothing when it can. */
export function heatReason(desk: Desk, card: MatchCard): string | undefined {
  return callReason(desk, card) ?? (card.state === 'held' ? t('why.held') : heldElsewhere(desk, card));
}

/** Why a result cannot be entered now. Whoever holds the match on a tablet is asked first: take it over. */
export function resultReason(desk: Desk, card: MatchCard): string | undefined {
  if (desk.blocked !== undefined) return desk.blocked;
  if (card.heat != null) return t('why.heat');
  if (card.state === 'undecided' || card.state === 'not_due' || card.state === 'bye') return t('why.undecided');
  if (card.state === 'held') return t('why.held');
  if (card.state === 'void' || card.state === 'disputed') return t(`why.${card.state}`);
  const hidden = hiddenReason(desk, card);
  if (hidden !== undefined) return hidden;
  return heldElsewhere(desk, card);
}

/** Says which tablet holds a match that is not over. */
function heldElsewhere(desk: Desk, card: MatchCard): string | undefined {
  return card.holder != null && card.state !== 'over' && card.holder !== ownNumber(desk) ? t('why.holder', { number: card.holder }) : undefined;
}

/** Why nobody of this match can change places now; the panel says it of each of the two. */
export function swapReason(desk: Desk, card: MatchCard): string | undefined {
  if (desk.blocked !== undefined) return desk.blocked;
  const kind = (desk.stage(card.stage)?.kind ?? planOfStage(desk.tournament(card.tournament), card.stage))?.kind;
  if (kind === undefined) return t('loading');
  if (!canSwapIn(kind)) return t('swap.swiss');
  const here = (['home', 'away'] as const).flatMap((side) => entrantOn(card, side) ?? []);
  if (here.length === 0) return t('swap.nobody');
  const stuck = stuckBy(card);
  if (stuck) return stuckWords(stuck);
  // Where each of them is kept by another match, the first says why.
  const cards = desk.stageCards(card.stage);
  const kept = here.map((entrant) => stuckOf(cards, entrant));
  const [first] = kept;
  return first && kept.every(Boolean) ? stuckWords(first) : undefined;
}

export const stuckWords = ({ why, number }: Stuck): string => t(`swap.stuck.${why}`, { number });

/** Says that only the desk sees this match yet. */
function hiddenReason(desk: Desk, card: MatchCard): string | undefined {
  const stage = desk.stage(card.stage);
  if (stage?.published === false) return t('why.not_published');
  if (stage?.hidden !== true) return undefined;
  const tieBreak = tieBreakOf(card.group);
  const isDraft = tieBreak === undefined ? roundsOfTable(stage).some((part) => part.isDraft && part.round === card.round) : tieBreaksOf(stage).some((part) => part.isDraft && part.round === tieBreak);
  if (!isDraft) return undefined;
  return tieBreak === undefined ? t('rounds.wait.hidden', { round: card.round }) : t('ties.hidden');
}

/** The number of this desk. */
export function ownNumber(desk: Desk): number | null {
  const standing = desk.link.standing;
  return standing?.kind === 'admitted' ? standing.number : null;
}

/** Ends a match for whoever did not come: the other side goes on, or nobody does. */
export function walkover(desk: Desk, card: MatchCard, absent: Absent): void {
  const number = card.number ?? 0;
  const done = absent === 'both' ? t('absent.done.both', { number }) : t('absent.done', { number, winner: sideName(card, absent === 'home' ? 'away' : 'home', desk.entrants) });
  void desk.act({ type: 'end_without_play', match: card.id, absent, how: 'walkover' }, { expect: { match: card.id, rev: card.rev }, done, back: true });
}

/** "Fox not here", "Neither is here". */
export const absentWords = (desk: Desk, card: MatchCard, absent: Absent): string => (absent === 'both' ? t('call.absent.both') : t('call.absent', { name: sideName(card, absent, desk.entrants) }));
