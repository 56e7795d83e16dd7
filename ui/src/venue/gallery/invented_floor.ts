// An invented floor: stations with what is on there, calls of every age, matches that come next.
import type { FloorView } from '../../wire/FloorView';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchesView } from '../../wire/MatchesView';
import { NOON } from './invented';

/** How a floor can be: as on a usual afternoon, with a pile of calls, with nobody called, with nothing to do. */
export const FLOORS = ['usual', 'many', 'idle', 'empty'] as const;
type Floor = (typeof FLOORS)[number];

const CALLED: Readonly<Record<Floor, number>> = { usual: 4, many: 11, idle: 0, empty: 0 };
const MINUTE = 60_000;

/** The documents with a floor of so many stations; the cards that can be played take part in it one after the other. */
export function floored(docs: Map<string, unknown>, how: Floor, stations: number): Map<string, unknown> {
  const playable = [...docs].filter(([topic]) => /^stage\/7\/round\//.test(topic)).flatMap(([, doc]) => Object.values((doc as MatchesView).matches)).filter((card) => card.slots.home.kind === 'taken' && card.slots.away.kind === 'taken');
  const cards: MatchCard[] = [];
  const called = CALLED[how];
  const busy = how === 'empty' ? 0 : Math.min(playable.length, stations - 1, called + Math.max(2, Math.floor(stations * 0.6)));
  playable.slice(0, how === 'empty' ? 0 : busy + 9).forEach((card, i) => {
    const station = 1 + ((i * 7) % stations);
    const since = i < called ? NOON - (20_000 + i * 50_000) : NOON - 9 * MINUTE;
    if (i < called) {
      const here = i % 4 === 1 ? { home: true, away: true } : i % 4 === 3 ? { home: false, away: true } : { home: i % 4 === 2, away: false };
      cards.push(plain(card, { state: 'called', since, here, call: { since, last: since + 150_000, until: since + 300_000 }, ...(i === called - 1 && called > 4 ? {} : { station }) }));
    } else if (i < busy) cards.push(plain(card, { state: i % 6 === 5 ? 'held' : 'live', since, station, score: { home: i % 2, away: 1 }, game: { number: 2 + (i % 2), score: { home: (i * 5) % 13, away: (i * 3) % 12 } } }));
    else cards.push(plain(card, { state: 'ready', since, ...(i % 3 === 2 ? { from: NOON + i * MINUTE } : {}) }));
  });
  const at = new Map(cards.flatMap((card) => (card.station == null ? [] : [[card.station, card.id] as const])));
  const spots = Array.from({ length: stations }, (_, i) => ({ number: i + 1, name: i === 0 ? 'Main stage' : i === 6 ? 'The quiet room behind the bar, left side' : '', ...(at.has(i + 1) ? { match: at.get(i + 1) as number } : {}) }));
  const floor: FloorView = { stations: Object.fromEntries(spots.map((spot) => [spot.number, spot])) };
  const shown = new Map([...docs].filter(([topic]) => !topic.startsWith('open/')));
  return shown.set('open/0', { matches: Object.fromEntries(cards.map((card) => [card.id, card])) }).set('floor', floor);
}

/** A card as if nothing had happened in it yet. */
function plain(card: MatchCard, more: Partial<MatchCard>): MatchCard {
  const { winner: _winner, ending: _ending, report: _report, station: _station, game: _game, here: _here, ...rest } = card;
  return { ...rest, score: { home: 0, away: 0 }, ...more };
}
