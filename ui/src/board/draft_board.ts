// A draft laid out for those who watch: what each side picked and banned, what became of each map or stage.
import type { DraftVerb } from '../wire/DraftVerb';
import type { DraftView } from '../wire/DraftView';
import type { PoolView } from '../wire/PoolView';
import type { Side } from '../wire/Side';
import type { TurnBy } from '../wire/TurnBy';
import type { TurnView } from '../wire/TurnView';
import { cellsOf, heroName, heroOf, isDone, lineupOf, type OrderCell } from './draft';
import { roleName } from './draft_pool';
import { playerAt } from './lineup';

export interface TurnTile {
  /** From 1, in the order of the format. */
  readonly turn: number;
  readonly verb: DraftVerb;
  /** `empty`: it was left out. */
  readonly state: TurnView['state'] | 'empty';
  readonly hero: string | null;
  readonly name: string;
  readonly role?: string | undefined;
  readonly by?: TurnBy | undefined;
}
export interface SideTiles {
  readonly picks: readonly TurnTile[];
  /** And whatever else names a hero and is no pick: protected, sniped. */
  readonly bans: readonly TurnTile[];
}

/** The first thing that people say of a hero. */
export function heroRole(pool: PoolView | undefined, hero: string): string | undefined {
  const attribute = pool === undefined ? null : roleName(pool);
  return attribute === null ? undefined : pool?.heroes[hero]?.attributes?.[attribute]?.[0];
}

/** Maps and stages are chosen for both; heroes for a team. */
export const isOfPlaces = (view: Pick<DraftView, 'format'>): boolean => view.format.team_size === undefined;

const PICKS: ReadonlySet<DraftVerb> = new Set<DraftVerb>(['pick', 'steal']);
const BANS: ReadonlySet<DraftVerb> = new Set<DraftVerb>(['ban', 'protect', 'snipe']);

function tileOf({ index, turn }: OrderCell, pool: PoolView | undefined): TurnTile {
  const hero = heroOf(turn);
  return {
    turn: index + 1, verb: turn.verb, state: turn.choice?.kind === 'empty' ? 'empty' : turn.state, by: turn.by,
    hero, name: hero === null ? '' : heroName(pool, hero), role: hero === null ? undefined : heroRole(pool, hero),
  };
}

/** The tiles of one side, in the order of the turns. */
export function sideTiles(view: DraftView, side: Side, pool: PoolView | undefined): SideTiles {
  const own = cellsOf(view).filter(({ turn }) => turn.side === side);
  const of = (verbs: ReadonlySet<DraftVerb>): TurnTile[] => own.filter(({ turn }) => verbs.has(turn.verb)).map((cell) => tileOf(cell, pool));
  return { picks: of(PICKS), bans: of(BANS) };
}

/** The bans that a strip has room for, around the part that is drafted now: `most` at once, the latest part that has begun. */
export function banPage(bans: readonly TurnTile[], most: number): readonly TurnTile[] {
  if (bans.length <= most) return bans;
  const begun = bans.filter((ban) => ban.state !== 'later').length;
  const page = Math.floor(Math.max(0, begun - 1) / most);
  return bans.slice(page * most, (page + 1) * most);
}

export interface LineupTile {
  readonly hero: string;
  readonly name: string;
  /** Who plays it; empty where nobody is named. */
  readonly player: string;
  readonly role?: string | undefined;
}
/** Who plays what once that is settled: the line-up, else the picks that stand. */
export const lineupTiles = (view: DraftView, side: Side, pool: PoolView | undefined): LineupTile[] => lineupOf(view, side).map((hero, place) => ({ hero, player: playerAt(view, side, place), name: heroName(pool, hero), role: heroRole(pool, hero) }));

export interface PlaceTile {
  readonly hero: string;
  readonly name: string;
  readonly state: 'open' | 'banned' | 'picked' | 'decider';
  /** Who banned or picked it. */
  readonly by?: Side | undefined;
  /** Which map of the series it is. */
  readonly number?: number | undefined;
  /** Which side of the game somebody chose there. */
  readonly chosen?: { readonly by: Side; readonly side: string } | undefined;
}
/** What became of each map or stage. What is not of this event is left out. */
export function placesOf(view: DraftView, pool: PoolView | undefined): PlaceTile[] {
  const tiles = new Map<string, PlaceTile>();
  for (const [id, hero] of Object.entries(pool?.heroes ?? {})) if (hero.enabled) tiles.set(id, { hero: id, name: hero.name, state: 'open' });
  let number = Math.max(0, view.game - 1);
  let last: string | undefined;
  for (const { turn } of cellsOf(view)) {
    const { verb, side, choice, state } = turn;
    if (choice?.kind === 'hero' && state === 'done') {
      const isPlayed = verb === 'pick' || verb === 'decider';
      if (isPlayed) number += 1;
      tiles.set(choice.hero, { hero: choice.hero, name: heroName(pool, choice.hero), state: verb === 'decider' ? 'decider' : isPlayed ? 'picked' : 'banned', by: side, ...(isPlayed ? { number } : {}) });
      if (isPlayed) last = choice.hero;
    } else if (choice?.kind === 'side' && side !== undefined && last !== undefined) {
      const tile = tiles.get(last);
      if (tile) tiles.set(last, { ...tile, chosen: { by: side, side: choice.side } });
    }
  }
  return [...tiles.values()];
}

/** The same, once all is chosen, in the order in which they are played; before that nothing moves. */
export function placesInOrder(view: DraftView, pool: PoolView | undefined): PlaceTile[] {
  const tiles = placesOf(view, pool);
  return isDone(view) ? tiles.sort((a, b) => (a.number ?? tiles.length) - (b.number ?? tiles.length)) : tiles;
}

/** The number, from 1, of the first turn that is open, else of the next; of the last one after the end. */
export function turnNow(view: Pick<DraftView, 'turns'>): { readonly turn: number; readonly of: number } {
  const cells = cellsOf(view);
  const at = cells.find(({ turn }) => turn.state === 'open') ?? cells.find(({ turn }) => turn.state === 'later');
  return { turn: at === undefined ? cells.length : at.index + 1, of: cells.length };
}

/** Which side of the game a team plays, where that is known. */
export function playsOn(view: Pick<DraftView, 'home_side' | 'format'>, side: Side): string {
  const home = view.home_side;
  if (home === undefined || home === '') return '';
  return side === 'home' ? home : (view.format.sides?.find((one) => one !== home) ?? '');
}
