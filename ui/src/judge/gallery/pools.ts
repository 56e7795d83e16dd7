// A pool's sheet as made-up matches and taps, for pictures while developing.
import type { StoredTap, Tap } from '../../link/queue';
import type { MatchCard } from '../../wire/MatchCard';
import type { Series } from '../../wire/Series';
import type { Winner } from '../pool/sheet';
import { card, NOW, stored, tap } from '../sample';

/** What the sheet is given beside names and handlers. */
export interface PoolState {
  readonly cards: readonly MatchCard[];
  readonly seriesOf: () => Series;
  readonly waiting: readonly Tap[];
  readonly stored: (match: number) => readonly StoredTap[];
  readonly refused: readonly number[];
  readonly lamp: 'live' | 'lost';
  readonly allWaiting: number;
  readonly at: { match: number; winner: Winner } | null;
  readonly isRoll: boolean;
}

const one = (id: number, round: number, home: number, away: number, changes: Parameters<typeof card>[0] = {}): MatchCard =>
  card({ id, number: id, stage: 4, group: 'pool2', round, position: id, state: 'ready', holder: null, station: null, needed: 2, most_games: 3, slots: { home: { kind: 'taken', entrant: home, seed: home }, away: { kind: 'taken', entrant: away, seed: away } }, ...changes });

const CARDS: readonly MatchCard[] = [
  one(41, 1, 1, 2, { state: 'over', score: { home: 2, away: 1 }, winner: 'home', ending: 'played', since: NOW - 900_000 }),
  one(42, 1, 3, 4, { state: 'over', score: { home: 0, away: 2 }, winner: 'away', ending: 'played', since: NOW - 24_000 }),
  one(43, 1, 5, 6, { state: 'reported', report: { score: { home: 2, away: 0 }, winner: 'home', ending: 'played', by: 'Tablet 03, Mara', waits_for: 'desk' } }),
  one(44, 2, 1, 3, { here: { home: true, away: true } }), one(45, 2, 2, 5, { here: { home: false, away: true } }), one(46, 2, 4, 6, { state: 'live', score: { home: 1, away: 0 }, holder: 3 }),
  one(47, 3, 1, 4, { here: { home: true, away: false } }), one(48, 3, 2, 6), one(49, 3, 3, 5, { here: { home: true, away: true } }),
];
const STATED = stored(tap({ type: 'report_result', match: 42, score: { home: 0, away: 2 } }, { match: 42, note: '雷鳴クラブ 0 : 2 Kryo Nord' }), 17);
const take = (match: number): Tap => tap({ type: 'take_match', match }, { match, note: 'Taking the match' });

export function poolState(name: string): PoolState {
  const bo3: Series = { length: { kind: 'best_of', games: 3 } };
  const base: PoolState = { cards: CARDS, seriesOf: () => bo3, waiting: [], stored: (match) => (match === 42 ? [STATED] : []), refused: [], lamp: 'live', allWaiting: 0, at: null, isRoll: false };
  if (name === 'choose') return { ...base, at: { match: 44, winner: 'away' } };
  if (name === 'draw') return { ...base, seriesOf: () => ({ length: { kind: 'play_all', games: 2 } }), at: { match: 45, winner: 'draw' } };
  if (name === 'roll') return { ...base, isRoll: true, waiting: [tap({ type: 'check_in', match: 45, side: 'home', presence: 'here' }, { match: 45 }), tap({ type: 'check_in', match: 48, side: 'home', presence: 'here' }, { match: 48 })], allWaiting: 2 };
  if (name === 'offline') {
    const waiting = [take(44), tap({ type: 'report_result', match: 44, score: { home: 2, away: 1 } }, { match: 44, note: 'Ardent 2 : 1 雷鳴クラブ' })];
    return { ...base, waiting, refused: [47], lamp: 'lost', allWaiting: 3 };
  }
  return base;
}
