// The desk and the past: the journal to its beginning, travel to a moment in which nothing can be changed, and Ctrl+Z.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalView } from '../../ui/src/wire/JournalView.ts';
import { Hand } from './hand.ts';
import { program } from './server.ts';
import { Venue, picture } from './venue.ts';

const rail = (desk: Page, name: string) => desk.getByRole('navigation').getByRole('link', { name }).first();
const entries = (desk: Page) => desk.getByRole('listbox', { name: 'Entries' }).getByRole('option');
const toast = (desk: Page, text: RegExp) => desk.getByText(text).first();

describe('the past of a gathering', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const head = async (): Promise<number> => (await hand.reads<JournalView>('journal')).head;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lanista-past-')), 'demo.lanista');
    execFileSync(program('LANISTA_BIN'), ['demo', file]);
    venue = await Venue.open({ file });
    desk = await venue.desk();
    await rail(desk, 'Tournaments').waitFor();
    hand = await Hand.of(desk);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the journal goes back to its beginning, and is searched on the server', async () => {
    await rail(desk, 'Journal').click();
    await entries(desk).first().waitFor();
    await picture(desk, 'desk-journal');
    await desk.getByRole('searchbox').first().fill('tournament created');
    const found = async (): Promise<string[]> => entries(desk).allTextContents();
    await expect.poll(async () => (await found()).every((text) => /Tournament .* created/.test(text)), { timeout: 20_000 }).toBe(true);
    await desk.getByText('The beginning of the journal.').waitFor();
    expect((await found()).length).toBeGreaterThan(2);
    await desk.getByRole('searchbox').first().fill('nothing of this kind');
    await desk.getByText('No entry fits.').waitFor();
    await desk.getByRole('button', { name: 'Clear' }).click();
  });

  test('an entry tells its events and its matches', async () => {
    await desk.getByRole('searchbox').first().fill('won by');
    await entries(desk).filter({ hasText: 'won by' }).nth(2).click();
    await desk.getByRole('heading', { name: 'What it did' }).waitFor();
    await desk.getByRole('link', { name: /^Match \d+$/ }).first().waitFor();
    await picture(desk, 'desk-journal-entry');
  });

  test('the journal is saved as a table', async () => {
    const saved = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Table (CSV)' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
  });

  test('at a moment of the past everything is shown as it was, and nothing can be changed', async () => {
    const before = await head();
    await desk.getByRole('button', { name: 'Look at this moment' }).click();
    await desk.getByText('The past.', { exact: true }).waitFor();
    await desk.getByText('Nothing can be changed here.').first().waitFor();
    await desk.getByRole('button', { name: 'Back to now' }).waitFor();
    const acts = desk.locator('aside.insp .acts button');
    await acts.first().waitFor();
    for (const act of await acts.all()) expect(await act.getAttribute('aria-disabled'), (await act.textContent()) ?? '').toBe('true');
    await picture(desk, 'desk-past');
    await desk.keyboard.press('Control+z');
    await desk.keyboard.press('r');
    expect(await desk.getByRole('dialog').count()).toBe(0);
    expect(await head()).toBe(before);
  });

  test('the line over the journal leads from moment to moment', async () => {
    const band = desk.getByRole('status').filter({ hasText: 'The past.' });
    const here = (await band.textContent()) ?? '';
    await desk.getByRole('button', { name: 'Entry before' }).click();
    await expect.poll(async () => band.textContent(), { timeout: 10_000 }).not.toBe(here);
    await desk.getByRole('textbox', { name: 'Go to a time' }).fill('#3');
    await desk.keyboard.press('Enter');
    await desk.getByText(/entry 3\b/).first().waitFor();
    await desk.getByRole('textbox', { name: 'Go to a time' }).fill('teatime');
    await desk.keyboard.press('Enter');
    await desk.getByText('A time like 14:05').waitFor();
    await desk.getByRole('slider').focus();
    await desk.keyboard.press('End');
    await expect.poll(async () => desk.url(), { timeout: 10_000 }).toMatch(/at=\d{2,}/);
  });

  test('what the hall saw is told apart from what the desk knew', async () => {
    await rail(desk, 'Tournaments').click();
    await desk.getByText('The past.', { exact: true }).waitFor();
    await desk.getByRole('radio', { name: 'The hall' }).or(desk.getByRole('button', { name: 'The hall' })).first().click();
    await rail(desk, 'Screens').click();
    await desk.getByText('What each screen was given.').waitFor();
    await picture(desk, 'desk-past-screens');
    await rail(desk, 'Overview').click();
    await desk.getByText('This page tells only of now.').waitFor();
    await desk.getByRole('button', { name: 'Back to now' }).first().click();
    await desk.getByText('The past.', { exact: true }).waitFor({ state: 'hidden' });
  });

  test('Ctrl+Z takes back what this desk did last, at once, and does it again', async () => {
    await hand.does({ type: 'set_station', number: 90, name: 'Ninety' });
    await toast(desk, /Last: Station 90 set/).waitFor();
    await desk.keyboard.press('Control+z');
    await toast(desk, /Taken back: Station 90 set/).waitFor();
    await desk.getByRole('button', { name: 'Do it again' }).click();
    await toast(desk, /Last: Station 90 set/).waitFor();
  });

  test('Ctrl+Z does nothing while somebody types', async () => {
    const before = await head();
    await rail(desk, 'Journal').click();
    await desk.getByRole('searchbox').first().fill('word');
    await desk.keyboard.press('Control+z');
    await desk.keyboard.press('Escape');
    expect(await head()).toBe(before);
  });

  test('where something rests on it, that is shown, and taken back first in order', async () => {
    await hand.does({ type: 'set_station', number: 91, name: 'First name' });
    await hand.does({ type: 'set_station', number: 91, name: 'Second name' });
    const journal = await hand.reads<JournalView>('journal');
    const last = journal.head;
    await rail(desk, 'Journal').click();
    await desk.getByRole('searchbox').first().fill('');
    // By its number: another entry may name that one.
    await desk.locator(`#entry-${last - 1}`).click();
    await desk.getByText('1 later entry rests on it').waitFor();
    await desk.locator('aside').getByRole('button', { name: 'Take back' }).click();
    await desk.getByRole('dialog').getByText('This cannot be taken back yet').waitFor();
    await picture(desk, 'desk-back-sheet');
    await desk.getByRole('button', { name: 'Take back all 2' }).click();
    await toast(desk, /Taken back: 2 entries/).waitFor();
    await expect.poll(head, { timeout: 10_000 }).toBe(last + 2);
  });
});
