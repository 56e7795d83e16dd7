// Pan and zoom: the point under the pointer stays, nothing gets lost, a short pan redraws nothing.
import { expect, test } from 'vitest';
import { centre, drawnPart, fit, hold, levelOf, reveal, worldIn, zoomAt } from './camera';

const VIEW = { w: 1280, h: 720 };

test('the world under the pointer stays where it is', () => {
  const before = { x: -300, y: 40, z: 0.8 };
  const after = zoomAt(before, 1.6, 500, 200);
  expect((500 - after.x) / after.z).toBeCloseTo((500 - before.x) / before.z, 9);
  expect((200 - after.y) / after.z).toBeCloseTo((200 - before.y) / before.z, 9);
});
test('zoom ends at 10 and 200 %', () => {
  expect(zoomAt({ x: 0, y: 0, z: 1 }, 9, 0, 0).z).toBe(2);
  expect(zoomAt({ x: 0, y: 0, z: 1 }, 0.01, 0, 0).z).toBe(0.1);
});
test('a world that fits only below 10 % may go there', () => expect(zoomAt({ x: 0, y: 0, z: 1 }, 0.01, 0, 0, 0.02).z).toBe(0.02));
test('fit shows everything', () => {
  const world = { w: 2480, h: 1588 };
  const seen = worldIn(fit(world, VIEW), VIEW);
  expect(seen.x <= 0 && seen.y <= 0 && seen.x + seen.w >= world.w && seen.y + seen.h >= world.h).toBe(true);
});
test('four entrants open at no more than 120 %', () => expect(fit({ w: 464, h: 220 }, VIEW).z).toBe(1.2));
test('a card in view does not move the canvas', () => {
  const camera = { x: 0, y: 0, z: 1 };
  expect(reveal(camera, { x: 300, y: 300, w: 212, h: 52 }, VIEW)).toBe(camera);
});
test('a card outside comes in as little as needed', () => {
  expect(reveal({ x: 0, y: 0, z: 1 }, { x: 1200, y: 300, w: 212, h: 52 }, VIEW)).toEqual({ x: 1280 - 64 - 212 - 1200, y: 0, z: 1 });
});
test('a centred card stands in the middle', () => {
  expect(centre({ x: 100, y: 100, w: 200, h: 50 }, VIEW, 0.5)).toEqual({ x: 640 - 100, y: 360 - 62.5, z: 0.5 });
});
test('nobody pans into the void', () => {
  const kept = hold({ x: -99999, y: 99999, z: 1 }, { w: 2000, h: 1000 }, VIEW);
  expect(kept).toEqual({ x: 120 - 2000, y: 720 - 120, z: 1 });
});
test('a short pan or zoom draws the same part', () => {
  const here = drawnPart({ x: -10, y: -10, z: 1 }, VIEW);
  expect(drawnPart({ x: -60, y: -60, z: 1 }, VIEW)).toEqual(here);
  expect(drawnPart({ x: -60, y: -60, z: 1.1 }, VIEW)).toEqual(here);
});
test('what is drawn always holds what is seen', () => {
  for (let z = 0.02; z <= 2; z *= 1.07) {
    for (const x of [-3333, -401, 0, 77]) {
      const seen = worldIn({ x, y: x / 2, z }, VIEW);
      const part = drawnPart({ x, y: x / 2, z }, VIEW);
      expect(part.x < seen.x && part.y < seen.y && part.x + part.w > seen.x + seen.w && part.y + part.h > seen.y + seen.h).toBe(true);
    }
  }
});
test.each([[0.75, 'near'], [0.74, 'mid'], [0.35, 'mid'], [0.34, 'far'], [0.15, 'far'], [0.14, 'blocks']])('at %f the level is %s', (z, level) => expect(levelOf(z)).toBe(level));
