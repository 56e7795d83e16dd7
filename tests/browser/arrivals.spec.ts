// The door: badges, codes and names in one box, a walk-in who waits, the missing dropped in one tap, and each step taken back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../ui/src/wire/Command.ts';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { SignUpView } from '../../ui/src/wire/SignUpView.ts';
import encodeQR from 'qr';
import { Hand } from './hand.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
const FORMAT: Format = {
  stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
};
type SignUp = Extract<Command, { type: 'sign_up' }>['deed'];

describe('the door', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const box = () => desk.getByLabel('Badge, code or name');
  const told = () => desk.locator('.told');
  const scan = async (text: string): Promise<void> => {
    // A scanner types fast, wherever the focus is, and ends with Enter.
    await desk.keyboard.type(text);
    await desk.keyboard.press('Enter');
  };
  const deed = (tournament: number, what: SignUp) => hand.does({ type: 'sign_up', tournament, deed: what });
  const entrants = async (tournament: number) => Object.values((await hand.reads<EntrantsView>(`tournament/${tournament}/entrants/0`)).entrants);
  const there = async (tournament: number) => (await entrants(tournament)).filter((one) => one.arrived != null).map((one) => one.name).sort();
  const list = () => hand.reads<SignUpView>('sign_up/1');

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    const seated = (name: string, seat: string) => ({ name, short_name: '', tag: '', club: null, seat, roster: [] });
    for (const [id, name, who] of [[1, 'Cup', [seated('Fox', 'A1'), seated('Owl', 'A2'), seated('Hen', 'A3')]], [2, 'Side', [seated('Fox', 'A1'), seated('Elk', 'B1')]]] as const) {
      await hand.does({ type: 'create_tournament', name, title: '', format: FORMAT });
      await hand.does({ type: 'add_entrants', tournament: id, entrants: [...who] });
      await deed(id, { kind: 'open_check_in' });
    }
    await deed(1, { kind: 'set_limit', limit: 3 });
    await desk.getByRole('navigation').getByRole('link', { name: /^Arrivals/ }).click();
    await box().waitFor(SLOW);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a badge marks the same person in both tournaments, and a second time says since when', async () => {
    const codes = await hand.codes(1);
    const fox = (await entrants(1)).find((one) => one.name === 'Fox');
    const address = `${venue.server.at('/p')}#${codes[fox?.id ?? 0]?.fragment}`;
    await scan(address);
    await told().getByText('Fox').first().waitFor(SLOW);
    await told().getByText('is there', { exact: true }).waitFor(SLOW);
    await expect.poll(async () => [await there(1), await there(2)], SLOW).toEqual([['Fox'], ['Fox']]);
    await scan(address);
    await told().getByText(/is there already, since/).waitFor(SLOW);
    await picture(desk, 'desk-arrivals');
  });

  test('whoever was marked is shown the personal code, and gets another one', async () => {
    const fox = (await entrants(1)).find((one) => one.name === 'Fox');
    const typed = async () => (await hand.codes(1))[fox?.id ?? 0]?.typed ?? '';
    const before = await typed();
    await told().getByRole('button', { name: 'Personal code' }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByText(`${before.slice(0, 3)} ${before.slice(3)}`).waitFor(SLOW);
    await sheet.getByRole('img', { name: /Fox/ }).waitFor(SLOW);
    expect(await sheet.getByRole('button', { name: 'All badges' }).count(), 'of this one alone').toBe(0);
    await picture(desk, 'desk-door-code');
    await sheet.getByRole('button', { name: /^Issue the code again/ }).click();
    await expect.poll(async () => (await typed()) === before, SLOW).toBe(false);
    const after = await typed();
    await sheet.getByText(`${after.slice(0, 3)} ${after.slice(3)}`).waitFor(SLOW);
    await desk.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden', ...SLOW });
    // The box is ready for the next one, and the new badge counts.
    await scan(after);
    await told().getByText(/is there already, since/).waitFor(SLOW);
  });

  test('a badge is read in a photo that was taken askew, and a photo without one says so', async () => {
    const owl = (await entrants(1)).find((one) => one.name === 'Owl');
    const address = `${venue.server.at('/p')}#${(await hand.codes(1))[owl?.id ?? 0]?.fragment}`;
    const photo = (text: string) => desk.evaluate(async ([drawn, isBadge]) => {
      const badge = new Image();
      badge.src = `data:image/svg+xml;base64,${btoa(drawn)}`;
      await badge.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 });
      const pen = canvas.getContext('2d')!;
      for (let y = 0; y < 2000; y += 40) pen.fillStyle = `hsl(${y % 360} 30% ${30 + (y % 50)}%)`, pen.fillRect(0, y, 3000, 40);
      pen.setTransform(0.98, 0.2, -0.14, 0.95, 1100, 400);
      pen.fillStyle = '#e8e4da';
      pen.fillRect(0, 0, 900, 1200);
      if (isBadge) pen.drawImage(badge, 120, 260, 660, 660);
      return canvas.toDataURL('image/jpeg', 0.7);
    }, [encodeQR(text, 'svg', { border: 4 }), text !== ''] as const);
    const take = async (text: string) => desk.locator('input[type=file]').setInputFiles({ name: 'badge.jpg', mimeType: 'image/jpeg', buffer: Buffer.from((await photo(text)).split(',')[1] ?? '', 'base64') });
    await take('');
    await told().getByText('No code can be read in this photo').waitFor(SLOW);
    expect(await there(1)).not.toContain('Owl');
    await take(address);
    await told().getByText('Owl').first().waitFor(SLOW);
    await expect.poll(() => there(1), SLOW).toContain('Owl');
    await desk.getByRole('button', { name: 'Take the last one back' }).click();
    await expect.poll(() => there(1), SLOW).not.toContain('Owl');
  });

  test('a code that is nobody’s and a sign without one are refused, and nothing is lost', async () => {
    await scan(`${venue.server.at('/p')}#k=ZZZZZZZZZZZZZZZZZZZZZZ&s=kTq0x7gJ`);
    await told().getByText('Unknown badge').waitFor(SLOW);
    await scan(venue.server.at('/p'));
    await told().getByText('This badge has no name').waitFor(SLOW);
    await expect.poll(async () => [await there(1), await there(2)], SLOW).toEqual([['Fox'], ['Fox']]);
  });

  test('letters of a name mark, and the last one is taken back', async () => {
    await scan('ow');
    await told().getByText('Owl').first().waitFor(SLOW);
    await expect.poll(() => there(1), SLOW).toEqual(['Fox', 'Owl']);
    await desk.getByRole('button', { name: 'Take the last one back' }).click();
    await expect.poll(() => there(1), SLOW).toEqual(['Fox']);
  });

  test('two badges in a row both count, and each is taken back', async () => {
    const codes = await hand.codes(1);
    const all = await entrants(1);
    const badge = (name: string): string => `${venue.server.at('/p')}#${codes[all.find((one) => one.name === name)?.id ?? 0]?.fragment}`;
    await scan(badge('Owl'));
    await scan(badge('Hen'));
    await expect.poll(() => there(1), SLOW).toEqual(['Fox', 'Hen', 'Owl']);
    await told().getByText('Hen').first().waitFor(SLOW);
    for (const left of [['Fox', 'Owl'], ['Fox']]) {
      await desk.getByRole('button', { name: 'Take the last one back' }).click();
      await expect.poll(() => there(1), SLOW).toEqual(left);
      await told().getByText('Scan a badge, or type').waitFor(SLOW);
    }
  });

  test('a badge that is read into the open form signs nobody up', async () => {
    const codes = await hand.codes(1);
    const fox = (await entrants(1)).find((one) => one.name === 'Fox');
    await desk.getByRole('button', { name: 'Sign up' }).click();
    await desk.getByLabel('Seat', { exact: true }).focus();
    await scan(`${venue.server.at('/p')}#${codes[fox?.id ?? 0]?.fragment}`);
    await told().getByText(/is there already, since/).waitFor(SLOW);
    expect((await entrants(1)).map((one) => one.name)).toEqual(['Fox', 'Owl', 'Hen']);
  });

  test('somebody signs up, and waits where all places are taken', async () => {
    await desk.getByLabel('Tournament', { exact: true }).selectOption({ label: 'Cup' });
    await desk.getByRole('button', { name: 'Sign up' }).click();
    await desk.getByLabel('Name', { exact: true }).fill('Elk');
    await desk.getByText('Elk exists already').waitFor(SLOW);
    await desk.getByRole('button', { name: /^The same: Elk, Seat B1/ }).click();
    await desk.getByRole('button', { name: 'Sign up' }).click();
    await told().getByText('number 1 on the waiting list').waitFor(SLOW);
    await expect.poll(async () => (await list()).waiting.map((one) => one.name), SLOW).toEqual(['Elk']);
  });

  test('the missing are dropped in one tap, whoever waits moves up, and one step takes it back', async () => {
    await desk.getByRole('button', { name: 'Drop 2 missing' }).click();
    await desk.getByText('2 were dropped from Cup.').waitFor(SLOW);
    await expect.poll(async () => (await entrants(1)).map((one) => one.name), SLOW).toEqual(['Fox', 'Elk']);
    await expect.poll(async () => (await list()).waits, SLOW).toBe(0);
    // The page has heard of it too.
    await desk.getByRole('button', { name: 'Dropped 2' }).waitFor(SLOW);
    await scan('hen');
    await told().getByText('was dropped').waitFor(SLOW);
    await desk.getByRole('button', { name: 'Let in again' }).first().click();
    await expect.poll(() => there(1), SLOW).toEqual(['Elk', 'Fox', 'Hen']);
    await desk.getByRole('button', { name: 'Take the last one back' }).click();
    await expect.poll(async () => (await list()).drops, SLOW).toBe(2);
    await expect.poll(() => there(1), SLOW).toEqual(['Elk', 'Fox']);
  });

  test('somebody who is there is marked where a check-in opens later', async () => {
    const codes = await hand.codes(1);
    const fox = (await entrants(1)).find((one) => one.name === 'Fox');
    await hand.does({ type: 'create_tournament', name: 'Late', title: '', format: FORMAT });
    await hand.does({ type: 'add_entrants', tournament: 3, entrants: [{ name: 'Fox', short_name: '', tag: '', club: null, seat: 'A1', roster: [] }] });
    await deed(3, { kind: 'open_check_in' });
    await desk.getByLabel('Tournament', { exact: true }).selectOption({ label: 'Late' });
    await desk.getByRole('button', { name: 'Mark Fox as there' }).waitFor(SLOW);
    await scan(`${venue.server.at('/p')}#${codes[fox?.id ?? 0]?.fragment}`);
    await expect.poll(() => there(3), SLOW).toEqual(['Fox']);
    await told().getByText('is there', { exact: true }).waitFor(SLOW);
    await expect.poll(() => told().textContent(), SLOW).toContain('Late');
  });
});
