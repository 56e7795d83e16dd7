// Builds the gallery alone, serves it and opens the system's Chromium on it; for pictures and measurements.
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { withBuilt } from './built.mjs';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Runs `act` with an opener of gallery pages: `open('view=parts', { width, height })`. Errors in a page are printed.
 * `headers` go with every answer, `atStart` runs in each page before its own scripts; `entry` is another gallery. */
export async function withGallery(act, { headers = {}, atStart, entry = 'gallery.html' } = {}) {
  const chromiumPath = process.env.LANISTA_CHROMIUM ?? '/usr/bin/chromium';
  await withBuilt({ gallery: entry }, async (outDir) => {
    const server = await preview({ configFile: false, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1', headers } });
    const browser = await chromium.launch({ executablePath: chromiumPath, args: FLAGS });
    try {
      await act(async (query, viewport = { width: 1280, height: 800 }) => {
        const page = await browser.newPage({ viewport });
        if (atStart) await page.addInitScript(atStart);
        page.on('pageerror', (error) => console.error(query, error.message));
        page.on('console', (message) => message.type() === 'error' && console.error(query, message.text()));
        await page.goto(`${server.resolvedUrls?.local[0]}${entry}?${query}`);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await page.waitForTimeout(600);
        return page;
      });
    } finally {
      await browser.close();
      await new Promise((done) => server.httpServer.close(done));
    }
  });
}
