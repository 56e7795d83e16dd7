// Invented drafts for the galleries and tests: any order of turns, played as far as wished, as one reader may know it.
import { ROSTERS } from '../board/draft_sample';
import type { Closed } from '../wire/Closed';
import type { DraftLine } from '../wire/DraftLine';
import type { DraftNote } from '../wire/DraftNote';
import type { DraftVerb } from '../wire/DraftVerb';
import type { DraftView } from '../wire/DraftView';
import type { HeroView } from '../wire/HeroView';
import type { OpenTurn } from '../wire/OpenTurn';
import type { PoolView } from '../wire/PoolView';
import type { Side } from '../wire/Side';
import type { TurnView } from '../wire/TurnView';
import { DOTA_HEROES } from './dota_heroes';
import { pictured } from './pictured';

export type Drafted = 'dota' | 'lol' | 'maps' | 'maps5' | 'sealed' | 'stages';
export interface DraftWish {
  /** Whether the rosters are known once all is chosen, and whether it is said who plays what. */
  readonly people?: 'known' | 'named';
  readonly format: Drafted;
  /** How many turns are done. */
  readonly done: number;
  readonly now: number;
  readonly phase?: 'running' | 'held' | 'swapping' | 'complete';
  readonly clock?: 'shown' | 'tenths' | 'reserve' | 'opens' | 'out';
  readonly waits?: 'go_on' | 'decide';
  readonly names?: readonly [string, string];
  /** The turns whose choice is hidden from the reader. */
  readonly hidden?: 'both' | 'none';
  readonly isOfficial?: boolean;
  readonly match?: number;
}

interface Plan {
  readonly name: string;
  /** `A` and `B` pick, small letters ban; `s`, `S`: the other one and the first choose a side; `D` is left over; a space parts phases, `&` joins. */
  readonly turns: string;
  readonly phases: readonly string[];
  readonly size?: number;
  readonly sides: readonly string[];
  readonly unverified?: boolean;
  readonly turn: number;
  readonly reserve: number;
  readonly game: number;
  readonly best_of: number;
}
const PLANS: Readonly<Record<Drafted, Plan>> = {
  dota: { name: 'Captains Mode 7.40', turns: 'aabbabb AB aab BAABBA abab AB', phases: ['Ban 1', 'Pick 1', 'Ban 2', 'Pick 2', 'Ban 3', 'Pick 3'], size: 5, sides: ['Radiant', 'Dire'], turn: 30_000, reserve: 130_000, game: 2, best_of: 3 },
  lol: { name: 'Tournament draft, hard Fearless', turns: 'ababab ABBAAB baba BAAB', phases: ['Ban 1', 'Pick 1', 'Ban 2', 'Pick 2'], size: 5, sides: ['Blue', 'Red'], turn: 27_000, reserve: 0, game: 3, best_of: 5 },
  maps: { name: 'Major veto, best of 3', turns: 'ab AsBS ba D', phases: ['Ban', 'Pick', 'Ban', 'Decider'], sides: ['CT', 'T'], turn: 45_000, reserve: 0, game: 0, best_of: 3 },
  maps5: { name: 'Veto, best of 5', turns: 'ab ABAB D', phases: ['Ban', 'Pick', 'Decider'], sides: [], turn: 45_000, reserve: 0, game: 0, best_of: 5 },
  sealed: { name: 'Global ban-pick, game seven', turns: 'A&B&A&B&A&B&A&B&A&B', phases: ['Sealed picks'], size: 5, sides: ['Blue', 'Red'], unverified: true, turn: 180_000, reserve: 0, game: 7, best_of: 7 },
  stages: { name: 'Stage strikes, later games', turns: 'aa B', phases: ['Bans of the winner', 'Pick of the loser'], sides: [], unverified: true, turn: 30_000, reserve: 0, game: 2, best_of: 3 },
};
const MAPS = ['Ancient', 'Anubis', 'Dust II', 'Inferno', 'Mirage', 'Nuke', 'Train'];
const STAGES = ['Battlefield', 'Final Destination', 'Small Battlefield', 'Pokémon Stadium 2', 'Smashville', 'Town & City', 'Hollow Bastion', 'Kalos Pokémon League', 'Lylat Cruise', "Yoshi's Story"];

const ID = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const heroOf = (name: string, role?: string): HeroView => ({ name, enabled: name !== 'Techies', ...(role === undefined ? {} : { attributes: { role: [role] } }) });

/** What can be chosen in such a draft. */
export function samplePool(format: Drafted): PoolView {
  const names = format === 'maps' || format === 'maps5' ? MAPS : format === 'stages' ? STAGES : DOTA_HEROES;
  const heroes = Object.fromEntries(names.map((one) => {
    const [name = '', role] = one.split(':');
    return [ID(name), heroOf(name, role)];
  }));
  return pictured({ id: format, name: format === 'dota' ? 'Dota 2' : format, version: '7.40', heroes });
}

const VERBS: Readonly<Record<string, readonly [DraftVerb, 'A' | 'B' | undefined]>> = { a: ['ban', 'A'], b: ['ban', 'B'], A: ['pick', 'A'], B: ['pick', 'B'], s: ['side', 'B'], S: ['side', 'A'], D: ['decider', undefined] };

/** A draft as one reader sees it. Home acts first. */
export function sampleDraft(wish: DraftWish): DraftView {
  const plan = PLANS[wish.format];
  const pool = Object.entries(samplePool(wish.format).heroes).filter(([, hero]) => hero.enabled).map(([id]) => id);
  // Not in the order of the alphabet: draws are to look like drafts.
  const order = pool.map((_, i) => pool[(i * 37 + 11) % pool.length] as string);
  const chosen = [...new Set(order)];
  const turns: Record<number, TurnView> = {};
  const teams: Record<Side, string[]> = { home: [], away: [] };
  let [place, step, taken] = [0, 0, 0];
  plan.turns.split(' ').forEach((part, i) => {
    for (const group of part.replace(/&/g, '').split('')) {
      const [verb, seat] = VERBS[group] ?? ['pick', 'A'];
      const side: Side | undefined = seat === undefined ? undefined : seat === 'A' ? 'home' : 'away';
      const isDone = place < wish.done;
      const isHidden = isDone && wish.hidden === 'both';
      const isOpen = !isDone && (place === wish.done || part.includes('&')) && (wish.phase ?? 'running') !== 'complete' && wish.phase !== 'swapping' && wish.waits === undefined;
      const choice = verb === 'side' ? { kind: 'side', side: plan.sides[place % 2] ?? '' } as const : wish.format === 'dota' && place === 4 ? { kind: 'empty' } as const : { kind: 'hero', hero: chosen[taken] ?? '' } as const;
      if (verb !== 'side') taken += 1;
      turns[place] = {
        ...(side === undefined ? {} : { side }), verb, phase: plan.phases[i] ?? '', step: part.includes('&') ? step : step + place, state: isHidden ? 'hidden' : isDone ? 'done' : isOpen ? 'open' : 'later',
        ...(isDone ? { by: place === 4 ? 'time' as const : place === 6 ? 'official' as const : 'captain' as const, action: place, ...(isHidden ? {} : { choice }) } : {}),
      };
      if (isDone && !isHidden && verb === 'pick' && side && choice.kind === 'hero') teams[side].push(choice.hero);
      place += 1;
    }
    step += 100;
  });
  const { now, clock = 'shown' } = wish;
  const until = clock === 'tenths' ? now + 7_300 : clock === 'reserve' ? now - 41_000 : clock === 'out' ? now - 900_000 : clock === 'opens' ? now + plan.turn + 3_000 : now + Math.round(plan.turn * 0.6);
  const isHeld = wish.phase === 'held';
  const open = new Map<Side, OpenTurn>();
  for (const turn of Object.values(turns)) {
    if (turn.state !== 'open' || turn.side === undefined) continue;
    const before = open.get(turn.side);
    open.set(turn.side, { side: turn.side, seat: turn.side === 'home' ? 'A' : 'B', verb: turn.verb, left: (before?.left ?? 0) + 1, hidden: wish.format === 'sealed', ...(isHeld ? { left_ms: 18_000 } : { shown_until: until }) });
  }
  const phase = wish.phase ?? 'running';
  const lineup = phase === 'complete' || phase === 'swapping' ? { home: [...teams.home].reverse(), away: [...teams.away] } : { home: [], away: [] };
  return {
    match: wish.match ?? 26, tournament: 3, number: 26, game: plan.game, best_of: plan.best_of, rules: 1, pool: 0,
    format: { id: wish.format, name: plan.name, unverified: plan.unverified ?? false, ...(plan.size === undefined ? {} : { team_size: plan.size }), sides: [...plan.sides], may_pass: wish.format === 'dota' ? ['ban'] : [], turn_ms: plan.turn, reserve_ms: plan.reserve },
    names: { home: wish.names?.[0] ?? 'Ardent', away: wish.names?.[1] ?? 'Nebelkrähen' }, first: 'home', how: 'toss', ...(plan.sides.length > 0 && plan.size !== undefined ? { home_side: plan.sides[1] ?? '' } : {}),
    phase: phase === 'held' ? { kind: 'held', elapsed: 12_000, since: now - 74_000, reason: 'Network at station 1, both sides agreed to wait' } : phase === 'swapping' ? { kind: 'swapping', until: now + 48_000 } : phase === 'complete' ? { kind: 'complete', at: now - 20_000 } : { kind: 'running', opens: clock === 'opens' ? now + 3_000 : now - 12_000 },
    turn: wish.done, turns, open: [...open.values()], reserve: { home: Math.min(plan.reserve, 105_000), away: Math.min(plan.reserve, 52_000) },
    ...(wish.waits === undefined ? {} : { waits: wish.waits }), teams, lineup,
    ...(wish.people && lineup.home.length > 0 ? { roster: ROSTERS, ...(wish.people === 'named' ? { players: { home: [11, 16, 13, 14, 15], away: [21, 22, 23, 24, 25] } } : {}) } : {}),
    ...(wish.isOfficial ? { closed: closedOf(turns), notes: notesOf(now) } : {}),
  };
}

function closedOf(turns: Readonly<Record<number, TurnView>>): DraftView['closed'] {
  const all: Record<string, Closed> = { techies: { kind: 'disabled' }, juggernaut: { kind: 'game', game: 1, by: 'home' }, spectre: { kind: 'game', game: 1, by: 'away' } };
  for (const { choice, verb, side } of Object.values(turns)) if (choice?.kind === 'hero') all[choice.hero] = { kind: 'now', verb, ...(side === undefined ? {} : { by: side }) };
  return { home: all, away: all };
}

const notesOf = (now: number): DraftNote[] => [
  { at: now - 410_000, by: 'Tablet 04, Aylin', what: { kind: 'held' }, reason: 'A headset failed' },
  { at: now - 330_000, by: 'Tablet 04, Aylin', what: { kind: 'resumed' }, reason: '' },
  { at: now - 200_000, by: 'Desk, Lena', what: { kind: 'time_added', seat: 'B', ms: 20_000 }, reason: 'The tablet was asleep when the turn began' },
  { at: now - 95_000, by: 'Desk, Lena', what: { kind: 'stepped_back', to: 6 }, reason: 'Wrong hero tapped, both captains agree' },
];

/** A line of the list of drafts. */
export const sampleLine = (number: number, state: DraftLine['state'], names: readonly [string, string], turn_of: Side[] = [], format = PLANS.dota.name): DraftLine => ({
  tournament: 1, number, names: { home: names[0], away: names[1] }, entrants: { home: 10_001, away: 10_002 }, game: 1, format, state, turn_of,
});
