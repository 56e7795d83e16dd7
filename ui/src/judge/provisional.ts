// Beginning a match without a link: where that is allowed, what it sends later, and what the tablet shows until the desk has answered.
import type { StoredTap, Tap } from '../link/queue';
import type { MatchCard } from '../wire/MatchCard';
import type { MatchView } from '../wire/MatchView';
import type { Scope } from '../wire/Scope';
import type { Deed } from './match/taps';
import { inScope } from './pick/lists';

/** Matches that are kept at hand, so that they can be begun in a hole of the Wi-Fi. */
const AT_HAND = 8;

/** Whether a judge may begin without a link: it is called to a station of this tablet, and nobody held it when it was last heard of. */
export function mayBegin(card: MatchCard, scope: Scope): boolean {
  return scope.kind === 'stations' && card.station !== undefined && inScope(card, scope) && card.holder === undefined && (card.state === 'called' || card.state === 'live' || card.state === 'held');
}

/** The matches that may be begun, those that wait longest first. */
export function atHand(cards: readonly MatchCard[], scope: Scope): readonly number[] {
  const called = cards.filter((card) => mayBegin(card, scope)).sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || a.id - b.id);
  return called.slice(0, AT_HAND).map((card) => card.id);
}

/** The tap by which a match is taken: everything after it rests on it, so that the desk refuses all of it or none. */
export function begin(match: number, note: string): Deed {
  return { match, body: { type: 'take_match', match }, note, undo: { type: 'hand_back_match', match } };
}

/** The tap that took the match and is not answered yet; none once it was taken back. */
export function taking(taps: readonly Tap[]): Tap | null {
  let take: Tap | null = null;
  for (const tap of taps) {
    if (tap.body.type === 'take_match') take = tap;
    else if (tap.body.type === 'hand_back_match') take = null;
  }
  return take;
}

/** Matches that are taken on this tablet alone. */
export const begun = (waiting: readonly Tap[]): ReadonlySet<number> => new Set(waiting.map((tap) => tap.match).filter((match) => taking(waiting.filter((tap) => tap.match === match)) !== null));

/**
 * The match with this tablet's own hold on it, while the desk does not know of it. What another device holds stays as it is. A receipt may come
 * before the patch that follows from it: until then the stored tap keeps the match in these hands.
 */
export function asHeld(view: MatchView, stored: readonly StoredTap[], waiting: readonly Tap[], me: { number: number; name: string }): MatchView {
  if (view.lease) return view;
  const ahead = stored.filter((tap) => tap.rev !== null && tap.rev > view.card.rev);
  const take = taking([...ahead, ...waiting]);
  if (!take) return view;
  return { ...view, lease: { device: '', number: me.number, name: me.name, since: take.at } };
}
