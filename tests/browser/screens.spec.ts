// Screens together: all of them in one step and back, a playlist whose condition takes over, a kept picture, an emergency over everything, and a screen that opens anew.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import { Hand } from './hand.ts';
import { until } from './server.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };

describe('managed screens', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let left: Page;
  let right: Page;
  const screens = async (is: (view: ScreensView) => boolean): Promise<void> => {
    await until('the screens are so', SLOW.timeout, async () => (is(await hand.reads<ScreensView>('screens')) ? true : undefined));
  };

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    [left, right] = [await venue.numbered(1), await venue.numbered(2)];
    for (let number = 1; number <= 3; number += 1) await hand.does({ type: 'set_station', number, name: '' });
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Elk', 'Owl', 'Hen'], { rule: { kind: 'winner_only' } });
    await desk.evaluate("location.hash = '#/screens'");
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('all screens show the same after one step of the desk, and one step takes it back', async () => {
    await desk.getByLabel('Choose screen 2').waitFor(SLOW);
    const bar = desk.getByRole('group', { name: 'Show on' });
    await bar.getByLabel('Shows').selectOption({ label: 'How far each tournament is' });
    await bar.getByRole('button', { name: 'Show', exact: true }).click();
    for (const screen of [left, right]) await screen.getByText('How far we are').waitFor(SLOW);
    await desk.getByRole('button', { name: 'Take back' }).first().click();
    for (const [screen, number] of [[left, 1], [right, 2]] as const) await screen.getByText(`This is screen ${number}`).waitFor(SLOW);
  });

  test('a playlist is made at the desk; one that comes back to itself is refused and says why', async () => {
    await desk.getByRole('button', { name: 'Playlists' }).click();
    await desk.getByRole('button', { name: 'New playlist' }).click();
    await desk.getByLabel('Name', { exact: true }).fill('Hall');
    await desk.getByRole('listitem', { name: 'Entry 1' }).getByLabel('Shows').selectOption({ label: 'How far each tournament is' });
    await desk.getByRole('button', { name: 'Add an entry' }).click();
    const second = desk.getByRole('listitem', { name: 'Entry 2' });
    await second.getByLabel('Shows').selectOption({ label: 'What is on at station 3' });
    await second.getByLabel('When').selectOption({ label: 'while a match is live at station' });
    await second.getByLabel('Station', { exact: true }).selectOption('3');
    await picture(desk, 'screens-playlist');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Hall is saved.').first().waitFor();
    const loop = hand.does({ type: 'change_screens', change: { what: 'playlist', id: 1, playlist: { name: 'Hall', entries: [{ layout: { kind: 'playlist', playlist: 1 }, shown: { kind: 'seconds', seconds: 20 } }] } } });
    await expect(loop).rejects.toThrow(/come back to itself/);
    // The button that was pressed has gone: Esc is the sheet's all the same.
    await desk.keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'detached', ...SLOW });
  });

  test('a match that goes live takes the screen over, and gives it back at its end', async () => {
    const tokens = (await hand.reads<ScreensView>('screens')).screens;
    await hand.does({ type: 'change_screens', change: { what: 'show', screens: [1, 2].map((number) => ({ number, token: tokens[number]?.token ?? '' })), layout: { kind: 'playlist', playlist: 1 } } });
    for (const screen of [left, right]) await screen.getByText('How far we are').waitFor(SLOW);
    await hand.does({ type: 'call_match', match: 1, station: 3 });
    await hand.does({ type: 'take_match', match: 1 });
    await hand.does({ type: 'score_game', match: 1, game: 1, score: { home: 1, away: 0 }, winner: 'home' });
    for (const screen of [left, right]) await screen.locator('.duel').waitFor(SLOW);
    await screens((view) => [1, 2].every((number) => view.screens[number]?.link.health?.rev === view.screens[number]?.rev && view.screens[number]?.link.health?.size?.width === 1920));
  });

  test('a frozen screen keeps the picture while the other one follows', async () => {
    await desk.getByLabel('Choose screen 1').check();
    await desk.getByRole('button', { name: 'Freeze', exact: true }).click();
    await left.getByText(/^Picture of /).waitFor(SLOW);
    await hand.does({ type: 'score_game', match: 1, game: 2, score: { home: 1, away: 0 }, winner: 'home' });
    await hand.does({ type: 'commit_match', match: 1, winner: 'home' });
    await right.getByText('How far we are').waitFor(SLOW);
    expect(await left.locator('.duel').count()).toBe(1);
    // The desk draws the station that hangs there, though the playlist is somewhere else.
    const wall = desk.getByRole('article').filter({ has: desk.getByLabel('Choose screen 1') });
    await wall.getByText(/^Frozen at /).waitFor(SLOW);
    expect(await wall.locator('.pic .head').innerText()).toBe('What is on at station 3');
  });

  test('an emergency message goes over everything, after one tap and its confirmation', async () => {
    await desk.getByRole('button', { name: 'Emergency' }).click();
    await desk.getByLabel('Text').fill('Leave the hall by the nearest exit.');
    await desk.getByRole('button', { name: 'Show on every screen' }).click();
    await desk.getByRole('button', { name: 'Yes, on every screen now' }).click();
    for (const screen of [left, right]) await screen.getByRole('alert').getByText('Leave the hall by the nearest exit.').waitFor(SLOW);
    await picture(right, 'screens-alert');
    await picture(desk, 'screens-desk');
    await desk.getByRole('button', { name: 'Take it away' }).click();
    await desk.getByRole('button', { name: 'Yes, take it away' }).click();
    for (const screen of [left, right]) await screen.getByRole('alert').waitFor({ state: 'detached', ...SLOW });
  });

  test('a screen that is opened anew shows its playlist at once', async () => {
    await right.reload();
    await right.getByText('How far we are').waitFor(SLOW);
  });

  test('a screen that lost its link is drawn as it hangs there, whatever the desk gives it meanwhile', async () => {
    const { token = '' } = (await hand.reads<ScreensView>('screens')).screens[2] ?? {};
    await hand.does({ type: 'change_screens', change: { what: 'show', screens: [{ number: 2, token }], layout: { kind: 'bracket', stage: 1 } } });
    await screens((view) => view.screens[2]?.link.health?.layout?.kind === 'bracket');
    await right.close();
    await screens((view) => view.screens[2]?.link.up === false);
    await hand.does({ type: 'change_screens', change: { what: 'show', screens: [{ number: 2, token }], layout: { kind: 'standings', stage: 1 } } });
    const wall = desk.getByRole('article').filter({ has: desk.getByLabel('Choose screen 2') });
    await wall.getByText('Still shows this').waitFor(SLOW);
    expect(await wall.locator('svg rect').count()).toBeGreaterThan(0);
    await picture(desk, 'screens-silent');
  });

  test('a playlist that is changed is behind on screens until they have drawn it', async () => {
    const before = (await hand.reads<ScreensView>('screens')).screens[1]?.rev ?? 0;
    await hand.does({ type: 'change_screens', change: { what: 'playlist', id: 1, playlist: { name: 'Hall', entries: [{ layout: { kind: 'calls' }, shown: { kind: 'seconds', seconds: 20 } }] } } });
    await screens((view) => (view.screens[1]?.rev ?? 0) > before && view.screens[1]?.link.health?.rev === view.screens[1]?.rev);
  });
});
