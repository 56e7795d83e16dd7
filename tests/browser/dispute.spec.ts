// A dispute with a photo: from a player's phone to the head judge's, ruled there, and what phone, tablet, desk and hall then show.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { headJudge, isHere, Phones, photo } from './phones.ts';
import { bracket, letIn } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };
const NOTE = 'We won both games <b>2 : 0</b>';
const REASON = 'The photo shows it';

describe('a dispute with a photo', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let head: Page;
  let tablet: Page;
  let one: Page;
  let other: Page;
  const match = async (): Promise<MatchView> => hand.reads<MatchView>('match/1');

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Owl', 'Elk', 'Hare'], { rule: { kind: 'winner_only' } });
    await hand.does({ type: 'set_station', number: 1, name: '' });
    await hand.does({ type: 'set_confirmation', tournament: 1, confirmation: { kind: 'captains', seconds: 600 } });
    tablet = await letIn(venue, desk, 'Aylin');
    head = await headJudge(venue, desk, 'Mira');
    [one, other] = await (await Phones.of(venue, hand, 1)).both(1);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('one side reports, the other says that it is wrong, with a photo made small on the phone', async () => {
    await hand.does({ type: 'call_match', match: 1, station: 1 });
    await isHere(one);
    await one.getByRole('button', { name: 'Report the result' }).click();
    await one.getByRole('button', { name: /^One more/ }).first().click();
    await one.getByRole('button', { name: /^One more/ }).first().click();
    await one.getByRole('button', { name: 'Send 2 : 0' }).click();
    await other.getByRole('button', { name: 'No, that is wrong' }).click();
    await other.locator('input[type=file]').setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('<script>alert(1)</script>') });
    await other.getByRole('alert').getByText(/not an? (image|picture|photo)|no image|no picture/i).waitFor();
    expect((await match()).photos ?? []).toEqual([]);
    await other.locator('input[type=file]').setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: photo() });
    await other.getByText('The photo is at the desk').waitFor();
    await other.locator('textarea').fill(NOTE);
    await picture(other, 'phone-dispute');
    await other.getByRole('button', { name: 'Send to the head judge' }).click();
    for (const phone of [one, other]) await phone.getByText('A head judge decides').waitFor();
    await other.getByText('You said: this is wrong.').waitFor();
    await one.getByText(/says otherwise/).waitFor();
    expect((await match()).card).toMatchObject({ state: 'disputed', report: { note: NOTE, score: { home: 2, away: 0 } } });
  });

  test('the tablet of the hall says who disputes it and why, and that nobody goes on', async () => {
    await tablet.getByRole('button', { name: /^1$/ }).first().click();
    await tablet.getByRole('button', { name: /^Find$/ }).click();
    const look = tablet.getByRole('button', { name: /^Look on/ }).first();
    const says = tablet.getByText(NOTE, { exact: false }).first();
    await look.or(says).first().waitFor(SLOW);
    if (await look.isVisible()) await look.click();
    await says.waitFor(SLOW);
    await tablet.getByText('Players stay until an official has ruled.').first().waitFor(SLOW);
    await picture(tablet, 'tablet-disputed');
  });

  test('the head judge reads the note as it was written, sees the photo, and must give a reason', async () => {
    await head.getByText('Disputes').first().waitFor();
    await picture(head, 'head-waits');
    await head.getByRole('button', { name: /We won both games/ }).first().click();
    await head.getByText('<b>2 : 0</b>', { exact: false }).first().waitFor();
    const shown = head.locator('img').first();
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]), { timeout: 20_000 }).toEqual([2_000, 1_000]);
    const away = (await match()).entrants.away?.name ?? '';
    await head.getByRole('button', { name: new RegExp(`${away}.? wins$`) }).first().click();
    await head.getByRole('button', { name: /^Give the ruling.*A ruling needs a reason/, disabled: true }).click({ force: true });
    expect((await match()).card.state).toBe('disputed');
    await head.getByLabel(/^Why \(everybody can read it\)/).fill(REASON);
    await picture(head, 'head-match');
    await head.getByRole('button', { name: /^Give the ruling/ }).click();
    await expect.poll(async () => (await match()).card.state, { timeout: 10_000 }).toBe('over');
    expect(await match()).toMatchObject({ card: { winner: 'away', ruled: REASON }, photos: [{ kind: 'jpeg' }] });
  });

  test('the tablet shows the ruling with its reason, and both phones are free for what comes next', async () => {
    await tablet.getByText(REASON, { exact: false }).first().waitFor(SLOW);
    await picture(tablet, 'tablet-ruled');
    for (const phone of [one, other]) await phone.getByText('A head judge decides').waitFor({ state: 'hidden' });
    await expect.poll(async () => (await hand.reads<MatchView>('match/3')).entrants.home?.name, { timeout: 10_000 }).toBe((await match()).entrants.away?.name);
  });

  test('a stranger learns neither the note nor the photo', async () => {
    const { photos } = await match();
    const phone = await venue.device('phone');
    await phone.goto(venue.server.at('/p'));
    const answers = await phone.evaluate(async (hash) => {
      const bare = await fetch(`/api/v1/media/${hash}`);
      const forged = await fetch(`/api/v1/media/${hash}?ticket=${'A'.repeat(43)}`);
      return [bare.status, forged.status, (await bare.text()).length < 400];
    }, photos?.[0]?.sha256 ?? '');
    expect(answers[0]).toBeGreaterThanOrEqual(400);
    expect(answers[1]).toBeGreaterThanOrEqual(400);
    expect(answers[2]).toBe(true);
  });
});
