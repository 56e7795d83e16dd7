// A pool on one sheet: which pools there are, which scores a match can end with, and what each row shows and sends.
import type { StoredTap, Tap } from '../../link/queue';
import type { BySide } from '../../wire/BySide';
import type { MatchCard } from '../../wire/MatchCard';
import type { Scope } from '../../wire/Scope';
import type { Series } from '../../wire/Series';
import type { Side } from '../../wire/Side';
import { REOPENED_WITHIN } from '../match/again';
import type { Deed } from '../match/taps';
import { inScope } from '../pick/lists';
import { begin } from '../provisional';

/** Most buttons of likely scores: beyond them the match has a page of its own. */
const MOST_LIKELY = 5;

/** A pool with matches to enter. */
export interface Pool {
  readonly tournament: number;
  readonly stage: number;
  readonly group: string;
  /** Matches that are not decided. */
  readonly open: number;
}

/** Pools of two sides in the scope, those with most to do first. */
export function pools(cards: readonly MatchCard[], scope: Scope): readonly Pool[] {
  const found = new Map<string, Pool>();
  for (const card of cards) {
    if (card.heat || !/^pool\d+$/.test(card.group) || !inScope(card, scope) || card.slots.home.kind !== 'taken' || card.slots.away.kind !== 'taken') continue;
    const key = `${card.stage}/${card.group}`;
    const known = found.get(key);
    found.set(key, { tournament: card.tournament, stage: card.stage, group: card.group, open: (known?.open ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.open - a.open || a.stage - b.stage || Number(a.group.slice(4)) - Number(b.group.slice(4)));
}

/** Who may win, or a draw. */
export type Winner = Side | 'draw';

/** The scores by which a side can win a series, or by which it ends drawn, the clearest first; none where they are too many to be buttons. */
export function likely({ length, head_start }: Series, winner: Winner): readonly BySide<number>[] {
  if (head_start || length.kind === 'aggregate') return [];
  const scores: [number, number][] = [];
  if (length.kind === 'play_all') {
    if (winner === 'draw') {
      if (length.games % 2 === 0) scores.push([length.games / 2, length.games / 2]);
    } else for (let won = length.games; won * 2 > length.games; won -= 1) scores.push([won, length.games - won]);
  } else if (winner !== 'draw') {
    const needed = length.kind === 'first_to' ? length.wins : Math.floor(length.games / 2) + 1;
    for (let lost = 0; lost < needed; lost += 1) scores.push([needed, lost]);
  }
  if (scores.length > MOST_LIKELY) return [];
  return scores.map(([more, less]) => (winner === 'away' ? { home: less, away: more } : { home: more, away: less }));
}

/** What a row of the sheet is. */
export type Row =
  /** Two taps enter it. */
  | { readonly kind: 'open' }
  /** Entered here, not stored. */
  | { readonly kind: 'waiting'; readonly score: BySide<number> }
  /** Refused: its own page asks. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'done'; readonly score: BySide<number>; readonly state: 'over' | 'reported' | 'disputed' | 'void' }
  /** It is scored point by point, by this tablet or another one, or stands still. */
  | { readonly kind: 'elsewhere'; readonly why: 'live' | 'held' | 'holder' | 'scope' | 'series' };

/** `taps`: own waiting ones of this match; `me`: the number on this tablet's sticker. */
export function rowOf(card: MatchCard, series: Series | undefined, taps: readonly Tap[], isRefused: boolean, scope: Scope, me: number): Row {
  if (isRefused) return { kind: 'refused' };
  const own = taps.map((tap) => tap.body).reverse().find((body) => body.type === 'report_result');
  if (own?.type === 'report_result') return { kind: 'waiting', score: own.score ?? { home: 0, away: 0 } };
  if (card.state === 'over' || card.state === 'void') return { kind: 'done', score: card.score, state: card.state };
  if (card.state === 'reported' || card.state === 'disputed') return { kind: 'done', score: card.report?.score ?? card.score, state: card.state };
  if (card.state === 'held') return { kind: 'elsewhere', why: 'held' };
  if (card.game || card.score.home > 0 || card.score.away > 0) return { kind: 'elsewhere', why: 'live' };
  if (card.holder !== undefined && card.holder !== me) return { kind: 'elsewhere', why: 'holder' };
  if (!inScope(card, scope)) return { kind: 'elsewhere', why: 'scope' };
  if (!series || (['home', 'away', 'draw'] as const).every((winner) => likely(series, winner).length === 0)) return { kind: 'elsewhere', why: 'series' };
  return { kind: 'open' };
}

/** The taps that enter a result: the match is taken first where it is not held, and the result rests on that. */
export function stated(card: MatchCard, score: BySide<number>, me: number, words: { take: string; result: string }): readonly Deed[] {
  const result: Deed = { match: card.id, body: { type: 'report_result', match: card.id, score }, note: words.result };
  return card.holder === me ? [result] : [begin(card.id, words.take), result];
}

/** What undo would take back: taps that never left, or a result on disk that is opened again. */
export type Back =
  | { readonly kind: 'waiting'; readonly match: number; readonly taps: readonly Tap[]; readonly note: string }
  /** Given to a socket and not answered: it may be on disk already. */
  | { readonly kind: 'sent'; readonly note: string }
  | { readonly kind: 'stored'; readonly match: number; readonly note: string; readonly left: number };

/** The last own result of the sheet that can be taken back. `stored`: own taps on disk, by match. */
export function lastOf(cards: readonly MatchCard[], waiting: readonly Tap[], stored: (match: number) => readonly StoredTap[], now: number): Back | null {
  const ids = new Set(cards.map((card) => card.id));
  const local = waiting.filter((tap) => ids.has(tap.match) && tap.body.type === 'report_result');
  const last = local[local.length - 1];
  if (last) {
    const taps = waiting.filter((tap) => tap.match === last.match).reverse();
    return taps.every((tap) => !tap.sent) ? { kind: 'waiting', match: last.match, taps, note: last.note } : { kind: 'sent', note: last.note };
  }
  let newest: Back | null = null;
  let at = 0;
  for (const card of cards) {
    const tap = stored(card.id).filter((one) => one.body.type === 'report_result').pop();
    const left = (card.since ?? 0) + REOPENED_WITHIN - now;
    if (!tap || tap.at <= at || tap.rev !== card.rev || (card.state !== 'reported' && (card.state !== 'over' || left <= 0))) continue;
    at = tap.at;
    newest = { kind: 'stored', match: card.id, note: tap.note, left };
  }
  return newest;
}

/** Who plays in the pool, with what the desk and the waiting taps say of their presence. */
export interface Present {
  readonly entrant: number;
  readonly isHere: boolean;
  readonly isWaiting: boolean;
  /** Their matches that have not begun, with the side they are on. */
  readonly at: readonly { readonly match: number; readonly side: Side; readonly isHere: boolean }[];
}

const SIDES: readonly Side[] = ['home', 'away'];

export function rollOfPool(cards: readonly MatchCard[], waiting: readonly Tap[]): readonly Present[] {
  const found = new Map<number, { match: number; side: Side; isHere: boolean; isWaiting: boolean }[]>();
  for (const card of cards) {
    for (const side of SIDES) {
      const slot = card.slots[side];
      if (slot.kind !== 'taken') continue;
      const list = found.get(slot.entrant) ?? [];
      found.set(slot.entrant, list);
      if (card.state !== 'ready' && card.state !== 'called') continue;
      const own = waiting.map((tap) => tap.body).reverse().find((body) => body.type === 'check_in' && body.match === card.id && body.side === side);
      const stored = card.here?.[side] ?? false;
      const isHere = own?.type === 'check_in' ? own.presence === 'here' : stored;
      list.push({ match: card.id, side, isHere, isWaiting: isHere !== stored });
    }
  }
  return [...found].map(([entrant, at]) => ({ entrant, at, isHere: at.length > 0 && at.every((one) => one.isHere), isWaiting: at.some((one) => one.isWaiting) }));
}
