// Walks through a sample bracket with keys, pointer and wheel: `node checks/walk.mjs`.
import assert from 'node:assert/strict';
import { withGallery } from './gallery.mjs';

await withGallery(async (open) => {
  const page = await open('view=bracket&n=29&share=0.5');
  const list = page.locator('[role=listbox]');
  const chosen = () => page.locator('[role=option][aria-selected=true]').textContent().catch(() => null);
  const zoom = async () => Number((await page.locator('.now').textContent())?.replace(/\D/g, ''));
  const at = () => page.locator('.world').evaluate((world) => new DOMMatrix(world.style.transform));

  await list.press('l');
  assert.match((await chosen()) ?? '', /^Match \d+, (live|on hold)/, 'L goes to a live match');
  const first = await chosen();
  await list.press('l');
  assert.notEqual(await chosen(), first, 'L again goes to the next one');
  await list.press('d');
  assert.match((await chosen()) ?? '', /disputed/, 'D goes to a dispute');
  const onward = await chosen();
  await list.press('ArrowRight');
  assert.notEqual(await chosen(), onward, 'right goes to the match of the winner');
  await list.press('ArrowLeft');
  await list.press('ArrowUp');
  await list.press('ArrowDown');
  assert.ok(await chosen(), 'arrows stay inside the bracket');

  await list.press('0');
  assert.equal(await zoom(), 100);
  await list.press('+');
  assert.equal(await zoom(), 125);
  await list.press('-');
  await list.press('1');
  assert.ok((await zoom()) < 60, '1 shows everything');

  await list.press('0');
  const before = await at();
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 120);
  await page.waitForTimeout(100);
  assert.equal((await at()).m42, before.m42 - 120, 'the wheel pans');
  const world = (m) => [(500 - m.m41) / m.m11, (400 - m.m42) / m.m11];
  const under = world(await at());
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await page.waitForTimeout(100);
  const now = await at();
  assert.ok(now.m11 > 1, 'the wheel with Ctrl zooms');
  assert.ok(Math.abs(world(now)[0] - under[0]) < 0.6 && Math.abs(world(now)[1] - under[1]) < 0.6, 'at the pointer');

  await list.press('Escape');
  assert.equal(await page.locator('[role=option][aria-selected=true]').count(), 0);
  await page.mouse.move(600, 300);
  await page.mouse.down();
  await page.mouse.move(500, 350, { steps: 5 });
  await page.mouse.up();
  assert.equal((await at()).m41, now.m41 - 100, 'a drag pans');
  assert.equal(await page.locator('[role=option][aria-selected=true]').count(), 0, 'and selects nothing');

  await list.press('l');
  const card = page.locator('[role=option][aria-selected=true]');
  const box = await card.boundingBox();
  await list.press('Escape');
  await page.mouse.click(box.x + 80, box.y + 10);
  assert.equal(await page.locator('[role=option][aria-selected=true]').count(), 1, 'a click selects');
  assert.match((await page.locator('.tip').textContent()) ?? '', /seed \d+.*won/s, 'the pointer over a name tells its way');

  await page.keyboard.press('n');
  await page.locator('path.draws').first().waitFor({ state: 'attached', timeout: 2000 });
  await page.waitForTimeout(900);
  assert.equal(await page.locator('path.draws').count(), 0, 'the line is drawn once');
  console.log('walk: all as it should be');
});
