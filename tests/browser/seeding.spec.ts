// Seeding by ratings at the desk: a list of ratings is brought in, the order is shown before it is confirmed, and it says later what it rests on.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Venue, picture } from './venue.ts';

describe('a field seeded by ratings', () => {
  let venue: Venue;
  let desk: Page;
  const button = (name: string | RegExp) => desk.getByRole('button', { name }).first();
  const tab = (name: RegExp) => desk.getByRole('tab', { name }).first();

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
    await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
    await desk.getByRole('link', { name: /New tournament/ }).or(button(/New tournament/)).first().click();
    await desk.getByLabel('Name', { exact: true }).fill('Duel');
    await button('Create tournament').click();
    await tab(/^Entrants/).click();
    for (const entrant of ['Fox', 'Owl', 'Hen', 'Cat']) {
      const field = desk.getByPlaceholder(/name/i).first();
      await field.fill(entrant);
      await field.press('Enter');
      await desk.getByText(entrant, { exact: true }).first().waitFor();
    }
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('ratings are pasted, checked and kept', async () => {
    await button(/^By rating/).click();
    await button(/^Bring a file/).click();
    await desk.getByRole('textbox', { name: /paste/i }).fill('name; rating; deviation\nCat; 1900; 60\nHen; 1700; 70\nFox; 1600; 80');
    await button('Read the list').click();
    await picture(desk, 'desk-ratings');
    await button('Keep 3 rows').click();
    await desk.getByText('3 rows are kept.').waitFor();
  });

  test('the order is shown, confirmed, and says what it rests on', async () => {
    await desk.locator('.sheet').getByText('3 of 4 known', { exact: false }).waitFor();
    await picture(desk, 'desk-seeding');
    await desk.locator('.sheet footer .gold').click();
    await desk.locator('.sheet').waitFor({ state: 'detached' });
    await desk.getByText(/1,900 ± 60/).first().waitFor();
    const names = await desk.getByText(/^(Fox|Owl|Hen|Cat)$/).allTextContents();
    // A tag may repeat the name.
    expect([...new Set(names)]).toEqual(['Cat', 'Hen', 'Fox', 'Owl']);
    await picture(desk, 'desk-seeded');
  });
});
