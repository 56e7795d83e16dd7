// Takes pictures of the tablet's states: `node src/judge/gallery/pictures.mjs FOLDER [beginning of a name …]`, from ui/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../../../checks/chromium.mjs';
import { createServer } from 'vite';

const WIDE = [1280, 800];
const SMALL = [1024, 600];
const SEVEN = [600, 1024];
const PHONE = [390, 844];
const EVERY = [WIDE, SMALL, SEVEN, PHONE];

/** State, sizes, what else the address says. */
const SHOTS = [
  ['sheet_phones', [SMALL, PHONE]],
  ['sheet_phones', [PHONE], '&names=long'],
  ['live', EVERY],
  ['pick_ready', [SEVEN, PHONE]],
  ['clocks', EVERY],
  ['clocks', [PHONE], '&names=long'],
  ['clocking', EVERY],
  ['pausing', EVERY],
  ['paused', EVERY],
  ['paused_over', EVERY],
  ['unmarked', [WIDE, PHONE]],
  ['mark_map', EVERY],
  ['mark_characters', EVERY],
  ['pick_heats', EVERY],
  ['heat_start', [SMALL, PHONE]],
  ['heat_live', [...EVERY, [1920, 1080]]],
  ['heat_live', [WIDE, PHONE], '&names=long'],
  ['heat_live', [WIDE], '&theme=dark'],
  ['heat_out', [SMALL]],
  ['heat_order', EVERY],
  ['heat_table', [SMALL, PHONE]],
  ['heat_over', EVERY],
  ['heat_offline', EVERY],
  ['heat_conflict', EVERY],
  ['heat_conflict', [PHONE], '&names=long'],
  ['heat_conflict_taken', [SMALL]],
  ['heat_overtaken', [SMALL, PHONE]],
  ['heat_ready', [SMALL, PHONE]],
  ['heat_confirm', EVERY],
  ['heat_confirm', [WIDE, PHONE], '&names=long'],
  ['heat_locked', [SMALL, PHONE]],
  ['heat_locking', [SMALL]],
  ['heat_taken', [SMALL, PHONE]],
  ['heat_free', [SMALL]],
  ['heat_hold', [SMALL, PHONE]],
  ['heat_large', EVERY],
  ['heat_trial', EVERY],
  ['heat_trial', [WIDE, PHONE], '&names=long'],
  ['heat_trial_table', [PHONE]],
  ['heat_trial_pad', EVERY],
  ['heat_trial_pad', [PHONE], '&names=long'],
  ['heat_trial_wrong', [SMALL]],
  ['heat_trial_fix', [SMALL, PHONE]],
  ['heat_trial_score', [SMALL, PHONE]],
  ['heat_trial_conflict', [SMALL, PHONE]],
  ['heat_trial_confirm', [SMALL, PHONE]],
];

const folder = process.argv[2] ?? '.pictures/judge';
const wanted = process.argv.slice(3);
mkdirSync(folder, { recursive: true });
const server = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false }, cacheDir: join(folder, '.cache') });
await server.listen();
const browser = await startBrowser();
try {
  for (const [state, sizes, more = ''] of SHOTS) {
    if (wanted.length > 0 && !wanted.some((word) => state.startsWith(word))) continue;
    for (const [width, height] of sizes) {
      const page = await browser.newPage({ viewport: { width, height } });
      page.on('pageerror', (error) => console.error(state, error.message));
      page.on('console', (message) => message.type() === 'error' && console.error(state, message.text()));
      await page.goto(`${server.resolvedUrls.local[0]}j?state=${state}${more}`);
      await page.waitForSelector('.page, .sheet', { state: 'attached' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(500);
      // A page wider than its display is a mistake that a picture does not show.
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.error(`${state}${more} ${width}x${height}: ${wide} px too wide`);
      const small = await page.evaluate(() => [...document.querySelectorAll('button, input')].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 55.5 && one.tagName === 'BUTTON').map((one) => one.textContent.trim().slice(0, 30)));
      if (small.length > 0) console.error(`${state}${more} ${width}x${height}: below 56 px: ${[...new Set(small)].join(' | ')}`);
      await page.screenshot({ path: join(folder, `${state}${more.replace(/[&=]/g, '-')}-${width}x${height}.png`) });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
