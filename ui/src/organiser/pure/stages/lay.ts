// Where everything stands in the drawing of the stages: boxes side by side, rows, bundles of many, and the lines between.
import type { Column, Flow, Lane, Slot } from './flow';

export interface Measures {
  /** Room for all boxes. */
  readonly width: number;
  readonly row: number;
  readonly head: number;
  readonly lane: number;
  readonly gap: number;
  readonly edge: number;
  readonly least: number;
  readonly most: number;
}

export const SMALL: Omit<Measures, 'width'> = { row: 22, head: 35, lane: 25, gap: 76, edge: 20, least: 208, most: 340 };
export const LARGE: Omit<Measures, 'width'> = { row: 27, head: 37, lane: 27, gap: 120, edge: 24, least: 250, most: 440 };

/** From so many entrants on the slots of a stage are bundled. */
const BUNDLED = 64;

/** Many slots in one row. Opened, its own slots follow. */
export interface Bundle {
  readonly key: string;
  readonly kind: Lane['kind'];
  /** Matches of the lower bracket. */
  readonly isLower: boolean;
  /** The first and the last of what it holds: places, groups or matches. */
  readonly from: number;
  readonly to: number;
  readonly slots: number;
  readonly isOpen: boolean;
}

export type Part =
  | { readonly kind: 'lane'; readonly y: number; readonly lane: Lane }
  | { readonly kind: 'slot'; readonly y: number; readonly lane: Lane; readonly slot: Slot }
  | { readonly kind: 'bundle'; readonly y: number; readonly bundle: Bundle };

export interface Box {
  readonly column: Column;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly parts: readonly Part[];
}

export interface DrawnLine {
  readonly key: string;
  readonly d: string;
  readonly isDashed: boolean;
  /** The slots at both ends; several where they are bundled. */
  readonly slots: readonly (readonly [from: string, to: string])[];
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly DrawnLine[];
  /** Where one more stage would stand. */
  readonly next: { readonly x: number; readonly y: number; readonly w: number };
  readonly width: number;
  readonly height: number;
}

export function layFlow(flow: Flow, open: ReadonlySet<string>, size: Measures): Drawing {
  const count = Math.max(1, flow.columns.length);
  const { edge } = size;
  const w = Math.floor(Math.max(size.least, Math.min(size.most, (size.width - 2 * edge - (count - 1) * size.gap) / count)));
  // What room is left goes between the boxes, where the lines are, up to twice the gap.
  const gap = count < 2 ? size.gap : Math.floor(Math.max(size.gap, Math.min(2 * size.gap, (size.width - 2 * edge - count * w) / (count - 1))));
  const anchors = new Map<string, { readonly stage: number; readonly y: number }>();
  const boxes = flow.columns.map((column, i): Box => {
    const { parts, height } = partsOf(column, open, size, (slot, y) => anchors.set(slot, { stage: i, y: edge + y }));
    return { column, x: edge + i * (w + gap), y: edge, w, h: height, parts };
  });
  const lines = new Map<string, { d: string; isDashed: boolean; slots: (readonly [string, string])[] }>();
  for (const line of flow.lines) {
    const from = anchors.get(line.from);
    const to = anchors.get(line.to);
    const [start, end] = [boxes[from?.stage ?? -1], boxes[to?.stage ?? -1]];
    if (!from || !to || !start || !end) continue;
    const key = `${from.stage}:${from.y}>${to.stage}:${to.y}`;
    const known = lines.get(key);
    if (known) {
      known.slots.push([line.from, line.to]);
      known.isDashed &&= line.isDashed;
    } else {
      const [x1, x2] = [start.x + start.w, end.x];
      const bend = gap * 0.5;
      lines.set(key, { d: `M${x1} ${from.y}C${x1 + bend} ${from.y} ${x2 - bend} ${to.y} ${x2} ${to.y}`, isDashed: line.isDashed, slots: [[line.from, line.to]] });
    }
  }
  return {
    boxes,
    lines: [...lines].map(([key, line]) => ({ key, ...line })),
    next: { x: edge + count * (w + gap), y: edge, w },
    width: 2 * edge + count * w + (count - 1) * gap,
    height: 2 * edge + Math.max(0, ...boxes.map((box) => box.h)),
  };
}

function partsOf(column: Column, open: ReadonlySet<string>, size: Measures, anchor: (slot: string, y: number) => void): { parts: Part[]; height: number } {
  const parts: Part[] = [];
  let y = size.head;
  const addLanes = (lanes: readonly Lane[]): void => {
    for (const lane of lanes) {
      if (lane.kind !== 'table') {
        parts.push({ kind: 'lane', y, lane });
        y += size.lane;
      }
      addSlots(lane, lane.slots);
    }
  };
  const addSlots = (lane: Lane, slots: readonly Slot[]): void => {
    for (const slot of slots) {
      parts.push({ kind: 'slot', y, lane, slot });
      anchor(slot.key, y + size.row / 2);
      y += size.row;
    }
  };
  if (column.field.entrants < BUNDLED) addLanes(column.lanes);
  else {
    for (const { bundle, slots, show } of bundlesOf(column, open)) {
      parts.push({ kind: 'bundle', y, bundle });
      for (const slot of slots) anchor(slot.key, y + size.row / 2);
      y += size.row;
      if (bundle.isOpen) show(addLanes, addSlots);
    }
  }
  return { parts, height: parts.length === 0 ? y + size.row + 14 : y + 1 };
}

interface Bundled {
  readonly bundle: Bundle;
  readonly slots: readonly Slot[];
  readonly show: (lanes: (lanes: readonly Lane[]) => void, slots: (lane: Lane, slots: readonly Slot[]) => void) => void;
}

/** At most sixteen bundles, of eight slots or more; a group or a match is never cut. */
function bundlesOf(column: Column, open: ReadonlySet<string>): Bundled[] {
  const per = Math.max(8, 2 ** Math.ceil(Math.log2(column.field.entrants / 16)));
  const isOpen = (key: string): boolean => open.has(key);
  const made: Bundled[] = [];
  let run: Lane[] = [];
  const close = (): void => {
    const [first, last] = [run[0], run[run.length - 1]];
    if (!first || !last) return;
    const lanes = run;
    const slots = lanes.flatMap((lane) => lane.slots);
    const isLower = first.isLower === true;
    const key = `${column.index}/${first.kind}${isLower ? '-lower' : ''}/${first.number}`;
    made.push({ bundle: { key, kind: first.kind, isLower, from: first.number, to: last.number, slots: slots.length, isOpen: isOpen(key) }, slots, show: (add) => add(lanes) });
    run = [];
  };
  for (const lane of column.lanes) {
    if (lane.kind === 'table' || lane.kind === 'ends') {
      close();
      for (let i = 0; i < lane.slots.length; i += per) {
        const slots = lane.slots.slice(i, i + per);
        const key = `${column.index}/${lane.kind}/${i + 1}`;
        const [first, last] = [slots[0]?.place ?? i + 1, slots[slots.length - 1]?.place ?? i + slots.length];
        made.push({ bundle: { key, kind: lane.kind, isLower: false, from: first, to: last, slots: slots.length, isOpen: isOpen(key) }, slots, show: (_, add) => add(lane, slots) });
      }
      continue;
    }
    if (run[0] && run[0].isLower !== lane.isLower) close();
    run.push(lane);
    if (run.reduce((sum, one) => sum + one.slots.length, 0) >= per) close();
  }
  close();
  return made;
}
