// The floor in the hall: who is called where, what is ready next, what is on at each station; in pages of at most twelve.
import { awaited } from '../board/call';
import { bracketOf } from '../board/shape';
import { kindOfStage, planOfStage } from '../board/stages';
import { heatName, poolRound } from '../board/tables';
import { inPool, roundName } from '../board/words';
import type { FloorView } from '../wire/FloorView';
import type { MatchCard } from '../wire/MatchCard';
import type { Side } from '../wire/Side';
import type { StationView } from '../wire/StationView';
import type { TournamentView } from '../wire/TournamentView';
import { entrantAt, groupOf, vocabularyOf, type Cards, type Entrants } from './field';
import { spotRoom, zoom } from './sight.svelte';

/** Calls on a page, and matches that come next. */
export const CALLS = { lying: 4, standing: 5 } as const;
export const COMING = { lying: 6, standing: 5 } as const;
/** Stations on a page; pages of one cycle. */
const SPOTS = 12;
const PAGES = 12;

const SIDES: readonly Side[] = ['home', 'away'];

type Tournaments = Readonly<Record<number, TournamentView>>;

export const isLastCall = (card: MatchCard, now: number): boolean => card.heat == null && awaited(card, now)?.isLast === true;

/** Those called now: last calls, then the newest first. */
export function callsIn(cards: Cards, now: number): MatchCard[] {
  const last = (card: MatchCard): number => Number(isLastCall(card, now));
  return [...cards.values()].filter((card) => card.state === 'called').sort((a, b) => last(b) - last(a) || (b.since ?? 0) - (a.since ?? 0) || a.id - b.id);
}

export interface CallPage {
  /** Its place among the pages: a new call slides in, and does not turn the page. */
  readonly key: string;
  readonly cards: readonly MatchCard[];
  /** Which of all calls stand here, from 1, without the last calls that stand on every page. */
  readonly from: number;
  readonly to: number;
}

/** Pages of calls. Last calls stand on every page, while they leave half of it to the others. */
export function callPages(calls: readonly MatchCard[], now: number, room: number): CallPage[] {
  const last = calls.filter((card) => isLastCall(card, now));
  const stays = calls.length > room && last.length <= room / 2 ? last : [];
  const others = calls.slice(stays.length);
  const each = room - stays.length;
  const pages: CallPage[] = [];
  for (let at = 0; at < others.length && pages.length < PAGES; at += each) {
    const part = others.slice(at, at + each);
    pages.push({ key: String(pages.length), cards: [...stays, ...part], from: stays.length + at + 1, to: stays.length + at + part.length });
  }
  return pages;
}

/** What can be called next: those with an appointed or a likely time by that, the others by how long they wait. */
export function comingIn(cards: Cards, most: number): MatchCard[] {
  return [...cards.values()].filter((card) => card.state === 'ready').sort((a, b) => (a.from ?? a.expected ?? 0) - (b.from ?? b.expected ?? 0) || (a.since ?? 0) - (b.since ?? 0) || (a.number ?? 0) - (b.number ?? 0)).slice(0, most);
}

export interface Spot {
  readonly number: number;
  /** What else people call it. */
  readonly name: string;
  readonly state: 'free' | 'called' | 'live' | 'held' | 'closed';
  readonly card: MatchCard | undefined;
}

const STATES: Partial<Record<MatchCard['state'], Spot['state']>> = { called: 'called', live: 'live', held: 'held' };

/** Every station with what the hall may see there: only a match that is published has a card. */
export function spotsIn(floor: FloorView | undefined, cards: Cards): Spot[] {
  const on = new Map([...cards.values()].flatMap((card) => (card.station != null && STATES[card.state] !== undefined ? [[card.station, card] as const] : [])));
  const spot = ({ number, name, match, out_of_order }: StationView): Spot => {
    const card = on.get(number);
    return { number, name, state: (card && STATES[card.state]) ?? (match != null ? 'called' : out_of_order ? 'closed' : 'free'), card };
  };
  return Object.values(floor?.stations ?? {}).map(spot).sort((a, b) => a.number - b.number);
}

export interface SpotPage {
  readonly key: string;
  readonly spots: readonly Spot[];
  readonly columns: number;
  readonly rows: number;
}

/** As even as the number of pages allows; a hall with more stations than a cycle holds sees those where something is on. */
export function spotPages(all: readonly Spot[], isTall: boolean): SpotPage[] {
  const far = zoom() === 1 ? undefined : spotRoom(isTall);
  const most = far?.most ?? SPOTS;
  const spots = (all.length > PAGES * most ? all.filter(({ state }) => state !== 'free' && state !== 'closed') : all).slice(0, PAGES * most);
  const pages = Math.ceil(spots.length / most);
  const each = pages === 0 ? 1 : Math.ceil(spots.length / pages);
  const columns = far ? Math.min(far.columns, Math.max(1, each)) : isTall ? (each > 6 ? 2 : 1) : each > 6 ? 4 : each > 2 ? 3 : Math.max(1, each);
  const rows = Math.ceil(each / columns);
  return Array.from({ length: pages }, (_, page) => {
    const part = spots.slice(page * each, (page + 1) * each);
    return { key: String(part[0]?.number ?? 0), spots: part, columns, rows };
  });
}

/** How many stations are in each state. */
export function countOf(spots: readonly Spot[]): Readonly<Record<Spot['state'], number>> {
  const count = { free: 0, called: 0, live: 0, held: 0, closed: 0 };
  for (const { state } of spots) count[state] += 1;
  return count;
}

/** "Lower round 3", "Heat 2": a card alone says how many rounds follow. */
export function roundOf(card: MatchCard, tournaments: Tournaments | undefined): string {
  const tournament = tournaments?.[card.tournament];
  if (card.heat != null) return heatName(card.group, planOfStage(tournament, card.stage));
  const pool = poolRound(card, planOfStage(tournament, card.stage), 'one');
  if (pool !== undefined) return pool;
  const last = card.round + card.from_end;
  const isDouble = kindOfStage(tournament, card.stage) === 'double';
  const rounds = { upper: last, lower: isDouble ? (groupOf(card.group) === 'lower' ? last : 1) : 0, finals: 0, ...(bracketOf(card.group) === undefined ? {} : { groups: 1 }) };
  return inPool(roundName(groupOf(card.group), card.round, rounds, vocabularyOf(tournament?.format.vocabulary ?? 'neutral'), 'one'), card.group);
}

/** Which match of what: "Lower round 3 · Vantage Open". */
export function whatOf(card: MatchCard, tournaments: Tournaments | undefined): string {
  const tournament = tournaments?.[card.tournament];
  return [roundOf(card, tournaments), ...(tournament ? [tournament.name] : [])].join(' · ');
}

export interface Who {
  readonly name: string;
  readonly short: string;
  readonly tag: string;
  /** Where they sit. */
  readonly seat: string;
  /** They have said that they are there. */
  readonly isHere: boolean;
}

/** The two of a match, once they are known here; of a heat nobody: its card has no sides. */
export function twoOf(card: MatchCard, entrants: Entrants): readonly Who[] {
  if (card.heat != null) return [];
  return SIDES.flatMap((side) => {
    const id = entrantAt(card, side);
    const who = id == null ? undefined : entrants.get(id);
    return who ? [{ name: who.name, short: who.short_name, tag: who.tag, seat: who.seat ?? '', isHere: card.here?.[side] === true }] : [];
  });
}
