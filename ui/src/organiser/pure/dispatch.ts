// Who is called next, as the server proposes it: in order, with what can go now and what stands against the rest.
import type { CallView } from '../../wire/CallView';
import type { DispatchView } from '../../wire/DispatchView';
import type { Equipment } from '../../wire/Equipment';
import type { Hindrance } from '../../wire/Hindrance';
import type { HinderedView } from '../../wire/HinderedView';
import type { MatchCard } from '../../wire/MatchCard';
import type { Lobby } from '../../wire/Lobby';
import type { PlayedAt } from '../../wire/PlayedAt';
import type { Places } from '../../wire/Places';
import type { StationView } from '../../wire/StationView';
import type { Wish } from '../../wire/Wish';
import { isForShow } from './floor';

export interface Call {
  readonly call: CallView;
  readonly card: MatchCard;
  /** How long it must wait still, milliseconds; 0: it can go. */
  readonly wait: number;
}

export interface Hindered {
  readonly view: HinderedView;
  readonly card: MatchCard;
}

/** Proposals in their order, as far as their matches are known here. */
export function callsOf(view: DispatchView | undefined, open: readonly MatchCard[], now: number): Call[] {
  if (!view) return [];
  const cards = new Map(open.map((card) => [card.id, card]));
  return Object.values(view.calls)
    .sort((a, b) => a.order - b.order)
    .flatMap((call) => {
      const card = cards.get(call.match);
      return card?.state === 'ready' ? [{ call, card, wait: Math.max(0, call.from - now) }] : [];
    });
}

/** Whether it goes when all are called. */
export const canGo = ({ call, wait }: Call): boolean => wait === 0 && !call.by_hand;

/** How many go when all are called; `undefined` where there are more than the server shows. */
export function goingOf(view: DispatchView | undefined, calls: readonly Call[]): number | undefined {
  return view && view.all_calls > Object.keys(view.calls).length ? undefined : calls.filter(canGo).length;
}

/** Ready matches that wait for something, the oldest first. */
export function hinderedOf(view: DispatchView | undefined, open: readonly MatchCard[]): Hindered[] {
  if (!view) return [];
  const cards = new Map(open.map((card) => [card.id, card]));
  return Object.values(view.waiting)
    .flatMap((one) => {
      const card = cards.get(one.match);
      return card?.state === 'ready' ? [{ view: one, card }] : [];
    })
    .sort((a, b) => (a.card.since ?? 0) - (b.card.since ?? 0) || a.card.id - b.card.id);
}

/** What stands against calling a match wherever somebody sets it down: that no place is free for it does not. */
export function hindrancesOf(view: DispatchView | undefined, match: number): Hindrance[] {
  return (view?.waiting[match]?.because ?? []).filter(({ kind }) => kind !== 'no_station' && kind !== 'station_taken');
}

export const USUAL_EQUIPMENT: Equipment = { kind: 'table', area: '', address: '', at_once: 1 };
export const USUAL_PLACES: Places = { at: { kind: 'anywhere' }, rest: 0, game: 15, patience: { last_call: 10, walkover: 15 } };

/** Parts of the hall that stations name, in the order of the alphabet. */
export function areasOf(stations: readonly StationView[]): string[] {
  return [...new Set(stations.map((station) => station.equipment?.area ?? '').filter((area) => area !== ''))].sort((a, b) => a.localeCompare(b));
}

export function samePlaces(one: Places, other: Places): boolean {
  const of = (at: PlayedAt): string => (at.kind === 'stations' ? `${[...at.kinds].sort().join()}/${at.area}` : at.kind);
  return one.rest === other.rest && one.game === other.game && one.patience.last_call === other.patience.last_call && one.patience.walkover === other.patience.walkover && of(one.at) === of(other.at);
}

/** A wish as one choice of a list, and back. A match whose call was taken back stands as one that is kept back. */
export function wishKey(wish: Wish | undefined, isByHand = false): string {
  if (wish?.keep_back || isByHand) return 'keep_back';
  if (wish?.stream) return 'stream';
  return wish?.station == null ? 'none' : `station/${wish.station}`;
}
/** What such a choice makes of what was wished: a time that is set stays, and whoever is kept back keeps their place. */
export function wishOf(key: string, known: Wish = {}): Wish {
  if (key === 'keep_back') return { ...known, keep_back: true };
  const time: Wish = known.from == null ? {} : { from: known.from };
  if (key === 'stream') return { ...time, stream: true };
  return key.startsWith('station/') ? { ...time, station: Number(key.slice(8)) } : time;
}

/** A whole number in these bounds, or `null`. */
export function wholeIn(text: string, least: number, most: number): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const number = Number(text.trim());
  return number >= least && number <= most ? number : null;
}

/** The station that a match is proposed for; otherwise the first that takes another one and is kept for nobody. */
export function stationFor(view: DispatchView | undefined, match: number, free: readonly StationView[]): number | undefined {
  const call = view?.calls[match];
  return call ? call.station : free.find((station) => !isForShow(station))?.number;
}

export const sameLobby = (one: Lobby, other: Lobby): boolean => one.name === other.name && one.password === other.password && one.server === other.server && one.host === other.host;

/** What the codes of lobbies are made from: 128 bits that nobody can guess. */
export function lobbySecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
