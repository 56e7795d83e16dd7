// The photos of a dispute at the desk and before the head judge: fetched, opened large, turned, lost and tried again: `node checks/photos.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { PAGES } from './built.mjs';
import { barriersOf, withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
if (pictures) mkdirSync('.pictures', { recursive: true });

let barriers = 0;
await withGallery(async (_, { browser, base }) => {
  /** Any picture will do: what a page of colours looks like. */
  async function drawn() {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    await page.setContent('<body style="margin:0;background:linear-gradient(120deg,#123,#58a 40%,#db6);font:700 180px sans-serif;color:#fff;padding:120px">13 : 11</body>');
    const bytes = await page.screenshot();
    await page.close();
    return bytes;
  }
  const bytes = await drawn();
  /** `answers`: what each photo's address answers, in turn. */
  async function open(path, viewport, answers) {
    const page = await browser.newPage({ viewport });
    page.on('pageerror', (error) => { barriers += 1; console.error(path, error.message); });
    await page.route('**/api/v1/media/**', (route) => {
      const kind = answers[Number(/media\/(\d)/.exec(route.request().url())[1])];
      if (kind === 'lost') return route.fulfill({ status: 404, body: '{}' });
      return route.fulfill({ status: 200, contentType: 'image/png', body: kind === 'broken' ? 'no picture' : bytes });
    });
    await page.goto(`${base}${path}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page;
  }
  async function look(page, name) {
    await page.waitForTimeout(300);
    for (const found of await barriersOf(page)) {
      barriers += 1;
      console.error(`${name}: ${found}`);
    }
    if (pictures) await page.screenshot({ path: `.pictures/photos-${name}.png` });
  }
  const toDesk = (query) => `organiser/gallery.html?${query}#/matches?match=10032`;
  const strip = (page) => page.locator('.strip');
  async function turned(page, name) {
    await strip(page).getByRole('button').nth(2).waitFor();
    await look(page, `${name}-strip`);
    await strip(page).getByRole('button').nth(1).click();
    await page.getByRole('dialog', { name: 'Photo 2 of 3' }).waitFor();
    await look(page, `${name}-large`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: 'Photo 1 of 3' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Show large: Photo 2 of 3, by /, 'focus goes back');
  }
  for (const theme of ['dark', 'light']) {
    const desk = await open(toDesk(`theme=${theme}`), { width: 1280, height: 800 }, ['well', 'well', 'well']);
    await turned(desk, `desk-${theme}`);
    await desk.close();
    const head = await open(`judge/index.html?state=head&theme=${theme}`, { width: 390, height: 844 }, ['well', 'well', 'well']);
    await head.getByRole('button', { name: /Match 26/ }).first().click();
    await turned(head, `head-${theme}`);
    await head.close();
  }
  const answers = ['well', 'broken', 'lost'];
  const lost = await open(toDesk('theme=dark'), { width: 1280, height: 800 }, answers);
  await lost.getByRole('alert').getByText('1 photo could not be fetched.').waitFor();
  await strip(lost).getByText('No picture').waitFor();
  await look(lost, 'desk-lost');
  answers[2] = 'well';
  await lost.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await lost.getByRole('alert').waitFor({ state: 'detached' });
  await strip(lost).getByText('No picture').waitFor();
  assert.equal(await strip(lost).getByRole('button').count(), 2, 'what came is shown, what is no picture says so');
  await lost.close();
}, { pages: PAGES });
assert.equal(barriers, 0, `${barriers} places`);
console.log('photos: all as they should be');
