// Heats of many at the desk: a battle royale from the template to its table, and a time trial that seeds what follows.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Venue, picture } from './venue.ts';

const tab = (desk: Page, name: RegExp) => desk.getByRole('tab', { name }).first();

/** Makes a tournament from a template, enters so many, draws and publishes it. */
async function begin(desk: Page, name: string, template: RegExp, entrants: readonly string[]): Promise<void> {
  await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
  await desk.getByRole('link', { name: /New tournament/ }).or(desk.getByRole('button', { name: /New tournament/ })).first().click();
  await desk.getByLabel('Name', { exact: true }).fill(name);
  await desk.getByRole('button', { name: 'Templates' }).click();
  await desk.getByRole('button', { name: template }).click();
  await desk.getByRole('button', { name: 'Create tournament' }).click();
  await tab(desk, /^Entrants/).click();
  for (const entrant of entrants) {
    const field = desk.getByPlaceholder(/name/i).first();
    await field.fill(entrant);
    await field.press('Enter');
    await desk.getByText(entrant, { exact: true }).first().waitFor();
  }
}

async function drawAndPublish(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: /^Draw/ }).first().click();
  await desk.getByRole('button', { name: /^Publish/ }).first().click();
  await desk.getByRole('button', { name: 'Publish now' }).click();
}

const PILOTS = ['Fox', 'Owl', 'Hen', 'Cat', 'Elk', 'Jay', 'Bee', 'Ant', 'Yak', 'Emu'];

describe('heats of many', () => {
  let venue: Venue;
  let desk: Page;

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a time trial is typed in and ranked by the best attempt', async () => {
    await begin(desk, 'Time attack', /Qualifying to play-off/, PILOTS);
    await drawAndPublish(desk);
    const cell = (name: string, attempt: number) => desk.getByRole('textbox', { name: `Attempt ${attempt} of ${name}` });
    await cell('Fox', 1).fill('1:23.456');
    await cell('Fox', 1).press('Enter');
    await cell('Owl', 1).fill('83.1');
    await cell('Owl', 1).press('Enter');
    await cell('Hen', 1).fill('fast');
    expect(await cell('Hen', 1).getAttribute('aria-invalid')).toBe('true');
    await cell('Hen', 1).press('Escape');
    await cell('Fox', 2).fill('1:22.9');
    await cell('Fox', 2).press('Enter');
    await desk.getByText('Fox, attempt 2: 1:22.900').waitFor();
    await picture(desk, 'desk-trial');
    await tab(desk, /^Standings/).click();
    const rows = desk.locator('tbody tr');
    await rows.first().getByRole('cell', { name: '1:22.900', exact: true }).first().waitFor();
    expect(await rows.first().locator('.who').textContent()).toContain('Fox');
    expect(await rows.nth(1).locator('.who').textContent()).toContain('Owl');
  });

  test('the trial seeds the bracket when its heat is over', async () => {
    await tab(desk, /^Heats/).click();
    for (const [name, time] of [['Hen', '84'], ['Cat', '85'], ['Elk', '86'], ['Jay', '87'], ['Bee', '88'], ['Ant', '89'], ['Yak', '90'], ['Emu', '91']] as const) {
      const cell = desk.getByRole('textbox', { name: `Attempt 1 of ${name}` });
      await cell.fill(time);
      await cell.press('Enter');
      await desk.getByText(`${name}, attempt 1:`).waitFor();
    }
    await desk.getByRole('button', { name: 'Heat is over' }).click();
    await desk.getByRole('button', { name: /^Draw Play-off/ }).click();
    await tab(desk, /^Bracket/).waitFor();
    expect(await desk.getByText('Yak').count()).toBe(0);
  });

  test('a lobby is scored game by game, with kills, and can be put right', async () => {
    await begin(desk, 'Last one standing', /Battle royale/, PILOTS);
    await drawAndPublish(desk);
    const left = (name: string) => desk.locator('ul li button', { hasText: name });
    await desk.getByText('Finishing order').waitFor();
    // Snake over three heats: Fox, Jay, Bee are in the first.
    await left('Bee').click();
    await left('Fox').click();
    await desk.getByLabel('Kills of Fox').fill('4');
    await picture(desk, 'desk-heat');
    await desk.getByRole('button', { name: 'Store game 1' }).click();
    await desk.getByText('Game 1 of heat 1 is stored').waitFor();
    await desk.getByRole('radio', { name: '1', exact: true }).or(desk.getByRole('button', { name: '1', exact: true })).first().click();
    await desk.getByRole('button', { name: 'Move Fox up' }).click();
    await desk.getByRole('button', { name: 'Change game 1' }).click();
    await desk.getByText('Game 1 of heat 1 is stored').last().waitFor();
    await tab(desk, /^Standings/).click();
    const rows = desk.locator('tbody tr[tabindex]');
    await rows.first().getByRole('cell', { name: '16', exact: true }).waitFor();
    expect(await rows.first().locator('.who').textContent()).toContain('Fox');
    await picture(desk, 'desk-heat-table');
  });
});
