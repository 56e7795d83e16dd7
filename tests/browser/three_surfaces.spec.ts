// Desk, tablet and screen together, as on the day: a tournament's match goes from the call to the hall and back.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from './server.ts';
import { Venue, picture } from './venue.ts';

const digits = (text: string | null): string => (text ?? '').replace(/\D/g, '');

/** A page of the desk, by the name on its rail. */
async function open(desk: Page, name: string): Promise<void> {
  await desk.getByRole('navigation').getByRole('link', { name }).first().click();
}

/** "Game to NAME": asked once more where the points say otherwise. */
async function won(tablet: Page, name: string): Promise<void> {
  await tablet.getByRole('button', { name: new RegExp(`^Game \\d to ${name}`) }).first().click();
  const sure = tablet.getByRole('button', { name: new RegExp(`^Yes, game to ${name}`, 'i') });
  await sure.click({ timeout: 1_500 }).catch(() => undefined);
}

describe('the way of a match', () => {
  let venue: Venue;
  let desk: Page;
  let tablet: Page;
  let screen: Page;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lanista-demo-')), 'demo.lanista');
    execFileSync(program('LANISTA_BIN'), ['demo', file]);
    venue = await Venue.open({ file });
    desk = await venue.desk();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the desk sees the tournaments and what is to be done', async () => {
    await desk.getByRole('link', { name: /Dota 2 Captains/ }).first().waitFor();
    await desk.getByText('Kraken Logistics').first().waitFor();
    await picture(desk, 'desk-overview');
  });

  test('a screen opens the address, shows its number, and gets a bracket from the desk', async () => {
    screen = await venue.screen();
    await screen.getByText('This is screen 1').waitFor();
    await open(desk, 'Screens');
    await desk.getByRole('button', { name: 'Assign' }).first().click();
    const choice = desk.locator('form').getByRole('combobox').first();
    const bracket = await choice.locator('option', { hasText: /Dota 2 Captains/ }).first().getAttribute('value');
    await choice.selectOption(bracket);
    await desk.locator('form').getByRole('button', { name: /^Show/ }).click();
    await screen.getByText('Dota 2 Captains').first().waitFor();
    await screen.getByText('This is screen 1').waitFor({ state: 'hidden' });
    await picture(screen, 'screen-bracket');
  });

  test('a tablet is let in when both show the same six digits', async () => {
    await open(desk, 'Devices');
    await desk.getByRole('button', { name: 'Show the code' }).click();
    const code = desk.locator('[aria-label^="http://"]').first();
    const address = await code.getAttribute('aria-label');
    expect(address).toContain(`${venue.server.at('')}/j#k=`);
    await picture(desk, 'desk-devices');
    tablet = await venue.judge(address ?? '');
    expect(await tablet.evaluate(() => isSecureContext)).toBe(false);
    expect(new URL(tablet.url()).hash).toBe('');
    await tablet.getByRole('textbox').fill('Tablet 04, Aylin');
    await tablet.getByRole('button', { name: 'Show the check code' }).click();
    await tablet.getByText('Does the desk show the same six digits?').waitFor();
    const yes = desk.getByRole('button', { name: /let in/i }).first();
    await yes.waitFor();
    const shown = digits(await tablet.locator('body').innerText());
    const asked = digits(await desk.getByText(/\d{3}\s?\d{3}/).first().innerText()).slice(0, 6);
    expect(asked).toHaveLength(6);
    expect(shown).toContain(asked);
    await picture(tablet, 'tablet-pairing');
    await yes.click();
    await tablet.getByRole('button', { name: 'Go to the matches' }).click();
    await picture(tablet, 'tablet-pick');
  });

  test('the judge scores match 30 by taps, and every tap shows in the hall', async () => {
    await tablet.getByRole('button', { name: 'Take this match' }).first().waitFor();
    for (const digit of '30') await tablet.getByRole('button', { name: digit, exact: true }).click();
    await tablet.getByRole('button', { name: 'Find' }).click();
    await tablet.getByRole('button', { name: 'Take this match' }).first().click();
    const more = tablet.getByRole('button', { name: /^One more for Tilt Control/ });
    await more.waitFor();
    for (let points = 0; points < 3; points++) await more.click();
    await picture(tablet, 'tablet-match');
    await won(tablet, 'Tilt Control');
    await tablet.getByRole('button', { name: /^Undo/ }).waitFor();
  });

  test('taps made while the server is gone wait on the tablet and arrive once', async () => {
    await venue.server.kill();
    await tablet.getByText(/No link/).first().waitFor({ timeout: 15_000 });
    await tablet.getByRole('button', { name: /^One more for Mild Peril/ }).click();
    await tablet.getByRole('button', { name: /^One more for Mild Peril/ }).click();
    await tablet.getByText(/2 waiting/).first().waitFor();
    await picture(tablet, 'tablet-offline');
    await screen.getByText(/Data from/).first().waitFor({ timeout: 15_000 });
    await picture(screen, 'screen-stale');
    await venue.server.again();
    await tablet.getByText(/Linked/).first().waitFor({ timeout: 20_000 });
    await tablet.getByText(/2 waiting/).first().waitFor({ state: 'hidden', timeout: 20_000 });
    await screen.getByText(/Data from/).first().waitFor({ state: 'hidden', timeout: 20_000 });
  });

  test('the judge commits, and the winner moves on before everybody’s eyes', async () => {
    await won(tablet, 'Tilt Control');
    await tablet.getByRole('button', { name: /^Commit/ }).click();
    await tablet.getByText('Tilt Control').first().waitFor();
    await picture(tablet, 'tablet-commit');
    await tablet.getByRole('button', { name: /Lock the result/ }).click();
    await tablet.getByText(/Committed\. Tilt Control win/).waitFor();
    await open(desk, 'Journal');
    await desk.getByText(/Match 30 won by Tilt Control, 2 : 0/).first().waitFor();
  });

  test('the desk types a result in one line and takes it back', async () => {
    await open(desk, 'Matches');
    await desk.keyboard.press('r');
    await desk.keyboard.type('33 2-1');
    await desk.keyboard.press('Enter');
    // The field stays for the next slip of paper.
    await desk.getByText(/Match 33/).first().waitFor();
    await desk.keyboard.press('Escape');
    await open(desk, 'Journal');
    await desk.getByText(/Match 33 won by .*, 2 : 1/).first().waitFor();
    await desk.keyboard.press('Control+z');
    await desk.getByText(/Entry \d+ taken back/).first().waitFor();
  });

  test('the bracket on the desk is whole', async () => {
    await open(desk, 'Tournaments');
    await desk.getByRole('link', { name: /Dota 2 Captains/ }).first().click();
    await desk.getByText('Upper round 1').first().waitFor();
    await picture(desk, 'desk-bracket');
  });
});
