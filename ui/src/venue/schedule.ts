// The schedule of the hall: what is played when and where, from the plan of the day and the cards of its matches, in pages of twelve.
import type { MatchCard } from '../wire/MatchCard';
import type { PlanView } from '../wire/PlanView';
import type { Cards } from './field';
import { whenOf } from './when';

export interface Row {
  readonly id: number;
  readonly number: number | undefined;
  readonly tournament: number;
  readonly card: MatchCard | undefined;
  /** As short as they are called; empty where that is not known. */
  readonly who: readonly string[];
  readonly station: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly state: 'planned' | 'called' | 'live';
  /** Somebody said when and nothing speaks against it, or it has happened; else it is foretold. */
  readonly isFixed: boolean;
}

/** Rows on a page, and pages of a cycle. */
export const ROWS = 12;
const PAGES = 12;
const MINUTE = 60_000;
/** What begins later is of another day. */
const TODAY = 14 * 60 * MINUTE;

/** A hold says nothing of it: the plan knows whether the match had begun before. */
const ON: Partial<Record<MatchCard['state'], Row['state'] | 'over'>> = { called: 'called', live: 'live', reported: 'over', disputed: 'over', over: 'over', void: 'over', bye: 'over', not_due: 'over' };

/** What is still to be played today: calls, then by time and station, then what is on. The card knows more than the plan, which is some seconds older. */
export function rowsOf(plan: PlanView | undefined, cards: Cards, now: number): readonly Row[] {
  const rows = Object.values(plan?.items ?? {}).flatMap((item): Row[] => {
    if (!plan || item.match === undefined || item.state === 'over') return [];
    const card = cards.get(item.match);
    const state = (card && ON[card.state]) ?? item.state;
    if (state === 'over') return [];
    const planned = plan.since + item.from * MINUTE;
    const { at = planned, isFixed } = state === 'planned' ? whenOf(card?.from, planned, now) : { at: card?.since, isFixed: true };
    return [{ id: item.match, number: item.number, tournament: item.tournament, card, who: item.who ?? [], station: card?.station ?? item.station, at, state, isFixed }];
  });
  // What is played already has its place on other screens, and stands behind what people still have to come to.
  const rank = (row: Row): number => (row.state === 'called' ? 0 : row.state === 'planned' ? 1 : 2);
  const LAST = Number.MAX_SAFE_INTEGER;
  return rows.filter((row) => row.at < now + TODAY).sort((a, b) => rank(a) - rank(b) || a.at - b.at || (a.station ?? LAST) - (b.station ?? LAST) || a.id - b.id);
}

export interface Page {
  readonly key: string;
  readonly rows: readonly Row[];
}

/** Pages keep their places: a match that begins does not turn the page. */
export const schedulePages = (rows: readonly Row[], each: number): readonly Page[] =>
  Array.from({ length: Math.min(PAGES, Math.ceil(rows.length / each)) }, (_, at) => ({ key: String(at), rows: rows.slice(at * each, (at + 1) * each) }));
