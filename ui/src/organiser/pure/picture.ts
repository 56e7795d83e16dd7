// A bracket as blocks, for a small picture of a screen.
import { CARD_H, CARD_W, layout } from '../../board/layout';
import type { BracketShape } from '../../board/shape';

export interface Blocks {
  readonly w: number;
  readonly h: number;
  readonly boxes: readonly { readonly id: number; readonly x: number; readonly y: number; readonly w: number; readonly h: number }[];
}

/** The places of all matches, without lines and names. An empty shape is an empty picture. */
export function blockShape(shape: BracketShape): Blocks {
  if (shape.matches.length === 0) return { w: 1, h: 1, boxes: [] };
  const plan = layout(shape);
  return { w: Math.max(plan.size.w, CARD_W), h: Math.max(plan.size.h, CARD_H), boxes: plan.boxes.map(({ id, x, y, w, h }) => ({ id, x, y, w, h })) };
}
