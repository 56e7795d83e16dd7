// How devices are and what the desk has them do, the figures, the check of the hall, and displays that stay on: at real seats, over plain HTTP.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import { Seat } from './seat.ts';
import { letIn } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const tab = (desk: Page, name: string): Promise<void> => desk.getByRole('radio', { name }).click();

describe('health and figures', () => {
  let venue: Venue;
  let seat: Seat;
  let desk: Page;
  let tablet: Page;
  let screen: Page;

  beforeAll(async () => {
    venue = await Venue.open();
    seat = await Seat.take();
    const away = await startBrowser(seat.browser);
    desk = await venue.desk();
    tablet = await letIn(venue, desk, 'Aylin', away);
    screen = await venue.screen(away);
    await screen.getByText('This is screen 1').waitFor();
  });

  afterAll(async () => {
    await venue.close();
    seat.leave();
  });

  test('a tablet shows its number, a text, and loads itself again, as the desk says', async () => {
    await tab(desk, 'Judges 1');
    await desk.getByRole('button', { name: 'More about Aylin' }).click();
    await desk.getByRole('button', { name: 'Show its number' }).click();
    await tablet.getByRole('button', { name: 'Number 2' }).waitFor();
    await picture(tablet, 'tablet_number');
    await tablet.getByRole('button', { name: 'Number 2' }).click();
    await desk.getByLabel('Message to Aylin').fill('Bitte zum Tisch 4 – <b>schnell</b> 🏆');
    await desk.getByRole('button', { name: 'Send' }).click();
    await tablet.getByText('Bitte zum Tisch 4 – <b>schnell</b> 🏆').waitFor();
    await picture(tablet, 'tablet_message');
    await picture(desk, 'desk_device');
    await tablet.getByRole('button', { name: 'Got it' }).click();
    await tablet.evaluate(() => Object.assign(window, { isOld: true }));
    await desk.getByRole('button', { name: 'Load its page again' }).click();
    await tablet.waitForFunction(() => !('isOld' in window));
  });

  test('the desk sees page and version of a tablet, and that its browser tells nothing of the battery', async () => {
    expect(await tablet.evaluate(() => isSecureContext)).toBe(false);
    const detail = desk.locator('tr.detail');
    await detail.getByText(seat.address).waitFor();
    expect(await detail.innerText()).not.toContain('not the server’s');
    await desk.getByText('not told').first().waitFor();
  });

  test('a screen shows its number over everything, and loads itself again', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Screens' }).first().click();
    await desk.getByRole('button', { name: 'Show the number of Screen 1 on it' }).click();
    await screen.getByRole('button', { name: 'Number 1' }).waitFor();
    await picture(screen, 'screen_number');
    await screen.evaluate(() => Object.assign(window, { isOld: true }));
    await desk.getByRole('button', { name: 'Load the page of Screen 1 again' }).click();
    await screen.waitForFunction(() => !('isOld' in window));
    await screen.getByText('This is screen 1').waitFor();
  });

  test('without a lock of the browser a film keeps the display on', async () => {
    for (const page of [tablet, screen]) {
      await page.waitForFunction(() => {
        const film = document.querySelector<HTMLVideoElement>('video.keeps-awake');
        return film !== null && !film.paused && film.currentTime > 0;
      });
    }
    await screen.getByText('If this display goes dark').waitFor();
  });

  test('the hall’s network lights up when a phone comes through it, and stays dark without one', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
    await tab(desk, 'Check the hall');
    await desk.getByText(/Waiting for a phone/).first().waitFor();
    await desk.getByText(/No phone came through for/).first().waitFor({ timeout: 30_000 });
    await desk.getByText(/client isolation/).first().waitFor();
    await picture(desk, 'check_silent');
    await desk.getByRole('button', { name: 'Check again' }).click();
    const phone = await tablet.context().newPage();
    await phone.goto(venue.server.at('/p'));
    await desk.getByText('A phone came through.').waitFor();
    await desk.getByText(`from ${seat.address}`).waitFor();
    await picture(desk, 'check_lit');
    await phone.close();
  });

  test('the figures count what happens', async () => {
    await tab(desk, 'Figures');
    const links = desk.getByRole('slider', { name: 'Links' });
    await expect.poll(() => links.getAttribute('aria-valuetext'), { timeout: 15_000 }).toMatch(/Screens 1, Desks and tablets 2/);
    await picture(desk, 'figures');
  });
});
