// What stands at the sample hall's stations, and who is called next there.
import type { CallView } from '../../wire/CallView';
import type { DispatchView } from '../../wire/DispatchView';
import type { Hindrance } from '../../wire/Hindrance';
import type { FloorView } from '../../wire/FloorView';
import type { MatchCard } from '../../wire/MatchCard';
import type { StationView } from '../../wire/StationView';

/** Gives some stations what real halls have. */
export function furnish(stations: Record<number, StationView>, now: number): void {
  const own = (number: number, part: Partial<StationView>): void => void Object.assign(stations[number] ?? {}, part);
  own(1, { equipment: { kind: 'stage', area: 'Main hall', address: '', at_once: 1 } });
  own(2, { equipment: { kind: 'stream', area: 'Main hall', address: '', at_once: 1 } });
  for (let number = 3; number <= 8; number += 1) own(number, { equipment: { kind: 'pc_group', area: 'Main hall', address: '', at_once: 1 } });
  for (let number = 9; number <= 16; number += 1) own(number, { equipment: { kind: 'console', area: 'Gallery, upstairs', address: '', at_once: 1 } });
  own(23, { equipment: { kind: 'console', area: 'Gallery, upstairs', address: '', at_once: 1 }, out_of_order: { reason: 'No picture since the fuse blew; Kaya fetches another monitor', since: now - 900_000 } });
  own(24, { name: 'CS server A', equipment: { kind: 'game_server', area: '', address: '192.168.10.40:27015', at_once: 4 } });
}

/** A rundown with one of each standing: the finished match is still shown while the next is called. */
export function produce(stations: Record<number, StationView>, cards: readonly MatchCard[]): void {
  const station = stations[2];
  const first = (state: MatchCard['state'], from = 0): MatchCard | undefined => cards.filter((card) => card.state === state && card.number !== undefined && card.tournament === 1)[from];
  const [over, called, live, ready, second, coming, annulled] = [first('over', 5), first('called'), first('live', 1), first('ready'), first('ready', 1), first('undecided'), first('over', 8)];
  if (!station || !over || !called) return;
  const left = Object.values(stations).find(({ match }) => match === called.id);
  if (left) delete left.match;
  const moved = cards.find(({ id }) => id === station.match);
  if (moved && left) {
    moved.station = left.number;
    left.match = moved.id;
  }
  over.station = 2;
  called.station = 2;
  if (annulled) annulled.state = 'void';
  station.match = called.id;
  station.stream = { on_air: over.id, is_said: true, rundown: [over, called, ready, annulled, live, coming, second].flatMap((card) => card?.id ?? []) };
}

/** The stream holds back by a minute and a half, and does so until a moment: `?held`. */
export function holdBack(floor: FloorView, until: number): void {
  const station = floor.stations[2];
  if (station?.stream) station.stream = { ...station.stream, held_back: 90, held_until: until };
}

/** A hall with so many stations in rows beside a stage, set down on the plan: `?hall=64`. Every third row plays what the first stations play. */
export function arrangeHall(floor: FloorView, many: number): FloorView {
  const stations: Record<number, StationView> = {};
  const known = Object.values(floor.stations);
  for (let number = 1; number <= many; number += 1) {
    const like = known[(number - 1) % known.length];
    const row = Math.floor((number - 3) / 10);
    const at = number <= 2 ? { x: 14 + (number - 1) * 8, y: 0 } : { x: ((number - 3) % 10) * 4 + ((number - 3) % 10 > 4 ? 2 : 0), y: 4 + row * 3 + Math.floor(row / 2) };
    const area = number <= 2 ? 'Stage' : ['Main hall, left', 'Main hall, right', 'Gallery, upstairs'][row < 2 ? 0 : row < 4 ? 1 : 2] ?? '';
    stations[number] = { ...(like ?? { name: '' }), number, name: '', at, equipment: { kind: 'table', address: '', at_once: 1, ...like?.equipment, area } };
  }
  return { stations };
}

/** Proposals for the ready matches: to the free stations, then what waits and why. */
export function sampleDispatch(cards: readonly MatchCard[], stations: Record<number, StationView>, now: number): DispatchView {
  const ready = cards.filter((card) => card.state === 'ready').sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  const busy = cards.find((card) => card.state === 'live');
  const free = Object.values(stations).filter((station) => station.match == null && !station.out_of_order && !['stage', 'stream'].includes(station.equipment?.kind ?? '')).map((station) => station.number);
  const calls: Record<number, CallView> = {};
  const waiting: DispatchView['waiting'] = {};
  const against: Hindrance[][] = [
    [{ kind: 'busy', name: 'Grzegorz Brzęczyszczykiewicz', number: busy?.number ?? 0, match: busy?.id ?? 0, doing: 'plays' }],
    [{ kind: 'busy', name: 'Håkon', number: busy?.number ?? 0, match: busy?.id ?? 0, doing: 'judges' }],
    [{ kind: 'no_station' }],
  ];
  ready.forEach((card, i) => {
    const number = free[i];
    if (number === undefined || i > 6) {
      waiting[card.id] = { match: card.id, because: against[i % against.length] ?? [] };
      return;
    }
    const wish = i === 2 ? { stream: true } : i === 4 ? { keep_back: true } : undefined;
    calls[card.id] = {
      match: card.id, order: i + 1, station: i === 2 ? 2 : number, from: i === 5 ? now + 260_000 : now - 60_000, ahead: 9 - i, minutes: 390 - 47 * i, by_hand: i === 4,
      ...(wish ? { wish } : {}), ...(i === 1 ? { until: now + 45 * 60_000 } : {}),
    };
  });
  const count = (all: object): number => Object.keys(all).length;
  return { dispatching: { automatic: false, settle: 60 }, lobbies: {}, places: { 2: { at: { kind: 'stations', kinds: ['console'], area: 'Gallery, upstairs' }, rest: 10, game: 12, patience: { last_call: 10, walkover: 15 } }, 4: { at: { kind: 'seats' }, rest: 0, game: 40, patience: { last_call: 10, walkover: 15 } } }, calls, waiting, all_calls: count(calls), all_waiting: count(waiting), ends: { 1: now + 388 * 60_000, 2: now + 95 * 60_000 }, day_ends: now + 388 * 60_000 };
}
