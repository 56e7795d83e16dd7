// Corrects results of the sample hall as an organiser would, looks for barriers, takes pictures: `node checks/correction.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { barriersOf, withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
const SIZES = [[1280, 800], [1920, 1080]];
if (pictures) mkdirSync('.pictures', { recursive: true });

/** Opens the sheet of a match that is over. */
async function sheet(open, query = '', match = 10005, viewport = { width: 1280, height: 800 }) {
  const page = await open(`${query}#/matches?match=${match}`, viewport);
  await page.getByRole('button', { name: /^Correct …/ }).click();
  await page.getByRole('dialog').waitFor();
  return page;
}
/** The score the other way round. */
async function turned(page) {
  await page.locator('.fix .scores').first().waitFor();
  const buttons = page.locator('.fix .scores .scores').last().getByRole('button');
  await buttons.last().click();
}

await withGallery(async (open) => {
  const page = await sheet(open);
  const sent = () => page.evaluate(() => window.link.sent);
  const gold = page.locator('.sheet-foot .gold');
  assert.equal(await gold.getAttribute('aria-disabled'), 'true', 'nothing is said yet, so nothing can be done');
  await turned(page);
  await page.locator('.rows .row').first().waitFor();
  assert.equal(await page.locator('.sheet .pick [aria-checked=true]').count(), 0, 'nothing is chosen beforehand');
  assert.match(await page.locator('.why-not').innerText(), /Still to choose: match/);
  const groups = await page.locator('.sheet .pick').count();
  assert.ok(groups >= 2, 'what was played later is asked about');
  await page.locator('.sheet .pick [role=radio][tabindex="0"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(100);
  assert.equal(await page.locator('.sheet .pick [aria-checked=true]').count(), 1, 'arrows choose');
  await page.getByRole('radio', { name: 'Replay all' }).click();
  await page.waitForTimeout(200);
  assert.equal(await page.locator('.sheet .pick [aria-checked=true]').count(), groups, 'a preset answers everything');
  assert.match(await gold.innerText(), /Correct result and replay \d+ match/, 'the button says what it will do');
  assert.match(await page.locator('.why-not').innerText(), /Say why/);
  await page.getByLabel('Reason, shown in the journal').fill('Sides swapped when entering');
  await gold.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const command = (await sent()).at(-1);
  assert.equal(command.type, 'correct');
  assert.equal(command.reason, 'Sides swapped when entering');
  assert.ok(command.choices.every((one) => one.choice === 'replay' && one.rev === 3), 'each choice goes with the count that was seen');
  await page.getByText(/^Done: Correct result and replay/).waitFor();
  await page.close();

  const failed = await sheet(open, 'foresee=failed');
  await turned(failed);
  await failed.getByRole('alert').getByText(/The server is ending/).waitFor();
  await failed.close();
  const slow = await sheet(open, 'foresee=slow');
  await turned(slow);
  await slow.locator('.body p').getByText('Working out what follows', { exact: true }).first().waitFor();
  if (pictures) await slow.screenshot({ path: '.pictures/correction-slow.png' });
  await slow.close();

  let barriers = 0;
  for (const theme of ['dark', 'light']) {
    for (const [width, height] of SIZES) {
      const looked = await sheet(open, `theme=${theme}`, 10005, { width, height });
      await turned(looked);
      await looked.locator('.rows .row').first().waitFor();
      await looked.locator('.sheet .pick [role=radio]:not([aria-disabled])').nth(1).click();
      await looked.waitForTimeout(600);
      for (const found of await barriersOf(looked)) {
        barriers += 1;
        console.error(`${theme}: ${found}`);
      }
      if (pictures) await looked.screenshot({ path: `.pictures/correction-${theme}-${width}.png` });
      await looked.close();
    }
  }
  assert.equal(barriers, 0, `axe: ${barriers} places`);
  console.log('correction: all as it should be');
}, { entry: 'organiser/gallery.html' });
