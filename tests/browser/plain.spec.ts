// A browser with its script turned off: it is led from the screen's page to a bracket that follows the day by itself.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { PATHS, Venue, picture } from './venue.ts';

describe('a page without a script', () => {
  let venue: Venue;
  let hand: Hand;
  let page: Page;

  beforeAll(async () => {
    venue = await Venue.open();
    hand = await Hand.of(await venue.desk());
    await hand.does({ type: 'name_gathering', name: 'Nordlicht LAN' });
    const long = ['The Extraordinarily Long Named Team of 4', '\u0641\u0631\u064a\u0642 \u0627\u0644\u0635\u0642\u0648\u0631', '<script>alert(1)</script>', 'Owl'];
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, long);
    page = await venue.device('phone', undefined, { javaScriptEnabled: false });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the screen leads to the list, the list to the bracket and its standings', async () => {
    await page.goto(venue.server.at(PATHS.screen));
    await page.getByRole('link', { name: 'Brackets and standings without a script' }).click();
    await page.getByRole('heading', { name: 'Nordlicht LAN' }).waitFor();
    await picture(page, 'plain-index');
    await page.getByRole('link', { name: 'Matches' }).click();
    await page.getByText('<script>alert(1)</script>').first().waitFor();
    await picture(page, 'plain-bracket');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth).catch(() => true)).toBe(true);
    await page.getByRole('link', { name: 'Standings' }).click();
    await page.getByRole('table', { name: 'Standings' }).waitFor();
    await picture(page, 'plain-standings');
  });

  test('it shows a result without being touched', async () => {
    await page.goto(venue.server.at('/bracket/1'));
    await hand.does({ type: 'enter_winner', match: 1, winner: 'home' });
    await page.getByText('W : L').waitFor({ timeout: 25_000 });
  });
});
