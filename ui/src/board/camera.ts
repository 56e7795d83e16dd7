// Where a canvas is looked at from: pan and zoom as pure arithmetic. Screen = world × z + (x, y).
import type { Rect } from './layout';

export interface Camera {
  readonly x: number;
  readonly y: number;
  /** 1 is 100 %. */
  readonly z: number;
}

export interface Extent {
  readonly w: number;
  readonly h: number;
}

export const ZOOM_LEAST = 0.1;
export const ZOOM_MOST = 2;

/** How much of a card is drawn. */
export type Level = 'near' | 'mid' | 'far' | 'blocks';

export function levelOf(z: number): Level {
  if (z >= 0.75) return 'near';
  if (z >= 0.35) return 'mid';
  return z >= 0.15 ? 'far' : 'blocks';
}

/** Zooms so that the point of the world under (px, py) stays there. `least` may lie below 10 % to fit a large world. */
export function zoomAt(camera: Camera, z: number, px: number, py: number, least = ZOOM_LEAST): Camera {
  const next = Math.max(Math.min(least, ZOOM_LEAST), Math.min(ZOOM_MOST, z));
  const share = next / camera.z;
  return { x: px - (px - camera.x) * share, y: py - (py - camera.y) * share, z: next };
}

/** The zoom at which the world fits, at most 120 %. */
export function fitZoom(world: Extent, view: Extent, pad = 16): number {
  if (world.w <= 0 || world.h <= 0) return 1;
  return Math.min(1.2, Math.max(0.005, Math.min((view.w - 2 * pad) / world.w, (view.h - 2 * pad) / world.h)));
}

/**
 * Where the world's top stands so that its first heads, which keep their size on the screen while the room above the
 * first row shrinks with the zoom, are whole.
 */
export function headRoom(z: number): number {
  return Math.max(8, 60 - 52 * z);
}

/** Everything in view: at the left, in the middle of the height, with room for the heads. */
export function fit(world: Extent, view: Extent, pad = 16): Camera {
  const z = fitZoom(world, { w: view.w, h: view.h - 32 }, pad);
  const y = Math.max(headRoom(z), Math.min(120, (view.h - world.h * z) / 2));
  return { x: Math.max(pad, Math.min(48, (view.w - world.w * z) / 2)), y, z };
}

/** Brings a rectangle to the middle of the view. */
export function centre(at: Rect, view: Extent, z: number): Camera {
  return { x: view.w / 2 - (at.x + at.w / 2) * z, y: view.h / 2 - (at.y + at.h / 2) * z, z };
}

/** Moves as little as needed for a rectangle to be in view, with air around it. */
export function reveal(camera: Camera, at: Rect, view: Extent, air = 64): Camera {
  const move = (start: number, length: number, room: number): number => {
    const margin = Math.min(air, Math.max(0, (room - length) / 2));
    if (start < margin) return margin - start;
    if (start + length > room - margin) return room - margin - start - length;
    return 0;
  };
  const x = camera.x + move(camera.x + at.x * camera.z, at.w * camera.z, view.w);
  const y = camera.y + move(camera.y + at.y * camera.z, at.h * camera.z, view.h);
  return x === camera.x && y === camera.y ? camera : { x, y, z: camera.z };
}

/** Keeps a piece of the world in view, so that nobody gets lost. */
export function hold(camera: Camera, world: Extent, view: Extent, least = 120): Camera {
  const clamp = (at: number, length: number, room: number): number =>
    Math.max(Math.min(least, room) - length, Math.min(room - Math.min(least, room), at));
  const x = clamp(camera.x, world.w * camera.z, view.w);
  const y = clamp(camera.y, world.h * camera.z, view.h);
  return x === camera.x && y === camera.y ? camera : { x, y, z: camera.z };
}

/** The same camera on whole pixels of the screen, of which there are `ratio` to a unit: text between two is blurred. */
export function onPixels(camera: Camera, ratio: number): Camera {
  return { x: Math.round(camera.x * ratio) / ratio, y: Math.round(camera.y * ratio) / ratio, z: camera.z };
}

/** The part of the world in view. */
export function worldIn(camera: Camera, view: Extent): Rect {
  return { x: -camera.x / camera.z, y: -camera.y / camera.z, w: view.w / camera.z, h: view.h / camera.z };
}

/** The zoom in steps of a quarter, rounded down, for what need not follow every frame. */
export function coarse(z: number): number {
  return 1.25 ** Math.floor(Math.log(z) / Math.log(1.25) + 1e-9);
}

/**
 * The part of the world that is drawn: the view and a quarter around it, in steps of an eighth and of coarse zoom, so
 * that a short pan or zoom changes nothing but one transform, and a long one adds a narrow strip.
 */
export function drawnPart(camera: Camera, view: Extent): Rect {
  const seen = worldIn(camera, view);
  const z = coarse(camera.z);
  const step = { w: Math.max(1, view.w / z / 8), h: Math.max(1, view.h / z / 8) };
  const x = (Math.floor(seen.x / step.w) - 2) * step.w;
  const y = (Math.floor(seen.y / step.h) - 2) * step.h;
  return { x, y, w: 13 * step.w, h: 13 * step.h };
}
