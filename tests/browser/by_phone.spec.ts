// Sign-up on phones: the desk opens it, one stranger has a place and the next a number, and whom the desk removes is told so.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../ui/src/wire/Command.ts';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { SignUpView } from '../../ui/src/wire/SignUpView.ts';
import { Hand } from './hand.ts';
import { Venue, picture } from './venue.ts';

const SLOW = 20_000;
const FORMAT: Format = {
  stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
};

describe('strangers sign up on their phones', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const deed = (what: Extract<Command, { type: 'sign_up' }>['deed']) => hand.does({ type: 'sign_up', tournament: 1, deed: what });
  const stranger = async (name: string): Promise<Page> => {
    const page = await venue.device('phone');
    page.setDefaultTimeout(SLOW);
    await page.goto(`${venue.server.at('/p')}?sign_up=1`);
    await page.getByLabel(/^Your name/).fill(name);
    await page.getByRole('button', { name: 'Sign up' }).click();
    return page;
  };

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW));
    await hand.does({ type: 'create_tournament', name: 'Cup', title: '', format: FORMAT });
    await hand.does({ type: 'add_entrants', tournament: 1, entrants: ['Fox'].map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
    await deed({ kind: 'set_limit', limit: 2 });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('once the desk has opened it, and each sees where they stand', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: /^Arrivals/ }).click();
    await desk.getByRole('button', { name: 'Open check-in' }).first().click();
    await desk.getByRole('button', { name: 'Open to phones' }).click();
    await desk.getByLabel(/^Code for signing up: http:.*sign_up=1$/).waitFor();
    await picture(desk, 'desk-open-to-phones');
    const elk = await stranger('Elk');
    await elk.getByText('You have a place').waitFor();
    const bat = await stranger('Fox');
    await bat.getByText('This name is there already.', { exact: false }).waitFor();
    await bat.getByLabel(/^Your name/).fill('Bat');
    await bat.getByRole('button', { name: 'Sign up' }).click();
    await bat.getByText('Number 1 on the waiting list').waitFor();
    await picture(bat, 'phone-waits');
    // The page that is loaded anew is the same phone.
    await bat.reload();
    await bat.getByText('Number 1 on the waiting list').waitFor();
    await expect.poll(async () => (await hand.reads<SignUpView>('sign_up/1')).by_phone, { timeout: SLOW }).toBe(2);

    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'By phone 2' }).click();
    await picture(desk, 'desk-by-phone');
    await desk.getByRole('button', { name: 'Remove Elk' }).click();
    await bat.getByText('You have a place').waitFor();
    await elk.getByText('You were taken out').waitFor();
  });
});
