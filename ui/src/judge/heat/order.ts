// The finishing order of one game as a judge taps it: from the first down, or from the first who goes out up.
import type { Finish, Finishes } from '../../board/heats';

/** What a tap on a contender does: the next place, out of the game, one more kill, or not there at all. */
export type Mode = 'first' | 'out' | 'kills' | 'absent';

interface Entered {
  /** The first, the second … */
  readonly front: readonly number[];
  /** Who went out first, second … : the last place, the last but one … */
  readonly back: readonly number[];
  /** Who does not play this game. */
  readonly absent: readonly number[];
  readonly kills: Readonly<Record<number, number>>;
  /** Who shares the place of the one before them. */
  readonly level: readonly number[];
}

/** What a step did, for the words of Undo. */
export type Did = 'placed' | 'removed' | 'moved' | 'kills' | 'absent' | 'level' | 'parted' | 'opened';

interface Step {
  readonly did: Did;
  readonly entrant: number;
  readonly before: Entered;
}

/** An order that is being entered. It lives on the tablet until the game is over. */
export interface Draft extends Entered {
  /** From 1. */
  readonly game: number;
  /** What was stated of the game when the entry began; nothing where it was open. */
  readonly base: Finishes;
  readonly mode: Mode;
  /** What Undo takes back, the oldest first. */
  readonly past: readonly Step[];
}

/** Steps that can be taken back. */
const MOST_STEPS = 40;
/** As the domain has it. */
const MOST_KILLS = 10_000;

/** An entry begins: of an open game with nothing, of a stated one with what was stated. */
export function begin(game: number, base: Finishes, mode: Mode = 'first', absent: readonly number[] = []): Draft {
  const who = (is: (how: Finish[2]) => boolean): number[] => base.filter(([, , how]) => is(how)).map(([entrant]) => entrant);
  const kills = Object.fromEntries(base.filter(([, kills]) => kills > 0).map(([entrant, count]) => [entrant, count]));
  return {
    game, base, mode, back: [], kills, past: [],
    front: who((how) => how === undefined || how === 'level'),
    absent: base.length > 0 ? who((how) => how === 'absent') : absent,
    level: who((how) => how === 'level'),
  };
}

/** A game that was stated opens again with its order; a step further back is an empty one. */
export function reopen(game: number, order: Finishes, mode: Mode = 'first'): Draft {
  const opened = begin(game, order, mode);
  return { ...opened, base: [], past: [{ did: 'opened', entrant: order[0]?.[0] ?? 0, before: { front: [], back: [], absent: [], kills: {}, level: [] } }] };
}

const entered = ({ front, back, absent, kills, level }: Entered): Entered => ({ front, back, absent, kills, level });

function after(draft: Draft, did: Did, entrant: number, next: Partial<Entered>): Draft {
  return { ...draft, ...next, past: [...draft.past, { did, entrant, before: entered(draft) }].slice(-MOST_STEPS) };
}

const without = (list: readonly number[], entrant: number): readonly number[] => list.filter((one) => one !== entrant);
const isPlaced = ({ front, back }: Entered, entrant: number): boolean => front.includes(entrant) || back.includes(entrant);

/** Who plays and was not tapped. */
const untapped = (draft: Entered, all: readonly number[]): number[] => all.filter((one) => !isPlaced(draft, one) && !draft.absent.includes(one));

/** Where all others went out, the last one left is the next behind those at the front, without a tap. */
function survivor(draft: Entered, all: readonly number[]): number | null {
  const left = draft.back.length > 0 ? untapped(draft, all) : [];
  return left.length === 1 ? (left[0] ?? null) : null;
}

/** Who plays and has no place. */
export const rest = (draft: Entered, all: readonly number[]): number[] => (survivor(draft, all) === null ? untapped(draft, all) : []);

/** Everybody who has a place, the first first. */
export function orderOf(draft: Draft, all: readonly number[]): number[] {
  const last = survivor(draft, all);
  return [...draft.front, ...(last === null ? [] : [last]), ...[...draft.back].reverse()];
}

/** The place that a contender has so far; from the end it counts those who play. Whoever is level has the place of the one before. */
export function placeOf(draft: Draft, all: readonly number[], entrant: number): number | null {
  if (draft.level.includes(entrant)) {
    const order = orderOf(draft, all);
    const before = order[order.indexOf(entrant) - 1];
    if (before !== undefined) return placeOf(draft, all, before);
  }
  const front = draft.front.indexOf(entrant);
  if (front >= 0) return front + 1;
  const back = draft.back.indexOf(entrant);
  if (back >= 0) return all.filter((one) => !draft.absent.includes(one)).length - back;
  return survivor(draft, all) === entrant ? draft.front.length + 1 : null;
}

/** The contender whose place came last: another tap takes it away again. */
const isLastTapped = ({ front, back }: Entered, entrant: number): boolean => front[front.length - 1] === entrant || back[back.length - 1] === entrant;

/** A tap on a contender. Of those who have a place only the last one is taken out; the same draft: it has to be looked at in the order. */
export function tap(draft: Draft, all: readonly number[], entrant: number): Draft {
  if (!all.includes(entrant)) return draft;
  if (draft.mode === 'kills') return kill(draft, entrant, 1);
  if (draft.mode === 'absent') {
    if (isPlaced(draft, entrant)) return draft;
    return after(draft, 'absent', entrant, { absent: draft.absent.includes(entrant) ? without(draft.absent, entrant) : [...draft.absent, entrant] });
  }
  if (isPlaced(draft, entrant)) return isLastTapped(draft, entrant) ? takeOut(draft, entrant) : draft;
  const absent = without(draft.absent, entrant);
  return after(draft, 'placed', entrant, draft.mode === 'first' ? { absent, front: [...draft.front, entrant] } : { absent, back: [...draft.back, entrant] });
}

export function takeOut(draft: Draft, entrant: number): Draft {
  if (!isPlaced(draft, entrant)) return draft;
  return after(draft, 'removed', entrant, { front: without(draft.front, entrant), back: without(draft.back, entrant), level: without(draft.level, entrant) });
}

/** One place up or down, past whoever stands there. */
export function move(draft: Draft, all: readonly number[], entrant: number, by: 1 | -1): Draft {
  const order = orderOf(draft, all);
  const at = order.indexOf(entrant);
  const other = order[at + by];
  if (at < 0 || other === undefined) return draft;
  order[at] = other;
  order[at + by] = entrant;
  const front = order.length - draft.back.length;
  return after(draft, 'moved', entrant, { front: order.slice(0, front), back: order.slice(front).reverse(), level: draft.level.filter((one) => one !== entrant && one !== other) });
}

/** Gives a contender the place of the one before them, or their own again. The first has nobody before. */
export function level(draft: Draft, all: readonly number[], entrant: number): Draft {
  if (draft.level.includes(entrant)) return after(draft, 'parted', entrant, { level: without(draft.level, entrant) });
  return orderOf(draft, all).indexOf(entrant) > 0 ? after(draft, 'level', entrant, { level: [...draft.level, entrant] }) : draft;
}

/** Kills of a contender, more or less; they count once there is a place. */
export function kill(draft: Draft, entrant: number, by: number): Draft {
  const now = draft.kills[entrant] ?? 0;
  const to = Math.max(0, Math.min(MOST_KILLS, now + by));
  return to === now ? draft : after(draft, 'kills', entrant, { kills: { ...draft.kills, [entrant]: to } });
}

/** What the game is stated as: those with a place, and behind them those who did not finish and those who did not start. */
export function finishesOf(draft: Draft, all: readonly number[]): Finishes {
  const order = orderOf(draft, all);
  if (order.length === 0) return [];
  const kills = (entrant: number): number => draft.kills[entrant] ?? 0;
  const placed = order.map((entrant, i): Finish => (i > 0 && draft.level.includes(entrant) ? [entrant, kills(entrant), 'level'] : [entrant, kills(entrant)]));
  const out = rest(draft, all).map((entrant): Finish => [entrant, kills(entrant), 'out']);
  const absent = all.filter((entrant) => draft.absent.includes(entrant)).map((entrant): Finish => [entrant, 0, 'absent']);
  return [...placed, ...out, ...absent];
}

/** The step that Undo takes back. */
export const lastStep = (draft: Draft): { readonly did: Did; readonly entrant: number } | null => draft.past[draft.past.length - 1] ?? null;

export function undo(draft: Draft): Draft {
  const step = draft.past[draft.past.length - 1];
  return step ? { ...draft, ...step.before, past: draft.past.slice(0, -1) } : draft;
}

// ---- kept over a reload

export const written = (draft: Draft): string => JSON.stringify(draft);

const isIds = (value: unknown): value is number[] => Array.isArray(value) && value.every((one) => typeof one === 'number');

/** The draft without contenders who left the heat meanwhile. */
export function among(draft: Draft, all: readonly number[]): Draft {
  const known = (list: readonly number[]): readonly number[] => list.filter((one) => all.includes(one));
  const only = <Of extends Entered>(one: Of): Of => ({ ...one, front: known(one.front), back: known(one.back), absent: known(one.absent), level: known(one.level) });
  const isWhole = [...draft.front, ...draft.back, ...draft.absent, ...draft.level].every((one) => all.includes(one));
  return isWhole ? draft : { ...only(draft), past: draft.past.map((step) => ({ ...step, before: only(step.before) })) };
}

/** A draft that was kept; none where the text is none, or the game is not one of this heat. */
export function read(text: string | null, all: readonly number[], mostGames: number): Draft | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Draft;
    const isSound = isIds(kept.front) && isIds(kept.back) && isIds(kept.absent) && isIds(kept.level) && Array.isArray(kept.base) && Array.isArray(kept.past) && typeof kept.kills === 'object' && kept.kills !== null
      && ['first', 'out', 'kills', 'absent'].includes(kept.mode) && Number.isInteger(kept.game) && kept.game >= 1 && kept.game <= mostGames;
    if (!isSound) return null;
    return among(kept, all);
  } catch {
    return null;
  }
}
