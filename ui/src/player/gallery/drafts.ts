// Every state of the captain's draft as made-up views, for pictures and checks while developing.
import { CAPTAINS_MODE, draftOf, FORMAT, HIDDEN_OPENING, MAP_VETO, ROSTERS, turnsOf } from '../../board/draft_sample';
import { HEROES, MAPS, STAGES } from '../../gallery/draft_heroes';
import { stillLink, type Still } from '../../gallery/still';
import { NOW } from '../../judge/sample';
import type { LiveLink } from '../../link/live.svelte';
import type { Closed } from '../../wire/Closed';
import type { DraftChoice } from '../../wire/DraftChoice';
import type { DraftLine } from '../../wire/DraftLine';
import type { DraftView } from '../../wire/DraftView';
import type { OpenTurn } from '../../wire/OpenTurn';
import type { PoolView } from '../../wire/PoolView';
import type { Side } from '../../wire/Side';
import type { Names } from './states';

/** What the captain's page is given. */
export interface CaptainState {
  readonly view: DraftView;
  readonly pool: PoolView | undefined;
  readonly link: LiveLink;
  readonly isWatching: boolean;
  readonly isOfficial: boolean;
  readonly begins: { readonly chosen?: DraftChoice; readonly sending?: boolean; readonly said?: string; readonly wanted?: { readonly text?: string; readonly role?: string; readonly isOpenOnly?: boolean } };
}

interface Scene {
  readonly view: DraftView;
  readonly pool?: PoolView | null;
  readonly link?: Partial<Still>;
  readonly isWatching?: boolean;
  readonly isOfficial?: boolean;
  readonly chosen?: string | DraftChoice;
  readonly sending?: boolean;
  readonly said?: string;
  readonly wanted?: CaptainState['begins']['wanted'];
}

const LONG = { home: 'The Extraordinarily Patient Gentlemen XI', away: '雷鳴クラブ・ノルトリヒト東京選抜チーム' };
const BEFORE = ['abaddon', 'batrider', 'jakiro', 'warlock', 'beastmaster', 'phoenix', 'largo', 'witch-doctor', 'disruptor', 'enigma', 'arc-warden', 'marci', 'invoker'];
const USED = ['juggernaut', 'rubick', 'pangolier', 'mars', 'lion', 'puck', 'sven', 'tusk', 'hoodwink', 'dawnbreaker'];

/** What is closed by what was done, and since game one. */
function closedIn(view: DraftView, used: readonly string[] = USED): DraftView['closed'] {
  const all: Record<string, Closed> = { techies: { kind: 'disabled' } };
  for (const hero of used) all[hero] = { kind: 'game', game: 1 };
  for (const turn of Object.values(view.turns)) if (turn.choice?.kind === 'hero') all[turn.choice.hero] = { kind: 'now', verb: turn.verb, ...(turn.side ? { by: turn.side } : {}) };
  return { home: all, away: all };
}
const dota = (changes: Partial<DraftView> = {}, done: readonly (string | null)[] = BEFORE): DraftView => {
  const view = draftOf(CAPTAINS_MODE, done, NOW, changes);
  return { ...view, closed: closedIn(view) };
};
const open = (side: Side, changes: Partial<OpenTurn> = {}): OpenTurn => ({ side, seat: side === 'home' ? 'A' : 'B', verb: 'pick', left: 1, hidden: false, shown_until: NOW + 23_000, ...changes });
const EARLY = ['abaddon', 'jakiro', 'batrider', 'warlock', 'witch-doctor', 'disruptor', 'invoker', 'nyx-assassin'];

/** A hidden turn of both; the own side has locked, or not. */
function sealed(isLocked: boolean): DraftView {
  const turns = turnsOf(HIDDEN_OPENING, EARLY);
  const at = Object.values(turns).findIndex((turn) => turn.state === 'open');
  if (isLocked) turns[at] = { side: 'home', verb: 'ban', step: turns[at]?.step ?? 0, state: 'hidden', choice: { kind: 'hero', hero: 'lone-druid' }, by: 'captain', action: 8 };
  const view = draftOf(HIDDEN_OPENING, EARLY, NOW, {
    turns, format: { ...FORMAT, name: 'Hidden opening', unverified: true },
    open: [...(isLocked ? [] : [open('home', { verb: 'ban', hidden: true, shown_until: NOW + 11_000 })]), open('away', { verb: 'ban', hidden: true, shown_until: NOW + 11_000 })],
  });
  return { ...view, closed: closedIn(view, USED.slice(-2)) };
}

const veto = (done: readonly string[], changes: Partial<DraftView> = {}): DraftView => {
  const { team_size: _, ...head } = FORMAT;
  const view = draftOf(MAP_VETO, done, NOW, { game: 0, format: { ...head, id: 'cs2', name: 'Major veto, best of three', sides: ['CT', 'T'], turn_ms: 45_000, reserve_ms: 0 }, reserve: { home: 0, away: 0 }, ...changes });
  return { ...view, closed: closedIn(view, []) };
};
const ALL = ['abaddon', 'batrider', 'jakiro', 'warlock', 'beastmaster', 'phoenix', 'largo', 'witch-doctor', 'disruptor', 'enigma', 'arc-warden', 'marci', 'invoker', 'centaur-warrunner', 'tidehunter', 'nyx-assassin', 'lina', 'storm-spirit', 'axe', 'bane', 'chen', 'dazzle', 'luna', 'queen-of-pain'];
const HELD = { kind: 'held', elapsed: 7_000, since: NOW - 72_000, reason: 'Headset of player 3' } as const;

const SCENES: Readonly<Record<string, () => Scene>> = {
  turn: () => ({ view: dota(), chosen: 'centaur-warrunner' }),
  choose: () => ({ view: dota() }),
  teammate: () => ({ view: dota({ hover: 'centaur-warrunner' }) }),
  tenths: () => ({ view: dota({ open: [open('home', { shown_until: NOW + 7_300 })] }), chosen: 'centaur-warrunner' }),
  waiting: () => ({ view: dota({}, [...BEFORE, 'nyx-assassin', 'tidehunter']), chosen: 'queen-of-pain' }),
  blocked: () => ({ view: dota({}, [...BEFORE, 'nyx-assassin', 'tidehunter', 'queen-of-pain']), chosen: 'queen-of-pain' }),
  hidden: () => ({ view: sealed(true) }),
  hidden_turn: () => ({ view: sealed(false), chosen: 'lone-druid' }),
  reserve: () => ({ view: dota({ open: [open('home', { shown_until: NOW - 25_000 })] }), chosen: 'centaur-warrunner' }),
  held: () => ({ view: dota({ phase: HELD, open: [{ side: 'home', seat: 'A', verb: 'pick', left: 1, hidden: false, left_ms: 23_000 }] }), chosen: 'centaur-warrunner' }),
  lost: () => ({ view: dota({ open: [open('home', { shown_until: NOW + 17_000 })] }), chosen: 'centaur-warrunner', link: { lamp: 'lost', age: 6_000 } }),
  sending: () => ({ view: dota(), chosen: 'centaur-warrunner', sending: true }),
  refused: () => ({ view: dota(), chosen: 'centaur-warrunner', said: 'That turn is over. Look at the draft and choose again.' }),
  soon: () => ({ view: dota({ phase: { kind: 'running', opens: NOW + 3_000 }, open: [open('home', { shown_until: NOW + 33_000 })] }) }),
  nofit: () => ({ view: dota(), wanted: { text: 'zebra' } }),
  initiators: () => ({ view: dota(), chosen: 'centaur-warrunner', wanted: { role: 'Initiator', isOpenOnly: true } }),
  pass: () => ({ view: dota({ format: { ...FORMAT, may_pass: ['ban'] } }, BEFORE.slice(0, 5)), chosen: 'lina' }),
  passing: () => ({ view: dota({ format: { ...FORMAT, may_pass: ['ban'] } }, BEFORE.slice(0, 4)), chosen: { kind: 'empty' } }),
  official: () => ({ view: dota({ phase: HELD, open: [{ side: 'home', seat: 'A', verb: 'pick', left: 1, hidden: false, left_ms: 23_000 }] }), chosen: 'centaur-warrunner', isOfficial: true }),
  loading: () => ({ view: dota(), pool: null }),
  maps: () => ({ view: veto(['ancient', 'train', 'mirage', 'CT', 'nuke', 'T']), pool: MAPS }),
  side: () => ({ view: { ...veto(['ancient', 'train', 'mirage'], { turns: turnsOf('ab bb bp as ap bs ab bb xd', ['ancient', 'train', 'mirage']) }), open: [open('home', { verb: 'side', shown_until: NOW + 41_000 })] }, pool: MAPS, chosen: { kind: 'side', side: 'CT' } }),
  order: () => ({ view: { ...draftOf('ao', [], NOW), format: { ...FORMAT, name: 'Choice of the order', reserve_ms: 0 } } }),
  stages: () => { const view = veto([]); return { view: { ...view, ...draftOf('ab bb bb ap', ['smashville'], NOW, { game: 1, best_of: 5, format: view.format, reserve: { home: 0, away: 0 } }), closed: { home: { smashville: { kind: 'now', verb: 'ban', by: 'home' } }, away: { smashville: { kind: 'now', verb: 'ban', by: 'home' } } } } as DraftView, pool: STAGES }; },
  decide: () => ({ view: { ...veto(['ancient', 'train', 'mirage', 'CT', 'nuke', 'T', 'inferno']), open: [], waits: 'decide' }, pool: MAPS }),
  swap: () => ({ view: dota({ phase: { kind: 'swapping', until: NOW + 48_000 }, open: [] }, ALL) }),
  complete: () => ({ view: dota({ phase: { kind: 'complete', at: NOW - 4_000 }, open: [] }, ALL) }),
  lineup: () => ({ view: dota({ phase: { kind: 'swapping', until: NOW + 48_000 }, open: [], roster: ROSTERS }, ALL) }),
  lineup_named: () => ({ view: dota({ phase: { kind: 'complete', at: NOW - 4_000 }, open: [], roster: ROSTERS, players: { home: [11, 16, 13, 14, 15], away: [21, 22, 23, 24, null] } }, ALL) }),
  maps_complete: () => ({ view: veto(['ancient', 'train', 'mirage', 'CT', 'nuke', 'T', 'inferno', 'dust-ii', 'overpass'], { phase: { kind: 'complete', at: NOW }, open: [] }), pool: MAPS }),
  watch: () => ({ view: dota(), isWatching: true }),
};

export const DRAFTS: readonly string[] = Object.keys(SCENES).map((name) => `draft_${name}`);

/** A state by its name, `draft_turn` and so on; null for others. */
export function captainState(name: string, names: Names): CaptainState | null {
  const scene = SCENES[name.replace(/^draft_/, '')]?.();
  if (!scene || !name.startsWith('draft_')) return null;
  const chosen: DraftChoice | undefined = typeof scene.chosen === 'string' ? { kind: 'hero', hero: scene.chosen } : scene.chosen;
  return {
    view: names === 'long' ? { ...scene.view, names: LONG } : scene.view,
    pool: scene.pool === null ? undefined : (scene.pool ?? HEROES),
    link: stillLink({ now: NOW, docs: {}, ...scene.link }),
    isWatching: scene.isWatching ?? false,
    isOfficial: scene.isOfficial ?? false,
    begins: { ...(chosen ? { chosen } : {}), ...(scene.sending ? { sending: true } : {}), ...(scene.said === undefined ? {} : { said: scene.said }), ...(scene.wanted ? { wanted: scene.wanted } : {}) },
  };
}

/** A match whose captains choose order and side; whose choice it is. */
export const seatsLine = (turn: Side, names: Names): DraftLine => ({
  tournament: 3, number: 30, names: names === 'long' ? { home: 'Nordlichter Herbstmeisterschaft der Vereine', away: 'The Extraordinarily Patient Gentlemen XI' } : { home: 'Fox', away: 'Owl' }, entrants: { home: 1, away: 2 }, game: 2, format: 'Captains Mode', state: 'choosing', turn_of: [turn],
  choosing: { how: 'rule', chooser: 'home', sides: ['Radiant', 'Dire'], ...(turn === 'away' ? { first: 'away' as const } : {}) },
});
