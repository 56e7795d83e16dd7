// Every state of a draft on the judge's tablet as made-up views, for pictures and checks while developing.
import { CAPTAINS_MODE, draftOf, FORMAT, MAP_VETO, ROSTERS } from '../../board/draft_sample';
import { HEROES, MAPS } from '../../gallery/draft_heroes';
import type { DraftFormatHead } from '../../wire/DraftFormatHead';
import type { DraftLine } from '../../wire/DraftLine';
import type { DraftNote } from '../../wire/DraftNote';
import type { DraftView } from '../../wire/DraftView';
import type { PoolView } from '../../wire/PoolView';
import { NOW } from '../sample';

type Names = 'short' | 'long';
export type JudgeDraft =
  | { readonly kind: 'choosing'; readonly isUp: boolean; readonly line: DraftLine }
  | { readonly kind: 'next'; readonly isUp: boolean; readonly line: DraftLine; readonly format: DraftFormatHead }
  | { readonly kind: 'open'; readonly isUp: boolean; readonly view: DraftView; readonly pool: PoolView; readonly asks: 'hold' | 'time' | 'void' | 'decide' | number | null };

const NAMES = { short: { home: 'Ardent', away: 'Nebelkrähen' }, long: { home: 'The Extraordinarily Patient Gentlemen XI', away: '雷鳴クラブ・ノルトリヒト東京選抜チーム' } } as const;
const DONE = ['abaddon', 'batrider', 'jakiro', 'warlock', 'beastmaster', 'phoenix', 'largo', 'witch-doctor', 'disruptor', 'enigma', 'arc-warden', 'marci', 'invoker'];
const ALL = [...DONE, 'centaur-warrunner', 'tidehunter', 'nyx-assassin', 'lina', 'storm-spirit', 'axe', 'bane', 'chen', 'dazzle', 'luna', 'queen-of-pain'];
const NOTES: DraftNote[] = [
  { at: NOW - 260_000, by: 'Tablet 07, Jonas', what: { kind: 'held' }, reason: 'A captain is away' },
  { at: NOW - 190_000, by: 'Tablet 07, Jonas', what: { kind: 'resumed' }, reason: '' },
  { at: NOW - 120_000, by: 'Desk', what: { kind: 'time_added', seat: 'B', ms: 30_000 }, reason: 'Late page' },
  { at: NOW - 60_000, by: 'Tablet 07, Jonas', what: { kind: 'stepped_back', to: 11 }, reason: 'Misclick, both agree' },
];

/** The line of a match in the list of drafts. */
export const draftLine = (names: Names, state: DraftLine['state']): DraftLine => ({ tournament: 3, number: 30, names: NAMES[names], entrants: { home: 1, away: 2 }, game: 2, format: FORMAT.name, state, turn_of: state === 'running' ? ['away'] : [] });

const dota = (names: Names, done: readonly string[] = DONE, changes: Partial<DraftView> = {}): DraftView => draftOf(CAPTAINS_MODE, done, NOW, { names: NAMES[names], notes: NOTES, closed: { home: {}, away: {} }, ...changes });
const held = (names: Names): DraftView => dota(names, DONE, { phase: { kind: 'held', elapsed: 7_000, since: NOW - 72_000, reason: 'Headset of player 3' }, open: [{ side: 'home', seat: 'A', verb: 'pick', left: 1, hidden: false, left_ms: 23_000 }] });

const SCENES: Readonly<Record<string, (names: Names) => JudgeDraft>> = {
  choosing: (names) => ({ kind: 'choosing', isUp: true, line: { ...draftLine(names, 'choosing'), turn_of: ['home'], choosing: { how: 'rule', chooser: 'home', sides: ['Radiant', 'Dire'] } } }),
  choosing_rest: (names) => ({ kind: 'choosing', isUp: false, line: { ...draftLine(names, 'choosing'), turn_of: ['away'], choosing: { how: 'toss', chooser: 'home', home_side: 'Dire', sides: ['Radiant', 'Dire'] } } }),
  next: (names) => ({ kind: 'next', isUp: true, line: draftLine(names, 'next'), format: { ...FORMAT, unverified: true } }),
  next_lost: (names) => ({ kind: 'next', isUp: false, line: { ...draftLine(names, 'next'), game: 0, format: 'Major veto, best of three' }, format: FORMAT }),
  run: (names) => ({ kind: 'open', isUp: true, view: dota(names), pool: HEROES, asks: null }),
  held: (names) => ({ kind: 'open', isUp: true, view: held(names), pool: HEROES, asks: null }),
  lost: (names) => ({ kind: 'open', isUp: false, view: dota(names), pool: HEROES, asks: null }),
  first: (names) => ({ kind: 'open', isUp: true, view: dota(names, [], { notes: [] }), pool: HEROES, asks: null }),
  ask_hold: (names) => ({ kind: 'open', isUp: true, view: dota(names), pool: HEROES, asks: 'hold' }),
  ask_time: (names) => ({ kind: 'open', isUp: true, view: dota(names), pool: HEROES, asks: 'time' }),
  ask_back: (names) => ({ kind: 'open', isUp: true, view: dota(names), pool: HEROES, asks: 11 }),
  ask_void: (names) => ({ kind: 'open', isUp: true, view: dota(names), pool: HEROES, asks: 'void' }),
  veto: (names) => ({ kind: 'open', isUp: true, view: draftOf(MAP_VETO, ['ancient', 'train', 'mirage', 'CT', 'nuke', 'T', 'inferno'], NOW, { names: NAMES[names], game: 0, waits: 'decide', open: [] }), pool: MAPS, asks: null }),
  ask_decide: (names) => ({ kind: 'open', isUp: true, view: draftOf(MAP_VETO, ['ancient', 'train', 'mirage', 'CT', 'nuke', 'T', 'inferno'], NOW, { names: NAMES[names], game: 0, waits: 'decide', open: [] }), pool: MAPS, asks: 'decide' }),
  swap: (names) => ({ kind: 'open', isUp: true, view: dota(names, ALL, { phase: { kind: 'swapping', until: NOW + 48_000 }, open: [] }), pool: HEROES, asks: null }),
  complete: (names) => ({ kind: 'open', isUp: true, view: dota(names, ALL, { phase: { kind: 'complete', at: NOW - 4_000 }, open: [] }), pool: HEROES, asks: null }),
  lineup: (names) => ({ kind: 'open', isUp: true, view: dota(names, ALL, { phase: { kind: 'complete', at: NOW - 4_000 }, open: [], roster: ROSTERS, players: { home: [11, 16, 13, 14, 15], away: [] } }), pool: HEROES, asks: null }),
};

export const DRAFTS: readonly string[] = Object.keys(SCENES).map((name) => `draft_${name}`);
export const draftState = (name: string, names: Names): JudgeDraft | null => (name.startsWith('draft_') ? (SCENES[name.slice(6)]?.(names) ?? null) : null);
