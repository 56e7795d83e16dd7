// A Swiss stage on the desk and in the hall: paired in private, with reasons, published, played, ranked, and sent on.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from './server.ts';
import { Venue, picture } from './venue.ts';

const tab = (desk: Page, name: RegExp) => desk.getByRole('tab', { name }).first();

/** Types slips of paper: match number and games. */
async function slips(desk: Page, lines: readonly string[]): Promise<void> {
  await desk.keyboard.press('r');
  for (const line of lines) {
    await desk.keyboard.type(line);
    await desk.keyboard.press('Enter');
    const number = line.split(' ')[0];
    await desk.getByText(new RegExp(`Match ${number}\\b`)).first().waitFor();
  }
  await desk.keyboard.press('Escape');
}

describe('a tournament of two stages', () => {
  let venue: Venue;
  let desk: Page;
  let screen: Page;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lanista-stages-')), 'demo.lanista');
    execFileSync(program('LANISTA_BIN'), ['demo', file]);
    venue = await Venue.open({ file });
    desk = await venue.desk();
    screen = await venue.screen();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the standings say what puts each before the next', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
    await desk.getByRole('link', { name: /Tekken 8/ }).first().click();
    await tab(desk, /^Standings/).click();
    await desk.getByText('Ahead of the next by').waitFor();
    await desk.getByText(/Median Buchholz \d+ to \d+/).first().waitFor();
    await desk.getByText('to Top 8').waitFor();
    await picture(desk, 'desk-standings');
  });

  test('a screen in the hall shows the table', async () => {
    await screen.getByText('This is screen 1').waitFor();
    await desk.getByRole('navigation').getByRole('link', { name: 'Screens' }).first().click();
    await desk.getByRole('button', { name: 'Assign' }).first().click();
    const choice = desk.locator('form').getByRole('combobox').first();
    const table = await choice.locator('option', { hasText: /standings/i }).filter({ hasText: /Tekken 8/ }).first().getAttribute('value');
    await choice.selectOption(table);
    await desk.locator('form').getByRole('button', { name: /^Show/ }).click();
    await screen.getByText('Zamiatacz').first().waitFor();
    await picture(screen, 'screen-table');
  });

  test('a round that was just paired is the desk’s alone, with a reason for each pair', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
    await desk.getByRole('link', { name: /Tekken 8/ }).first().click();
    await tab(desk, /^Rounds/).click();
    await desk.getByText('Only the desk sees round 4').waitFor();
    await desk.getByRole('button', { name: 'Show why' }).click();
    await desk.getByText(/Both have 3/).first().waitFor();
    await picture(desk, 'desk-rounds');
  });

  test('published, played and paired again, without a meeting twice', async () => {
    await desk.getByRole('button', { name: 'Publish round 4' }).click();
    await desk.getByText('Only the desk sees round 4').waitFor({ state: 'hidden' });
    await slips(desk, ['25 2-0', '26 2-1', '27 0-2', '28 2-0', '29 2-0', '30 1-2', '31 2-0', '32 2-0']);
    await desk.getByRole('button', { name: 'Pair round 5' }).click();
    await desk.getByText('Only the desk sees round 5').waitFor();
    const again = desk.getByText(/They meet again/);
    await desk.getByText(/Both have|comes down/).first().waitFor();
    expect(await again.count()).toBe(0);
    await desk.getByRole('button', { name: 'Publish round 5' }).click();
    await desk.getByText('Only the desk sees round 5').waitFor({ state: 'hidden' });
    await slips(desk, ['33 2-0', '34 2-1', '35 2-0', '36 2-0', '37 2-0', '38 2-1', '39 2-0', '40 2-0']);
  });

  test('the best eight go on into the bracket', async () => {
    await tab(desk, /^Standings/).click();
    const draw = desk.getByRole('button', { name: /^Draw/ }).filter({ hasNotText: /lots/i }).first();
    await draw.click();
    await tab(desk, /^Bracket/).click();
    await desk.getByText('Winners round 1').or(desk.getByText('Winners quarter-finals')).first().waitFor();
    await picture(desk, 'desk-second-stage');
  });
});
