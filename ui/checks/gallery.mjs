// Serves the built pages and opens the system's Chromium on one of them; for checks that walk through a page, pictures and measurements.
import { AXE, serve, withBuilt } from './built.mjs';
import { startBrowser } from './chromium.mjs';

/** Runs `act` with an opener of gallery pages: `open('view=parts', { width, height })`. Errors in a page are printed.
 * `headers` go with every answer, `atStart` runs in each page before its own scripts; `entry` is another gallery,
 * `pages` are built where none are yet. `act` gets the browser and the address of the pages as well. */
export async function withGallery(act, { headers = {}, atStart, entry = 'gallery.html', pages = { gallery: entry } } = {}) {
  await withBuilt(pages, async (outDir) => {
    const server = await serve(outDir, headers);
    const browser = await startBrowser();
    // One for all pages: what came once is not fetched and compiled anew, as it would be for each device of its own.
    const context = await browser.newContext();
    if (atStart) await context.addInitScript(atStart);
    try {
      await act(async (query, viewport = { width: 1280, height: 800 }, before = async () => {}) => {
        const page = await context.newPage();
        await page.setViewportSize(viewport);
        const session = await context.newCDPSession(page);
        // Nothing of the page before is remembered.
        await session.send('Storage.clearDataForOrigin', { origin: new URL(server.base).origin, storageTypes: 'local_storage,indexeddb,cookies' });
        await session.detach();
        page.on('pageerror', (error) => console.error(query, error.message));
        page.on('console', (message) => message.type() === 'error' && console.error(query, message.text()));
        await before(page);
        await page.goto(`${server.base}${entry}?${query}`);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await page.waitForTimeout(600);
        return page;
      }, { browser, base: server.base });
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

/** What axe-core finds in a page, in words: the rule, what it asks for, and up to six places. `rules` go to axe as they are. */
export async function barriersOf(page, rules = { region: { enabled: false } }) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: AXE });
  const found = await page.evaluate((which) => window.axe.run(document, { rules: which, resultTypes: ['violations'] }).then(({ violations }) => violations), rules);
  return found.map(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.slice(0, 6).map((node) => `    ${node.target.join(' ')}  ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`)].join('\n'));
}
