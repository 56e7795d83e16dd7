// Made-up matches for tests and for the pages that show every state while developing.
import type { HeatMatch } from '../board/heats';
import type { StoredTap, Tap } from '../link/queue';
import type { Command } from '../wire/Command';
import type { EntrantView } from '../wire/EntrantView';
import type { GameView } from '../wire/GameView';
import type { HeatView } from '../wire/HeatView';
import type { MatchCard } from '../wire/MatchCard';
import type { MatchView } from '../wire/MatchView';
import type { Side } from '../wire/Side';

/** A quarter to eight in the evening, UTC. */
export const NOW = Date.UTC(2026, 10, 21, 19, 44, 8);

/** Changes to a record; `null` leaves a field out, as the server does. */
type Changes<T> = { readonly [Key in keyof T]?: T[Key] | null };

function without<T extends object>(record: { [Key in keyof T]: T[Key] | null }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as unknown as T;
}

export function entrant(id: number, name: string, short = name.slice(0, 16), tag = name.slice(0, 4)): EntrantView {
  return { id, name, short_name: short, tag, seed: id, roster: [] };
}

export function game(number: number, home: number, away: number, winner?: Side): GameView {
  return { number, score: { home, away }, ...(winner ? { winner } : {}) };
}

export function card(changes: Changes<MatchCard> = {}): MatchCard {
  return without<MatchCard>({
    id: 120, number: 30, tournament: 3, stage: 7, group: 'final', round: 1, from_end: 0, position: 0,
    state: 'live', since: NOW - 31 * 60_000, slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'taken', entrant: 2, seed: 2 } },
    score: { home: 0, away: 0 }, needed: 3, most_games: 5, station: 1, holder: 7, rev: 17, ...changes,
  });
}

export function match(games: readonly GameView[], changes: Changes<Omit<MatchView, 'card'>> & { card?: Changes<MatchCard> } = {}): MatchView {
  const { card: cardChanges, ...rest } = changes;
  return without<MatchView>({
    card: card(cardChanges ?? {}),
    tournament_name: 'Nordlicht Cup', title: 'Vantage 5v5',
    entrants: { home: entrant(1, 'Ardent'), away: entrant(2, 'Nebelkrähen', 'Nebelkrähen', 'NEB') },
    series: { length: { kind: 'best_of', games: 5 } }, rule: { kind: 'target', target: 13, margin: 2 }, vocabulary: 'neutral',
    games: [...games],
    lease: { device: 'device-of-tests1', number: 7, name: 'Jonas', since: NOW - 40 * 60_000 },
    blocked_by: [], ...rest,
  });
}

/** A heat of these entrants: a free-for-all of six games, or as `changes` has it. */
export function heat(entrants: readonly EntrantView[], games: HeatView['games'], changes: Changes<Omit<MatchView, 'card' | 'heat'>> & { card?: Changes<MatchCard>; heat?: Changes<HeatView> } = {}): HeatMatch {
  const { card: cardChanges, heat: heatChanges, ...rest } = changes;
  const played = games.filter((game) => game.length > 0).length;
  const view = match([], {
    entrants: { home: null, away: null }, series: { length: { kind: 'play_all', games: cardChanges?.most_games ?? 6 } }, rule: { kind: 'winner_only' }, title: 'Last Ring', ...rest,
    card: { group: 'pool3', slots: { home: { kind: 'bye' }, away: { kind: 'bye' } }, needed: null, most_games: 6, state: played > 0 ? 'live' : 'called', heat: { contenders: entrants.length, played, leaders: [] }, ...(cardChanges ?? {}) },
  });
  return { ...view, heat: without<HeatView>({ entrants: [...entrants], games, placing: [12, 9, 7, 5, 4, 3, 2, 1], kill: 1, ...heatChanges }) };
}

let count = 0;

/** A tap as the queue keeps it. */
export function tap(body: Command, changes: Partial<Tap> = {}): Tap {
  count += 1;
  return {
    kind: 'tap', id: `tap-of-tests-${count}`, n: count, match: 'match' in body && body.match !== undefined ? body.match : 120, body, expect: null,
    at: NOW - 14_000, note: '', side: null, undo: null, undoes: null, sent: false, refused: null, ...changes,
  };
}

export function stored(base: Tap, rev: number | null, seq = 4_800): StoredTap {
  return { ...base, sent: true, seq, rev };
}
