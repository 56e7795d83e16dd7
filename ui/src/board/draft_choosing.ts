// What captains choose before a draft: what is chosen, what is left, and for whom.
import type { DraftLine } from '../wire/DraftLine';
import type { DraftWish } from '../wire/DraftWish';
import type { Side } from '../wire/Side';
import { d } from './draft_text';

/** One choice that is left, in words for its button. */
export interface SeatChoice {
  readonly key: string;
  readonly wish: DraftWish;
  readonly text: string;
}

const other = (side: Side): Side => (side === 'home' ? 'away' : 'home');

/** Whose choice it is; nobody's while nothing is chosen. */
export const chooserOf = (line: DraftLine): Side | null => (line.choosing ? (line.turn_of[0] ?? null) : null);

/** What a side can choose now, in its own words: the order and the sides of the game, as far as they are open. */
export function choicesLeft(line: DraftLine, side: Side): readonly SeatChoice[] {
  const { choosing } = line;
  if (!choosing) return [];
  const order: SeatChoice[] = choosing.first !== undefined ? [] : ([side, other(side)] as const).map((first) => ({ key: first === side ? 'first' : 'second', wish: { kind: 'order', first }, text: d(first === side ? 'act_first' : 'act_second') }));
  const sides: SeatChoice[] = choosing.home_side !== undefined ? [] : (choosing.sides ?? []).map((play) => ({ key: `play ${play}`, wish: { kind: 'play', side: play }, text: d('play_side', { side: play }) }));
  return [...order, ...sides];
}

/** What is chosen already, as sentences. */
export function chosenWords(line: DraftLine): readonly string[] {
  const { choosing, names } = line;
  if (!choosing) return [];
  const said: string[] = [];
  if (choosing.first !== undefined) said.push(d('acts_first', { name: names[choosing.first] }));
  if (choosing.home_side !== undefined) {
    const theirs = (choosing.sides ?? []).find((side) => side !== choosing.home_side) ?? '';
    said.push(d('sides_are', { home: names.home, side: choosing.home_side, away: names.away, other: theirs }));
  }
  return said;
}

/** Why this side chooses, or chooses now. */
export function whyWords(line: DraftLine): string {
  const { choosing, names } = line;
  if (!choosing) return '';
  const name = names[choosing.chooser];
  if (chosenWords(line).length > 0) return d('chooses_rest');
  return d(choosing.how === 'toss' ? 'chooses_toss' : line.game > 1 ? 'chooses_loser' : 'chooses_seed', { name });
}
