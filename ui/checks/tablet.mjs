// Looks at every state of the tablet: barriers by axe-core, width, targets of 56 px; `node checks/tablet.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SEVEN = [600, 1024];
const TEN = [1024, 768];
const PHONE = [390, 844];
/** A display, and what else the address says. */
const CHECKED = [[TEN, '&theme=light'], [SEVEN, '&theme=dark'], [PHONE, '&theme=light&names=long']];

const [folder, ...wanted] = process.argv.slice(2);
if (folder) mkdirSync(folder, { recursive: true });
const cacheDir = mkdtempSync(join(tmpdir(), 'lanista-tablet-'));
const server = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false }, cacheDir });
await server.listen();
const { STATES } = await server.ssrLoadModule('/src/judge/gallery/states.ts');
const browser = await chromium.launch({ executablePath: process.env.LANISTA_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
let faults = 0;
const fault = (words) => {
  faults += 1;
  console.error(words);
};
try {
  for (const state of STATES.filter((one) => wanted.length === 0 || wanted.some((word) => one.startsWith(word)))) {
    for (const [[width, height], more] of CHECKED) {
      const name = `${state}${more} ${width}x${height}`;
      const page = await browser.newPage({ viewport: { width, height } });
      page.on('pageerror', (error) => fault(`${name}: ${error.message}`));
      page.on('console', (message) => message.type() === 'error' && fault(`${name}: ${message.text()}`));
      await page.goto(`${server.resolvedUrls.local[0]}j?state=${state}${more}`);
      await page.waitForSelector('#app > *', { state: 'attached' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(folder ? 450 : 250);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) fault(`${name}: ${wide} px too wide`);
      const small = await page.evaluate(() => [...document.querySelectorAll('button')].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 55.5).map((one) => (one.ariaLabel || one.textContent).trim().slice(0, 30)));
      if (small.length > 0) fault(`${name}: below 56 px: ${[...new Set(small)].join(' | ')}`);
      await page.addScriptTag({ path: AXE });
      const violations = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: false } } }).then((found) => found.violations));
      for (const { id, help, nodes } of violations) fault(`${name}: ${id}: ${help}: ${nodes.slice(0, 4).map((node) => node.target.join(' ')).join(' | ')}`);
      if (folder) await page.screenshot({ path: join(folder, `${state}-${width}.png`) });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(cacheDir, { recursive: true, force: true });
}
console.log(faults === 0 ? `tablet: ${STATES.length} states, nothing found` : `tablet: ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
