// Heats of many on a tablet and in the hall: a free-for-all by finishing order, through a hole in the Wi-Fi and a conflict, and a time trial.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import type { StageKind } from '../../ui/src/wire/StageKind.ts';
import { startBrowser } from './chromium.ts';
import { Hand } from './hand.ts';
import { Seat } from './seat.ts';
import { until } from './server.ts';
import { Venue, picture } from './venue.ts';

const ENTRANTS = ['Fox', 'Owl', 'Elk', 'Badger', 'Marten', 'Heron', 'Lynx', 'Otter'];
const format = (kind: StageKind, games: number): Format => ({
  stages: [{ name: '', kind, usual: { length: { kind: 'play_all', games } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
});

/** A tournament of one stage, drawn and published. */
async function opened(hand: Hand, tournament: number, name: string, kind: StageKind, games: number, entrants: readonly string[]): Promise<void> {
  await hand.does({ type: 'create_tournament', name, title: name, format: format(kind, games) });
  await hand.does({ type: 'add_entrants', tournament, entrants: entrants.map((one) => ({ name: one, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
  await hand.does({ type: 'draw_stage', tournament });
  await hand.does({ type: 'publish_stage', stage: tournament });
}

describe('heats of many', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let seat: Seat;
  let browser: Browser;
  let tablet: Page;
  let screen: Page;
  const button = (name: string | RegExp) => tablet.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();
  const tap = async (...names: string[]): Promise<void> => {
    for (const name of names) await tablet.locator('.tap li button', { hasText: name }).click();
  };

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
    hand = await Hand.of(desk);
    await opened(hand, 1, 'Last Ring', { kind: 'free_for_all', heats: 2, distribution: 'snake', placing: [5, 3, 1], kill: 1, order: ['points', 'wins', 'kills'] }, 2, ENTRANTS);
    await opened(hand, 2, 'Sprint', { kind: 'time_trial', heats: 1, measure: 'time' }, 2, ['Fox', 'Owl', 'Elk']);
    seat = await Seat.take();
    browser = await startBrowser(seat.browser);
    await desk.getByRole('button', { name: 'Show the code' }).click();
    tablet = await venue.judge((await desk.locator('[aria-label^="http://"]').first().getAttribute('aria-label')) ?? '', browser);
    await tablet.getByRole('textbox').fill('Aylin');
    await tablet.getByRole('button', { name: 'Show the check code' }).click();
    await desk.getByRole('button', { name: /let in/i }).first().click();
    await tablet.getByRole('button', { name: 'Go to the matches' }).click();
    screen = await venue.screen();
    const shows = screen.getByText(/This is screen \d+/);
    // A screen whose first link came to nothing is opened again, as somebody in the hall would do.
    await shows.waitFor({ timeout: 10_000 }).catch(async () => { await screen.reload(); await shows.waitFor(); });
    const token = await until('the screen is known', 10_000, async () => (await hand.reads<ScreensView>('screens')).screens[1]?.token);
    await hand.does({ type: 'assign_screen', number: 1, token, name: '', layout: { kind: 'match', match: 1 } });
  });
  afterAll(async () => {
    await venue?.close();
    seat?.leave();
  });

  test('a heat waits in the list, and the hall shows who is in it', async () => {
    await tablet.getByText('Heat 1').first().waitFor();
    await tablet.getByText('4 contenders').first().waitFor();
    await picture(tablet, 'tablet-heats');
    await screen.getByText('Marten').first().waitFor();
    await screen.getByText('Not called yet').waitFor();
    await button('Take this match').click();
  });

  test('the roll says who has come, and whoever is missing does not start', async () => {
    await button('Here 0').click();
    const roll = tablet.getByRole('list', { name: 'Who is here' });
    for (const name of ['Marten', 'Fox', 'Badger']) await roll.getByRole('button', { name }).click();
    await tablet.getByText('3 of 4 here', { exact: false }).waitFor();
    await expect.poll(async () => (await hand.reads<MatchView>('match/1')).card.heat?.here).toEqual([5, 1, 4]);
    await picture(tablet, 'tablet-heat-roll');
    await button('1 missing: does not start').click();
    await tablet.locator('.tap li button', { hasText: 'Otter' }).getByText('absent').waitFor();
    // Otter comes after all.
    await button('Absent').click();
    await tap('Otter');
    await button('First in').click();
  });

  test('a game is tapped first to last, with kills, and stated once', async () => {
    await tap('Marten', 'Fox', 'Badger');
    await button('Kills').click();
    await tap('Marten', 'Marten');
    await picture(tablet, 'tablet-heat');
    await button(/^Game 1 is over/).click();
    await tablet.getByText('Game 1: 1 did not finish?').waitFor();
    await button('Yes, game 1 is over').click();
    await screen.getByText('Game 2 of 2', { exact: false }).first().waitFor();
    await screen.getByText('+7').first().waitFor();
    await picture(screen, 'screen-heat');
    expect((await hand.reads<MatchView>('match/1')).heat?.games).toEqual([[[5, 2], [1, 0], [4, 0], [8, 0, 'out']]]);
  });

  test('an order that is entered survives a reload, and undo takes its steps back', async () => {
    await button('Out first').click();
    await tap('Otter', 'Marten');
    await tablet.reload();
    await button(/Otter, place 4$/).waitFor();
    await button(/^Undo Marten, place 3/).click();
    await tap('Badger');
    await button(/^Undo Badger, place 3/).waitFor();
  });

  test('a game stated in a hole of the Wi-Fi waits, and arrives once', async () => {
    seat.cut();
    await tap('Marten');
    await button(/^Game 2 is over/).click();
    await tablet.getByText(/1 waiting/).first().waitFor({ timeout: 15_000 });
    await tablet.getByText(/No link/).first().waitFor({ timeout: 20_000 });
    await picture(tablet, 'tablet-heat-offline');
    expect((await hand.reads<MatchView>('match/1')).heat?.games).toHaveLength(1);
    seat.mend();
    await tablet.getByText(/1 waiting/).first().waitFor({ state: 'hidden', timeout: 30_000 });
    await expect.poll(async () => (await hand.reads<MatchView>('match/1')).heat?.games[1], { timeout: 10_000 }).toEqual([[1, 0], [5, 0], [4, 0], [8, 0]]);
  });

  test('what the desk stated meanwhile is asked about, and nothing is lost silently', async () => {
    await tablet.getByText(/Linked/).first().waitFor({ timeout: 20_000 });
    await button(/Correct Game 1: Marten first$/).click();
    await button(/^Table/).waitFor();
    seat.cut();
    await tablet.locator('li button.row', { hasText: 'Badger' }).click();
    await button('Up').click();
    await button(/^Correct game 1/).click();
    await tablet.getByText(/1 waiting/).first().waitFor({ timeout: 15_000 });
    await hand.does({ type: 'take_over_match', match: 1 });
    await hand.does({ type: 'score_heat', match: 1, game: 1, finishes: [[5, 2], [1, 0]] });
    await hand.does({ type: 'hand_back_match', match: 1 });
    seat.mend();
    await tablet.getByText(/Game 1 at the desk: Marten before Fox/).waitFor({ timeout: 30_000 });
    await picture(tablet, 'tablet-heat-conflict');
    await button('Send mine').click();
    await button(/^Take the match and send 1/).click();
    await expect.poll(async () => (await hand.reads<MatchView>('match/1')).heat?.games[0], { timeout: 10_000 }).toEqual([[5, 2], [4, 0], [1, 0], [8, 0, 'out']]);
  });

  test('the judge locks the heat, and the winner stands large', async () => {
    await button(/^Commit heat 1/).click();
    await picture(tablet, 'tablet-heat-commit');
    await button('Lock the result').click();
    await tablet.getByText('Committed. Heat 1: Marten before Fox and Badger.').waitFor();
    await screen.getByText('Final placings', { exact: false }).first().waitFor();
    await button(/^(Next match|Other matches)/).click();
  });

  test('times are typed from the right, corrected and taken away; a trial is locked with the best first', async () => {
    await button(/Sprint/).click();
    await button('Take this match').click();
    const time = async (name: string, digits: string): Promise<void> => {
      await tablet.locator('li button', { hasText: name }).first().click();
      await tablet.keyboard.type(digits);
      await button('Store').click();
    };
    await time('Fox', '83456');
    await tablet.getByText('1:23.456').first().waitFor();
    await time('Owl', '12200');
    await time('Owl', '121000');
    await tablet.locator('li button', { hasText: 'Elk' }).first().click();
    await button('No valid attempt').click();
    await tablet.locator('li button', { hasText: 'Elk' }).first().click();
    await tablet.getByRole('button', { name: /Attempt 2$/, pressed: true }).waitFor();
    await picture(tablet, 'tablet-trial');
    await button('Back').click();
    // The first of Owl was a slip: seconds without a minute.
    await tablet.locator('li button', { hasText: 'Owl' }).first().click();
    await button(/Attempt 1$/).click();
    await button('Take attempt 1 away').click();
    await tablet.reload();
    await tablet.getByText('1:21.000').first().waitFor();
    expect(await tablet.getByText('12.200').count()).toBe(0);
    await button(/^Commit heat/).click();
    await button('Lock the result').click();
    await tablet.getByText('Committed. Heat: Owl before Fox.').waitFor();
    expect((await hand.reads<MatchView>('match/3')).heat?.games).toEqual([[[1 + 8, 83_456]], [[2 + 8, 81_000]]]);
  });
});
