// Takes pictures of the gallery into .pictures/: `node checks/pictures.mjs [beginning of a name …]`.
import { mkdirSync } from 'node:fs';
import { withGallery } from './gallery.mjs';

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
mkdirSync('.pictures', { recursive: true });
await withGallery(async (open) => {
  for (const [name, query] of Object.entries(SHOTS)) {
    if (wanted.length > 0 && !wanted.some((w) => name.startsWith(w))) continue;
    for (const [width, height] of [[1280, 800], [1920, 1080]]) {
      const page = await open(query, { width, height });
      await page.screenshot({ path: `.pictures/${name}-${width}.png`, fullPage: name.startsWith('parts') });
      if (name.startsWith('bracket') && width === 1280) {
        for (const [key, word] of [['1', 'all'], ['-', 'less']]) {
          await page.locator('[role=listbox]').press(key);
          await page.waitForTimeout(200);
          await page.screenshot({ path: `.pictures/${name}-${width}-${word}.png` });
        }
      }
      await page.close();
    }
  }
  if (wanted.length > 0 && !wanted.includes('print')) return;
  const page = await open('view=bracket&n=29&share=0.5');
  const svg = await page.evaluate(() => window.printed());
  await page.setViewportSize({ width: 1920, height: 1200 });
  await page.goto(`data:image/svg+xml,${encodeURIComponent(svg)}`);
  await page.screenshot({ path: '.pictures/print.png' });
});
