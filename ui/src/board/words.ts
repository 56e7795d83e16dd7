// The scene's words: what a match, a game or a bracket is called, and how rounds are named. Code keeps the glossary.
import { scene } from '../text/en/scene';
import { translator } from '../text/t';
import { bracketOf, type Group, type Rounds } from './shape';
import { groupLetter } from './stages';

/** Whose words are spoken. A title chooses one. */
export type Vocabulary = 'neutral' | 'smash' | 'cs';

/** The words that a vocabulary may have of its own. */
export type Word =
  | 'match' | 'matches' | 'game' | 'games' | 'map' | 'upper' | 'lower' | 'upper_bracket' | 'lower_bracket' | 'grand_final' | 'reset' | 'third'
  | 'station' | 'draft' | 'walkover' | 'disqualification' | 'best_of' | 'entrant' | 'entrants';

const t = translator({ scene });
const own = (key: string): key is Extract<keyof typeof scene, `smash_${string}` | `cs_${string}`> => key in scene;

/** One word of the scene. */
export function words(word: Word, vocabulary: Vocabulary = 'neutral'): string {
  const key = `${vocabulary}_${word}`;
  return vocabulary !== 'neutral' && own(key) ? t(key) : t(word);
}

/** The word with a capital, for the beginning of a line. */
export function capital(word: Word, vocabulary: Vocabulary = 'neutral'): string {
  const text = words(word, vocabulary);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The number of a group, from 1; none for a part of a bracket. */
export function poolOf(group: string): number | undefined {
  const found = /^pool(\d+)$/.exec(group);
  return found ? Number(found[1]) : undefined;
}

/** "Upper final, pool B": a round of one of several brackets says which. */
export function inPool(name: string, group: string): string {
  const pool = bracketOf(group);
  return pool === undefined ? name : t('in_pool', { name, letter: groupLetter(pool) });
}

/** Which tie-break of its stage a match belongs to, from 1; none for any other match. */
export function tieBreakOf(group: string): number | undefined {
  const found = /^tie_break(\d+)$/.exec(group);
  return found ? Number(found[1]) : undefined;
}

/** "Tie-break", "Tie-break 2", "Tie-break, round 3": the round where there are several. */
export function tieBreakName(number: number, round?: number): string {
  const name = number > 1 ? t('tie_break_no', { n: number }) : t('tie_break');
  return round === undefined ? name : t('in_round', { name, n: round });
}

/** The four parts of a GSL group, told by where winner and loser go. */
export type GslPart = 'opening' | 'winners' | 'losers' | 'decider';

export function gslPart(card: { readonly winner_to?: unknown; readonly loser_to?: unknown }): GslPart {
  if (card.winner_to != null) return card.loser_to != null ? 'opening' : 'losers';
  return card.loser_to != null ? 'winners' : 'decider';
}

/** "Winners’ match, group B": a match of a GSL group. */
export function gslName(card: { readonly group: string; readonly winner_to?: unknown; readonly loser_to?: unknown }, groups = 1): string {
  const name = t(`gsl_${gslPart(card)}`);
  const number = poolOf(card.group);
  return groups > 1 && number !== undefined ? t('in_group', { name, letter: groupLetter(number) }) : name;
}

/**
 * The name of a round. In tables it is counted: "Round 3, group B", without the group where there is only one (`rounds.groups`).
 * Of a bracket, above, the last three are quarter-finals, semi-finals and final; below only the final has a
 * name. In a single elimination the part is not named, since there is only one. `one` names a single match of it.
 */
export function roundName(group: Group, round: number, rounds: Rounds, vocabulary: Vocabulary = 'neutral', one: 'one' | 'round' = 'round'): string {
  const pool = poolOf(group);
  if (pool !== undefined) return (rounds.groups ?? 1) > 1 ? t('in_group', { name: t('round', { n: round }), letter: groupLetter(pool) }) : t('round', { n: round });
  const tieBreak = tieBreakOf(group);
  if (tieBreak !== undefined) return tieBreakName(tieBreak);
  if (group === 'final') return words('grand_final', vocabulary);
  if (group === 'reset') return words('reset', vocabulary);
  if (group === 'third') return words('third', vocabulary);
  const part = rounds.lower > 0 || group === 'lower' ? words(group === 'lower' ? 'lower' : 'upper', vocabulary) : '';
  const last = group === 'upper' ? rounds.upper : rounds.lower;
  const left = last - round;
  const name =
    left === 0 ? 'final'
    : group === 'upper' && left === 1 ? (one === 'one' ? 'semi' : 'semis')
    : group === 'upper' && left === 2 ? (one === 'one' ? 'quarter' : 'quarters')
    : 'round';
  if (name === 'round') return part === '' ? t('round', { n: round }) : t('part_round', { part, n: round });
  return part === '' ? t(name) : t(`part_${name}`, { part });
}

/** The shortest mark of a round: U3, L5, W2, GF; of a table R3. */
export function roundMark(group: Group, round: number, vocabulary: Vocabulary = 'neutral'): string {
  if (poolOf(group) !== undefined) return t('mark_round', { n: round });
  if (tieBreakOf(group) !== undefined) return t('mark_tie_break');
  if (group === 'upper' || group === 'lower') return `${words(group, vocabulary).charAt(0)}${round}`;
  return t(`mark_${group as 'final' | 'reset' | 'third'}`);
}
