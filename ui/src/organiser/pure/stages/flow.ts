// Who goes where: the slots of every stage, and the lines from a place of one stage to a slot of another.
import type { StagePlan } from '../../../wire/StagePlan';
import { bracketSize, layApart, slotOrder, type Comer } from './apart';
import { fieldsOf, matchesOf, type Field } from './count';

/** Where somebody in a slot comes from. */
export type Origin =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'place'; readonly stage: number; readonly group: number; readonly place: number }
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
}

/** Rows that belong together: a group, a table, a match of the first round, or the places that lead out of a bracket. */
export interface Lane {
  readonly kind: 'group' | 'table' | 'match' | 'ends';
  /** From 1. */
  readonly number: number;
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
const isBracket = (plan: StagePlan): boolean => plan.kind.kind === 'single' || plan.kind.kind === 'double';

export function flowOf(stages: readonly StagePlan[], entrants: number): Flow {
  const fields = fieldsOf(stages, entrants);
  const columns = stages.map((plan, index): Column => {
    const field = fields[index] ?? { entrants: 0, groups: [] };
    const comers = comersOf(plan, fields, field.entrants);
    const isUsed = (place: number): boolean => stages.some(({ intake }) => intake.kind === 'places' && intake.from === index && place >= intake.first && place <= intake.last);
    return { index, plan, field, matches: matchesOf(plan.kind, field), lanes: isBracket(plan) ? firstRound(index, comers, isUsed) : groups(index, plan, field, comers, isUsed) };
  });
  return { columns, lines: columns.flatMap((column) => linesInto(column, columns)), matches: columns.reduce((sum, column) => sum + column.matches, 0) };
}

/** Who comes into a stage, the first seed first. */
function comersOf({ intake }: StagePlan, fields: readonly Field[], count: number): Origin[] {
  if (intake.kind === 'field') return Array.from({ length: count }, (_, i) => ({ kind: 'seed', seed: i + 1 }));
  const groups = fields[intake.from]?.groups ?? [];
  const tiers: Comer[][] = [];
  for (let place = intake.first; place <= intake.last && tiers.length < 4_096; place += 1) {
    const tier = groups.flatMap((group, i) => (group.length >= place ? [{ group: i, place }] : []));
    if (tier.length === 0) break;
    tiers.push(tier);
  }
  return layApart(tiers).map(({ group, place }) => ({ kind: 'place', stage: intake.from, group, place }));
}

function groups(stage: number, plan: StagePlan, field: Field, comers: readonly Origin[], isUsed: (place: number) => boolean): Lane[] {
  const kind = plan.kind.kind === 'swiss' || field.groups.length === 1 ? 'table' : 'group';
  return field.groups.map((seeds, lane) => ({
    kind,
    number: lane + 1,
    slots: seeds.map((seed, row) => ({ key: keyOf(stage, lane, row), seed, comes: comers[seed - 1] ?? null, place: row + 1, goesOn: isUsed(row + 1) })),
  }));
}

/** The places that lead on, if any do; then the matches of the first round from the top, byes included. */
function firstRound(stage: number, comers: readonly Origin[], isUsed: (place: number) => boolean): Lane[] {
  if (comers.length === 0) return [];
  const order = slotOrder(bracketSize(comers.length));
  const lanes: Lane[] = [];
  for (let i = 0; i < order.length; i += 2) {
    const slots = order.slice(i, i + 2).map((seed, row): Slot => {
      const comes = comers[seed - 1] ?? ({ kind: 'bye' } as const);
      return { key: keyOf(stage, lanes.length, row), seed: comes.kind === 'bye' ? 0 : seed, comes, place: null, goesOn: false };
    });
    lanes.push({ kind: 'match', number: lanes.length + 1, slots });
  }
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
      if (slot.comes?.kind !== 'place') return [];
      const from = exitOf(columns[slot.comes.stage], slot.comes.group, slot.comes.place);
      return from === undefined ? [] : [{ from, to: slot.key, isDashed: (lane.kind === 'group' ? number : slot.comes.group) % 2 === 1 }];
    }),
  );
}

/** The row that stands for a place of a group. */
function exitOf(column: Column | undefined, group: number, place: number): string | undefined {
  if (!column) return undefined;
  const lane = isBracket(column.plan) ? column.lanes.find((one) => one.kind === 'ends') : column.lanes[group];
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
