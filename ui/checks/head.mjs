// The head judge's page over the sample hall: corrects and opens again as on a phone or tablet, looks for barriers, takes pictures: `node checks/head.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { barriersOf, withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
const SIZES = pictures ? [[390, 844], [600, 1024], [1024, 768], [1280, 800]] : [[390, 844], [1024, 768]];
if (pictures) mkdirSync('.pictures', { recursive: true });

let barriers = 0;
let where = '';
await withGallery(async (opened) => {
  async function open(query = '', [width, height] = SIZES[0]) {
    const page = await opened(`state=head${query}`, { width, height }, async (before) => {
      before.on('pageerror', (error) => { barriers += 1; console.error(where, error.message); });
    });
    await page.getByRole('heading', { name: 'All matches' }).waitFor();
    return page;
  }
  async function look(page, name) {
    const { width, height } = page.viewportSize();
    where = `${name} ${width}x${height}`;
    for (const found of await barriersOf(page)) {
      barriers += 1;
      console.error(`${where}: ${found}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, select, textarea')].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 55.5).map((one) => (one.textContent ?? '').trim().slice(0, 30)));
    if (wide > 0 || small.length > 0) {
      barriers += 1;
      console.error(`${where}: ${wide} px too wide; below 56 px: ${[...new Set(small)].join(' | ')}`);
    }
    if (pictures) await page.screenshot({ path: `.pictures/head-${name}-${width}.png` });
  }
  const button = (page, name) => page.getByRole('button', { name });
  /** A finished match, found by its number. */
  async function finished(page, number = '5') {
    await button(page, /^Finished$/).click();
    await page.getByRole('searchbox').fill(number);
    await page.locator('.waits section').last().locator('li button').first().click();
    await button(page, /^Correct the result/).waitFor();
  }
  const themes = ['light', 'dark'];
  for (const [i, theme] of themes.entries()) {
    // Without pictures each theme is looked at on one device.
    for (const size of pictures ? SIZES : [SIZES[i]]) {
      const page = await open(`&theme=${theme}`, size);
      await look(page, `waits-${theme}`);
      await button(page, /^Finished$/).click();
      await page.getByRole('searchbox').scrollIntoViewIfNeeded();
      await look(page, `finished-${theme}`);
      await finished(page);
      await look(page, `over-${theme}`);
      await button(page, /^Open the match again/).click();
      await look(page, `reopen-${theme}`);
      await button(page, /^Not yet$/).click();
      await button(page, /^Correct the result/).click();
      await look(page, `correct-${theme}`);
      assert.equal(await page.locator('footer .now').count(), 0, 'nothing is said yet, so nothing is gold');
      await page.locator('.scores').first().getByRole('button').first().click();
      await page.locator('.after li').first().waitFor();
      assert.equal(await page.locator('.after .picks:not(.all) [aria-pressed=true]').count(), 0, 'nothing is chosen beforehand');
      await look(page, `follows-${theme}`);
      await page.locator('.after').scrollIntoViewIfNeeded();
      await button(page, /^Replay all$/).click();
      await page.locator('.after .picks:not(.all) [aria-pressed=true]').first().waitFor();
      await page.locator('.after h2').scrollIntoViewIfNeeded();
      await look(page, `chosen-${theme}`);
      await page.locator('textarea').fill('Sides swapped when entering');
      await look(page, `ready-${theme}`);
      await page.locator('footer .now').click();
      await page.getByText(/^Done: Correct result and replay/).waitFor();
      const sent = await page.evaluate(() => window.link.sent.at(-1));
      assert.equal(sent.type, 'correct');
      assert.equal(sent.reason, 'Sides swapped when entering');
      await page.close();
    }
  }
  // A ruling says the score only where it was chosen, and only one with which that side wins.
  const ruled = await open();
  await button(ruled, /Match 26/).first().click();
  await button(ruled, /^Sechs Richtige wins$/).click();
  await look(ruled, 'rule');
  await ruled.getByRole('group', { name: /^With this score/ }).getByRole('button').first().click();
  await ruled.locator('textarea').fill('The photo shows it');
  await button(ruled, /^Give the ruling/).click();
  await ruled.getByText('Stored at the desk.').waitFor();
  assert.deepEqual(await ruled.evaluate(() => window.link.sent.at(-1)), { type: 'rule_match', match: 10032, winner: 'home', score: { home: 2, away: 0 }, reason: 'The photo shows it' });
  await ruled.close();
  const failed = await open('&foresee=failed');
  await finished(failed);
  await button(failed, /^Correct the result/).click();
  for (const kind of ['Winner, score unknown', 'Not played', 'Wrong opponents']) {
    await button(failed, kind).click();
    await look(failed, kind.toLowerCase().replace(/\W+/g, '-'));
  }
  await button(failed, 'Other score').click();
  await failed.locator('.scores').first().getByRole('button').first().click();
  await failed.getByText(/The server is ending/).waitFor();
  await look(failed, 'failed');
  await failed.close();
}, { entry: 'judge/index.html' });
assert.equal(barriers, 0, `${barriers} places`);
console.log('head judge: all as it should be');
