// The matches of the gathering by what they wait for: lanes, what a person asks to see, and what became of what stood still.
import type { MatchCard } from '../../wire/MatchCard';

/** From left to right on the board: what nobody has called yet, what is on, what waits for a person, what is over. */
export const LANES = ['ready', 'called', 'live', 'held', 'reported', 'disputed', 'over'] as const;
export type Lane = (typeof LANES)[number];

const LANE: Readonly<Record<string, Lane>> = {
  undecided: 'ready', ready: 'ready', called: 'called', live: 'live', held: 'held', reported: 'reported', disputed: 'disputed', over: 'over', void: 'over',
};

/** In which lane a match stands; a bye and what is not due stand in none. */
export const laneOf = (card: Pick<MatchCard, 'state'>): Lane | undefined => LANE[card.state];

/** What a person asks to see. Nothing stands for everything. */
export interface Asked {
  readonly lane?: Lane | undefined;
  readonly tournament?: number | undefined;
  readonly stage?: number | undefined;
  /** `none` is what has no station. */
  readonly station?: number | 'none' | undefined;
  /** The number of the device that holds it; `none` is what nobody holds. */
  readonly judge?: number | 'none' | undefined;
}

/** Whether a match is asked for, whatever its lane. */
export function isAsked(card: MatchCard, asked: Asked): boolean {
  if (laneOf(card) === undefined || card.number == null) return false;
  if (asked.tournament !== undefined && card.tournament !== asked.tournament) return false;
  if (asked.stage !== undefined && card.stage !== asked.stage) return false;
  if (asked.station !== undefined && (asked.station === 'none' ? card.station != null : card.station !== asked.station)) return false;
  return asked.judge === undefined || (asked.judge === 'none' ? card.holder == null : card.holder === asked.judge);
}

/** How many matches stand in each lane. */
export function countsOf(cards: readonly MatchCard[]): Readonly<Record<Lane, number>> {
  const counts: Record<Lane, number> = { ready: 0, called: 0, live: 0, held: 0, reported: 0, disputed: 0, over: 0 };
  for (const card of cards) {
    const lane = laneOf(card);
    if (lane) counts[lane] += 1;
  }
  return counts;
}

/** The rank of a state where a table is sorted by it: what waits for a person first, what is over last. */
const RANKS = ['disputed', 'reported', 'held', 'live', 'called', 'ready', 'undecided', 'not_due', 'void', 'over', 'bye'];
export function rankOf(card: Pick<MatchCard, 'state' | 'since'>): number {
  const at = RANKS.indexOf(card.state);
  return (at < 0 ? RANKS.length : at) * 1e14 + (card.since ?? 0);
}

/** Lists cards of a lane: the longest wait first, what is over the latest first, what is undecided after what is ready. */
export function inLane(one: MatchCard, other: MatchCard): number {
  if (one.state !== other.state) return rankOf(one) - rankOf(other);
  if (one.state === 'over') return (other.since ?? 0) - (one.since ?? 0) || (other.number ?? 0) - (one.number ?? 0);
  return (one.since ?? 0) - (other.since ?? 0) || (one.number ?? 0) - (other.number ?? 0);
}

/** A list as it stood when the pointer came: the order, and the lane of each. */
export interface Stood {
  readonly ids: readonly number[];
  readonly lanes: ReadonlyMap<number, Lane | undefined>;
}

export interface StillRow {
  readonly card: MatchCard;
  /** Where it stands on the page, which may be where it stood. */
  readonly lane: Lane | undefined;
  /** It belongs elsewhere by now, or nowhere in this list. */
  readonly moved: boolean;
}

export const standing = (cards: readonly MatchCard[]): Stood => ({ ids: cards.map((card) => card.id), lanes: new Map(cards.map((card) => [card.id, laneOf(card)])) });

/** The rows of a list that stands still: each where it stood, with what is true of it now. */
export function stillRows(stood: Stood | null, live: readonly MatchCard[], all: ReadonlyMap<number, MatchCard>): readonly StillRow[] {
  if (stood == null) return live.map((card) => ({ card, lane: laneOf(card), moved: false }));
  const here = new Set(live.map((card) => card.id));
  return stood.ids.flatMap((id) => {
    const card = all.get(id);
    const lane = stood.lanes.get(id);
    return card ? [{ card, lane, moved: !here.has(id) || laneOf(card) !== lane }] : [];
  });
}

/** How many matches came, left or went on since the list stood still. */
export function newsOf(stood: Stood | null, live: readonly MatchCard[], all: ReadonlyMap<number, MatchCard>): number {
  if (stood == null) return 0;
  const fresh = live.filter((card) => !stood.lanes.has(card.id)).length;
  return fresh + stillRows(stood, live, all).filter((row) => row.moved).length + stood.ids.filter((id) => !all.has(id)).length;
}
