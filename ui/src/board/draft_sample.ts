// A made-up draft, for tests and for pages that are looked at while developing: a turn list becomes a view.
import type { DraftFormatHead } from '../wire/DraftFormatHead';
import type { DraftVerb } from '../wire/DraftVerb';
import type { DraftView } from '../wire/DraftView';
import type { PoolView } from '../wire/PoolView';
import type { Side } from '../wire/Side';
import type { TurnView } from '../wire/TurnView';

const VERBS: Readonly<Record<string, DraftVerb>> = { p: 'pick', b: 'ban', s: 'side', o: 'order', d: 'decider', t: 'protect', n: 'snipe', l: 'steal' };
/** Seats and verbs as "ab bp *p": a acts first and is home here, b second, a star both at once and hidden, x nobody. */
export const CAPTAINS_MODE = 'ab ab bb bb ab bb bb ap bp ab ab bb bp ap ap bp bp ap ab bb ab bb ap bp';
export const HIDDEN_OPENING = '*b *b ap bp bp ap *b ap bp bp ap ap bp';
export const MAP_VETO = 'ab bb ap bs bp as bb ab xd';

const sideOf = (seat: string): Side => (seat === 'a' ? 'home' : 'away');

/** The turns of a list; the first are done with what `chosen` names, in its order, two for a star; null is empty. */
export function turnsOf(list: string, chosen: readonly (string | null)[], phases: Readonly<Record<number, string>> = {}): Record<number, TurnView> {
  const turns: Record<number, TurnView> = {};
  const left = [...chosen];
  let index = 0;
  let isOpen = false;
  let action = 0;
  list.split(' ').forEach(([seat = '', verb = ''], step) => {
    const seats = seat === '*' ? ['a', 'b'] : [seat];
    const isDone = left.length >= seats.length;
    for (const one of seats) {
      const hero = isDone ? left.shift() : undefined;
      const turn: TurnView = { verb: VERBS[verb] ?? 'pick', step, state: isDone ? 'done' : isOpen ? 'later' : 'open' };
      if (one !== 'x') turn.side = sideOf(one);
      const phase = phases[step];
      if (phase !== undefined) turn.phase = phase;
      if (isDone) {
        turn.choice = hero === null || hero === undefined ? { kind: 'empty' } : verb === 's' ? { kind: 'side', side: hero } : verb === 'o' ? { kind: 'order', seat: hero === 'B' ? 'B' : 'A' } : { kind: 'hero', hero };
        turn.by = hero === null ? 'time' : 'captain';
        turn.action = action;
        action += 1;
      }
      turns[index] = turn;
      index += 1;
    }
    if (!isDone) {
      left.length = 0;
      isOpen = true;
    }
  });
  return turns;
}

export const FORMAT: DraftFormatHead = { id: 'dota2-cm-7.40', name: 'Captains Mode 7.40', unverified: false, team_size: 5, sides: ['Radiant', 'Dire'], may_pass: [], turn_ms: 30_000, reserve_ms: 130_000 };

/** A view of such a list at a moment; what is done, open and picked follows from it. */
export function draftOf(list: string, chosen: readonly (string | null)[], at: number, changes: Partial<DraftView> = {}): DraftView {
  const turns = changes.turns ?? turnsOf(list, chosen);
  const cells = Object.values(turns);
  const picks = (side: Side): string[] => cells.flatMap((turn) => (turn.side === side && turn.verb === 'pick' && turn.state === 'done' && turn.choice?.kind === 'hero' ? [turn.choice.hero] : []));
  return {
    match: 120, tournament: 3, number: 25, game: 2, best_of: 3, rules: 1, pool: 0, format: FORMAT, names: { home: 'Kryo Nord', away: 'Salt & Iron' },
    first: 'home', how: 'toss', home_side: 'Radiant', phase: { kind: 'running', opens: at - 7_000 }, turn: cells.filter((turn) => turn.action !== undefined).length, turns,
    open: cells.flatMap((turn) => (turn.state === 'open' && turn.side ? [{ side: turn.side, seat: turn.side === 'home' ? ('A' as const) : ('B' as const), verb: turn.verb, left: 1, hidden: false, shown_until: at + 23_000 }] : [])),
    reserve: { home: 102_000, away: 58_000 }, teams: { home: picks('home'), away: picks('away') }, lineup: { home: [], away: [] },
    ...changes,
  };
}

/** The rosters of both sides, for line-ups that are looked at: one of home's players has a long name. */
export const ROSTERS: NonNullable<DraftView['roster']> = {
  home: [['Ida', 1], ['Maximiliane von der Heide-Ostermann', 2], ['rask', 3], ['7eleven', 4], ['zweiundvierzig', 5]].map(([handle, position], i) => ({ person: 11 + i, handle: String(handle), post: { kind: 'player' as const, position: Number(position) } })),
  away: ['Нина', 'Tove', '雷鳴', 'Ben', 'Kaya'].map((handle, i) => ({ person: 21 + i, handle, post: { kind: 'player' as const } })),
};
ROSTERS.home.push({ person: 16, handle: 'Jule', post: { kind: 'substitute' } });

/** A pool from lines as "Abaddon|all|Support,Carry". */
export function poolOf(lines: readonly string[], name = 'Heroes'): PoolView {
  const heroes: PoolView['heroes'] = {};
  for (const line of lines) {
    const [hero = '', attribute = '', roles = ''] = line.split('|');
    const attributes: Record<string, string[]> = {};
    if (attribute) attributes['attribute'] = [attribute];
    if (roles) attributes['role'] = roles.split(',');
    heroes[hero.toLowerCase().replace(/[^a-z0-9]+/g, '-')] = { name: hero, enabled: true, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
  }
  return { id: 'sample', name, version: '1', heroes };
}
