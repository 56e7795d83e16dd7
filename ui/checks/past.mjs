// Pictures of the journal, of the travel through time and of what rests on a step, with axe over each: `node checks/past.mjs`.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { withGallery } from './gallery.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
async function violations(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: false } } }));
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map((node) => `${id}: ${node.target.join(' ')}: ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`));
}

const SHOTS = {
  journal: ['', '#/journal'],
  'journal-light': ['theme=light', '#/journal'],
  past: ['', '#/tournaments/1?at=61234'],
  'past-light': ['theme=light', '#/tournaments/1?at=61234'],
  'past-matches': ['', '#/matches?at=61234'],
  'past-screens': ['', '#/screens?at=61234'],
  'past-overview': ['', '#/overview?at=61234'],
  'journal-empty': ['empty', '#/journal'],
};
const wanted = process.argv.slice(2);
mkdirSync('.pictures', { recursive: true });
await withGallery(async (open) => {
  for (const [name, [query, hash]] of Object.entries(SHOTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const [width, height] of [[1280, 800], [1920, 1080]]) {
      const page = await open(`${query}${hash}`, { width, height });
      await page.waitForTimeout(700);
      if (name.startsWith('journal') && name !== 'journal-empty') {
        await page.locator('[role=option]').nth(3).click();
        await page.waitForTimeout(500);
      }
      await page.screenshot({ path: `.pictures/${name}-${width}.png` });
      for (const found of await violations(page)) console.info(name, width, found);
      if (name === 'journal' && width === 1280) {
        await page.evaluate(() => document.querySelector('[role=listbox]').scrollTo(0, 50_000));
        await page.waitForTimeout(500);
        await page.screenshot({ path: '.pictures/journal-scrolled.png' });
        await page.evaluate(() => document.querySelector('[role=listbox]').scrollTo(0, 0));
        await page.waitForTimeout(300);
        await page.locator('aside.insp .acts button').last().click();
        await page.waitForTimeout(600);
        await page.screenshot({ path: '.pictures/back-sheet.png' });
        for (const found of await violations(page)) console.info('sheet', found);
      }
      await page.close();
    }
  }
}, { entry: 'organiser/gallery.html' });
