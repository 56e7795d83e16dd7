// A phone, a tablet and a desk speak the language of their browser or of their own choice, and keep it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hand } from './hand.ts';
import { bracket, letIn } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const languageOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);

describe('languages', () => {
  let venue: Venue;
  let desk: Page;

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    const hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Owl', 'Elk', 'Hare']);
    await hand.does({ type: 'set_station', number: 1, name: '' });
    await hand.does({ type: 'call_match', match: 1, station: 1 });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a phone follows its browser, and a choice on it keeps what was typed', async () => {
    const phone = await venue.device('phone', venue.browser, { locale: 'de-AT' });
    phone.setDefaultTimeout(20_000);
    await phone.goto(venue.server.at('/p'));
    await phone.getByText('Wer bist du?').waitFor();
    expect(await languageOf(phone)).toBe('de');
    await phone.getByRole('searchbox').fill('ow');
    await phone.getByLabel('Sprache').selectOption('fr');
    await phone.getByText('Qui es-tu').waitFor();
    expect(await phone.getByRole('searchbox').inputValue()).toBe('ow');
    await phone.reload();
    await phone.getByText('Qui es-tu').waitFor();
    expect(await languageOf(phone)).toBe('fr');
  });

  test('a tablet changes its language within a match, and keeps it after a restart', async () => {
    const tablet = await letIn(venue, desk, 'Aylin');
    tablet.setDefaultTimeout(20_000);
    await tablet.getByRole('button', { name: 'Take this match' }).first().click();
    await tablet.getByRole('button', { name: /^(Linked|Slow link)/ }).click();
    await tablet.getByLabel('Language').selectOption('de');
    await tablet.getByText('Dieses Tablet und seine Verbindung').waitFor();
    await tablet.getByRole('button', { name: 'Schließen' }).click();
    await tablet.getByRole('button', { name: /Eins mehr für/ }).first().click();
    await picture(tablet, 'tablet-german');
    await tablet.reload();
    await tablet.getByRole('button', { name: /Eins mehr für/ }).first().waitFor();
    expect(await languageOf(tablet)).toBe('de');
  });

  test('a desk begins in the language of its browser', async () => {
    const other = await venue.device('desk', venue.browser, { locale: 'de-DE' });
    await other.goto(venue.server.at('/desk'));
    await other.getByText('Dieser Browser ist nicht als Orga zugelassen.').waitFor();
    expect(await languageOf(other)).toBe('de');
    expect(await languageOf(desk)).toBe('en');
  });

  test('a desk changes its language in Settings with what is typed there, and keeps it', async () => {
    await desk.getByRole('link', { name: 'Settings' }).first().click();
    await desk.getByLabel('Name of the gathering').fill('Nordlicht LAN');
    await desk.getByLabel('Language').selectOption('de');
    await desk.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await desk.getByLabel('Name der Veranstaltung').inputValue()).toBe('Nordlicht LAN');
    await picture(desk, 'desk-german');
    await desk.reload();
    await desk.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await languageOf(desk)).toBe('de');
  });
});
