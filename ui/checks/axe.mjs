// Looks for barriers in the gallery with axe-core, in both themes: `node checks/axe.mjs`; ends with 1 if it finds any.
import { createRequire } from 'node:module';
import { withGallery } from './gallery.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PAGES = ['view=parts', 'view=parts&theme=light', 'view=parts&theme=light&surface=judge', 'view=bracket&n=29&lit=5&pick=26', 'view=bracket&n=29&lit=5&pick=26&theme=light', 'view=bracket&n=256'];
let barriers = 0;
await withGallery(async (open) => {
  for (const query of PAGES) {
    const page = await open(query);
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: false } } }));
    for (const { id, help, nodes } of violations) {
      barriers += nodes.length;
      console.error(`${query}: ${id}: ${help}`);
      for (const node of nodes.slice(0, 6)) console.error(`    ${node.target.join(' ')}  ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`);
    }
    await page.close();
  }
});
console.log(barriers === 0 ? 'axe: no barriers' : `axe: ${barriers} places`);
process.exitCode = barriers === 0 ? 0 : 1;
