// Every state of the tablet's pages as made-up views and taps, for pictures while developing.
import type { StoredTap, Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import type { EntrantView } from '../../wire/EntrantView';
import type { GameView } from '../../wire/GameView';
import type { LobbyView } from '../../wire/LobbyView';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import type { Side } from '../../wire/Side';
import { DRAFTS } from './drafts';
import { card, entrant, game, match, NOW, stored, tap } from '../sample';

export const LONG = { home: entrant(1, 'The Extraordinarily Patient Gentlemen XI', 'Patient Gentlem.', 'PGXI'), away: entrant(2, '雷鳴クラブ・ノルトリヒト東京選抜チーム', '雷鳴クラブ', 'RAI') };
const SHORT = { home: entrant(1, 'Ardent'), away: entrant(2, 'Nebelkrähen', 'Nebelkrähen', 'NEB') };

const BEFORE = [game(1, 13, 9, 'home'), game(2, 11, 13, 'away'), game(3, 13, 6, 'home')];
const scored = (home: number, away: number, winner: Side | null = null, number = 4): Command => ({ type: 'score_game', match: 120, game: number, score: { home, away }, winner });

function point(home: number, away: number, side: Side, at: number, name: string): Tap {
  const before = side === 'home' ? scored(home - 1, away) : scored(home, away - 1);
  return tap(scored(home, away), { at: NOW - at, side, note: `+1 ${name}`, undo: before });
}

/** What a match page is given. */
export interface MatchState {
  readonly view: MatchView;
  readonly stored: readonly StoredTap[];
  readonly waiting: readonly Tap[];
  readonly refused: readonly Tap[];
  readonly isUp: boolean;
  readonly tookFrom?: string;
  readonly lobby?: LobbyView;
  readonly asks: 'commit' | 'clock' | { readonly type: 'mark'; readonly what: 'map' | 'sides' | 'characters' } | 'hold' | 'noshow' | 'handback' | 'take' | 'reopen' | 'confirm' | 'dispute' | { readonly type: 'points' | 'won'; readonly side: Side } | null;
}

const base: Omit<MatchState, 'view'> = { stored: [], waiting: [], refused: [], isUp: true, asks: null };
const MINE = { device: 'device-of-tests1', command: 'c' };
const REPORT = { score: { home: 3, away: 1 }, winner: 'home', ending: 'played', by: 'Tablet 07, Jonas', device: 'device-of-tests1', waits_for: 'second_judge' } as const;
const OVER: Partial<MatchCard> = { state: 'over', winner: 'home', ending: 'played', score: { home: 3, away: 1 } };

/** Two games, each one counts; and two whose points are added up, as over two legs. */
const ALL = { series: { length: { kind: 'play_all', games: 2 } }, card: { needed: null, most_games: 2 } } as const;
const ADDED = { series: { length: { kind: 'aggregate', games: 2 } }, rule: { kind: 'points' }, card: { needed: null, most_games: 2 } } as const;

/** A title with clocks, pauses, maps, sides and characters. */
const SCENE = {
  rule: { kind: 'halves', target: 13, level: { kind: 'overtime', half: 3 } }, vocabulary: 'shooter',
  title_rules: { game_clock: { counts: 'down', from: 300 }, series_clock: { counts: 'up' }, tactical: { count: 2, seconds: 30, per: 'game' }, maps: { names: ['Ancient', 'Anubis', 'Dust II', 'Inferno', 'Mirage', 'Nuke', 'Overpass'], repeats: 'never' }, sides: ['CT', 'T'], characters: 1 },
  clocks: { game: { from: 300_000, elapsed: 63_000, anchor: NOW, motion: 'runs' }, series: { elapsed: 1_863_000, anchor: NOW, motion: 'runs' } },
  pauses_left: { tactical: { home: 0, away: 2 } },
  marks: { 1: { map: 'Nuke' }, 2: { map: 'Mirage' }, 3: { map: 'Inferno' }, 4: { map: 'Anubis', home_side: 'T', characters: { home: ['Ryu'], away: ['Chun-Li'] } } },
} as const satisfies Parameters<typeof match>[1];
const PAUSED = { ...SCENE, held: 'Tactical pause', card: { state: 'held', since: NOW - 12_000 }, clocks: { game: { ...SCENE.clocks.game, motion: 'halted' }, series: { ...SCENE.clocks.series, motion: 'halted' } }, pause: { kind: 'tactical', by: 'home', since: NOW - 12_000, due: NOW + 18_000, ready: { home: false, away: false } } } as const satisfies Parameters<typeof match>[1];

function matchStates(length: 'short' | 'long'): Readonly<Record<string, () => MatchState>> {
  const entrants = length === 'long' ? LONG : SHORT;
  const [one, two] = [entrants.home.short_name, entrants.away.short_name];
  const live = (games: readonly GameView[] = [...BEFORE, game(4, 9, 7)], changes: Parameters<typeof match>[1] = {}): MatchView => match(games, { entrants, ...changes });
  const last = stored(point(9, 7, 'home', 14_000, one), 17);
  const decided = [...BEFORE, game(4, 13, 9, 'home')];
  const winning = stored(tap(scored(13, 9), { at: NOW - 6_000, side: 'home', note: `+1 ${one}`, undo: scored(12, 9) }), 17);
  const waiting = [point(9, 7, 'home', 120_000, one), point(10, 7, 'home', 77_000, one), point(10, 8, 'away', 38_000, two)];
  const taken = { device: 'other', number: 3, name: 'Mara', since: NOW - 66_000 };
  const take = tap({ type: 'take_match', match: 120 }, { at: NOW - 90_000, note: 'Taking the match', undo: { type: 'hand_back_match', match: 120 } });
  const refusal = { refused: [{ code: 'stale', text: 'It changed in the meantime. Look at the new state and decide again.' }] };
  return {
    live: () => ({ ...base, view: live(), stored: [last] }),
    sending: () => ({ ...base, view: live(), stored: [last], waiting: [point(10, 7, 'home', 300, one)] }),
    start: () => ({ ...base, view: live([], { card: { state: 'called', since: NOW - 540_000, call: { since: NOW - 540_000, last: NOW - 60_000, until: NOW + 240_000 } } }) }),
    offline: () => ({ ...base, view: live([...BEFORE, game(4, 8, 7)]), stored: [stored(point(8, 7, 'home', 200_000, one), 17)], waiting, isUp: false }),
    conflict: () => ({ ...base, view: live([...BEFORE, game(4, 9, 8)], { card: { rev: 18 } }), refused: waiting.map((one_) => ({ ...one_, ...refusal })) }),
    conflict_taken: () => ({ ...base, view: live([...BEFORE, game(4, 9, 8)], { lease: taken, card: { rev: 18 } }), refused: waiting.map((one_) => ({ ...one_, refused: [{ code: 'not_holding', text: 'Take the match first.' }] })) }),
    ready: () => ({ ...base, view: live(decided), stored: [winning] }),
    confirm: () => ({ ...base, view: live(decided), stored: [winning], asks: 'commit' }),
    locked: () => ({ ...base, view: live(decided, { card: OVER }), stored: [winning, stored(tap({ type: 'commit_match', match: 120, winner: 'home' }), 18, 4_812)] }),
    locking: () => ({ ...base, view: live(decided), stored: [winning], waiting: [tap({ type: 'commit_match', match: 120, winner: 'home' }, { side: 'home', note: 'Lock' })], isUp: false }),
    taken: () => ({ ...base, view: live(undefined, { lease: taken, card: { holder: 3 } }), stored: [last] }),
    taking: () => ({ ...base, view: live(undefined, { lease: taken, card: { holder: 3 } }), stored: [last], asks: 'take' }),
    free: () => ({ ...base, view: live(undefined, { lease: null, card: { holder: null } }) }),
    free_lost: () => ({ ...base, view: live([], { lease: null, card: { holder: null, state: 'called', since: NOW - 240_000 } }), isUp: false }),
    begun: () => ({ ...base, view: live([game(1, 0, 0)], { card: { holder: null, state: 'called' } }), waiting: [take, tap(scored(1, 0, null, 1), { at: NOW - 60_000, side: 'home', note: `+1 ${one}`, undo: { type: 'drop_game', match: 120, game: 1 } }), tap(scored(1, 1, null, 1), { at: NOW - 30_000, side: 'away', note: `+1 ${two}`, undo: scored(1, 0, null, 1) })], isUp: false }),
    beaten: () => ({ ...base, view: live([game(1, 1, 0)], { lease: taken, card: { holder: 3, rev: 18 } }), refused: [{ ...take, ...refusal }, { ...tap(scored(1, 0, null, 1), { at: NOW - 60_000, side: 'home', note: `+1 ${one}`, undo: { type: 'drop_game', match: 120, game: 1 } }), ...refusal }, { ...tap(scored(1, 1, null, 1), { at: NOW - 30_000, side: 'away', note: `+1 ${two}`, undo: scored(1, 0, null, 1) }), ...refusal }] }),
    beaten_idle: () => ({ ...base, view: live([], { lease: taken, card: { holder: 3, rev: 18, state: 'called' } }), refused: [{ ...take, ...refusal }] }),
    lobby: () => ({ ...base, view: live([], { card: { state: 'called', since: NOW - 240_000, call: { since: NOW - 240_000, last: NOW + 360_000, until: NOW + 660_000 }, here: { home: true, away: false } } }), lobby: { name: `Nordlicht ${one} ${two}`, password: 'KX7P4M', server: '192.168.1.20:27015', host: 'home' } }),
    hold: () => ({ ...base, view: live(undefined, { held: 'player PC 4 restarts', card: { state: 'held', since: NOW - 192_000 } }), stored: [last, stored(tap({ type: 'hold_match', match: 120, reason: 'PC' }, { at: NOW - 192_000, note: 'Hold', undo: { type: 'resume_match', match: 120 } }), null)] }),
    holding: () => ({ ...base, view: live(), stored: [last], asks: 'hold' }),
    noshow: () => ({ ...base, view: live([], { card: { state: 'called', since: NOW - 1_160_000, call: { since: NOW - 1_160_000, last: NOW - 560_000, until: NOW - 260_000 } } }), asks: 'noshow' }),
    noshow_both: () => ({ ...base, view: live([], { card: { state: 'called', since: NOW - 1_160_000, call: { since: NOW - 1_160_000, last: NOW - 560_000, until: NOW - 260_000 }, here: { home: false, away: true } } }), asks: 'noshow' }),
    stream: () => ({ ...base, view: live([], { go_light: { producer: true, judge: false }, card: { state: 'called', since: NOW - 240_000, call: { since: NOW - 240_000, last: NOW + 360_000, until: NOW + 660_000 }, here: { home: true, away: true } } }) }),
    stream_go: () => ({ ...base, view: live([], { go_light: { producer: true, judge: true }, card: { state: 'called', since: NOW - 240_000, call: { since: NOW - 240_000, last: NOW + 360_000, until: NOW + 660_000 }, here: { home: true, away: true } } }) }),
    roll: () => ({ ...base, view: live([], { card: { state: 'called', since: NOW - 240_000, call: { since: NOW - 240_000, last: NOW + 360_000, until: NOW + 660_000 }, here: { home: true, away: false } } }), waiting: [tap({ type: 'check_in', match: 120, side: 'away', presence: 'here' }, { side: 'away', note: `${two} are here` })] }),
    left: () => ({ ...base, view: live(), stored: [last], asks: 'noshow' }),
    reopen: () => ({ ...base, view: live(decided, { card: { ...OVER, since: NOW - 17_000 }, last_change: MINE }), stored: [winning] }),
    reopening: () => ({ ...base, view: live(decided, { card: { ...OVER, since: NOW - 17_000 }, last_change: MINE }), stored: [winning], asks: 'reopen' }),
    late: () => ({ ...base, view: live(decided, { card: { ...OVER, since: NOW - 170_000 }, last_change: MINE }), stored: [winning] }),
    to_desk: () => ({ ...base, view: live(decided, { confirmation: { kind: 'desk' } }), stored: [winning], asks: 'commit' }),
    reported: () => ({ ...base, view: live(decided, { confirmation: { kind: 'desk' }, lease: null, card: { holder: null, state: 'reported', since: NOW - 30_000, report: { ...REPORT, waits_for: 'desk' } } }), stored: [winning] }),
    reported_side: () => ({ ...base, view: live([], { confirmation: { kind: 'captains', seconds: 300 }, lease: null, card: { holder: null, state: 'reported', since: NOW - 30_000, report: { ...REPORT, device: 'phone', by: one, waits_for: 'away', due: NOW + 270_000 } } }) }),
    second: () => ({ ...base, view: live(decided, { confirmation: { kind: 'second_judge' }, lease: null, card: { holder: null, state: 'reported', since: NOW - 30_000, report: { ...REPORT, device: 'other', by: 'Tablet 03, Mara' } } }) }),
    second_rejects: () => ({ ...base, view: live(decided, { confirmation: { kind: 'second_judge' }, lease: null, card: { holder: null, state: 'reported', since: NOW - 30_000, report: { ...REPORT, device: 'other', by: 'Tablet 03, Mara' } } }), asks: 'dispute' }),
    disputed: () => ({ ...base, view: live(decided, { lease: null, card: { holder: null, state: 'disputed', since: NOW - 480_000, report: { ...REPORT, disputed_by: two, note: 'Round 14 was replayed after the server crashed and counted twice.' } } }) }),
    ruled: () => ({ ...base, view: live(decided, { card: { ...OVER, since: NOW - 17_000, ruled: 'The round that was replayed counts once.' } }) }),
    annulled: () => ({ ...base, view: live([], { lease: null, void_reason: 'A player was not on the roster.', card: { holder: null, state: 'void' } }) }),
    took: () => ({ ...base, view: live(), stored: [last], tookFrom: 'Tablet 03 (Mara)' }),
    keypad: () => ({ ...base, view: live(), stored: [last], asks: { type: 'points', side: 'home' } }),
    won: () => ({ ...base, view: live(), stored: [last], asks: { type: 'won', side: 'away' } }),
    handback: () => ({ ...base, view: live(), stored: [last], asks: 'handback' }),
    clocks: () => ({ ...base, view: live(undefined, SCENE), stored: [last] }),
    clocking: () => ({ ...base, view: live(undefined, SCENE), stored: [last], asks: 'clock' }),
    pausing: () => ({ ...base, view: live(undefined, SCENE), stored: [last], asks: 'hold' }),
    paused: () => ({ ...base, view: live(undefined, PAUSED), stored: [last] }),
    paused_over: () => ({ ...base, view: live(undefined, { ...PAUSED, pause: { kind: 'tactical', by: 'home', since: NOW - 44_000, due: NOW - 14_000, ready: { home: true, away: false } } }), stored: [last] }),
    unmarked: () => ({ ...base, view: live(undefined, { ...SCENE, marks: null }), stored: [last] }),
    mark_map: () => ({ ...base, view: live(undefined, SCENE), stored: [last], asks: { type: 'mark', what: 'map' } }),
    mark_characters: () => ({ ...base, view: live(undefined, SCENE), stored: [last], asks: { type: 'mark', what: 'characters' } }),
    results: () => ({ ...base, view: live([game(1, 0, 0, 'home'), game(2, 0, 0, 'away')], { rule: { kind: 'winner_only' }, vocabulary: 'fighting' }) }),
    all: () => ({ ...base, view: live([game(1, 13, 9, 'home'), game(2, 4, 7)], ALL) }),
    all_drawn: () => ({ ...base, view: live([game(1, 13, 9, 'home'), game(2, 7, 13, 'away')], ALL) }),
    all_confirm: () => ({ ...base, view: live([game(1, 13, 9, 'home'), game(2, 7, 13, 'away')], ALL), asks: 'commit' }),
    all_locked: () => ({ ...base, view: live([game(1, 13, 9, 'home'), game(2, 7, 13, 'away')], { ...ALL, card: { ...ALL.card, state: 'over', ending: 'played', score: { home: 1, away: 1 } } }) }),
    added_start: () => ({ ...base, view: live([], { ...ADDED, card: { ...ADDED.card, state: 'called' } }) }),
    added: () => ({ ...base, view: live([game(1, 2, 1), game(2, 0, 3)], ADDED) }),
    added_first: () => ({ ...base, view: live([game(1, 2, 1)], ADDED) }),
    long_match: () => ({ ...base, view: live(Array.from({ length: 10 }, (_, i) => game(i + 1, i % 2 ? 5 : 7, i % 2 ? 7 : 5, i % 2 ? 'away' : 'home')), { series: { length: { kind: 'best_of', games: 15 } }, card: { needed: 8, most_games: 15 }, rule: { kind: 'points' } }) }),
    seven: () => ({ ...base, view: live([...BEFORE, game(4, 101, 99)], { series: { length: { kind: 'best_of', games: 7 } }, card: { needed: 4, most_games: 7 }, rule: { kind: 'points' } }) }),
  };
}

export const matchState = (name: string, length: 'short' | 'long'): MatchState | null => matchStates(length)[name]?.() ?? null;

/** Every state of the tablet that the checks look at. */
export const STATES: readonly string[] = [
  ...Object.keys(matchStates('short')),
  ...DRAFTS, 'band_next', 'band_open',
  'pool_sheet', 'pool_choose', 'pool_draw', 'pool_offline', 'pool_roll',
  'sheet_help', 'sheet_shift', 'sheet_link', 'heat_stream', 'heat_roll', 'heat_roll_large',
  ...['own', 'held', 'ready', 'empty', 'all', 'digits', 'lost', 'begin', 'begun', 'heats'].map((name) => `pick_${name}`),
  ...['name', 'asking', 'waiting', 'approved', 'refused', 'expired', 'foreign', 'lost', 'none', 'tab', 'caster'].map((name) => `pair_${name}`),
];

/** The names that the lists of the gallery know, by id. */
export function people(length: 'short' | 'long'): Readonly<Record<number, EntrantView>> {
  const first = length === 'long' ? LONG : SHORT;
  const others = ['The Extraordinarily Patient Gentlemen XI', 'Żubry Podlasie', '雷鳴クラブ', 'Kryo Nord', 'Salt & Iron', 'Ночной Дозор', 'Halden Foxes', 'Team Ferrum', 'Pixelpanzer'];
  return Object.fromEntries([first.home, first.away, ...others.map((name, i) => entrant(i + 3, name))].map((one) => [one.id, one]));
}

const open = (id: number, state: MatchCard['state'], minutes: number, home: number, away: number, changes: Parameters<typeof card>[0] = {}): MatchCard =>
  card({ id, number: id, state, since: NOW - minutes * 60_000, group: 'upper', round: 3, from_end: 2, needed: 2, most_games: 3, holder: null, station: null, slots: { home: { kind: 'taken', entrant: home, seed: home }, away: { kind: 'taken', entrant: away, seed: away } }, ...changes });

/** Cards of the picking page in its states. */
export function pickCards(name: string): readonly MatchCard[] {
  const final = card({ id: 30, number: 30, state: 'called', since: NOW - 44 * 60_000, holder: name === 'held' ? 3 : name === 'own' ? 7 : null });
  const others = [
    open(12, 'called', 6, 6, 7, { station: 7 }), open(13, 'called', 4, 8, 9, { station: 12 }), open(14, 'called', 2, 10, 11, { station: 15 }),
    open(31, 'ready', 20, 3, 4), open(34, 'ready', 12, 5, 6), open(38, 'ready', 3, 9, 10), open(39, 'ready', 2, 7, 8), open(40, 'live', 9, 4, 11, { station: 4, holder: 5 }),
  ];
  if (name === 'empty') return [];
  return [final, ...others];
}
