// Who goes where: the slots of every stage, and the lines from a place of one stage to a slot of another.
import { groupsIn, isBracket } from '../../../board/stages';
import type { StagePlan } from '../../../wire/StagePlan';
import type { Take } from '../../../wire/Take';
import { bracketSize, halves, inBracket, inGroups, inHalves, layApart, slotOrder, type Comer } from './apart';
import { fieldsOf, matchesOf, NOBODY, type Field } from './count';

/** Where somebody in a slot comes from. */
export type Origin =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'place'; readonly stage: number; readonly group: number; readonly place: number }
  /** One of the best of all groups: which of them, from 1. */
  | { readonly kind: 'best'; readonly stage: number; readonly place: number; readonly number: number; readonly of: number }
  | { readonly kind: 'bye' };

/** A row of a stage: who comes in, and the place it stands for on the way out. */
export interface Slot {
  readonly key: string;
  readonly comes: Origin | null;
  /** The seed in this stage; 0 for a bye and for a row that only leads out. */
  readonly seed: number;
  /** The place of its group that the row stands for; none in the first round of a bracket. */
  readonly place: number | null;
  /** Whether that place goes on to a later stage. */
  readonly goesOn: boolean;
  /** Starts in the lower bracket. */
  readonly isLower?: boolean | undefined;
}

/** Rows that belong together: a group, a table, a match of the first round, or the places that lead out of a bracket. */
export interface Lane {
  readonly kind: 'group' | 'table' | 'match' | 'ends';
  /** From 1. */
  readonly number: number;
  /** A match of the lower bracket. */
  readonly isLower?: boolean | undefined;
  readonly slots: readonly Slot[];
}

export interface Column {
  readonly index: number;
  readonly plan: StagePlan;
  readonly field: Field;
  readonly matches: number;
  readonly lanes: readonly Lane[];
}

export interface Line {
  /** Keys of slots. */
  readonly from: string;
  readonly to: string;
  /** To the second group, the fourth … */
  readonly isDashed: boolean;
}

export interface Flow {
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  readonly matches: number;
}

const keyOf = (stage: number, lane: number, row: number): string => `${stage}/${lane}/${row}`;
/** One bracket is drawn by its first matches, several by who is in each. */
const isOneBracket = ({ kind }: StagePlan): boolean => isBracket(kind) && kind.groups === 1;

export function flowOf(stages: readonly StagePlan[], entrants: number): Flow {
  const fields = fieldsOf(stages, entrants);
  const columns = stages.map((plan, index): Column => {
    const field = fields[index] ?? NOBODY;
    const comers = comersOf(plan, fields, field);
    const isUsed = (place: number): boolean => stages.some(({ intake }) => intake.kind === 'places' && intake.takes.some(({ from, first, last }) => from === index && place >= first && place <= last));
    return { index, plan, field, matches: matchesOf(plan.kind, field), lanes: isOneBracket(plan) ? firstRound(index, plan, field, comers, isUsed) : groups(index, plan, field, comers, isUsed) };
  });
  return { columns, lines: columns.flatMap((column) => linesInto(column, columns)), matches: columns.reduce((sum, column) => sum + column.matches, 0) };
}

/** Who comes into a stage, the first seed first. */
function comersOf({ intake, kind }: StagePlan, fields: readonly Field[], field: Field): Origin[] {
  if (intake.kind === 'field') return Array.from({ length: field.entrants }, (_, i) => ({ kind: 'seed', seed: i + 1 }));
  const tiers = [...intake.takes.filter((take) => take.into === 'upper'), ...intake.takes.filter((take) => take.into === 'lower')].flatMap((take) => tiersOf(take, fields[take.from]));
  const upper = field.entrants - field.lower;
  const meeting =
    groupsIn(kind) > 1 ? inGroups(field.groups)
    : kind.kind === 'double' && field.lower > 0 ? inHalves(kind.drops, upper, field.lower)
    : inBracket(field.entrants);
  return layApart(tiers, meeting).map((one) => one.comes);
}

/** Those of a take, a list for each place. Which of the best of all groups come from where, nobody knows before play. */
function tiersOf({ from, first, last, best }: Take, source: Field | undefined): (Comer & { readonly comes: Origin })[][] {
  const groups = source?.groups ?? [];
  const tiers: (Comer & { readonly comes: Origin })[][] = [];
  let left = best ?? Infinity;
  for (let place = first; place <= last && left > 0 && tiers.length < 4_096; place += 1) {
    const tier = groups.flatMap((group, i) => (group.length >= place ? [{ group: `${from}/${i}`, comes: { kind: 'place', stage: from, group: i, place } as Origin }] : []));
    if (tier.length === 0) break;
    const count = Math.min(left, tier.length);
    tiers.push(count === tier.length ? tier : Array.from({ length: count }, (_, i) => ({ group: `${from}/best${place}/${i}`, comes: { kind: 'best', stage: from, place, number: i + 1, of: count } as Origin })));
    left -= count;
  }
  return tiers;
}

function groups(stage: number, plan: StagePlan, field: Field, comers: readonly Origin[], isUsed: (place: number) => boolean): Lane[] {
  const kind = plan.kind.kind === 'swiss' || field.groups.length === 1 ? 'table' : 'group';
  return field.groups.map((seeds, lane) => ({
    kind,
    number: lane + 1,
    slots: seeds.map((seed, row) => ({ key: keyOf(stage, lane, row), seed, comes: comers[seed - 1] ?? null, place: row + 1, goesOn: isUsed(row + 1), ...(seed > field.entrants - field.lower ? { isLower: true } : {}) })),
  }));
}

/** The places that lead on, if any do; then the matches of the first round from the top, byes included. */
function firstRound(stage: number, { kind }: StagePlan, field: Field, comers: readonly Origin[], isUsed: (place: number) => boolean): Lane[] {
  if (comers.length === 0) return [];
  const lanes: Lane[] = [];
  const upper = comers.length - field.lower;
  const lay = (order: readonly number[], before: number, count: number, isLower: boolean): void => {
    for (let i = 0; i < order.length; i += 2) {
      const slots = order.slice(i, i + 2).map((seed, row): Slot => {
        const comes = (seed <= count ? comers[before + seed - 1] : undefined) ?? ({ kind: 'bye' } as const);
        return { key: keyOf(stage, lanes.length, row), seed: comes.kind === 'bye' ? 0 : before + seed, comes, place: null, goesOn: false, ...(isLower ? { isLower } : {}) };
      });
      // Two byes are no match.
      if (slots.some((slot) => slot.seed > 0)) lanes.push({ kind: 'match', number: i / 2 + 1, slots, ...(isLower ? { isLower } : {}) });
    }
  };
  if (kind.kind === 'double' && field.lower > 0) {
    const { above, below } = halves(kind.drops, upper, field.lower);
    lay(above, 0, upper, false);
    lay(below, upper, field.lower, true);
  } else lay(slotOrder(bracketSize(comers.length)), 0, comers.length, false);
  const ends = comers.flatMap((_, i) => (isUsed(i + 1) ? [i + 1] : []));
  if (ends.length > 0) {
    const lane = lanes.length;
    lanes.unshift({ kind: 'ends', number: 1, slots: ends.map((place, row) => ({ key: keyOf(stage, lane, row), comes: null, seed: 0, place, goesOn: true })) });
  }
  return lanes;
}

function linesInto(column: Column, columns: readonly Column[]): Line[] {
  return column.lanes.flatMap((lane, number) =>
    lane.slots.flatMap((slot): Line[] => {
      const { comes } = slot;
      if (comes?.kind === 'best') {
        // Every group may send somebody here; so that each place leads somewhere, they are spread over the slots.
        const source = columns[comes.stage];
        const groups = (source?.field.groups ?? []).map((_, group) => group).filter((group) => group % comes.of === comes.number - 1);
        return groups.flatMap((group) => exitOf(source, group, comes.place) ?? []).map((from) => ({ from, to: slot.key, isDashed: true }));
      }
      if (comes?.kind !== 'place') return [];
      const from = exitOf(columns[comes.stage], comes.group, comes.place);
      return from === undefined ? [] : [{ from, to: slot.key, isDashed: slot.isLower ?? (lane.kind === 'group' ? number : comes.group) % 2 === 1 }];
    }),
  );
}

/** The row that stands for a place of a group. */
function exitOf(column: Column | undefined, group: number, place: number): string | undefined {
  if (!column) return undefined;
  const lane = isOneBracket(column.plan) ? column.lanes.find((one) => one.kind === 'ends') : column.lanes[group];
  return lane?.slots.find((slot) => slot.place === place)?.key;
}

/** Every slot and line on the way of this slot, back to the first stage and on to the last. */
export function wayOf(lines: readonly Line[], slot: string): ReadonlySet<string> {
  const way = new Set([slot]);
  const walk = (next: (line: Line, key: string) => string | null, start: string): void => {
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const line of lines) {
        const found = next(line, key);
        if (found !== null && !way.has(found)) {
          way.add(found);
          open.push(found);
        }
      }
    }
  };
  walk((line, key) => (line.from === key ? line.to : null), slot);
  walk((line, key) => (line.to === key ? line.from : null), slot);
  return way;
}
