// The day at the desk: when it will be over, the board of stations and time, moving what is planned, and what would help when it gets late.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DispatchView } from '../../ui/src/wire/DispatchView.ts';
import type { ForecastView } from '../../ui/src/wire/ForecastView.ts';
import type { PlanView } from '../../ui/src/wire/PlanView.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
const NAMES = ['Fox', 'Elk', 'Owl', 'Hen', 'Yak', 'Bee', 'Ant', 'Cat'];

describe('the day at the desk', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const item = (number: number) => desk.locator('.item').filter({ has: desk.locator('.no', { hasText: new RegExp(`^${number}$`) }) });
  const stationOf = async (match: number): Promise<number | undefined> => {
    const { calls, waiting } = await hand.reads<DispatchView>('dispatch');
    return (calls[match] ?? waiting[match])?.wish?.station;
  };

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    for (let number = 1; number <= 3; number += 1) await hand.does({ type: 'set_station', number, name: '' });
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, NAMES, { rule: { kind: 'winner_only' } });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the foot says when the day will be over, and leads to its plan', async () => {
    await desk.locator('.foot .drift').getByText('≈').waitFor(SLOW);
    await desk.locator('.foot .drift').click();
    await desk.getByRole('heading', { name: 'Plan of the day' }).waitFor(SLOW);
    await expect.poll(() => desk.locator('.item.planned').count(), SLOW).toBe(7);
    await picture(desk, 'day-plan');
  });

  test('a planned match is dragged to another station', async () => {
    const from = await item(1).boundingBox();
    const now = await item(1).evaluate((node) => node.closest<HTMLElement>('[data-row]')?.dataset['row']);
    const to = now === '3' ? 2 : 3;
    const row = await desk.locator(`[data-row="${to}"] .lanes`).boundingBox();
    if (!from || !row) throw new Error('nothing to drag');
    await desk.mouse.move(from.x + 20, from.y + 10);
    await desk.mouse.down();
    await desk.mouse.move(from.x + 24, row.y + row.height / 2, { steps: 5 });
    await desk.getByText(`Match 1: station ${to}`).waitFor(SLOW);
    await desk.mouse.up();
    await expect.poll(() => stationOf(1), SLOW).toBe(to);
    await desk.getByText(`Match 1 is kept for station ${to}`).first().waitFor(SLOW);
  });

  test('by the keyboard too, and what stands against it is said', async () => {
    await item(7).focus();
    await item(7).press('m');
    for (let n = 0; n < 30; n += 1) await item(7).press('ArrowLeft');
    await desk.getByText(/leads to it and ends about/).waitFor(SLOW);
    await item(7).press('Escape');
    await item(2).focus();
    await item(2).press('m');
    await item(2).press('ArrowDown');
    await item(2).press('Enter');
    await expect.poll(() => stationOf(2), SLOW).toBeGreaterThan(0);
  });

  test('a final with a time of its own keeps it on another station, and is moved in time with all else that was wished', async () => {
    const wishOf = async () => (await hand.reads<PlanView>('plan')).items[7]?.wish;
    const from = Math.ceil((Date.now() + 4 * 3_600_000) / 600_000) * 600_000;
    await hand.does({ type: 'change_floor', change: { what: 'wish', match: 7, wish: { station: 1, from, keep_back: true } } });
    const begins = async (): Promise<number> => {
      const { since, items } = await hand.reads<PlanView>('plan');
      return Math.abs(since + (items[7]?.from ?? 0) * 60_000 - from);
    };
    await expect.poll(begins, SLOW).toBeLessThan(120_000);
    await item(7).scrollIntoViewIfNeeded();
    await item(7).click();
    await desk.locator('.foot').getByText(/not before .*, only by hand/).waitFor(SLOW);
    const box = await item(7).boundingBox();
    const row = await desk.locator('[data-row="2"] .lanes').boundingBox();
    if (!box || !row) throw new Error('nothing to drag');
    await desk.mouse.move(box.x + 20, box.y + 10);
    await desk.mouse.down();
    await desk.mouse.move(box.x + 20, row.y + row.height / 2, { steps: 5 });
    await desk.getByText('Match 7: station 2').waitFor(SLOW);
    await desk.mouse.up();
    await expect.poll(wishOf, SLOW).toEqual({ station: 2, stream: false, from, keep_back: true });
    // An hour earlier, by keys: it has the earlier time, and is still kept back there.
    await item(7).focus();
    await item(7).press('m');
    for (let n = 0; n < 12; n += 1) await item(7).press('ArrowLeft');
    await item(7).press('Enter');
    await expect.poll(async () => (await wishOf())?.from ?? from, SLOW).toBeLessThan(from - 50 * 60_000);
    expect(await wishOf()).toMatchObject({ station: 2, keep_back: true });
    await hand.does({ type: 'change_floor', change: { what: 'wish', match: 7, wish: {} } });
  });

  test('a wish in the next calls keeps the time that was fixed', async () => {
    await desk.evaluate("location.hash = '#/floor/list'");
    const from = Date.now() + 3_600_000;
    await hand.does({ type: 'change_floor', change: { what: 'wish', match: 3, wish: { from } } });
    const wishOf = async () => {
      const { calls, waiting } = await hand.reads<DispatchView>('dispatch');
      return (calls[3] ?? waiting[3])?.wish;
    };
    const row = desk.locator('[data-call="3"], [data-waits="3"]');
    for (const [label, wish] of [['Station 3', { station: 3, from }], ['For the stream', { stream: true, from }], ['No wish', { from }]] as const) {
      await row.getByRole('combobox').selectOption({ label });
      await expect.poll(wishOf, SLOW).toEqual({ stream: false, keep_back: false, ...wish });
    }
    await desk.evaluate("location.hash = '#/floor?board=1'");
  });

  test('when it shall be over earlier it is late, and the Overview says what would help', async () => {
    await desk.getByRole('button', { name: 'Times and breaks' }).click();
    const soon = new Date(Date.now() + 30 * 60_000);
    const local = new Date(soon.getTime() - soon.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    await desk.getByLabel('The day', { exact: true }).fill(local);
    await desk.getByLabel('The day', { exact: true }).press('Tab');
    await expect.poll(async () => (await hand.reads<ForecastView>('forecast')).aim != null, SLOW).toBe(true);
    await desk.keyboard.press('Escape');
    await desk.locator('.foot .drift').getByText('min late').waitFor(SLOW);
    await desk.evaluate("location.hash = '#/overview'");
    await desk.getByText(/It may be over as late as/).waitFor(SLOW);
    await picture(desk, 'day-late');
    await desk.getByRole('button', { name: 'What would help' }).click();
    await desk.getByRole('button', { name: /best of 1/i }).first().click(SLOW);
    await desk.getByText(/from now on\./).first().waitFor(SLOW);
    await picture(desk, 'day-fewer');
  });

  test('a break is added, and nothing is called into it', async () => {
    await desk.keyboard.press('Escape');
    await desk.evaluate("location.hash = '#/floor?board=1'");
    await desk.getByRole('button', { name: 'Times and breaks' }).click();
    await desk.getByLabel('Name', { exact: true }).fill('Lunch');
    const at = (minutes: number): string => {
      const when = new Date(Date.now() + minutes * 60_000);
      return new Date(when.getTime() - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    };
    await desk.getByLabel('From').fill(at(-5));
    await desk.getByLabel('Until').fill(at(90));
    await desk.getByRole('button', { name: 'Add the break' }).click();
    const later = async (): Promise<boolean> => Object.values((await hand.reads<DispatchView>('dispatch')).calls).every((call) => call.from > Date.now() + 3_600_000);
    await expect.poll(later, SLOW).toBe(true);
  });
});
