// What is drawn in a small picture of a screen: what it has on its wall as far as the desk knows, and a bracket as blocks.
import { CARD_H, CARD_W, layout } from '../../board/layout';
import { playing, type Facts, type Playlists } from '../../board/playlist';
import type { BracketShape } from '../../board/shape';
import type { Layout } from '../../wire/Layout';
import type { MatchCard } from '../../wire/MatchCard';
import type { ScreenView } from '../../wire/ScreenView';

/** What hangs on the wall. */
export interface OnWall {
  readonly layout: Layout;
  /** It was given something else since, which it has not drawn. */
  readonly isBehind: boolean;
}

/**
 * A screen that follows shows what it was given. One that has not drawn that yet, keeps its picture or is not heard shows what it
 * said last; where it has said nothing, what it was given is the best there is to know.
 */
export function onWall({ layout, rev, frozen, link }: Pick<ScreenView, 'layout' | 'rev' | 'frozen' | 'link'>, playlists: Playlists, facts: Facts): OnWall {
  const told = link.health?.layout;
  const isBehind = link.health?.rev !== undefined && link.health.rev !== rev;
  if (told && (isBehind || frozen !== undefined || !link.up)) return { layout: told, isBehind };
  return { layout: playing(layout, playlists, frozen === undefined ? facts : { ...facts, now: frozen }), isBehind };
}

/** The match that made the winner of a bracket. */
export function decidedBy(cards: readonly MatchCard[]): MatchCard | undefined {
  const last = (group: string): MatchCard | undefined => cards.find((card) => card.group === group && card.state === 'over' && card.winner != null && (group !== 'upper' || card.from_end === 0));
  return last('reset') ?? last('final') ?? (cards.some(({ group }) => group === 'final') ? undefined : last('upper'));
}

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
