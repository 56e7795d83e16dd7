// Builds the pages with made-up content once, opens one after the other in the system's Chromium, and tells what is wrong with each.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './chromium.mjs';
import { createServer } from 'vite';
import { PAGES, serve, withBuilt } from './built.mjs';
import { look } from './look.mjs';

/** Every page in another language: `LANISTA_LANG=de`. Where English words are tapped, the desk changes its language afterwards, with all that is open; of other surfaces such pages are left out. */
const LANG = process.env.LANISTA_LANG;
/** Pages that are looked at side by side. */
const HANDS = 3;
/** A browser says these of pages that do nothing wrong: nobody has tapped yet, and a sample has no server. */
const QUIET = /Blocked call to navigator\.vibrate|Failed to load resource/;

/** Runs in the page: every movement that ends is at its end, and what it brings about is drawn. */
async function settled() {
  for (let round = 0; round < 20; round += 1) {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const motions = document.getAnimations().filter((motion) => motion.playState === 'running' && motion.effect?.getComputedTiming().endTime !== Infinity);
    if (motions.length === 0) return;
    for (const motion of motions) motion.finish();
  }
}

/**
 * Runs `act` with `load`, which reads a module of the sources, and `see`, which looks at one page. Command line: a folder for
 * pictures, then beginnings of the names wanted. Ends with its own closing line, and with 1 where anything was found.
 */
export const looks = (what, act) => withBuilt(PAGES, (outDir) => lookAll(what, act, outDir));

async function lookAll(what, act, outDir) {
  const [folder, ...wanted] = process.argv.slice(2);
  if (folder) mkdirSync(folder, { recursive: true });
  const began = Date.now();
  const cacheDir = mkdtempSync(join(tmpdir(), 'lanista-looks-'));
  const server = await serve(outDir);
  const reader = await createServer({ logLevel: 'error', server: { middlewareMode: true, hmr: false, ws: false }, cacheDir, optimizeDeps: { noDiscovery: true } });
  const browser = await startBrowser();
  const asked = [];
  let [loads, seen, faults] = [0, 0, 0];

  /** Looks at pages until none is left, in one window: opening one for each would take longer than looking. */
  async function hand() {
    const page = await browser.newPage();
    // What a page shows comes at once; the first one of a cold browser on a busy machine may take its time to load.
    page.setDefaultTimeout(15_000);
    page.setDefaultNavigationTimeout(60_000);
    let words = '';
    const fault = (text) => {
      faults += 1;
      console.error(`${words}: ${text}`);
    };
    page.on('pageerror', (error) => fault(error.message));
    page.on('console', (message) => message.type() === 'error' && !QUIET.test(message.text()) && fault(message.text()));
    for (let view = asked.shift(); view; view = asked.shift()) {
      words = `${view.name} ${view.query}`;
      try {
        await one(page, view, (as) => (words = `${view.name} ${view.query} ${as}`), fault);
      } catch (error) {
        fault(error.message.split('\n').slice(0, 3).join(' '));
      }
    }
    await page.close();
  }

  /** Loads a page once and looks at it in each of its views: a size of the display, perhaps another theme. */
  async function one(page, { name, page: surface, query, views, buttons = [], route, act, after, until, wait, targets = 0, without }, called, fault) {
    const [width, height] = views[0].size;
    loads += 1;
    await page.setViewportSize({ width, height });
    await page.unrouteAll();
    if (route) await route(page);
    // Another address than the one before: a change behind the # alone would load nothing.
    const isLate = LANG && surface === 'organiser' && (act || buttons.length > 0);
    // The browser's own language is English: `lang=` says so again where words are tapped first.
    await page.goto(`${server.base}${PAGES[surface]}?look=${loads}&theme=${views[0].theme ?? 'dark'}${LANG ? `&lang=${isLate ? 'en' : LANG}` : ''}&${query}`);
    await page.waitForSelector('#app > *', { state: 'attached' });
    for (const button of buttons) await page.getByRole('button', { name: button }).or(page.getByText(button, { exact: true })).first().click();
    if (act) await act(page);
    if (until) await page.waitForSelector(until, { state: 'attached' });
    if (isLate && !(await page.evaluate((to) => window.speak(to), LANG))) fault(`does not speak ${LANG}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    for (const view of views) {
      const as = `${view.size.join('x')}${view.theme ? `-${view.theme}` : ''}`;
      called(as);
      await page.setViewportSize({ width: view.size[0], height: view.size[1] });
      await page.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, view.size);
      if (view.theme) await page.evaluate((theme) => void (document.documentElement.dataset.theme = theme), view.theme);
      await page.evaluate(settled);
      if (wait) await page.waitForTimeout(wait);
      // What moves only now was told late, on a busy machine: a page that leaves is not to be judged.
      if (wait) await page.evaluate(settled);
      if (folder) await page.screenshot({ path: join(folder, `${name}-${as}.png`) });
      for (const text of await look(page, { axe: view.axe ?? true, targets, without })) fault(text);
      seen += 1;
    }
    if (after) await after(page);
  }

  try {
    await act({
      load: (path) => reader.ssrLoadModule(path),
      see: (view) => {
        if (LANG && view.page !== 'organiser' && (view.buttons?.length || view.act || view.until?.startsWith('text='))) return;
        if (wanted.length === 0 || wanted.some((word) => view.name.startsWith(word))) asked.push(view);
      },
    });
    await Promise.all(Array.from({ length: HANDS }, hand));
  } finally {
    await browser.close();
    await reader.close();
    await server.close();
    rmSync(cacheDir, { recursive: true, force: true });
  }
  const took = `${Math.round((Date.now() - began) / 1_000)} s`;
  console.log(faults === 0 && seen > 0 ? `${what}: ${seen} pictures of ${loads} pages looked at, nothing found, ${took}` : `${what}: ${faults} faults in ${seen} pictures of ${loads} pages, ${took}`);
  process.exitCode = faults === 0 && seen > 0 ? 0 : 1;
}
