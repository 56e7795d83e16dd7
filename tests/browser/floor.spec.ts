// The floor at the desk: what stands where, who is next and why, everything called in one step, and calls by themselves.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FloorView } from '../../ui/src/wire/FloorView.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
const NAMES = ['Fox', 'Elk', 'Owl', 'Hen', 'Yak', 'Bee', 'Ant', 'Cat'];

describe('the floor at the desk', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const station = (number: number) => desk.locator(`[data-station="${number}"]`);
  const places = async (): Promise<(string | null)[]> => desk.locator('[data-call] .sub b').allInnerTexts();
  const taken = async (): Promise<number[]> => Object.values((await hand.reads<FloorView>('floor')).stations).filter((one) => one.match != null).map((one) => one.number);

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, NAMES, { rule: { kind: 'winner_only' } });
    await desk.evaluate("location.hash = '#/floor/list'");
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('without stations everybody plays at the own seat', async () => {
    await desk.getByText('4 can go').waitFor(SLOW);
    expect(await places()).toEqual(['Own seats', 'Own seats', 'Own seats', 'Own seats']);
  });

  test('stations are added, and proposals go there', async () => {
    await desk.getByLabel('Numbers of new stations').fill('1-3');
    await desk.getByRole('button', { name: 'Add 3' }).click();
    await expect.poll(places, SLOW).toEqual(['Station 1', 'Station 2', 'Station 3']);
    await desk.getByText('No station that fits is free').waitFor(SLOW);
  });

  test('a station says what it is, and is taken out of order with a reason', async () => {
    await station(1).getByRole('button', { name: 'Station 1: what stands there' }).first().click();
    await desk.getByLabel('What it is').selectOption({ label: 'Stream' });
    await desk.getByLabel('Part of the hall').fill('North');
    await desk.getByRole('button', { name: 'Save' }).click();
    await station(1).getByText('Stream, North').waitFor(SLOW);
    await station(2).getByRole('button', { name: 'Station 2: what stands there' }).first().click();
    await desk.getByLabel('What is wrong').fill('No picture');
    await desk.getByRole('button', { name: 'Take out of order' }).click();
    await station(2).getByText('out of order').waitFor(SLOW);
    // The stream is kept for whoever is wanted there.
    await expect.poll(places, SLOW).toEqual(['Station 3']);
    await picture(desk, 'floor-desk');
  });

  test('a wish for the stream brings a match there', async () => {
    const waiting = desk.locator('[data-waits]').first();
    await waiting.getByRole('combobox').selectOption({ label: 'For the stream' });
    await expect.poll(async () => [...(await places())].sort(), SLOW).toEqual(['Station 1', 'Station 3']);
  });

  test('all of them are called in one step, and taken back in one', async () => {
    await desk.getByRole('button', { name: 'Call all 2' }).click();
    await expect.poll(taken, SLOW).toEqual([1, 3]);
    await desk.getByText('2 matches called.').waitFor(SLOW);
    await desk.getByRole('button', { name: 'Take back' }).first().click();
    await expect.poll(taken, SLOW).toEqual([]);
    // Whoever takes a call back has something in mind: these two wait for a hand, and another one is proposed for station 3.
    await desk.getByText('1 can go').waitFor(SLOW);
    const kept = desk.locator('[data-call]').filter({ hasText: 'by hand only' });
    await expect.poll(() => kept.count(), SLOW).toBe(1);
    await kept.getByRole('button', { name: 'Call', exact: true }).click();
    await expect.poll(async () => (await taken()).length, SLOW).toBe(1);
  });

  test('with calls by themselves the next one goes when a station is free', async () => {
    await station(2).getByRole('button', { name: 'Station 2: what stands there' }).first().click();
    await desk.getByRole('button', { name: 'In order again' }).click();
    await desk.getByRole('radio', { name: 'On', exact: true }).click();
    await desk.getByLabel('Wait before a call').selectOption({ label: '0 s' });
    await expect.poll(async () => (await taken()).includes(2), SLOW).toBe(true);
    await picture(desk, 'floor-desk-automatic');
  });

  test('where a tournament is played is set on the same page', async () => {
    await desk.getByRole('button', { name: /Nordlicht Cup/ }).first().click();
    await desk.getByLabel('Where', { exact: true }).selectOption({ label: 'At the players’ own seats' });
    await desk.getByRole('button', { name: 'Save', exact: true }).click();
    await desk.getByText('own seats', { exact: true }).waitFor(SLOW);
  });

  test('on the plan a station is moved by keys and by hand, and put back in one step', async () => {
    const at = async (number: number) => (await hand.reads<FloorView>('floor')).stations[number]?.at;
    await desk.getByRole('radio', { name: 'Plan' }).click();
    await station(3).focus();
    for (const key of ['m', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'Enter']) await desk.keyboard.press(key);
    await desk.getByText('Station 3 is moved on the plan.').waitFor(SLOW);
    const byKeys = await at(3);
    expect(byKeys).toBeDefined();
    // The others stay where they were seen, which is stored with it.
    expect(await at(2)).toBeDefined();
    const box = await station(3).boundingBox();
    if (!box) throw new Error('no station 3');
    await desk.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await desk.mouse.down();
    await desk.mouse.move(box.x + box.width / 2 + 2 * box.width, box.y + box.height * 2, { steps: 6 });
    await desk.mouse.up();
    await expect.poll(async () => (await at(3))?.y, SLOW).toBeGreaterThan(byKeys?.y ?? 0);
    await desk.keyboard.press('Control+z');
    await expect.poll(() => at(3), SLOW).toEqual(byKeys);
    await picture(desk, 'floor-plan');
    // Esc leaves it where it was, whatever the pointer does afterwards.
    await desk.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await desk.mouse.down();
    await desk.mouse.move(box.x + 2 * box.width, box.y + box.height / 2, { steps: 6 });
    await desk.keyboard.press('Escape');
    await desk.mouse.move(box.x + 3 * box.width, box.y + box.height / 2, { steps: 6 });
    expect(await station(3).boundingBox()).toEqual(box);
    await desk.mouse.up();
    expect(await at(3)).toEqual(byKeys);
  });

  test('a match is dragged from the next calls onto a free station', async () => {
    await hand.does({ type: 'set_station', number: 9, name: '' });
    await desk.getByRole('radio', { name: 'Off', exact: true }).click();
    const row = await desk.locator('[data-call] .sub, [data-waits] .sub').first().boundingBox();
    await station(9).waitFor(SLOW);
    const there = await station(9).boundingBox();
    if (!row || !there) throw new Error('nothing to drag');
    await desk.mouse.move(row.x + 10, row.y + 6);
    await desk.mouse.down();
    await desk.mouse.move(there.x + 20, there.y + 15, { steps: 6 });
    await desk.getByText(/^Call match \d+ to station 9$/).waitFor(SLOW);
    await desk.mouse.up();
    await expect.poll(taken, SLOW).toContain(9);
  });

  test('a name is read as the caller wrote that it is said, and one step takes that back', async () => {
    await desk.getByRole('button', { name: 'Caller' }).first().click();
    const sentence = desk.locator('blockquote');
    const before = (await sentence.textContent()) ?? '';
    await desk.getByRole('button', { name: /^How is it said\? / }).first().click();
    await desk.keyboard.type('ex queue see');
    await desk.keyboard.press('Enter');
    await desk.getByText('Said ex queue see').waitFor(SLOW);
    await expect.poll(() => sentence.textContent(), SLOW).toContain('ex queue see against');
    await picture(desk, 'caller-said');
    await desk.keyboard.press('Control+z');
    await expect.poll(() => sentence.textContent(), SLOW).toBe(before);
  });
});
