// Formats and pools on the shelf: a picture of an order before anybody acts, ids of own ones, pools as CSV and as they are sent.
import type { DraftCheck } from '../../wire/DraftCheck';
import type { DraftView } from '../../wire/DraftView';
import type { PoolView } from '../../wire/PoolView';
import type { ReadHero } from '../../wire/ReadHero';

/** A message may have 65,536 bytes; the rest is left for what stands around a text. */
export const MOST_SENT = 60_000;
export const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** Titles whose formats name a pool that does not come with the program. */
export const POOLS_TO_BRING: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'hots', title: 'Heroes of the Storm' }, { id: 'mlbb', title: 'Mobile Legends' }, { id: 'hok', title: 'Honor of Kings' }, { id: 'ow2', title: 'Overwatch 2' },
  { id: 'rivals', title: 'Marvel Rivals' }, { id: 'smite', title: 'Smite' }, { id: 'aoe2', title: 'Age of Empires II' }, { id: 'sf6', title: 'Street Fighter 6' }, { id: 'tekken8', title: 'Tekken 8' },
];

/** The order of a format as a draft in which nobody has acted. */
export function previewOf(check: Pick<DraftCheck, 'turns' | 'format'>, names: DraftView['names']): DraftView {
  const both = <T>(value: T): { home: T; away: T } => ({ home: value, away: value });
  return {
    match: 0, tournament: 0, number: 0, game: 1, best_of: 1, rules: 0, pool: 0, names, first: 'home', how: 'rule', phase: { kind: 'complete', at: 0 }, turn: 0,
    format: { id: check.format?.id ?? '', name: check.format?.name ?? '', unverified: false, turn_ms: 0, reserve_ms: 0 },
    turns: { ...(check.turns ?? []) }, open: [], reserve: both(0), teams: both<string[]>([]), lineup: both<string[]>([]),
  };
}

/** The text of a shipped format under an id of one's own, with the house as its evidence. */
export function mineOf(text: string, taken: readonly string[]): string {
  const old = /^id\s*=\s*"([^"]*)"/m.exec(text)?.[1] ?? 'format';
  let id = `${old.slice(0, 50)}-own`;
  for (let n = 2; taken.includes(id); n += 1) id = `${old.slice(0, 50)}-own-${n}`;
  const named = text.replace(/^id\s*=\s*"[^"]*"/m, `id = "${id}"`).replace(/^name\s*=\s*"([^"]*)"/m, (_, name: string) => `name = "${name} (own)"`);
  return named.replace(/^evidence\s*=.*$/m, 'evidence = "house"');
}

/** The pool as pages of drafts have it. */
export const poolView = (id: string, name: string, version: string, heroes: readonly ReadHero[], portraits: Readonly<Record<string, string>> = {}): PoolView => ({
  id, name, version, heroes: Object.fromEntries(heroes.map((hero) => [hero.id, { name: hero.name, aliases: hero.aliases, attributes: hero.attributes, enabled: hero.enabled, ...(portraits[hero.id] === undefined ? {} : { portrait: portraits[hero.id] }) }])),
});

/** The pool as the server reads it. */
export const poolText = (id: string, name: string, version: string, heroes: readonly ReadHero[]): string =>
  JSON.stringify({
    id, name, version,
    heroes: heroes.map((hero) => ({ id: hero.id, name: hero.name, ...(hero.aliases.length > 0 ? { aliases: hero.aliases } : {}), ...(Object.keys(hero.attributes).length > 0 ? { attributes: hero.attributes } : {}), ...(hero.enabled ? {} : { enabled: 'no' }), ...(hero.since ? { since: hero.since } : {}) })),
  });

/** A cell of a CSV: quoted where it must be, and never a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/** The pool as a table with the columns that the importer reads. */
export function poolCsv(heroes: readonly ReadHero[]): string {
  const others = [...new Set(heroes.flatMap((hero) => Object.keys(hero.attributes)))].sort();
  const rows = heroes.map((hero) => [hero.id, hero.name, hero.aliases.join('|'), hero.enabled ? 'yes' : 'no', hero.since ?? '', ...others.map((name) => (hero.attributes[name] ?? []).join('|'))]);
  return [['id', 'name', 'aliases', 'enabled', 'since', ...others], ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const keep = (from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> => Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]));

/** Large files of titles without what the importer does not read, so that they can be sent; anything else as it is. */
export function trimmed(text: string): string {
  if (!/^[﻿\s]*[{[]/.test(text)) return text;
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^﻿/, ''));
  } catch {
    return text;
  }
  const each = (all: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> => Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isObject(one) ? keep(one, keys) : one]));
  if (!isObject(read)) return Array.isArray(read) ? JSON.stringify(read) : text;
  if (Array.isArray(read['heroes'])) return JSON.stringify(read);
  if (isObject(read['data'])) return JSON.stringify({ version: read['version'], data: each(read['data'], ['id', 'name', 'tags']) });
  return JSON.stringify(each(read, ['name', 'localized_name', 'primary_attr', 'attack_type', 'roles', 'aliases', 'cm_enabled']));
}

/** Words of one cell of the table, with `,`, `;` or `|` between them. */
export const valuesOf = (text: string): string[] => text.split(/[;|,]/).map((value) => value.trim()).filter((value) => value !== '');

/** An id for a new hero: letters and digits of its name, and a number where that is taken. */
export function heroId(name: string, taken: readonly string[]): string {
  const plain = [...name.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).join('').slice(0, 50) || 'hero';
  let id = plain;
  for (let n = 2; taken.includes(id); n += 1) id = `${plain}${n}`;
  return id;
}
