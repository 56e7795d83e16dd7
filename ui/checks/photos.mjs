// The photos of a dispute at the desk and before the head judge: fetched, opened large, turned, lost and tried again: `node checks/photos.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const pictures = process.argv.includes('pictures');
if (pictures) mkdirSync('.pictures', { recursive: true });

const cacheDir = mkdtempSync(join(tmpdir(), 'lanista-photos-'));
const server = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false }, cacheDir });
await server.listen();
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: process.env.LANISTA_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
let barriers = 0;
/** Any picture will do: what a page of colours looks like. */
async function drawn() {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent('<body style="margin:0;background:linear-gradient(120deg,#123,#58a 40%,#db6);font:700 180px sans-serif;color:#fff;padding:120px">13 : 11</body>');
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}
try {
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
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: false } } }));
    for (const { id, help, nodes } of violations) {
      barriers += nodes.length;
      console.error(`${name}: ${id}: ${help}\n    ${nodes.map((node) => node.target.join(' ')).slice(0, 4).join('\n    ')}`);
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
    const head = await open(`j?state=head&theme=${theme}`, { width: 390, height: 844 }, ['well', 'well', 'well']);
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
} finally {
  await browser.close();
  await server.close();
  rmSync(cacheDir, { recursive: true, force: true });
}
assert.equal(barriers, 0, `${barriers} places`);
console.log('photos: all as they should be');
