// What a screen makes of the documents of a stage: all cards, all entrants, the shape of the bracket, who is left.
import { bracketOf, drawnPart, type BracketShape, type Group, type Rounds } from '../board/shape';
import type { Vocabulary } from '../board/words';
import type { EntrantView } from '../wire/EntrantView';
import type { EntrantsView } from '../wire/EntrantsView';
import type { Group as WireGroup } from '../wire/Group';
import type { MatchCard } from '../wire/MatchCard';
import type { MatchesView } from '../wire/MatchesView';
import type { RoundView } from '../wire/RoundView';
import type { Side } from '../wire/Side';
import type { StageView } from '../wire/StageView';
import type { Vocabulary as WireVocabulary } from '../wire/Vocabulary';

export type Cards = ReadonlyMap<number, MatchCard>;
export type Entrants = ReadonlyMap<number, EntrantView>;

export function cardsOf(docs: ReadonlyMap<string, MatchesView>): Cards {
  const cards = new Map<number, MatchCard>();
  for (const { matches } of docs.values()) for (const card of Object.values(matches)) cards.set(card.id, card);
  return cards;
}

export function entrantsOf(docs: ReadonlyMap<string, EntrantsView>): Entrants {
  const entrants = new Map<number, EntrantView>();
  for (const doc of docs.values()) for (const entrant of Object.values(doc.entrants)) entrants.set(entrant.id, entrant);
  return entrants;
}

export const groupOf = (group: WireGroup): Group => drawnPart(group);

const VOCABULARIES: Record<WireVocabulary, Vocabulary> = { neutral: 'neutral', fighting: 'smash', shooter: 'cs' };
export const vocabularyOf = (vocabulary: WireVocabulary): Vocabulary => VOCABULARIES[vocabulary];

/** A second grand final is shown only once it is due. */
const isShown = (card: MatchCard): boolean => groupOf(card.group) !== 'reset' || (card.state !== 'undecided' && card.state !== 'not_due');

export function shapeOf(cards: Cards): BracketShape {
  const shown = [...cards.values()].filter(isShown);
  return {
    matches: shown.map((card) => ({
      id: card.id,
      group: groupOf(card.group),
      round: card.round,
      position: card.position,
      winnerTo: card.winner_to,
      loserTo: card.loser_to,
      bye: card.state === 'bye',
    })),
  };
}

/** The rounds of a stage, or of one of its brackets, as its own document lists them, before any match is here. */
export function roundsIn(rounds: Readonly<Record<string, RoundView>>, pool?: number): Rounds {
  const last = (group: Group): number => Math.max(0, ...Object.values(rounds).filter((r) => groupOf(r.group) === group && bracketOf(r.group) === pool).map((r) => r.round));
  return { upper: last('upper'), lower: last('lower'), finals: last('final') + last('reset') };
}

/** The entrant who stands on this side, if that is decided. */
export function entrantAt(card: MatchCard, side: Side): number | undefined {
  const slot = card.slots[side];
  return slot.kind === 'taken' ? slot.entrant : undefined;
}

export const otherSide = (side: Side): Side => (side === 'home' ? 'away' : 'home');

/** How many entrants can still win: all but those who lost a match from which losers go nowhere, or only to the third place. */
export function stillIn(all: number, cards: Cards): number {
  const out = new Set<number>();
  for (const card of cards.values()) {
    if (card.state !== 'over' || card.winner == null || groupOf(card.group) === 'third') continue;
    const loser = entrantAt(card, otherSide(card.winner));
    const next = card.loser_to == null ? undefined : cards.get(card.loser_to.match);
    const goesOn = card.loser_to != null && !(next && groupOf(next.group) === 'third') && next?.state !== 'not_due';
    if (loser != null && !goesOn) out.add(loser);
  }
  return Math.max(0, all - out.size);
}

/** The match that made the champion, once it is over. */
export function decider(cards: Cards): MatchCard | undefined {
  const all = [...cards.values()].filter((card) => card.state === 'over');
  const upper = (): MatchCard | undefined => {
    const hasFinal = [...cards.values()].some((card) => card.group === 'final');
    return hasFinal ? undefined : all.find((card) => card.group === 'upper' && card.from_end === 0);
  };
  return all.find((card) => card.group === 'reset') ?? all.find((card) => card.group === 'final') ?? upper();
}

/** The matches this entrant won, in the order of playing. */
export function winsOf(entrant: number, cards: Cards): { readonly card: MatchCard; readonly side: Side }[] {
  const wins: { card: MatchCard; side: Side }[] = [];
  for (const card of cards.values()) {
    if (card.state === 'over' && card.winner != null && entrantAt(card, card.winner) === entrant) wins.push({ card, side: card.winner });
  }
  return wins.sort((a, b) => (a.card.number ?? 0) - (b.card.number ?? 0));
}

/** Whether all rounds of a stage are here: its documents come one after the other. */
export function isWhole(stage: StageView, docs: ReadonlyMap<string, unknown>): boolean {
  return Object.entries(stage.rounds).every(([round, { parts }]) => Array.from({ length: parts }, (_, part) => `stage/${stage.id}/round/${round}/${part}`).every((topic) => docs.has(topic)));
}

/** Two letters of a name for the mark: initials of its words, or its first two letters. */
export function initials(name: string): string {
  const words = name.split(/[\s\-_·.,:/&]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.map((word) => [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? '');
  const two = letters.length > 1 ? letters.slice(0, 2).join('') : [...(words[0] ?? '')].slice(0, 2).join('');
  return two.toLocaleUpperCase();
}

/** A name within a sentence: its direction stays its own, and what follows it keeps its side. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
