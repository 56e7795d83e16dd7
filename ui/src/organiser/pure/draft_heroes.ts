// The heroes that the history can be filtered by, and which of them a typed text means.
import type { DraftChoices } from '../../wire/DraftChoices';

export interface KnownHero {
  readonly id: string;
  readonly name: string;
  /** From which pool. */
  readonly pool: string;
}

/** What was picked or banned from a pool, or from any, by name. */
export const heroesOf = (choices: DraftChoices, pool: string | undefined): KnownHero[] =>
  choices.pools
    .filter((one) => pool === undefined || one.id === pool)
    .flatMap((one) => (one.heroes ?? []).map(({ id, name }) => ({ id, name, pool: one.id })))
    .sort((a, b) => a.name.localeCompare(b.name));

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** The hero of that name; else the only one whose name begins so. */
export function heroMeant(heroes: readonly KnownHero[], text: string): KnownHero | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  const exact = heroes.find((one) => plain(one.name) === wanted);
  if (exact) return exact;
  const begin = heroes.filter((one) => plain(one.name).startsWith(wanted));
  return begin.length === 1 ? begin[0] : undefined;
}
