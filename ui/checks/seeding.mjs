// Seeds a tournament by ratings and by places as an organiser would, and takes pictures: `node checks/seeding.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { barriersOf, withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
const SIZES = [[1280, 800], [1920, 1080]];
if (pictures) mkdirSync('.pictures', { recursive: true });

await withGallery(async (open) => {
  const page = await open('#/tournaments/4/entrants');
  const button = (name) => page.getByRole('button', { name, exact: true });
  const sent = () => page.evaluate(() => window.link.sent);
  await button('By rating …').click();
  await page.getByText('13 of 16 known', { exact: false }).waitFor();
  assert.deepEqual(await sent(), [], 'nothing is sent before it is confirmed');
  assert.equal(await page.locator('.sheet tbody tr').count(), 16, 'everybody is in the new order');
  assert.match(await page.locator('.sheet tbody tr').first().locator('.rating').textContent(), /^1,\d{3} ± \d+$/);
  assert.equal(await page.locator('.sheet tbody tr').last().locator('.rating').textContent(), '–', 'who has none is last');

  for (const box of await page.locator('.sheet fieldset input').all()) await box.uncheck();
  assert.equal(await page.getByText('Choose which results count.').count() > 0, true, 'without a source there is no order');
  assert.equal(await page.locator('.sheet footer .gold').getAttribute('aria-disabled'), 'true');
  await page.locator('.sheet fieldset input').first().check();
  await page.getByRole('radio', { name: 'At 1,500' }).click();
  await page.getByText('13 of 16 known', { exact: false }).waitFor();
  await page.locator('.sheet footer .gold').click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
  assert.deepEqual((await sent()).at(-1), { type: 'seed_by_merit', tournament: 4, basis: { by: 'ratings', file: true, tournaments: [], unrated: 'as_newcomers' }, digest: 'sample' });

  await button('By rating …').click();
  await page.getByRole('radio', { name: 'Places of another tournament' }).click();
  await page.getByText('of 16 known', { exact: false }).waitFor();
  await page.locator('.sheet select').selectOption({ label: 'Street Fighter 6' });
  await page.locator('.sheet footer .gold').click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
  assert.deepEqual((await sent()).at(-1), { type: 'seed_by_merit', tournament: 4, basis: { by: 'places', tournament: 3 }, digest: 'sample' });

  await button('By rating …').click();
  await button('Another file …').click();
  await page.getByRole('heading', { name: 'Bring earlier results' }).first().waitFor();
  await button('Cancel').click();
  await page.locator('.sheet').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.sheet').waitFor({ state: 'detached' });
  await page.close();

  const states = {
    'seeding-rating': ['#/tournaments/4/seeding'],
    'seeding-light': ['theme=light#/tournaments/4/seeding'],
    'seeding-places': ['#/tournaments/4/seeding', (at) => at.getByRole('radio', { name: 'Places of another tournament' }).click()],
    'seeding-empty': ['seeding=none#/tournaments/4/seeding'],
    'seeding-failed': ['seeding=failed#/tournaments/4/seeding'],
    'seeded': ['seeded#/tournaments/4/entrants'],
    'seeded-places': ['seeded=places#/tournaments/4/entrants'],
    'earlier': ['#/tournaments/4/earlier'],
  };
  for (const [name, [address, act]] of Object.entries(states)) {
    for (const [width, height] of SIZES) {
      const at = await open(address, { width, height });
      await act?.(at);
      await at.waitForTimeout(400);
      assert.deepEqual(await barriersOf(at, {}), [], name);
      if (pictures) await at.screenshot({ path: `.pictures/${name}-${width}.png` });
      await at.close();
    }
  }
}, { entry: 'organiser/gallery.html' });
console.log('seeding: every way to an order holds');
