// Takes pictures of the gallery with the system's Chromium: `node checks/pictures.mjs [name …]` into .pictures/.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SHOTS = {
  'parts-dark': 'view=parts',
  'parts-light': 'view=parts&theme=light',
  'parts-judge': 'view=parts&theme=light&surface=judge',
  'bracket-2': 'view=bracket&n=2',
  'bracket-4': 'view=bracket&n=4&kind=single',
  'bracket-16': 'view=bracket&n=16',
  'bracket-29': 'view=bracket&n=29&share=0.5&lit=5&pick=26',
  'bracket-29-light': 'view=bracket&n=29&share=0.5&lit=5&pick=26&theme=light',
  'bracket-64': 'view=bracket&n=64',
  'bracket-256': 'view=bracket&n=256&share=0.6',
  'bracket-1024': 'view=bracket&n=1024&share=0.3',
};

const wanted = process.argv.slice(2);
const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
await server.listen();
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
mkdirSync('.pictures', { recursive: true });
for (const [name, query] of Object.entries(SHOTS)) {
  if (wanted.length > 0 && !wanted.some((w) => name.startsWith(w))) continue;
  for (const [width, height] of [[1280, 800], [1920, 1080]]) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on('pageerror', (error) => console.error(name, error.message));
    page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
    await page.goto(`${base}gallery.html?${query}`);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(700);
    await page.screenshot({ path: `.pictures/${name}-${width}.png`, fullPage: name.startsWith('parts') });
    await page.close();
  }
}
await browser.close();
await server.close();
