// The chain of criteria that ranks a table: what there is, and how the list is changed by hand. Lots stay last.
import type { Criterion } from '../../../wire/Criterion';

/** All criteria, most used first within each kind. */
export const CRITERIA: readonly { readonly about: 'results' | 'games' | 'tied' | 'opponents' | 'percentages' | 'last'; readonly of: readonly Criterion[] }[] = [
  { about: 'results', of: ['points', 'wins', 'wins_played', 'progressive'] },
  { about: 'games', of: ['game_difference', 'score_difference', 'score_for'] },
  { about: 'tied', of: ['head_to_head', 'direct_encounter', 'tie_break'] },
  { about: 'opponents', of: ['buchholz', 'buchholz_cut_1', 'buchholz_cut_2', 'buchholz_median', 'fore_buchholz', 'sonneborn_berger', 'koya', 'valve_difficulty'] },
  { about: 'percentages', of: ['match_win_percentage', 'opponents_match_win_percentage', 'game_win_percentage', 'opponents_game_win_percentage'] },
  { about: 'last', of: ['initial_seed', 'lots'] },
];

/** What can rank the heats of a free-for-all. */
export const HEAT_CRITERIA: typeof CRITERIA = [
  { about: 'results', of: ['points', 'wins', 'kills', 'best_finish', 'last_finish'] },
  { about: 'last', of: ['initial_seed', 'lots'] },
];

export const ALL_CRITERIA: readonly Criterion[] = CRITERIA.flatMap((kind) => kind.of);
/** Most that a table is ranked by. */
export const MOST_CRITERIA = 12;

/** Criteria that rest on a floor of percentages. */
export const hasPercentage = (order: readonly Criterion[]): boolean => order.some((one) => one.endsWith('_percentage'));

/** Adds one at its place: before the lots and the seed, which come last. */
export function added(order: readonly Criterion[], one: Criterion): Criterion[] {
  if (order.includes(one)) return [...order];
  if (one === 'lots') return [...order, one];
  const isLast = (known: Criterion): boolean => known === 'lots' || (known === 'initial_seed' && one !== 'initial_seed');
  const at = order.findIndex((known, i) => isLast(known) && order.slice(i).every(isLast));
  return at < 0 ? [...order, one] : [...order.slice(0, at), one, ...order.slice(at)];
}

/** Moves one to another place; nothing goes behind the lots, and the lots go nowhere. */
export function moved(order: readonly Criterion[], from: number, to: number): Criterion[] {
  const one = order[from];
  if (one === undefined || one === 'lots') return [...order];
  const rest = order.filter((_, i) => i !== from);
  const most = rest[rest.length - 1] === 'lots' ? rest.length - 1 : rest.length;
  const at = Math.max(0, Math.min(most, to));
  return [...rest.slice(0, at), one, ...rest.slice(at)];
}
