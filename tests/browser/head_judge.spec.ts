// A head judge with a phone: opens a result again, and corrects a semi-final after the final was played.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { SIZES, Venue, picture } from './venue.ts';

describe('a head judge with a phone', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let head: Page;

  const match = (id: number) => hand.reads<MatchView>(`match/${id}`);
  const button = (name: RegExp) => head.getByRole('button', { name }).first();
  const state = (id: number) => expect.poll(async () => (await match(id)).card.state, { timeout: 15_000 });
  async function finds(number: number): Promise<void> {
    await button(/^Finished$/).click();
    await head.getByRole('searchbox').fill(String(number));
    await head.locator('.waits section').filter({ has: head.getByRole('heading', { name: 'All matches' }) }).locator('li button').first().click();
    await head.getByText(`Match ${number}`).first().waitFor();
  }

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
    desk.setDefaultTimeout(15_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Owl', 'The Extraordinarily Patient Gentlemen XI', 'Cat']);
    for (const number of [1, 2, 3]) await hand.does({ type: 'enter_result', match: number, score: { home: 2, away: 0 } });
    await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
    await desk.getByRole('radio', { name: 'Head judge' }).click();
    await desk.getByRole('button', { name: 'Show the code' }).click();
    const address = await desk.locator('[aria-label^="http://"]').first().getAttribute('aria-label');
    head = await venue.device('phone', venue.browser, SIZES.phone);
    head.setDefaultTimeout(15_000);
    await head.goto(address ?? '');
    await head.getByRole('textbox').fill('Lena');
    await head.getByRole('button', { name: 'Show the check code' }).click();
    await desk.getByRole('button', { name: /let in/i }).first().click();
    await head.getByRole('button', { name: 'Go to the matches' }).click();
    await head.getByRole('heading', { name: 'All matches' }).waitFor();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('what the final decided opens again, and is stated anew', async () => {
    await finds(3);
    await button(/^Open the match again/).click();
    await button(/^Open it again/).click();
    await state(3).not.toBe('over');
    await hand.does({ type: 'enter_result', match: 3, score: { home: 2, away: 1 } });
    await state(3).toBe('over');
  });

  test('a semi-final on which the final rests does not open, and says why', async () => {
    await button(/^Matches$/).click();
    await finds(1);
    await head.getByRole('button', { name: /^Open the match again/, disabled: true }).waitFor();
    await picture(head, 'head-judge-over');
  });

  test('the correction names what rests on it, asks for it, and is one step', async () => {
    await button(/^Correct the result/).click();
    const truth = head.locator('.side.away .scores').getByRole('button').first();
    await truth.click();
    await head.locator('.after li').first().waitFor();
    expect(await head.locator('.after .picks [aria-pressed=true]').count()).toBe(0);
    await head.locator('.after').getByRole('button', { name: 'Replay' }).click();
    await head.locator('.after .pair.new').getByText('Cat').waitFor();
    await picture(head, 'head-judge-correct');
    await head.locator('.after textarea').fill('Sides swapped when entering');
    await button(/^Correct result and replay 1 match/).click();
    await head.getByText(/^Done: Correct result and replay 1 match/).waitFor();
    await state(3).toBe('ready');
    expect((await match(3)).entrants.home?.name).toBe('Cat');
    expect((await match(1)).card.score).toEqual({ home: 0, away: 2 });
  });

  test('the desk takes the head judge’s correction back as one step', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Journal' }).first().click();
    const { entries } = await hand.reads<{ entries: Record<number, { seq: number; kind: string }> }>('journal');
    const seq = Math.max(...Object.values(entries).filter((one) => one.kind === 'correct').map((one) => one.seq));
    await hand.does({ type: 'take_back', seq });
    await state(3).toBe('over');
    expect((await match(3)).entrants.home?.name).toBe('Fox');
  });
});
