// The desk makes a shipped format its own, is told what is wrong, keeps it, rehearses it, and brings a pool; all of it is there after a restart.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };

describe('formats and pools on the desk', () => {
  let venue: Venue;
  let desk: Page;
  const at = (part: string): Promise<unknown> => desk.evaluate(`location.hash = '#/drafts/${part}'`);

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    await desk.getByRole('navigation').first().waitFor();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a shipped format says what it does, and what nobody has checked', async () => {
    await at('formats');
    await desk.locator('[data-format="mlbb-10ban"]').click(SLOW);
    await desk.getByRole('region', { name: /Mobile Legends/ }).getByText('Unverified').waitFor();
    await desk.locator('[data-format="lol-fearless-hard"]').click();
    await desk.getByText('What is picked cannot be picked by either side again in this series.').waitFor();
    await picture(desk, 'shelf-format');
  });

  test('it becomes an own one; faults have their line; it is kept', async () => {
    await desk.getByRole('button', { name: 'Make it mine' }).click();
    const text = desk.getByRole('textbox', { name: 'Text (TOML)' });
    const right = await text.inputValue();
    expect(right).toContain('id = "lol-fearless-hard-own"');
    await text.fill(right.replace('turn_ms = 27000', 'turn_ms = 27'));
    await desk.getByText('1 thing is wrong').waitFor(SLOW);
    await picture(desk, 'shelf-fault');
    await text.fill(right.replace('turn_ms = 27000', 'turn_ms = 20000'));
    await desk.getByText('Nothing is wrong.').waitFor(SLOW);
    await desk.getByRole('button', { name: 'Keep' }).click();
    await desk.locator('[data-format="lol-fearless-hard-own"]').waitFor(SLOW);
  });

  test('it is rehearsed against a bot, and the next game knows what was used', async () => {
    await desk.getByRole('button', { name: 'Rehearse' }).click();
    await desk.getByText('You: Ban').waitFor(SLOW);
    await desk.locator('[data-hero]:not([aria-disabled="true"])').first().click();
    await desk.getByRole('button', { name: /^Lock / }).click();
    await picture(desk, 'shelf-rehearsal');
    await desk.getByRole('button', { name: 'Let the bot finish' }).click();
    await desk.getByText('Draft complete').waitFor(SLOW);
    await desk.getByRole('button', { name: 'The bot won: next game' }).click();
    await desk.getByText('Game 2 of 3').waitFor(SLOW);
    // A ban of a champion who was picked before is allowed, and wasted: the bans come first.
    for (const turn of ['3', '5', '7']) {
      await desk.getByRole('button', { name: 'Leave it empty' }).click();
      await desk.getByRole('button', { name: /^Lock / }).click();
      await desk.locator('.column.now .num', { hasText: turn }).waitFor(SLOW);
    }
    await desk.getByText('Used game 1').first().waitFor(SLOW);
    await picture(desk, 'shelf-fearless');
    await desk.getByRole('button', { name: 'End the rehearsal' }).click();
  });

  test('a pool is brought as a table, changed and kept', async () => {
    await at('pools');
    await desk.getByText('Heroes of the Storm').waitFor(SLOW);
    await desk.locator('input[type="file"]').setInputFiles({ name: 'hots.csv', mimeType: 'text/csv', buffer: Buffer.from('name,role\nAbathur,Support\nMuradin,Tank\n') });
    await desk.getByRole('checkbox', { name: 'Open: Muradin' }).uncheck(SLOW);
    await picture(desk, 'shelf-pool');
    await desk.getByRole('button', { name: 'Keep' }).click();
    await desk.locator('[data-pool="hots"]').getByText('2 in it, 1 can be chosen').waitFor(SLOW);
  });

  test('both are there after a restart, and a tournament is offered them', async () => {
    await venue.server.kill();
    await venue.server.again();
    await desk.reload();
    await desk.getByRole('navigation').first().waitFor();
    await at('pools');
    await desk.locator('[data-pool="hots"]').waitFor(SLOW);
    await at('formats');
    await desk.locator('[data-format="lol-fearless-hard-own"]').waitFor(SLOW);
  });

  test('nothing went wrong in the page', () => expect(venue.complaints).toEqual([]));
});
