// Looks for barriers in the journal, in the travel through time and in what rests on a step, takes pictures: `node checks/past.mjs [pictures] [name …]`.
import { mkdirSync } from 'node:fs';
import { barriersOf, withGallery } from './gallery.mjs';

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
const pictures = process.argv.includes('pictures');
const wanted = process.argv.slice(2).filter((word) => word !== 'pictures');
if (pictures) mkdirSync('.pictures', { recursive: true });
let barriers = 0;
await withGallery(async (open) => {
  /** Looks for barriers; what is found is a failure, with its place. */
  const look = async (page, where) => {
    for (const found of await barriersOf(page)) {
      barriers += 1;
      console.error(`${where}: ${found}`);
    }
  };
  for (const [name, [query, hash]] of Object.entries(SHOTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const [width, height] of [[1280, 800], [1920, 1080]]) {
      const page = await open(`${query}${hash}`, { width, height });
      await page.waitForTimeout(700);
      if (name.startsWith('journal') && name !== 'journal-empty') {
        await page.locator('[role=option]').nth(3).click();
        await page.waitForTimeout(500);
      }
      if (pictures) await page.screenshot({ path: `.pictures/${name}-${width}.png` });
      await look(page, `${name} ${width}`);
      if (name === 'journal' && width === 1280) {
        await page.evaluate(() => document.querySelector('[role=listbox]').scrollTo(0, 50_000));
        await page.waitForTimeout(500);
        if (pictures) await page.screenshot({ path: '.pictures/journal-scrolled.png' });
        await page.evaluate(() => document.querySelector('[role=listbox]').scrollTo(0, 0));
        await page.waitForTimeout(300);
        await page.locator('aside.insp .acts button').last().click();
        await page.waitForTimeout(600);
        if (pictures) await page.screenshot({ path: '.pictures/back-sheet.png' });
        await look(page, 'sheet');
      }
      await page.close();
    }
  }
}, { entry: 'organiser/gallery.html' });
console.log(barriers === 0 ? 'past: no barriers' : `past: ${barriers} places`);
process.exitCode = barriers === 0 ? 0 : 1;
