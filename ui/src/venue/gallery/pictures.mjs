// Takes pictures of the venue gallery: `node src/venue/gallery/pictures.mjs FOLDER [beginning of a name …]`, from ui/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../../../checks/chromium.mjs';
import { createServer } from 'vite';

const HD = [1920, 1080];
const SMALL = [1280, 720];
const TALL = [1080, 1920];
const HUGE = [3840, 2160];
const BEAMER = [1024, 768];

/** Name, query, sizes; `after` milliseconds or steps before the picture. */
const SHOTS = [
  ['number', 'layout=number', [HD, SMALL, TALL, HUGE]],
  ['number-looking', 'layout=number&state=none', [HD]],
  ['number-last', 'layout=number&state=none&last', [HD]],
  ['blank', 'layout=blank', [HD]],
  ['bracket-16', 'n=16&share=0.55', [HD, SMALL, TALL, HUGE, BEAMER]],
  ['bracket-16-void', 'n=16&share=0.55&pick=live&as=void', [HD, TALL]],
  ['bracket-16-late', 'n=16&share=0.75', [HD, TALL]],
  ['bracket-16-stale', 'n=16&share=0.55&state=stale', [HD, TALL]],
  ['bracket-16-back', 'n=16&share=0.55&state=back', [HD], 1_500],
  ['bracket-16-long', 'n=16&share=0.55&names=long', [HD, TALL]],
  ['bracket-16-single', 'n=16&share=0.6&kind=single', [HD, TALL]],
  ['bracket-8-third', 'n=8&share=0.8&kind=single', [HD, TALL]],
  ['bracket-2', 'n=2&share=0', [HD]],
  ['bracket-4', 'n=4&share=0.3', [HD, TALL]],
  ['bracket-29', 'n=29&share=0.2', [HD]],
  ['bracket-64', 'n=64&share=0.02', [HD, TALL]],
  ['bracket-64-mid', 'n=64&share=0.5', [HD]],
  ['bracket-256', 'n=256&share=0.3', [HD]],
  ['bracket-1024', 'n=1024&share=0.3', [HD]],
  ['bracket-none', 'stage=99', [HD]],
  ['champion', 'n=16&share=1', [HD, SMALL, TALL, HUGE], 4_200],
  ['champion-long', 'n=16&share=1&names=long', [HD], 4_200],
  ['match-live', 'layout=match&pick=live', [HD, SMALL, TALL, HUGE, BEAMER]],
  ['match-held', 'layout=match&pick=live&as=held', [HD, TALL]],
  ['match-called', 'layout=match&pick=called', [HD]],
  ['match-ready', 'layout=match&pick=ready', [HD]],
  ['match-undecided', 'layout=match&pick=undecided', [HD]],
  ['match-reported', 'layout=match&pick=reported', [HD, TALL]],
  ['match-disputed', 'layout=match&pick=disputed', [HD, TALL]],
  ['match-void', 'layout=match&pick=over&as=void', [HD]],
  ['match-uncounted', 'layout=match&pick=over&as=uncounted', [HD]],
  ['match-over', 'layout=match&pick=over', [HD, TALL]],
  ['match-stale', 'layout=match&pick=live&state=stale', [HD]],
  ['match-long', 'layout=match&pick=over&names=long', [HD, TALL]],
  ['standings-16', 'layout=standings&share=0.55', [HD, SMALL, TALL, HUGE]],
  ['standings-4', 'layout=standings&n=4&share=0.5', [HD]],
  ['standings-64', 'layout=standings&n=64&share=1', [HD, TALL]],
  ['table-swiss', 'layout=standings&kind=swiss&n=17', [HD, SMALL, TALL, HUGE]],
  ['table-over', 'layout=standings&kind=over', [HD]],
  ['table-major', 'layout=standings&kind=major', [HD, TALL]],
  ['table-groups', 'layout=standings&kind=groups&n=16', [HD, SMALL, TALL, BEAMER]],
  ['table-groups-long', 'layout=standings&kind=groups&n=20&names=long', [HD]],
  ['table-league', 'layout=standings&kind=league&n=10', [HD]],
  ['table-gsl', 'layout=standings&kind=gsl&n=8', [HD]],
  ['table-stale', 'layout=standings&kind=swiss&state=stale', [HD]],
  ['pairings-swiss', 'kind=swiss&n=17', [HD, SMALL, TALL, HUGE]],
  ['pairings-large', 'kind=swiss&n=64', [HD]],
  ['pairings-groups', 'kind=groups&n=20', [HD, TALL]],
  ['pairings-league', 'kind=league&n=10&names=long', [HD, SMALL]],
  ['pairings-gsl', 'kind=gsl&n=8&names=long', [HD]],
  ['heat-live', 'layout=match&kind=heats', [HD, SMALL, TALL, HUGE, BEAMER]],
  ['heat-of-four', 'layout=match&kind=heats&heats=4&n=32', [HD, TALL]],
  ['heat-small', 'layout=match&kind=heats&n=8', [HD, TALL]],
  ['heat-large', 'layout=match&kind=heats&n=60', [HD, TALL]],
  ['heat-long', 'layout=match&kind=heats&names=long', [HD, SMALL, TALL]],
  ['heat-held', 'layout=match&kind=heats&heat=held', [HD, TALL]],
  ['heat-called', 'layout=match&kind=heats&heat=called', [HD, TALL]],
  ['heat-ready', 'layout=match&kind=heats&heat=ready&names=long', [HD]],
  ['heat-over', 'layout=match&kind=heats&heat=over', [HD, TALL]],
  ['heat-stale', 'layout=match&kind=heats&state=stale', [HD]],
  ['heat-held-stale', 'layout=match&kind=heats&heat=held&state=stale', [HD]],
  ['heat-trial', 'layout=match&kind=trial', [HD, SMALL, TALL]],
  ['heat-trial-new', 'layout=match&kind=trial&state=more', [HD, TALL]],
  ['heat-trial-long', 'layout=match&kind=trial&names=long&n=9', [HD, TALL]],
  ['heat-scores', 'layout=match&kind=scores&n=12', [HD]],
  ['heats', 'kind=heats&heats=4&n=32', [HD, SMALL, TALL]],
  ['heats-long', 'kind=heats&heats=4&n=32&names=long', [HD]],
  ['heats-trial', 'kind=trial&heats=4&n=32', [HD, TALL]],
  ['heats-one', 'kind=heats&n=16', [HD]],
  ['table-heats', 'layout=standings&kind=heats&heats=4&n=32', [HD, SMALL, TALL]],
  ['table-trial', 'layout=standings&kind=trial&heats=4&n=32', [HD, TALL]],
  ['table-trial-long', 'layout=standings&kind=trial&n=12&names=long', [HD]],
  ['draft-turn', 'layout=draft&draft=turn', [HD, SMALL, TALL, HUGE, BEAMER]],
  ...['turn', 'reserve', 'held', 'sealed', 'complete', 'maps', 'maps_over', 'stages', 'none'].map((how) => [`overlay-${how}`, `overlay=draft&backdrop&layout=draft&draft=${how}`, [HD]]),
  ['overlay-long', 'overlay=draft&backdrop&layout=draft&draft=turn&names=long', [HD, SMALL]],
  ['overlay-stale', 'overlay=draft&backdrop&layout=draft&draft=turn&state=stale', [HD]],
  ['draft-turn-long', 'layout=draft&draft=turn&names=long', [HD, TALL]],
  ['draft-turn-stale', 'layout=draft&draft=turn&state=stale', [HD]],
  ...['tenths', 'reserve', 'opens', 'begins', 'held', 'waits', 'swapping', 'complete', 'sealed', 'fearless', 'before', 'none'].map((how) => [`draft-${how}`, `layout=draft&draft=${how}`, how === 'held' || how === 'complete' || how === 'before' ? [HD, TALL] : [HD]]),
  ['draft-before-long', 'layout=draft&draft=before&names=long', [HD, TALL]],
  ['draft-maps', 'layout=draft&draft=maps', [HD, SMALL, TALL]],
  ['draft-maps-long', 'layout=draft&draft=maps_over&names=long', [HD, TALL]],
  ...['maps_side', 'maps_over', 'maps_five', 'stages'].map((how) => [`draft-${how}`, `layout=draft&draft=${how}`, [HD]]),
  ['standings-long', 'layout=standings&names=long&share=0.55', [HD]],
];

const folder = process.argv[2] ?? '.pictures/venue';
const wanted = process.argv.slice(3);
mkdirSync(folder, { recursive: true });
const server = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false }, cacheDir: join(folder, '.cache') });
await server.listen();
const browser = await startBrowser();
try {
  for (const [name, query, sizes, after = 900] of SHOTS) {
    if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) continue;
    for (const [width, height] of sizes) {
      const page = await browser.newPage({ viewport: { width, height } });
      page.on('pageerror', (error) => console.error(name, error.message));
      page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
      await page.goto(`${server.resolvedUrls.local[0]}src/venue/gallery/index.html?${query}`);
      await page.waitForSelector('.screen', { state: 'attached' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(after);
      await page.screenshot({ path: join(folder, `${name}-${width}x${height}.png`) });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
