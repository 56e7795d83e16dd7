// A draft as pages draw it: whose turn it is, the order of turns in columns, which part runs, what is closed.
import type { BySide } from '../wire/BySide';
import type { Closed } from '../wire/Closed';
import type { DraftVerb } from '../wire/DraftVerb';
import type { DraftView } from '../wire/DraftView';
import type { OpenTurn } from '../wire/OpenTurn';
import type { PoolView } from '../wire/PoolView';
import type { Side } from '../wire/Side';
import type { TurnView } from '../wire/TurnView';

export const SIDES: readonly Side[] = ['home', 'away'];
export const across = (side: Side): Side => (side === 'home' ? 'away' : 'home');

/** One turn in its place. */
export interface OrderCell {
  /** Its place among all turns, from 0. */
  readonly index: number;
  readonly turn: TurnView;
}

/** One column of the order line: a turn, or turns of both sides that are open together. */
export interface OrderColumn {
  readonly step: number;
  readonly home: OrderCell | null;
  readonly away: OrderCell | null;
  /** What nobody's captain does: the decider. */
  readonly middle: OrderCell | null;
  readonly phase: string;
  /** A turn in it is open. */
  readonly isNow: boolean;
  /** Nothing in it is open or to come. */
  readonly isPast: boolean;
}

/** Every turn in its order. */
export function cellsOf(view: Pick<DraftView, 'turns'>): readonly OrderCell[] {
  return Object.entries(view.turns)
    .map(([index, turn]) => ({ index: Number(index), turn }))
    .sort((a, b) => a.index - b.index);
}

const isOver = (cell: OrderCell | null): boolean => cell === null || (cell.turn.state !== 'later' && cell.turn.state !== 'open');

/** The order line. Turns of one step share columns, side beside side; a step of three turns for each has three columns. */
export function columnsOf(view: Pick<DraftView, 'turns'>): readonly OrderColumn[] {
  const columns: OrderColumn[] = [];
  const cells = cellsOf(view);
  for (let at = 0; at < cells.length; ) {
    const step = cells[at]?.turn.step ?? 0;
    let end = at;
    while (end < cells.length && cells[end]?.turn.step === step) end += 1;
    const group = cells.slice(at, end);
    const of = (side: Side | undefined): readonly OrderCell[] => group.filter((cell) => cell.turn.side === side);
    const [home, away, middle] = [of('home'), of('away'), of(undefined)];
    const width = Math.max(home.length, away.length, middle.length);
    for (let i = 0; i < width; i += 1) {
      const lanes = { home: home[i] ?? null, away: away[i] ?? null, middle: middle[i] ?? null };
      const all = [lanes.home, lanes.away, lanes.middle];
      columns.push({
        step,
        ...lanes,
        phase: all.find((cell) => cell?.turn.phase)?.turn.phase ?? '',
        isNow: all.some((cell) => cell?.turn.state === 'open'),
        isPast: all.every(isOver),
      });
    }
    at = end;
  }
  return columns;
}

/** The column to which the line scrolls: the first that is open, else the first to come, else the last. */
export function columnNow(columns: readonly OrderColumn[]): number {
  const open = columns.findIndex((column) => column.isNow);
  if (open >= 0) return open;
  const next = columns.findIndex((column) => !column.isPast);
  return next >= 0 ? next : Math.max(0, columns.length - 1);
}

/** The turn of a side that is open. */
export const openOf = (view: Pick<DraftView, 'open'>, side: Side): OpenTurn | undefined => view.open.find((one) => one.side === side);

/** Whose turn it is: of one side, of both at once, or of nobody. */
export function turnOf(view: Pick<DraftView, 'open'>): Side | 'both' | null {
  const home = openOf(view, 'home') !== undefined;
  const away = openOf(view, 'away') !== undefined;
  return home && away ? 'both' : home ? 'home' : away ? 'away' : null;
}

/** The next turn of a side that is not done, whether it is open or comes later. */
export const nextOf = (view: Pick<DraftView, 'turns'>, side: Side): OrderCell | undefined => cellsOf(view).find((cell) => cell.turn.side === side && !isOver(cell));

/** What people call the part that runs, as the format has it; empty where it has no words. */
export function partOf(view: Pick<DraftView, 'turns'>): string {
  const cells = cellsOf(view);
  const now = cells.find((cell) => cell.turn.state === 'open') ?? cells.find((cell) => cell.turn.state === 'later');
  if (!now) return '';
  // A part has its name once, where it begins.
  for (let i = cells.indexOf(now); i >= 0; i -= 1) {
    const phase = cells[i]?.turn.phase;
    if (phase) return phase;
  }
  return '';
}

/** Whether nothing comes after what is there. */
export const isDone = (view: Pick<DraftView, 'phase'>): boolean => view.phase.kind === 'complete' || view.phase.kind === 'swapping';

const HERO_VERBS: readonly DraftVerb[] = ['pick', 'ban', 'protect', 'snipe', 'steal', 'decider'];
/** Whether a turn names something of the pool; the others choose a side or an order. */
export const namesAHero = (verb: DraftVerb): boolean => HERO_VERBS.includes(verb);

/** The id of what a turn chose from the pool. */
export const heroOf = (turn: TurnView): string | null => (turn.choice?.kind === 'hero' ? turn.choice.hero : null);

/** What people call something of the pool. */
export const heroName = (pool: PoolView | undefined, hero: string): string => pool?.heroes[hero]?.name ?? hero;

/** Two letters for a plate: the first of the first and of the last word, else the first two. */
export function initials(name: string): string {
  const words = name.split(/[\s\-–_/.:]+/).filter((word) => word !== '');
  const first = [...(words[0] ?? '')];
  const last = [...(words[words.length - 1] ?? '')];
  return words.length > 1 ? `${first[0] ?? ''}${last[0] ?? ''}` : first.slice(0, 2).join('');
}

/** What a side did with one verb, in order; only what the reader may know has a hero. */
export function doneBy(view: Pick<DraftView, 'turns'>, side: Side, verb: DraftVerb): readonly OrderCell[] {
  return cellsOf(view).filter((cell) => cell.turn.side === side && cell.turn.verb === verb);
}

/** What is closed for a side by what everybody sees of this draft, for readers who are not told more. */
export function closedBy(view: DraftView, side: Side): Readonly<Record<string, Closed>> {
  const told = view.closed?.[side];
  if (told) return told as Record<string, Closed>;
  const closed: Record<string, Closed> = {};
  for (const { turn } of cellsOf(view)) {
    const hero = heroOf(turn);
    if (hero !== null && turn.state === 'done' && !(hero in closed)) closed[hero] = { kind: 'now', verb: turn.verb, ...(turn.side ? { by: turn.side } : {}) };
  }
  return closed;
}

/** The line-up of a side as it is arranged, else its picks in their order. */
export const lineupOf = (view: Pick<DraftView, 'lineup' | 'teams'>, side: Side): readonly string[] => (view.lineup[side].length > 0 ? view.lineup[side] : view.teams[side]);

/** A line-up with two places exchanged. */
export function exchanged(lineup: readonly string[], a: number, b: number): string[] {
  const next = [...lineup];
  const [first, second] = [lineup[a], lineup[b]];
  if (first !== undefined && second !== undefined) {
    next[a] = second;
    next[b] = first;
  }
  return next;
}

/** How many picks a side has at the end: the format's number, else as many as its order has. */
export function teamSize(view: DraftView, side: Side): number {
  return view.format.team_size ?? doneBy(view, side, 'pick').length;
}

/** Both sides' values. */
export const both = <T>(of: (side: Side) => T): BySide<T> => ({ home: of('home'), away: of('away') });
