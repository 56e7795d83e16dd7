// Which matches a judge may take, in which order, and what a number on the keypad means.
import type { MatchCard } from '../../wire/MatchCard';
import type { Scope } from '../../wire/Scope';
import type { StationView } from '../../wire/StationView';

/** Whether a device with this scope may touch a match; the server judges the same way. */
export function inScope(card: MatchCard, scope: Scope): boolean {
  switch (scope.kind) {
    case 'everything':
      return true;
    case 'tournament':
      return card.tournament === scope.tournament;
    case 'stations':
      return card.station !== undefined && card.station >= scope.from && card.station <= scope.to;
    case 'entrant':
      return false;
  }
}

/** What the page shows. Each match stands in one place only. */
export interface Lists {
  /** The match that is the page: the own one, else the longest called one, else the longest ready one. */
  readonly first: MatchCard | null;
  /** Called or running without a judge, the longest waiting first. */
  readonly without: readonly MatchCard[];
  /** Ready, not called, the longest waiting first. */
  readonly ready: readonly MatchCard[];
  /** In other hands. */
  readonly held: readonly MatchCard[];
}

const bySince = (a: MatchCard, b: MatchCard): number => (a.since ?? Infinity) - (b.since ?? Infinity) || a.id - b.id;
const isCalled = (card: MatchCard): boolean => card.state === 'called' || card.state === 'live' || card.state === 'held';

/** Sorts the open matches for the device with this number. `begun`: what it took without a link, which is its own as well. */
export function lists(cards: readonly MatchCard[], scope: Scope, me: number, begun: ReadonlySet<number> = new Set()): Lists {
  const mine = cards.filter((card) => inScope(card, scope) && (isCalled(card) || card.state === 'ready')).sort(bySince);
  const own = mine.find((card) => card.holder === me) ?? mine.find((card) => begun.has(card.id));
  const free = mine.filter((card) => card.holder === undefined);
  const called = free.filter(isCalled);
  const ready = free.filter((card) => card.state === 'ready');
  const held = mine.filter((card) => card.holder !== undefined && card.holder !== me);
  const isOneStation = scope.kind === 'stations' && scope.from === scope.to;
  const first = own ?? called[0] ?? (isOneStation ? held[0] : undefined) ?? ready[0] ?? null;
  const rest = (list: readonly MatchCard[]): readonly MatchCard[] => list.filter((card) => card !== first);
  return { first, without: rest(called), ready: rest(ready), held: rest(held) };
}

/** Results of other judges that wait for a second one, the longest waiting first. `device`: this tablet's public name. */
export function toConfirm(cards: readonly MatchCard[], scope: Scope, device: string): readonly MatchCard[] {
  return cards.filter((card) => card.state === 'reported' && card.report?.waits_for === 'second_judge' && card.report.device !== device && inScope(card, scope)).sort(bySince);
}

/** What a typed number can mean: the match at that station, and matches with that number. */
export interface Found {
  readonly station: StationView | null;
  /** The match at the station first, then those of that number, each once. */
  readonly matches: readonly MatchCard[];
}

export function find(number: number, cards: readonly MatchCard[], stations: Readonly<Record<number, StationView>>): Found {
  const station = stations[number] ?? null;
  const playing = station ? [station.match, ...(station.also ?? [])] : [];
  const there = station ? cards.filter((card) => playing.includes(card.id) || card.station === number).sort((a, b) => Number(playing.includes(b.id)) - Number(playing.includes(a.id))) : [];
  const named = cards.filter((card) => card.number === number && !there.includes(card));
  return { station, matches: [...there, ...named] };
}
