// The scene's words: what a match, a game or a bracket is called, and how rounds are named. Code keeps the glossary.
import { bracketOf, type Group, type Rounds } from './shape';
import { groupLetter } from './stages';

/** Whose words are spoken. A title chooses one. */
export type Vocabulary = 'neutral' | 'smash' | 'cs';

const NEUTRAL = {
  match: 'match',
  matches: 'matches',
  game: 'game',
  games: 'games',
  map: 'map',
  upper: 'Upper',
  lower: 'Lower',
  upper_bracket: 'upper bracket',
  lower_bracket: 'lower bracket',
  grand_final: 'Grand final',
  reset: 'Second grand final',
  third: 'Third place',
  station: 'station',
  draft: 'draft',
  walkover: 'walkover',
  disqualification: 'disqualification',
  best_of: 'best of',
  entrant: 'entrant',
  entrants: 'entrants',
} as const;

export type Word = keyof typeof NEUTRAL;

const SPOKEN: Record<Vocabulary, Partial<Record<Word, string>>> = {
  neutral: {},
  smash: {
    match: 'set',
    matches: 'sets',
    map: 'stage',
    upper: 'Winners',
    lower: 'Losers',
    upper_bracket: 'winners bracket',
    lower_bracket: 'losers bracket',
    grand_final: 'Grand finals',
    reset: 'Grand finals reset',
    station: 'setup',
    draft: 'stage striking',
    disqualification: 'DQ',
    walkover: 'DQ',
  },
  cs: { game: 'map', games: 'maps', draft: 'veto', entrant: 'team', entrants: 'teams' },
};

/** One word of the scene. */
export function words(word: Word, vocabulary: Vocabulary = 'neutral'): string {
  return SPOKEN[vocabulary][word] ?? NEUTRAL[word];
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
  return pool === undefined ? name : `${name}, pool ${groupLetter(pool)}`;
}

/** Which tie-break of its stage a match belongs to, from 1; none for any other match. */
export function tieBreakOf(group: string): number | undefined {
  const found = /^tie_break(\d+)$/.exec(group);
  return found ? Number(found[1]) : undefined;
}

/** "Tie-break", "Tie-break 2", "Tie-break, round 3": the round where there are several. */
export function tieBreakName(number: number, round?: number): string {
  return `Tie-break${number > 1 ? ` ${number}` : ''}${round === undefined ? '' : `, round ${round}`}`;
}

/** The four parts of a GSL group, told by where winner and loser go. */
export type GslPart = 'opening' | 'winners' | 'losers' | 'decider';

export function gslPart(card: { readonly winner_to?: unknown; readonly loser_to?: unknown }): GslPart {
  if (card.winner_to != null) return card.loser_to != null ? 'opening' : 'losers';
  return card.loser_to != null ? 'winners' : 'decider';
}

const GSL: Record<GslPart, string> = { opening: 'opening match', winners: 'winners’ match', losers: 'losers’ match', decider: 'decider' };

/** "Winners’ match, group B": a match of a GSL group. */
export function gslName(card: { readonly group: string; readonly winner_to?: unknown; readonly loser_to?: unknown }, groups = 1): string {
  const name = GSL[gslPart(card)];
  const number = poolOf(card.group);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${groups > 1 && number !== undefined ? `, group ${groupLetter(number)}` : ''}`;
}

/**
 * The name of a round. In tables it is counted: "Round 3, group B", without the group where there is only one (`rounds.groups`).
 * Of a bracket, above, the last three are quarter-finals, semi-finals and final; below only the final has a
 * name. In a single elimination the part is not named, since there is only one. `one` names a single match of it.
 */
export function roundName(group: Group, round: number, rounds: Rounds, vocabulary: Vocabulary = 'neutral', one: 'one' | 'round' = 'round'): string {
  const pool = poolOf(group);
  if (pool !== undefined) return (rounds.groups ?? 1) > 1 ? `Round ${round}, group ${groupLetter(pool)}` : `Round ${round}`;
  const tieBreak = tieBreakOf(group);
  if (tieBreak !== undefined) return tieBreakName(tieBreak);
  if (group === 'final') return words('grand_final', vocabulary);
  if (group === 'reset') return words('reset', vocabulary);
  if (group === 'third') return words('third', vocabulary);
  const part = rounds.lower > 0 || group === 'lower' ? words(group === 'lower' ? 'lower' : 'upper', vocabulary) : '';
  const last = group === 'upper' ? rounds.upper : rounds.lower;
  const left = last - round;
  const many = one === 'round' ? 's' : '';
  const name =
    left === 0 ? 'final'
    : group === 'upper' && left === 1 ? `semi-final${many}`
    : group === 'upper' && left === 2 ? `quarter-final${many}`
    : `round ${round}`;
  return part === '' ? name.charAt(0).toUpperCase() + name.slice(1) : `${part} ${name}`;
}

/** The shortest mark of a round: U3, L5, W2, GF; of a table R3. */
export function roundMark(group: Group, round: number, vocabulary: Vocabulary = 'neutral'): string {
  if (poolOf(group) !== undefined) return `R${round}`;
  if (tieBreakOf(group) !== undefined) return 'TB';
  if (group === 'upper' || group === 'lower') return `${words(group, vocabulary).charAt(0)}${round}`;
  return { final: 'GF', reset: 'GF2', third: '3rd' }[group as 'final' | 'reset' | 'third'];
}
