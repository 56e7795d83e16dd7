// A semi-final corrected after the final was played: the desk sees what rests on it, chooses, does it, and takes it back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

describe('correcting what was played on', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
    desk.setDefaultTimeout(15_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Owl', 'Hen', 'Cat']);
    for (const match of [1, 2, 3]) await hand.does({ type: 'enter_result', match, score: { home: 2, away: 0 } });
  });
  afterAll(async () => {
    await venue?.close();
  });

  const final = async (): Promise<MatchView> => hand.reads<MatchView>('match/3');
  const gold = () => desk.locator('.sheet-foot .gold');

  test('the sheet names what rests on the result, and nothing is chosen beforehand', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Matches' }).first().click();
    await desk.goto(`${desk.url().replace(/#.*$/, '')}#/matches?match=1`);
    await desk.getByRole('button', { name: /^Correct …/ }).click();
    await desk.getByRole('dialog').waitFor();
    await desk.locator('.fix .scores').first().waitFor();
    await desk.locator('.fix .scores .scores').last().getByRole('button').last().click();
    await desk.locator('.rows .row').first().waitFor();
    expect(await desk.locator('.sheet .pick [aria-checked=true]').count()).toBe(0);
    await picture(desk, 'desk-correction');
  });

  test('the final is replayed with who went on in truth', async () => {
    await desk.locator('.sheet .pick').getByRole('radio', { name: 'Replay' }).click();
    await desk.getByLabel('Reason, shown in the journal').fill('Sides swapped when entering');
    await gold().click();
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
    const { card, entrants } = await final();
    expect(card.state).toBe('ready');
    expect(entrants.home?.name).toBe('Cat');
    await picture(desk, 'desk-corrected');
  });

  test('one step takes it back, the final stands as it was', async () => {
    await desk.keyboard.press('Control+z');
    await expect.poll(async () => (await final()).card.state, { timeout: 10_000 }).toBe('over');
    expect((await final()).entrants.home?.name).toBe('Fox');
  });
});
