// Two who change places by hand: who can, why somebody cannot, and which matches are others afterwards.
import type { BySide } from '../../wire/BySide';
import type { MatchCard } from '../../wire/MatchCard';
import type { Side } from '../../wire/Side';
import type { SlotView } from '../../wire/SlotView';
import type { StageKind } from '../../wire/StageKind';
import { entrantOn } from './cards';
import { closeness } from './plain';

const SIDES: readonly Side[] = ['home', 'away'];

/** Why somebody stays: a match of theirs that is called, held, in somebody's hands, or has begun. */
export interface Stuck {
  readonly why: 'called' | 'held' | 'taken' | 'begun';
  readonly number: number;
}

/** Somebody of the stage with whom a place can be changed, or not. */
export interface Choice {
  readonly entrant: number;
  readonly seed: number;
  /** Their first match that is still to come. */
  readonly next: MatchCard | undefined;
  readonly stuck: Stuck | undefined;
}

/** A match with its slots before and after. */
export interface Change {
  readonly card: MatchCard;
  readonly after: BySide<SlotView>;
}

/** Pairs of a Swiss round come from its rule: one is forced or forbidden there. */
export const canSwapIn = (kind: StageKind['kind'] | undefined): boolean => kind !== undefined && kind !== 'swiss';

export const matchesWith = (cards: readonly MatchCard[], entrant: number): MatchCard[] =>
  cards.filter((card) => SIDES.some((side) => entrantOn(card, side) === entrant)).sort((a, b) => a.round - b.round || a.id - b.id);

/** What holds a match where it is; nothing while it can change. A bye changes with whoever has it. */
export function stuckBy(card: MatchCard): Stuck | undefined {
  const number = card.number ?? 0;
  if (card.state === 'live' || card.state === 'over') return { why: 'begun', number };
  if (card.state === 'called') return { why: 'called', number };
  if (card.state === 'held') return { why: 'held', number };
  return card.holder == null ? undefined : { why: 'taken', number };
}

/** The first match that keeps somebody in their place. */
export function stuckOf(cards: readonly MatchCard[], entrant: number): Stuck | undefined {
  for (const card of matchesWith(cards, entrant)) {
    const stuck = stuckBy(card);
    if (stuck) return stuck;
  }
  return undefined;
}

/** Everybody of the stage but the one who moves: those who can change first, each part by seed. */
export function choicesOf(cards: readonly MatchCard[], mover: number): Choice[] {
  const seeds = new Map<number, number>();
  for (const card of cards) for (const side of SIDES) {
    const slot = card.slots[side];
    if (slot.kind === 'taken') seeds.set(slot.entrant, slot.seed);
  }
  seeds.delete(mover);
  return [...seeds]
    .map(([entrant, seed]) => ({ entrant, seed, next: matchesWith(cards, entrant).find((card) => card.state !== 'over' && card.state !== 'bye'), stuck: stuckOf(cards, entrant) }))
    .sort((a, b) => Number(a.stuck !== undefined) - Number(b.stuck !== undefined) || a.seed - b.seed);
}

/** Those whom a few letters find, the closest first; a number is a seed. Without letters, everybody. */
export function found(choices: readonly Choice[], query: string, words: (entrant: number) => readonly string[]): Choice[] {
  const asked = query.trim();
  if (asked === '') return [...choices];
  const seed = /^#?\d{1,4}$/.test(asked) ? Number(asked.replace('#', '')) : undefined;
  return choices
    .map((choice) => ({ choice, score: choice.seed === seed ? 9 : Math.max(0, ...words(choice.entrant).map((word) => closeness(asked, word))) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => Number(a.choice.stuck !== undefined) - Number(b.choice.stuck !== undefined) || b.score - a.score)
    .map((hit) => hit.choice);
}

/** Cards as they are once all of these have changed places, one after the other. */
export function moved(cards: readonly MatchCard[], moves: readonly { readonly one: number; readonly other: number }[]): MatchCard[] {
  const place = new Map<number, number>();
  const now = (entrant: number): number => place.get(entrant) ?? entrant;
  for (const { one, other } of moves) {
    // Whoever stands in each of the two places changes: the map leads from who was there first.
    const [from, to] = [[...place].find(([, at]) => at === one)?.[0] ?? one, [...place].find(([, at]) => at === other)?.[0] ?? other];
    place.set(from, other);
    place.set(to, one);
  }
  const changed = (slot: SlotView): SlotView => (slot.kind === 'taken' && now(slot.entrant) !== slot.entrant ? { ...slot, entrant: now(slot.entrant) } : slot);
  return cards.map((card) => ({ ...card, slots: { home: changed(card.slots.home), away: changed(card.slots.away) } }));
}

/** What publishing planned moves changes: the matches that are others then, by round. */
export function changesOfMoves(cards: readonly MatchCard[], moves: readonly { readonly one: number; readonly other: number }[]): Change[] {
  const after = moved(cards, moves);
  return cards
    .flatMap((card, i): Change[] => {
      const slots = after[i]?.slots ?? card.slots;
      const isOther = SIDES.some((side) => entrantOn(card, side) !== entrantOn({ ...card, slots }, side));
      return isOther ? [{ card, after: slots }] : [];
    })
    .sort((a, b) => a.card.round - b.card.round || a.card.position - b.card.position || a.card.id - b.card.id);
}

/** A pair that a round paired again did not have before, with whom each of the two had. */
export interface NewPair {
  readonly card: MatchCard;
  /** The earlier opponents of home and away; none where they had a bye or were not paired. */
  readonly before: BySide<number | undefined>;
}

export function newPairs(cards: readonly MatchCard[], replaced: readonly (readonly [number, number])[]): NewPair[] {
  const opponent = new Map<number, number>(replaced.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
  return cards.flatMap((card): NewPair[] => {
    const [home, away] = SIDES.map((side) => entrantOn(card, side));
    if (home == null) return [];
    if (away == null ? !opponent.has(home) : opponent.get(home) === away) return [];
    return [{ card, before: { home: opponent.get(home), away: away == null ? undefined : opponent.get(away) } }];
  });
}

/** The matches that are others when these two have changed places. With the places they change seeds too. */
export function changesOf(cards: readonly MatchCard[], one: number, other: number): Change[] {
  const theirs = cards.filter((card) => SIDES.some((side) => [one, other].includes(entrantOn(card, side) ?? -1)));
  const swapped = (slot: SlotView): SlotView => (slot.kind !== 'taken' || (slot.entrant !== one && slot.entrant !== other) ? slot : { ...slot, entrant: slot.entrant === one ? other : one });
  return theirs
    .sort((a, b) => a.round - b.round || a.position - b.position || a.id - b.id)
    .map((card) => ({ card, after: { home: swapped(card.slots.home), away: swapped(card.slots.away) } }));
}
