// Turns what the wire says of matches into what the parts draw: cards, the shape of a bracket, rounds.
import { scoreOn } from '../../board/letters';
import type { CardState, CardView, SlotView as DrawnSlot } from '../../board/card';
import { drawnPart, type BracketShape, type Group as DrawnGroup, type ShapeMatch } from '../../board/shape';
import type { EntrantView } from '../../wire/EntrantView';
import type { Group } from '../../wire/Group';
import type { MatchCard } from '../../wire/MatchCard';
import type { Side } from '../../wire/Side';
import { t } from '../text';

export type Entrants = ReadonlyMap<number, EntrantView>;

export const drawnGroup = (group: Group): DrawnGroup => drawnPart(group);
export const wireGroup = (group: DrawnGroup): Group => (group === 'third' ? 'third_place' : group);

/** The bracket as drawn. A match that is only a bye stays as a place. */
export function shapeOf(cards: Iterable<MatchCard>): BracketShape {
  const matches: ShapeMatch[] = [];
  for (const card of cards) {
    matches.push({
      id: card.id,
      group: drawnGroup(card.group),
      round: card.round,
      position: card.position,
      winnerTo: card.winner_to ?? undefined,
      loserTo: card.loser_to ?? undefined,
      bye: card.state === 'bye',
    });
  }
  return { matches };
}

/** A card for the bracket. `silent` says that the tablet which holds the match does not answer. */
export function cardOf(card: MatchCard, entrants: Entrants, silent: ReadonlySet<number> = new Set()): CardView {
  const state: CardState =
    card.state === 'over' ? 'done'
    : card.state === 'not_due' || card.state === 'void' ? 'undecided'
    : card.state === 'live' && card.holder != null && silent.has(card.holder) ? 'silent'
    : card.state;
  return {
    no: card.number ?? null,
    home: slotOf(card, 'home', entrants),
    away: slotOf(card, 'away', entrants),
    state,
    ...(card.station == null ? {} : { station: String(card.station) }),
    ...(card.game == null ? {} : { game: card.game.number }),
  };
}

function slotOf(card: MatchCard, side: Side, entrants: Entrants): DrawnSlot {
  const slot = card.slots[side];
  if (slot.kind === 'bye') return { kind: 'bye' };
  if (slot.kind === 'undecided') return { kind: 'undecided', text: comesFrom(slot.from, slot.number) };
  const entrant = entrants.get(slot.entrant);
  const isShown = ['live', 'held', 'reported', 'disputed', 'over'].includes(card.state);
  return {
    kind: 'taken',
    entrant: slot.entrant,
    name: entrant?.name ?? t('name.loading'),
    short: entrant?.short_name ?? '',
    tag: entrant?.tag ?? '',
    seed: slot.seed,
    score: isShown && !card.unscored ? card.score[side] : null,
    letter: card.unscored ? scoreOn(card, side) : undefined,
    game: card.game == null || card.game.winner != null ? null : card.game.score[side],
    outcome: card.winner == null ? null : card.winner === side ? 'won' : 'lost',
  };
}

export function comesFrom(from: 'winner' | 'loser', number: number): string {
  return from === 'winner' ? t('slot.winner', { number }) : t('slot.loser', { number });
}

/** Who stands on a side, in words. */
export function sideName(card: MatchCard, side: Side, entrants: Entrants): string {
  if (card.heat != null) return side === 'home' ? t('heat.play', { n: card.heat.contenders }) : (entrants.get(card.heat.leaders[0] ?? -1)?.name ?? '');
  const slot = card.slots[side];
  if (slot.kind === 'bye') return t('slot.bye');
  if (slot.kind === 'undecided') return comesFrom(slot.from, slot.number);
  return entrants.get(slot.entrant)?.name ?? t('name.loading');
}

/** "2 : 1", as lists write scores. */
export const scoreText = (score: { home: number; away: number }): string => `${score.home} : ${score.away}`;

/** The entrant on a side, if there is one. */
export function entrantOn(card: MatchCard, side: Side): number | null {
  const slot = card.slots[side];
  return slot.kind === 'taken' ? slot.entrant : null;
}

/** Whether this is on, now: called, live or held. */
export const isOn = (card: MatchCard): boolean => card.state === 'called' || card.state === 'live' || card.state === 'held';
