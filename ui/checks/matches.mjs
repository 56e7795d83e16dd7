// Goes through all matches in table and board as an organiser would, looks for barriers, takes pictures: `node checks/matches.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { barriersOf, withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
const SIZES = [[1280, 800], [1920, 1080]];
const PAGES = { matches: '#/matches', board: '#/matches?board=1', 'board-open': '#/matches?board=1&match=10026', 'matches-open': '#/matches?match=10026' };
if (pictures) mkdirSync('.pictures', { recursive: true });

await withGallery(async (open) => {
  const page = await open(PAGES.matches);
  const sent = () => page.evaluate(() => window.link.sent);
  const rows = page.locator('tr[data-match]');
  const chosen = () => page.locator('tr.is-chosen').count();
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  assert.equal(await chosen(), 3, 'Shift and arrows choose from the row where they began');
  await page.keyboard.press(' ');
  assert.equal(await chosen(), 2, 'Space takes one out again');
  await page.keyboard.press('Escape');
  assert.equal(await chosen(), 0, 'Escape chooses none');
  await page.keyboard.press('End');
  assert.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-match')), true, 'End goes to a row that was not drawn before');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.locator('aside.insp').waitFor();
  const first = page.url();
  await page.keyboard.press('ArrowDown');
  assert.notEqual(page.url(), first, 'an open inspector follows the arrows');
  await page.keyboard.press('Escape');

  await page.getByRole('radio', { name: /^Waiting \d/ }).click();
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
  const calls = page.locator('.bulk').getByRole('button', { name: /^Call to stations/ });
  await calls.click();
  assert.match(await page.locator('.bulk').innerText(), /Not \d+ of the chosen \([\d, …]+\): The match has no two opponents yet\./, 'who is left out is told, and why');
  await page.locator('.bulk').getByRole('button', { name: /^Call \d+ match/ }).click();
  await page.getByText(/\d+ matches called\./).waitFor();
  const stations = (await sent()).map((command) => command.station);
  assert.ok(stations.length > 1 && stations.every((station, i) => i === 0 || station > stations[i - 1]), 'one free station after the other');
  await page.keyboard.press('Escape');
  await page.close();

  const board = await open(PAGES.board);
  await board.locator('.card').first().focus();
  const lane = () => board.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label'));
  const before = await lane();
  await board.keyboard.press('ArrowRight');
  assert.notEqual(await lane(), before, 'right goes to the next lane');
  await board.keyboard.press('ArrowLeft');
  assert.equal(await lane(), before);
  await board.keyboard.press('Enter');
  await board.locator('aside.insp').waitFor();
  await board.close();

  const many = await open('size=1024#/matches');
  await many.getByText(/^All \d{4}/).waitFor();
  assert.ok((await many.locator('tr[data-match]').count()) < 60, 'of thousands only those in view are drawn');
  await many.close();
  const manyCards = await open('size=1024#/matches?board=1');
  await manyCards.locator('.card').first().waitFor();
  assert.ok((await manyCards.locator('.card').count()) < 160);
  await manyCards.close();

  let barriers = 0;
  for (const [name, query] of Object.entries(PAGES)) {
    for (const theme of ['dark', 'light']) {
      const looked = await open(`theme=${theme}&${query}`);
      for (const found of await barriersOf(looked)) {
        barriers += 1;
        console.error(`${name}, ${theme}: ${found}`);
      }
      if (pictures && theme === 'light') await looked.screenshot({ path: `.pictures/${name}-light.png` });
      await looked.close();
    }
  }
  assert.equal(barriers, 0, `axe: ${barriers} places`);
  console.log('matches: all as it should be');
  if (!pictures) return;
  for (const [name, query] of Object.entries(PAGES)) {
    for (const [width, height] of SIZES) {
      const shot = await open(query, { width, height });
      if (name === 'matches') {
        await shot.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
        await shot.locator('.bulk').getByRole('button', { name: /^Hold/ }).click();
      }
      await shot.screenshot({ path: `.pictures/${name}-${width}.png` });
      await shot.close();
    }
  }
}, { entry: 'organiser/gallery.html' });
