// The heroes, maps or stages of a pool as a grid has them: in the order of their names, found by text and by role.
import type { Closed } from '../wire/Closed';
import type { HeroView } from '../wire/HeroView';
import type { PoolView } from '../wire/PoolView';

/** One tile of the grid. */
export interface Tile {
  readonly id: string;
  readonly hero: HeroView;
  /** Words by which it is found, without accents and marks. */
  readonly words: readonly string[];
  /** First letters of its words. */
  readonly letters: string;
}

/** Text as it is compared: small letters, no accents, no marks; all scripts stay. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`.,:;!?()]/g, '')
    .replace(/[\s\-–_/]+/g, ' ')
    .trim();
}

/** The tiles of a pool in the order of their names; what is not at this event stays in its place. */
export function tilesOf(pool: PoolView): readonly Tile[] {
  return Object.entries(pool.heroes)
    .map(([id, hero]): Tile => {
      const words = [hero.name, ...(hero.aliases ?? [])].map(plain);
      return { id, hero, words, letters: plain(hero.name).split(' ').map((word) => word[0] ?? '').join('') };
    })
    .sort((a, b) => (a.words[0] ?? '').localeCompare(b.words[0] ?? '', 'en') || (a.id < b.id ? -1 : 1));
}

/** What is looked for. */
export interface Wanted {
  readonly text: string;
  /** A role of the pool; empty for all. */
  readonly role: string;
  /** Without what cannot be chosen. */
  readonly isOpenOnly: boolean;
}

/** Attributes by which a grid is filtered, the first that a pool has. */
const ROLE_NAMES = ['role', 'roles', 'position', 'positions', 'lane', 'class', 'kind'] as const;
/** Attributes that a plate shows as a shape. */
const SHAPE_NAMES = ['attribute', 'primary_attr'] as const;

/** The attribute by which this pool is filtered. */
export function roleName(pool: PoolView): string | null {
  const heroes = Object.values(pool.heroes);
  return ROLE_NAMES.find((name) => heroes.some((hero) => (hero.attributes?.[name]?.length ?? 0) > 0)) ?? null;
}

/** The roles of a hero. */
export const rolesOf = (hero: HeroView, name: string | null): readonly string[] => (name === null ? [] : (hero.attributes?.[name] ?? []));

/** The roles that a filter offers, the most frequent first, at most ten. */
export function rolesIn(pool: PoolView, name: string | null): readonly string[] {
  const count = new Map<string, number>();
  for (const hero of Object.values(pool.heroes)) for (const role of rolesOf(hero, name)) count.set(role, (count.get(role) ?? 0) + 1);
  return [...count.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10).map(([role]) => role);
}

/** The shape in the corner of a plate: square, triangle, circle or diamond. */
export type Corner = 'square' | 'triangle' | 'circle' | 'diamond';
const CORNERS: Readonly<Record<string, Corner>> = { str: 'square', strength: 'square', agi: 'triangle', agility: 'triangle', int: 'circle', intelligence: 'circle', all: 'diamond', universal: 'diamond' };
export function cornerOf(hero: HeroView): Corner | null {
  for (const name of SHAPE_NAMES) {
    const value = hero.attributes?.[name]?.[0];
    if (value !== undefined) return CORNERS[value.toLowerCase()] ?? null;
  }
  return null;
}

/** Whether a text finds a tile: a part of a name or alias, or the first letters of its words. */
function finds(tile: Tile, text: string): boolean {
  return text === '' || tile.words.some((word) => word.includes(text) || word.replace(/ /g, '').includes(text)) || (text.length > 1 && tile.letters.startsWith(text));
}

/** The tiles that fit, in their order. */
export function found(tiles: readonly Tile[], wanted: Wanted, closed: Readonly<Record<string, Closed>>, role: string | null): readonly Tile[] {
  const text = plain(wanted.text);
  return tiles.filter((tile) => finds(tile, text) && (wanted.role === '' || rolesOf(tile.hero, role).includes(wanted.role)) && !(wanted.isOpenOnly && (tile.id in closed || !tile.hero.enabled)));
}

/** Why a tile cannot be chosen, if it cannot. */
export function whyClosed(tile: Tile, closed: Readonly<Record<string, Closed>>): Closed | null {
  return closed[tile.id] ?? (tile.hero.enabled ? null : { kind: 'disabled' });
}

/** Whether a pool is of places rather than of characters: few tiles, and nothing is told of them but their names. */
export const isFew = (pool: PoolView): boolean => Object.keys(pool.heroes).length <= 16 && roleName(pool) === null;
