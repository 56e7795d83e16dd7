// Before a draft: captains choose order and side on their phones, the judge for whoever is not there.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftView } from '../../ui/src/wire/DraftView.ts';
import { Hand } from './hand.ts';
import { Phones } from './phones.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };

describe('order and sides', () => {
  let venue: Venue;
  let hand: Hand;
  let desk: Page;
  let fox: Page;
  let elk: Page;
  const open = () => hand.does({ type: 'draft', match: 1, deed: { kind: 'open' } });

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    await desk.getByRole('navigation').first().waitFor();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Elk'], { rule: { kind: 'winner_only' } });
    await hand.asks({ type: 'set_drafting', tournament: 1, chain: [{ format: 'dota2-cm-7.40', when: 'game' }], texts: [], pools: [], disabled: [], best_of: [3] });
    await hand.does({ type: 'call_match', match: 1, station: null });
    await open();
    const phones = await Phones.of(venue, hand, 1);
    [fox, elk] = await phones.both(1);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the better seed chooses, and the other sees that it is not their choice', async () => {
    await fox.getByRole('heading', { name: 'Your choice' }).waitFor(SLOW);
    await elk.getByRole('heading', { name: 'Fox chooses' }).waitFor(SLOW);
    expect(await elk.getByRole('button', { name: 'Act first' }).count()).toBe(0);
    await fox.getByRole('button', { name: 'Play Dire' }).click();
    await picture(fox, 'phone-choice');
    await fox.getByRole('button', { name: 'Confirm: Play Dire' }).click();
  });

  test('the other chooses what is left, on a phone that was reloaded', async () => {
    await elk.reload();
    await elk.getByRole('heading', { name: 'Your choice' }).waitFor(SLOW);
    await elk.getByText('Fox plays Dire, Elk plays Radiant.').waitFor();
    expect(await elk.getByRole('button', { name: /^Play/ }).count()).toBe(0);
    await picture(elk, 'phone-choice-left');
    await desk.evaluate("location.hash = '#/drafts'");
    await desk.getByRole('heading', { name: 'Elk chooses' }).waitFor(SLOW);
    await picture(desk, 'desk-choice');
    await elk.getByRole('button', { name: 'Act second' }).click();
    await elk.getByRole('button', { name: 'Confirm: Act second' }).click();
    await fox.getByLabel('Find by name').waitFor(SLOW);
    const view = await hand.reads<DraftView>('draft/1');
    expect({ first: view.first, how: view.how, side: view.home_side }).toEqual({ first: 'home', how: 'chosen', side: 'Dire' });
  });

  test('the desk chooses for both after it has begun again', async () => {
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'void', reason: 'the wrong format' } });
    await open();
    await desk.getByRole('button', { name: 'Act second' }).click(SLOW);
    await desk.getByRole('button', { name: 'Confirm: Act second' }).click();
    await desk.getByRole('button', { name: 'Begin again' }).click(SLOW);
    await desk.getByRole('button', { name: 'Open the draft' }).waitFor(SLOW);
  });
});
