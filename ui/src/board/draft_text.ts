// What a draft says in words: whose turn it is, and why something is closed.
import { draft } from '../text/en/draft';
import { translator } from '../text/t';
import type { BySide } from '../wire/BySide';
import type { Closed } from '../wire/Closed';
import type { DraftView } from '../wire/DraftView';
import type { PoolView } from '../wire/PoolView';
import type { Side } from '../wire/Side';
import { heroName, heroOf, turnOf, type OrderCell } from './draft';
import { clockOf } from './draft_clock';

export const d = translator({ draft });

/** Why something is closed, in a word or two for its tile. */
export function closedWord(why: Closed): string {
  if (why.kind === 'now') return d(`closed_${why.verb}`);
  if (why.kind === 'game' && why.won) return d('closed_won', { n: why.game });
  if (why.kind === 'game') return why.game === 0 ? d('closed_series') : d('closed_game', { n: why.game });
  return d(`closed_${why.kind}`);
}

/** The same as a sentence. */
export function closedSentence(why: Closed, hero: string, names: BySide<string>): string {
  if (why.kind === 'other') return why.says;
  if (why.kind === 'now') {
    const what = d(`closed_${why.verb}`).toLowerCase();
    return why.by ? d('says_now_by', { hero, what, name: names[why.by] }) : d('says_now', { hero, what });
  }
  if (why.kind === 'game') {
    if (why.game === 0) return d('says_series', { hero });
    if (why.won) return d('says_won', { hero, n: why.game, name: names[why.won] });
    return why.by ? d('says_game_by', { hero, n: why.game, name: names[why.by] }) : d('says_game', { hero, n: why.game });
  }
  return d(`says_${why.kind}`, { hero });
}

/** In whose colour a closed tile has its edge. */
export const closedSide = (why: Closed): Side | null => (why.kind === 'now' || why.kind === 'game' ? (why.by ?? null) : null);

/** Which draft of a match it is. */
export const whichWords = (view: Pick<DraftView, 'game' | 'best_of'>): string =>
  view.game === 0 ? d('series', { of: view.best_of }) : view.best_of > 1 ? d('game_of', { n: view.game, of: view.best_of }) : d('game', { n: view.game });

/** What goes on, in words. `own` is the reader's side; nobody's for the hall and officials. */
export function nowWords(view: DraftView, own: Side | null, now: number): string {
  const { phase } = view;
  if (phase.kind === 'complete') return d('complete');
  if (phase.kind === 'swapping') return d('swapping');
  if (phase.kind === 'held') return d('held');
  if (view.waits) return d(view.waits === 'decide' ? 'waits_decide' : 'waits_go_on');
  const turn = turnOf(view);
  const open = view.open[0];
  if (turn === null || !open) return '';
  if (phase.opens > now) return d('soon');
  if (turn === 'both') {
    const what = d(`both_${open.verb}`);
    return view.open.some((one) => one.hidden) ? d('hidden', { what }) : what;
  }
  const clock = clockOf(view, turn, now);
  if (clock.runs === 'over') return d('time_up');
  if (clock.runs === 'reserve') return d(turn === own ? 'your_reserve' : 'reserve_runs');
  const what = own === null ? d(`names_${open.verb}`, { name: view.names[turn] }) : d(turn === own ? `your_${open.verb}` : `their_${open.verb}`);
  return open.hidden ? d('hidden', { what }) : what;
}

/** One turn as a sentence: "Turn 4, Ban, Salt & Iron: Warlock". */
export function turnWords(cell: OrderCell, names: BySide<string>, pool: PoolView | undefined): string {
  const { turn } = cell;
  const head = [d('turn_no', { n: cell.index + 1 }), d(`verb_${turn.verb}`), ...(turn.side ? [names[turn.side]] : [])].join(', ');
  return `${head}: ${choiceWords(cell, pool)}${turn.by && turn.by !== 'captain' ? ` (${d(`by_${turn.by}`)})` : ''}`;
}

/** What a turn chose, in words, or how it stands. */
export function choiceWords({ turn }: OrderCell, pool: PoolView | undefined): string {
  if (turn.state === 'later' || turn.state === 'open' || turn.state === 'hidden') return d(`turn_${turn.state}`);
  const hero = heroOf(turn);
  const what = hero !== null ? heroName(pool, hero) : turn.choice?.kind === 'side' ? turn.choice.side : turn.choice?.kind === 'order' ? turn.choice.seat : d('turn_empty');
  return turn.state === 'collided' || turn.state === 'taken' ? `${what}, ${d(`turn_${turn.state}`)}` : what;
}
