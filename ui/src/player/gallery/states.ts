// Every state of a player's phone as made-up documents, for pictures and checks while developing.
import { stillLink, type Still } from '../../gallery/still';
import { card, entrant, NOW, tap } from '../../judge/sample';
import type { LiveLink } from '../../link/live.svelte';
import type { Queue, Tap } from '../../link/queue';
import type { EntrantView } from '../../wire/EntrantView';
import type { LobbyView } from '../../wire/LobbyView';
import type { MatchCard } from '../../wire/MatchCard';
import type { ReportView } from '../../wire/ReportView';
import type { PlaceState } from '../../wire/PlaceState';
import type { SigningUp } from '../../wire/SigningUp';
import type { WayMatch } from '../../wire/WayMatch';
import type { WayStage } from '../../wire/WayStage';
import type { WayView } from '../../wire/WayView';

export type Names = 'short' | 'long';

/** What is shown: one of the phone's pages, with what that page is given. */
export interface PhoneState {
  readonly page: 'phone' | 'choose' | 'waiting' | 'sign_up' | 'station';
  /** For what somebody signs up. */
  readonly open: SigningUp | undefined;
  readonly link: LiveLink;
  readonly queue: Queue | null;
  readonly canAct: boolean;
  readonly isSentAway: boolean;
  readonly failure: string | null;
  readonly isKnown: boolean;
}

interface Scene {
  readonly page?: PhoneState['page'];
  readonly cards?: readonly MatchCard[];
  readonly link?: Partial<Still>;
  readonly waiting?: readonly Tap[];
  readonly refused?: readonly Tap[];
  readonly isUnkept?: boolean;
  readonly canAct?: boolean;
  readonly isSentAway?: boolean;
  readonly failure?: string;
  readonly isOut?: boolean;
  readonly way?: WayView;
  readonly lobby?: LobbyView;
  readonly isEmpty?: boolean;
  /** Open for whoever signs up. */
  readonly open?: SigningUp;
  /** Before play: where the phone's own entrant stands. */
  readonly place?: PlaceState;
}

type Changes = Parameters<typeof card>[0];

/** The phone's own entrant is the home side; an opponent with a name as people have them. */
const NAMES: Readonly<Record<Names, readonly [string, string]>> = { short: ['Halden Foxes', '雷鳴クラブ'], long: ['The Extraordinarily Patient Gentlemen XI', 'فريق الصقور الذهبية للرياضات الإلكترونية'] };
const OTHERS = ['Salt & Iron', 'Żubry Podlasie', 'Ночной Дозор', 'Kryo Nord', 'Nebelkrähen', 'Team Ferrum', 'Pixelpanzer', 'Ardent', 'Onomatopoeticdiscombobulationists'];
const SEATS: Readonly<Record<Names, string>> = { short: 'B 14', long: 'Hall B, row 14, by the window' };

const mine = (changes: Changes = {}): MatchCard => card({ tournament: 3, number: 25, group: 'lower', station: null, holder: null, needed: 2, most_games: 3, state: 'ready', since: null, ...changes });
const called = (changes: Changes = {}): MatchCard => mine({ state: 'called', since: NOW - 198_000, station: 12, call: { since: NOW - 198_000, last: NOW + 402_000, until: NOW + 702_000 }, ...changes });
const heat = (changes: Changes = {}): MatchCard => called({ group: 'pool1', slots: { home: { kind: 'bye' }, away: { kind: 'bye' } }, needed: null, most_games: 4, call: null, heat: { contenders: 9, played: 0, leaders: [] }, ...changes });
const report = (changes: Partial<ReportView> = {}): ReportView => ({ score: { home: 2, away: 1 }, winner: 'home', ending: 'played', by: 'Halden Foxes', waits_for: 'away', due: NOW + 402_000, ...changes });
const reported = (changes: Partial<ReportView> = {}, more: Changes = {}): MatchCard => mine({ state: 'reported', since: NOW - 30_000, station: 12, report: report(changes), ...more });
const here = tap({ type: 'check_in', match: 120, side: 'home', presence: 'here' }, { note: 'I am here' });
const refusal = { ...tap({ type: 'report_result', match: 120, score: { home: 2, away: 0 } }, { note: '2 : 0' }), refused: [{ code: 'stale', text: 'It changed in the meantime. Look at the new state and decide again.' }] };
const DOWN: Partial<Still> = { lamp: 'lost', age: 134_000 };

const swiss: WayStage = { stage: 6, name: 'Swiss', place: 3, entrants: 32 };
const cup: WayStage = { stage: 7, name: 'Bracket', entrants: 16 };
/** Eight matches of a weekend, and one that waits for others. */
function way(other: string, part: Pick<WayView, 'is_in' | 'stages'>, waits = false): WayView {
  const over = ([other, ...OTHERS].slice(0, 8)).map((name, i): [number, WayMatch] => [100 + i, { number: 3 + i * 4, stage: i < 5 ? 6 : 7, state: 'over', meets: { kind: 'known', name }, went: i === 2 || i === 7 ? 'lost' : 'won', score: i === 2 || i === 7 ? [1, 2] : [2, i % 2] }]);
  const next: [number, WayMatch][] = waits ? [[140, { number: 41, stage: 7, state: 'undecided', meets: { kind: 'winner', number: 38 }, from: NOW + 31 * 60_000, until: NOW + 71 * 60_000 }]] : [];
  return { matches: Object.fromEntries([...over, ...next]), ...part };
}

const heats = (): WayView => ({ matches: { 120: { number: 25, stage: 6, state: 'called', meets: { kind: 'many', contenders: 9 } } }, stages: [{ stage: 6, name: 'Heats', entrants: 9 }], is_in: true });

const OPENED: SigningUp = { name: 'Vantage 5v5', title: 'Vantage', entrants: 21, limit: 32, waits: 0, until: NOW + 3_600_000 };

const SCENES: Readonly<Record<string, (other: string) => Scene>> = {
  choose: () => ({ page: 'choose', canAct: false }),
  choose_open: () => ({ page: 'choose', canAct: false, open: OPENED }),
  sign_up: () => ({ page: 'sign_up', canAct: false, open: OPENED }),
  sign_up_full: () => ({ page: 'sign_up', canAct: false, open: { ...OPENED, entrants: 32, waits: 4 } }),
  sign_up_closed: () => ({ page: 'sign_up', canAct: false, open: { ...OPENED, until: NOW - 1_000 } }),
  place: () => ({ isEmpty: true, place: { kind: 'entered' } }),
  place_waits: () => ({ isEmpty: true, place: { kind: 'waits', turn: 5 } }),
  place_dropped: () => ({ isEmpty: true, place: { kind: 'dropped' } }),
  station: () => ({ page: 'station', canAct: false, cards: [called({ station: 12 }), mine({ id: 121, number: 27, state: 'live', station: 12, score: { home: 1, away: 0 } })] }),
  station_idle: () => ({ page: 'station', canAct: false, isEmpty: true }),
  choose_empty: () => ({ page: 'choose', isEmpty: true, canAct: false }),
  choose_looking: () => ({ page: 'choose', isEmpty: true, canAct: false, link: { lamp: 'connecting' } }),
  choose_lost: () => ({ page: 'choose', canAct: false, link: DOWN }),
  digits: () => ({ page: 'waiting', canAct: false }),
  none: () => ({}),
  looking: () => ({ isEmpty: true, link: { lamp: 'connecting' } }),
  out: (other) => ({ isOut: true, way: way(other, { is_in: false, stages: [swiss, { ...cup, place: 5, shared: 2 }] }) }),
  champion: (other) => ({ way: way(other, { is_in: false, stages: [{ ...cup, place: 1 }] }) }),
  left: () => ({ isOut: true }),
  between: (other) => ({ way: way(other, { is_in: true, stages: [swiss, { ...cup, possible: [1, 4] }] }, true) }),
  next: (other) => ({ cards: [mine()], way: way(other, { is_in: true, stages: [swiss, { ...cup, possible: [2, 6] }] }) }),
  next_from: () => ({ cards: [mine({ from: NOW + 31 * 60_000, until: NOW + 71 * 60_000 })] }),
  next_reading: () => ({ cards: [mine()], canAct: false }),
  called: () => ({ cards: [called()] }),
  called_long: () => ({ cards: [called({ since: NOW - 4_020_000, station: 112, call: { since: NOW - 4_020_000, last: NOW - 3_420_000, until: NOW - 3_120_000 } })] }),
  called_last: () => ({ cards: [called({ since: NOW - 660_000, call: { since: NOW - 660_000, last: NOW - 60_000, until: NOW + 240_000 } })] }),
  called_seat: () => ({ cards: [called({ station: null })] }),
  called_reading: () => ({ cards: [called()], canAct: false }),
  code_bad: () => ({ cards: [called()], canAct: false, failure: 'A code has six characters, without 0, 1, I and O.' }),
  lobby: () => ({ cards: [called({ station: null, here: { home: true, away: false } })], lobby: { name: 'Nordlichter Herbstmeisterschaft 25', password: 'KX7P4M', server: '192.168.1.20:27015', host: 'home' } }),
  here: () => ({ cards: [called({ here: { home: true, away: false } })] }),
  here_kept: () => ({ cards: [called()], waiting: [here], link: DOWN }),
  live: () => ({ cards: [mine({ state: 'live', station: 12, score: { home: 1, away: 0 } })] }),
  held: () => ({ cards: [mine({ state: 'held', station: 12, score: { home: 1, away: 0 } })] }),
  told: () => ({ cards: [reported()] }),
  told_desk: () => ({ cards: [reported({ waits_for: 'desk' })] }),
  told_soon: () => ({ cards: [reported({ due: NOW - 400 })] }),
  asked: (other) => ({ cards: [reported({ by: other, waits_for: 'home', winner: 'away', score: { home: 1, away: 2 } })] }),
  asked_reading: (other) => ({ cards: [reported({ by: other, waits_for: 'home', winner: 'away', score: { home: 1, away: 2 } })], canAct: false }),
  disputed_own: () => ({ cards: [mine({ state: 'disputed', since: NOW - 30_000, station: 12, report: report({ disputed_by: NAMES.short[0] }) })] }),
  disputed: (other) => ({ cards: [mine({ state: 'disputed', since: NOW - 30_000, station: 12, report: report({ disputed_by: other }) })] }),
  heat_next: () => ({ cards: [heat({ state: 'ready', since: null, station: null, call: null })], way: heats() }),
  heat_called: () => ({ cards: [heat()], way: heats() }),
  heat_seat: () => ({ cards: [heat({ station: null })], way: heats(), canAct: false }),
  heat_here: () => ({ cards: [heat({ heat: { contenders: 9, played: 0, leaders: [], here: [4, 1, 7] } })], way: heats() }),
  heat_live: () => ({ cards: [heat({ state: 'live', heat: { contenders: 9, played: 2, leaders: [2, 1, 11] } })], way: heats(), lobby: { name: 'Nordlicht Heat 3', password: 'KX7P4M', server: '' } }),
  kept: () => ({ cards: [called({ here: { home: true, away: true } })], waiting: [tap({ type: 'report_result', match: 120, score: { home: 2, away: 0 } }, { note: '2 : 0' })], link: DOWN }),
  unkept: () => ({ cards: [called({ here: { home: true, away: true } })], waiting: [here, here], isUnkept: true, link: DOWN }),
  refused: () => ({ cards: [mine({ state: 'live', station: 12, score: { home: 1, away: 0 } })], refused: [refusal] }),
  lost: () => ({ cards: [mine()], link: DOWN }),
  foreign: () => ({ cards: [mine()], link: { foreign: true } }),
  tampered: () => ({ cards: [mine()], link: { tampered: true } }),
  sent_away: () => ({ cards: [mine()], isSentAway: true, canAct: false }),
};

/** What is tapped before a state is reached that no document brings: by the name of the state from which it is. */
export const TAPPED: Readonly<Record<string, readonly [from: string, ...buttons: readonly string[]]>> = {
  report: ['live', 'Report the result'],
  report_full: ['live', 'Report the result', '+', '+'],
  report_winner: ['live', 'Report the result', 'Only who won is known'],
  dispute: ['asked', 'No, that is wrong'],
  dispute_lost: ['asked_lost', 'No, that is wrong'],
  help: ['next', 'Call for help'],
  helped: ['next', 'Call for help', 'A technician'],
};

/** Every state that the checks look at. */
export const STATES: readonly string[] = [...Object.keys(SCENES), ...Object.keys(TAPPED)];

function queueOf(scene: Scene): Queue {
  const refused = scene.refused ?? [];
  const queue: Partial<Queue> = {
    waitingTaps: () => scene.waiting ?? [],
    refusedTaps: () => refused,
    conflicts: refused.length > 0 ? [120] : [],
    isUnkept: scene.isUnkept ?? false,
    onChange: () => () => undefined,
    add: () => Promise.resolve(here),
    dropRefused: () => Promise.resolve(),
  };
  return queue as Queue;
}

/** A state by its name; those that are reached by taps begin as the state before them. */
export function phoneState(name: string, names: Names): PhoneState {
  const from = TAPPED[name]?.[0] ?? name;
  const other = NAMES[names][1];
  const scene: Scene = from === 'asked_lost' ? { ...SCENES['asked']?.(other), link: DOWN } : (SCENES[from]?.(other) ?? {});
  const own: EntrantView = { ...entrant(1, NAMES[names][0]), seat: SEATS[names], ...(scene.isOut ? { gone: { disqualified: false, reason: '' } } : {}) };
  const everybody = [own, entrant(2, other), ...OTHERS.map((one, i): EntrantView => ({ ...entrant(i + 3, one), ...(i % 3 === 0 ? { seat: `A ${i + 1}` } : {}) }))];
  const long = names === 'long' ? 'Nordlichter Herbstmeisterschaft der Vereine' : undefined;
  const before = {
    ...(scene.open ? { signing_up: { tournaments: { 3: { ...scene.open, ...(long ? { name: long } : {}) } } } } : {}),
    ...(scene.place ? { gathering: { name: 'Nordlicht 2026', tournaments: {} }, 'place/3/1': { name: own.name, club: 'LAN e.V. Rostock', tournament: long ?? 'Vantage 5v5', place: scene.place, check_in: { until: NOW + 1_800_000 } } } : {}),
  };
  const docs = scene.isEmpty
    ? before
    : {
        ...before,
        floor: { stations: { 12: { number: 12, name: names === 'long' ? 'Tribüne, am Fenster zum Hof' : '' } } },
        plan: { since: NOW, left_out: 0, items: { 130: { match: 130, number: 31, tournament: 3, group: 'upper', round: 2, station: 12, from: 35, to: 75, state: 'planned' } } },
        gathering: { name: 'Nordlicht 2026', tournaments: { 3: { id: 3, name: names === 'long' ? 'Nordlichter Herbstmeisterschaft der Vereine, Vantage 5v5' : 'Vantage 5v5' } } },
        'tournament/3/entrants/0': { entrants: Object.fromEntries(everybody.map((one) => [one.id, one])) },
        ...(scene.lobby ? { 'lobby/120/1': scene.lobby } : {}),
        ...(scene.way ? { 'way/3/1': scene.way } : {}),
        'open/0': { matches: Object.fromEntries((scene.cards ?? []).map((one) => [one.id, one])) },
      };
  return {
    page: scene.page ?? 'phone',
    open: scene.open && { ...scene.open, ...(long ? { name: long } : {}) },
    link: stillLink({ now: NOW, docs, ...scene.link }),
    queue: scene.canAct === false ? null : queueOf(scene),
    canAct: scene.canAct ?? true,
    isSentAway: scene.isSentAway ?? false,
    failure: scene.canAct === false ? (scene.failure ?? null) : null,
    isKnown: scene.canAct ?? true,
  };
}
