// Every state of the tablet's heats as made-up views and taps, for pictures while developing.
import type { HeatMatch } from '../../board/heats';
import type { StoredTap, Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import type { StageKind } from '../../wire/StageKind';
import { begin, kill, tap as enter, type Draft, type Mode } from '../heat/order';
import { card, entrant, heat, NOW, stored, tap } from '../sample';

const SHORT = ['Fox', 'Owl', 'Elk', 'Badger', 'Marten', 'Heron', 'Lynx', 'Otter', 'Raven', 'Stoat', 'Viper', 'Wolf', 'Ibex', 'Kite', 'Newt', 'Tern'];
const LONG = ['The Extraordinarily Patient Gentlemen XI', '雷鳴クラブ・ノルトリヒト東京選抜チーム', 'Żubry Podlasie', 'Verein für gepflegte Netzwerkkultur e. V.', 'Ночной Дозор', 'Wwwwwwwwwwwwwwww'];

function people(count: number, isLong: boolean): EntrantView[] {
  const names = isLong ? [...LONG, ...SHORT] : SHORT;
  return Array.from({ length: count }, (_, i) => {
    const name = names[i] ?? `${SHORT[i % 16] ?? 'Fox'} ${Math.floor(i / 16) + 1}`;
    return { ...entrant(i + 1, name, [...name].slice(0, 16).join(''), [...name].slice(0, 4).join('').toUpperCase()), ...(i % 3 === 0 ? {} : { seat: `B${i + 11}` }) };
  });
}

/** What a heat's page is given. */
export interface HeatState {
  readonly view: HeatMatch;
  readonly kind: StageKind;
  readonly stored: readonly StoredTap[];
  readonly waiting: readonly Tap[];
  readonly refused: readonly Tap[];
  readonly isUp: boolean;
  readonly asks?: 'commit' | 'hold' | 'handback' | 'take' | 'over' | { readonly type: 'attempt'; readonly entrant: number; readonly attempt: number };
  readonly entered?: Draft;
  readonly tab?: 'tap' | 'order' | 'table' | 'roll';
  readonly digits?: string;
}

const RACE: StageKind = { kind: 'free_for_all', heats: 4, distribution: 'snake', placing: [12, 9, 7, 5, 4, 3, 2, 1], kill: 1, order: ['points', 'wins', 'kills', 'last_finish'] };
const trialKind = (measure: 'time' | 'score'): StageKind => ({ kind: 'time_trial', heats: 4, measure });

/** A played game: contenders from this one on, round and round. */
const order = (count: number, from: number, step: number): [number, number][] =>
  Array.from({ length: count }, (_, i) => (from + i * step) % count).filter((at, i, all) => all.indexOf(at) === i).map((at, i) => [at + 1, Math.max(0, 6 - i)]);

const marks = (count: number, from: number): [number, number][] => Array.from({ length: count }, (_, i) => [i + 1, 81_000 + ((i * 7_919 + from * 3_571) % 9_000)]);

export function heatState(name: string, length: 'short' | 'long'): HeatState | null {
  const isLong = length === 'long';
  const many = people(16, isLong);
  const PLAYED = [order(16, 2, 3), order(16, 0, 5)];
  const ALL = [...PLAYED, order(16, 5, 3), order(16, 0, 7), order(16, 1, 9), order(16, 0, 11)];
  const race = (games: [number, number][][] = PLAYED, changes: Parameters<typeof heat>[2] = {}): HeatMatch => heat(many, games, changes);
  const trial = (games: [number, number][][], measure: 'time' | 'score' = 'time', count = 16): HeatMatch =>
    heat(people(count, isLong), games, { card: { most_games: 3 }, heat: { measure, placing: [], kill: 0 }, title: 'Trackmania' });
  const entered = (mode: Mode, ...taps: number[]): Draft => {
    const ids = many.map((one) => one.id);
    return kill(kill(taps.reduce((draft, one) => enter(draft, ids, one), begin(3, [], mode)), taps[0] ?? 1, 2), taps[1] ?? 2, 1);
  };
  const state = (finishes: [number, number][], game: number): Command => ({ type: 'score_heat', match: 120, game, finishes });
  const over = (game: number, at: number, finishes = order(16, game, 5)): Tap => tap(state(finishes, game), { at: NOW - at, note: `Game ${game}: ${many[(finishes[0]?.[0] ?? 1) - 1]?.short_name ?? ''} first`, undo: { type: 'drop_game', match: 120, game } });
  const attemptTap = (who: number, attempt: number, mark: number, was: number | null = null): Tap =>
    tap({ type: 'record_attempt', match: 120, entrant: who, attempt, mark }, { at: NOW - 30_000, note: `${many[who - 1]?.short_name ?? ''} 1:22.140`, undo: { type: 'record_attempt', match: 120, entrant: who, attempt, mark: was } });
  const base: Omit<HeatState, 'view'> = { kind: RACE, stored: [], waiting: [], refused: [], isUp: true };
  const last = stored(over(2, 240_000, PLAYED[1]), 17);
  const taken = { device: 'other', number: 3, name: 'Mara', since: NOW - 66_000 };
  const stale = { refused: [{ code: 'stale', text: 'It changed in the meantime. Look at the new state and decide again.' }] };
  const twoRounds = [marks(16, 0), marks(9, 4)];
  const states: Record<string, () => HeatState> = {
    start: () => ({ ...base, view: race([]) }),
    stream: () => ({ ...base, view: race([], { go_light: { producer: true, judge: false }, card: { state: 'called' } }) }),
    roll: () => ({ ...base, view: heat(many, [], { card: { heat: { contenders: 16, played: 0, leaders: [], here: [1, 2, 3, 5, 8, 11] } } }), waiting: [tap({ type: 'check_in_heat', match: 120, entrant: 4, presence: 'here' }, { note: `${many[3]?.short_name ?? ''} are here` })], isUp: false, tab: 'roll' }),
    roll_large: () => ({ ...base, view: heat(people(60, isLong), []), tab: 'roll' }),
    live: () => ({ ...base, view: race(), stored: [last], entered: entered('first', 5, 1, 9, 12) }),
    out: () => ({ ...base, view: race(), stored: [last], entered: entered('out', 5, 1, 9, 12, 16, 2) }),
    order: () => ({ ...base, view: race(), stored: [last], entered: entered('first', 5, 1, 9, 12, 3, 7), tab: 'order' }),
    table: () => ({ ...base, view: race(), stored: [last], entered: entered('first', 5, 1), tab: 'table' }),
    empty: () => ({ ...base, view: race(), stored: [last] }),
    over: () => ({ ...base, view: race(), stored: [last], entered: entered('first', 5, 1, 9, 12, 3, 7, 8, 2, 4, 6, 11), asks: 'over' }),
    offline: () => ({ ...base, view: race(), stored: [last], waiting: [over(3, 40_000)], entered: { ...entered('first', 5, 1, 9), game: 4 }, isUp: false }),
    conflict: () => ({ ...base, view: race([...PLAYED, order(16, 5, 3)], { card: { rev: 18 } }), refused: [{ ...over(3, 90_000), ...stale }, { ...over(4, 20_000), ...stale }] }),
    conflict_taken: () => ({ ...base, view: race(PLAYED, { lease: taken, card: { rev: 18 } }), refused: [{ ...over(3, 90_000), refused: [{ code: 'not_holding', text: 'Take the match first.' }] }] }),
    overtaken: () => ({ ...base, view: race([...PLAYED, order(16, 5, 3)]), stored: [last], entered: entered('first', 5, 1, 9) }),
    ready: () => ({ ...base, view: race(ALL), stored: [last] }),
    confirm: () => ({ ...base, view: race(ALL), stored: [last], asks: 'commit' }),
    locked: () => ({ ...base, view: race(ALL, { card: { state: 'over', ending: 'played' } }), stored: [last, stored(tap({ type: 'commit_match', match: 120, winner: null }), 18, 4_812)] }),
    locking: () => ({ ...base, view: race(ALL), waiting: [tap({ type: 'commit_match', match: 120, winner: null }, { note: 'Lock' })], isUp: false }),
    taken: () => ({ ...base, view: race(PLAYED, { lease: taken, card: { holder: 3 } }), stored: [last], entered: entered('first', 5, 1, 9) }),
    free: () => ({ ...base, view: race(PLAYED, { lease: null, card: { holder: null } }) }),
    hold: () => ({ ...base, view: race(PLAYED, { held: 'The lobby restarts', card: { state: 'held', since: NOW - 192_000 } }), stored: [last], entered: entered('first', 5, 1) }),
    large: () => ({ ...base, view: heat(people(60, isLong), [order(60, 3, 7)]) }),
    trial: () => ({ ...base, kind: trialKind('time'), view: trial(twoRounds), stored: [stored(attemptTap(9, 2, 82_140), 17)], waiting: [attemptTap(10, 2, 82_990)] }),
    trial_table: () => ({ ...base, kind: trialKind('time'), view: trial(twoRounds), tab: 'table' }),
    trial_pad: () => ({ ...base, kind: trialKind('time'), view: trial(twoRounds), asks: { type: 'attempt', entrant: 1, attempt: 3 }, digits: '122140' }),
    trial_wrong: () => ({ ...base, kind: trialKind('time'), view: trial(twoRounds), asks: { type: 'attempt', entrant: 4, attempt: 3 }, digits: '182140' }),
    trial_fix: () => ({ ...base, kind: trialKind('time'), view: trial(twoRounds), asks: { type: 'attempt', entrant: 4, attempt: 2 } }),
    trial_score: () => ({ ...base, kind: trialKind('score'), view: trial([[[1, 1_204_500], [2, 998_700]], [[1, 1_310_000]]], 'score', 8), asks: { type: 'attempt', entrant: 2, attempt: 2 }, digits: '1040' }),
    trial_conflict: () => ({ ...base, kind: trialKind('time'), view: trial([...twoRounds, [[3, 81_111]]]), refused: [{ ...attemptTap(3, 3, 82_140), ...stale }, { ...attemptTap(4, 3, 82_140), ...stale }] }),
    trial_confirm: () => ({ ...base, kind: trialKind('time'), view: trial(twoRounds), asks: 'commit' }),
  };
  return states[name]?.() ?? null;
}

/** Heats on the picking page. */
export function heatCards(): readonly MatchCard[] {
  const one = (id: number, group: 'pool1' | 'pool2' | 'pool3', state: MatchCard['state'], played: number, changes: Parameters<typeof card>[0] = {}): MatchCard =>
    card({ id, number: id, tournament: 4, stage: 8, group, state, since: NOW - id * 60_000, slots: { home: { kind: 'bye' }, away: { kind: 'bye' } }, needed: null, most_games: 6, holder: null, station: null, heat: { contenders: 16, played, leaders: played > 0 ? [1, 2, 3] : [] }, ...changes });
  return [one(21, 'pool2', 'called', 0, { station: 4 }), one(22, 'pool1', 'live', 2, { station: 2, holder: 3 }), one(23, 'pool3', 'ready', 0)];
}

export const HEATS_KIND = RACE;
