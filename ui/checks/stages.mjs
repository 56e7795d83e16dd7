// Builds stages as an organiser would, with keys, pointer and files, and takes pictures: `node checks/stages.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
const SIZES = [[1280, 800], [1920, 1080]];
if (pictures) mkdirSync('.pictures', { recursive: true });

await withGallery(async (open) => {
  const page = await open('#/tournaments?new=1');
  const button = (name) => page.getByRole('button', { name });
  const boxes = () => page.locator('.box-head b').allTextContents();
  const chain = () => page.locator('aside ol li b').allTextContents();
  const pick = (n) => page.locator('.which button').nth(n).click();

  await button('Create tournament').click();
  assert.equal(await page.getByText('A tournament needs a name.').count(), 1, 'nothing is created without a name');
  await page.getByLabel('Name', { exact: true }).fill('Cup');

  await button('Templates').click();
  await button(/Swiss to play-off/).click();
  assert.deepEqual(await boxes(), ['Swiss', 'Play-off'], 'a template is taken');
  assert.equal(await page.locator('.flow path').count(), 8, 'eight go on');

  await page.locator('.box-head').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual((await page.locator('.slot.hot .name').allTextContents()).map((text) => text.trim()), ['Seed 2', 'Swiss place 2'], 'a walked slot lights its way');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('.which [aria-selected=true]').textContent(), '2', 'arrows go to the next stage');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.slot').nth(4).hover();
  assert.equal(await page.locator('path.hot').count(), 1, 'a hovered slot lights its way');

  assert.deepEqual(await chain(), ['Points', 'Median Buchholz', 'Buchholz', 'Game difference', 'Lots']);
  await page.locator('aside ol li').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  assert.deepEqual((await chain()).slice(0, 2), ['Median Buchholz', 'Points'], 'Alt with arrows moves a criterion');
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /^Median Buchholz, 1 of 5$/, 'the focus goes with it');
  await page.keyboard.press('Delete');
  await page.locator('aside .add select').selectOption('koya');
  assert.deepEqual(await chain(), ['Points', 'Buchholz', 'Game difference', 'Koya', 'Lots'], 'what is added stands before the lots');
  await page.locator('aside ol li').nth(0).dragTo(page.locator('aside ol li').nth(2));
  assert.deepEqual(await chain(), ['Buchholz', 'Game difference', 'Points', 'Koya', 'Lots'], 'the grip drags');
  await page.locator('.points input').nth(1).fill('½');
  await page.keyboard.press('Tab');
  assert.deepEqual(await page.locator('.points input').evaluateAll((all) => all.map((one) => one.value)), ['1', '0.5', '0'], 'half points');

  const [download] = await Promise.all([page.waitForEvent('download'), button('Save as file').click()]);
  assert.equal(download.suggestedFilename(), 'Cup.lanista-format');
  const file = await download.path();
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).lanista_format, 1);
  await button('Keep as template').click();
  await page.reload();
  await button('Templates').click();
  assert.equal(await page.locator('.own').count(), 1, 'a kept format stays on this desk');
  await page.locator('input[type=file]').setInputFiles({ name: 'broken.lanista-format', mimeType: 'application/json', buffer: Buffer.from('{"lanista_format":1,"name":"x","format":{"stages":[],"rule":{"kind":"dice"},"vocabulary":"neutral"}}') });
  await page.getByText('rule.kind is "dice"').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'cup.lanista-format', mimeType: 'application/json', buffer: readFileSync(file) });
  await pick(1);
  assert.deepEqual(await chain(), ['Buchholz', 'Game difference', 'Points', 'Koya', 'Lots'], 'a file brings all of it back');

  await button('Add stage').click();
  await button('Move left').click();
  assert.deepEqual(await boxes(), ['Swiss', 'Single elimination', 'Play-off'], 'a new stage moves to the left');
  await button('Remove stage').click();
  assert.deepEqual(await boxes(), ['Swiss', 'Play-off'], 'and is removed');
  await pick(2);
  await page.locator('.places input').nth(1).fill('20');
  await page.getByText('Swiss has only 16 places; 20 cannot go on.').waitFor();
  await page.locator('.places input').nth(0).fill('30');
  assert.match((await button('Create tournament').getAttribute('title')) ?? '', /The last place lies before the first/, 'what the server would refuse is not sent');
  await page.close();

  const pools = await open('#/tournaments?new=1');
  const press = (name) => pools.getByRole('button', { name }).click();
  const lanes = () => pools.locator('article').nth(1).locator('.lane span:first-child').allTextContents();
  await press('Templates');
  await press(/Pools to double elimination/);
  await pools.getByLabel('How many entrants the drawing shows').fill('16');
  assert.deepEqual(await lanes(), ['Upper match 1', 'Upper match 2', 'Lower match 1', 'Lower match 2'], 'seconds of the pools start below');
  await pools.locator('.which button').nth(2).click();
  assert.equal(await pools.locator('.take').count(), 2);
  await pools.locator('.take').nth(1).getByText('Upper bracket').click();
  assert.deepEqual(await lanes(), ['Upper match 1', 'Upper match 2', 'Upper match 3', 'Upper match 4'], 'a take changes its bracket');
  await press('More places');
  assert.deepEqual(await pools.locator('.take').nth(2).locator('.places input').evaluateAll((all) => all.map((one) => one.value)), ['3', '3'], 'the next places are offered');
  await pools.locator('.take').nth(2).locator('.places input').nth(0).fill('2');
  await pools.getByText('Places 2 to 3 of Pools overlap with another take.', { exact: true }).waitFor();
  await press('Remove take 3');
  await press('Templates');
  await press(/Groups with the best thirds/);
  await pools.getByLabel('How many entrants the drawing shows').fill('24');
  assert.equal(await pools.locator('.slot .name', { hasText: 'Best 3rd, no.' }).count(), 4, 'the best thirds have slots of their own');
  await pools.locator('.which button').nth(2).click();
  await pools.locator('.take').nth(1).getByRole('checkbox').uncheck();
  assert.equal(await pools.locator('.slot .name', { hasText: 'Best 3rd' }).count(), 0, 'without it all thirds come in');
  await pools.close();

  const running = await open('tables#/tournaments/11/format');
  await running.locator('.which button').nth(1).click();
  await running.getByText('This stage is drawn: it stays as it is.').first().waitFor();
  assert.equal(await running.locator('aside input:enabled').count(), 0, 'a drawn stage cannot be changed');
  await running.close();

  const large = await open('#/tournaments?new=1');
  await large.getByLabel('How many entrants the drawing shows').fill('1024');
  assert.equal(await large.locator('.bundle').count(), 16, '1,024 stand in sixteen bundles');
  await large.locator('.bundle').first().click();
  assert.ok((await large.locator('.slot:not(.bundle)').count()) >= 64, 'a bundle opens');
  await large.close();

  console.log('stages: all as it should be');
  if (!pictures) return;
  for (const [name, template, n] of [['takes-pools', /Pools to double elimination/, 2], ['takes-best', /Groups with the best thirds/, 2], ['takes-hill', /King of the hill/, 1]]) {
    for (const [width, height] of SIZES) {
      const shot = await open('#/tournaments?new=1', { width, height });
      await shot.getByRole('button', { name: 'Templates' }).click();
      await shot.getByRole('button', { name: template }).click();
      await shot.locator('.which button').nth(n).click();
      if (n === 2) await shot.locator('.take').first().scrollIntoViewIfNeeded();
      await shot.screenshot({ path: `.pictures/${name}-${width}.png` });
      await shot.close();
    }
  }
  for (const [name, query, n] of [['stages', 'tables#/tournaments/11/format', 2], ['stages-light', 'theme=light&tables#/tournaments/15/format', 1], ['stages-new', '#/tournaments?new=1', 0]]) {
    for (const [width, height] of SIZES) {
      const shot = await open(query, { width, height });
      await shot.locator('.which button').nth(n).click();
      await shot.locator('.slot').nth(2).hover();
      await shot.screenshot({ path: `.pictures/${name}-${width}.png` });
      await shot.close();
    }
  }
}, { entry: 'organiser/gallery.html' });
