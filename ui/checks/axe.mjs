// Looks for barriers in the gallery with axe-core, in both themes: `node checks/axe.mjs`; ends with 1 if it finds any.
import { barriersOf, withGallery } from './gallery.mjs';

const PAGES = ['view=parts', 'view=parts&theme=light', 'view=parts&theme=light&surface=judge', 'view=bracket&n=29&lit=5&pick=26', 'view=bracket&n=29&lit=5&pick=26&theme=light', 'view=bracket&n=256'];
let barriers = 0;
await withGallery(async (open) => {
  for (const query of PAGES) {
    const page = await open(query);
    for (const found of await barriersOf(page)) {
      barriers += 1;
      console.error(`${query}: ${found}`);
    }
    await page.close();
  }
});
console.log(barriers === 0 ? 'axe: no barriers' : `axe: ${barriers} places`);
process.exitCode = barriers === 0 ? 0 : 1;
