// Clocks and pauses: desk, tablet and hall show the same second, a hold lets them stand still, and a server that is killed keeps them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClocksView } from '../../ui/src/wire/ClocksView.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import { Hand } from './hand.ts';
import { until } from './server.ts';
import { bracket, letIn } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };
const TITLE = { preset: 'counter_strike', game_clock: { counts: 'down', from: 600 }, series_clock: { counts: 'up' }, tactical: { count: 1, seconds: 90, per: 'game' } } as const;

describe('clocks and pauses', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let tablet: Page;
  let screen: Page;
  const button = (name: RegExp) => tablet.getByRole('button', { name }).first();
  const view = (): Promise<MatchView> => hand.reads<MatchView>('match/1');
  const clocks = async (): Promise<ClocksView> => (await view()).clocks ?? {};

  /** What a page shows of the clock of the game, and what else of time is in it. */
  const onDesk = (): Promise<string> => desk.locator('.clock .num').first().innerText();
  const onTablet = (): Promise<string> => tablet.locator('.clocks .face .num').first().innerText();
  const onScreen = (): Promise<string> => screen.locator('.clock').first().innerText();
  const TIME = /\+?\d+:\d\d(?::\d\d)?/;
  const time = (text: string): string => TIME.exec(text)?.[0] ?? '';

  /** Reads places side by side until they have agreed on three seconds: whoever is late by one never agrees. */
  async function agree(what: string, places: readonly (() => Promise<string>)[]): Promise<readonly string[]> {
    const seconds = new Set<string>();
    await until(what, 60_000, async () => {
      const [first = '', ...rest] = (await Promise.all(places.map((place) => place()))).map(time);
      if (first !== '' && rest.every((one) => one === first)) seconds.add(first);
      return seconds.size >= 3 ? true : undefined;
    });
    return [...seconds];
  }

  async function openInspector(): Promise<void> {
    await desk.goto(`${desk.url().replace(/#.*$/, '')}#/matches?match=1`);
    await desk.locator('.clock .num').first().waitFor(SLOW);
  }

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Owl', 'Elk', 'Hare'], { title_rules: TITLE });
    await hand.does({ type: 'set_station', number: 1, name: '' });
    tablet = await letIn(venue, desk, 'Aylin');
    tablet.setDefaultTimeout(30_000);
    screen = await venue.screen();
    const shows = screen.getByText(/This is screen \d+/);
    await shows.waitFor({ timeout: 10_000 }).catch(async () => { await screen.reload(); await shows.waitFor(); });
    const token = await until('the screen is known', 10_000, async () => (await hand.reads<ScreensView>('screens')).screens[1]?.token);
    await hand.does({ type: 'assign_screen', number: 1, token, name: '', layout: { kind: 'match', match: 1 } });
    await hand.does({ type: 'call_match', match: 1, station: 1 });
    await button(/^Take this match/).click(SLOW);
    await openInspector();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a clock that the tablet starts runs everywhere, by the same second', async () => {
    await button(/^10:00\s*Game clock stands/).click();
    await tablet.getByRole('button', { name: 'Start' }).first().click();
    await expect.poll(async () => (await clocks()).game?.motion, SLOW).toBe('runs');
    await button(/^One more for Fox/).click();
    await expect.poll(async () => (await view()).card.state, SLOW).toBe('live');
    await screen.locator('.clock').first().waitFor(SLOW);
    const seconds = await agree('the second of the game', [onDesk, onTablet, onScreen]);
    expect(seconds.every((second) => /^(10:00|9:\d\d)$/.test(second))).toBe(true);
    await picture(screen, 'screen-clock');
    await picture(tablet, 'tablet-clock');
  });

  test('a tactical pause lets the clock stand, counts down everywhere, and goes on when it is ended', async () => {
    await button(/^Hold/).click();
    await tablet.getByRole('radio', { name: 'Tactical' }).click();
    await tablet.getByRole('button', { name: /Fox.*1 left/ }).click();
    await expect.poll(async () => (await view()).pause, SLOW).toMatchObject({ kind: 'tactical', by: 'home' });
    await expect.poll(async () => (await clocks()).game?.motion).toBe('halted');
    await agree('the second of the pause', [
      () => desk.locator('.pause .num').first().innerText(),
      () => tablet.locator('.pause p, .pause').first().innerText(),
      () => screen.locator('.hold time').first().innerText(),
    ]);
    // The pause has moved on by seconds; the clock has not moved at all.
    const stood = time(await onTablet());
    expect(time(await onDesk())).toBe(stood);
    await picture(screen, 'screen-pause');
    await picture(tablet, 'tablet-pause');
    await picture(desk, 'desk-pause');

    await button(/^Fox ready/).click();
    await desk.getByText(/Fox.? is ready/).first().waitFor(SLOW);
    await button(/^End the pause/).click();
    await expect.poll(async () => (await clocks()).game?.motion, SLOW).toBe('runs');
    const [resumed = ''] = await agree('the second after the pause', [onDesk, onTablet, onScreen]);
    expect(seconds(stood) - seconds(resumed)).toBeGreaterThanOrEqual(0);
    expect((await view()).pauses_left?.tactical).toEqual({ home: 0, away: 1 });
  });

  test('held, the clock outlives a server that is killed, to the second', async () => {
    await hand.does({ type: 'take_over_match', match: 1 });
    // A hold on the picture before the take-over would be refused as old, and offered again.
    await desk.reload();
    await openInspector();
    hand = await Hand.of(desk);
    await desk.getByRole('button', { name: /^Hold/ }).first().click();
    await desk.getByLabel('Why does the match stand still?').fill('The power went');
    await desk.getByRole('button', { name: 'Hold', exact: true }).last().click();
    await expect.poll(async () => (await clocks()).game?.motion, SLOW).toBe('halted');
    const stood = (await clocks()).game?.elapsed;
    const shown = time(await onDesk());
    await venue.server.kill();
    await venue.server.again();
    await desk.reload();
    await openInspector();
    await expect.poll(async () => time(await onDesk()), SLOW).toBe(shown);
    await expect.poll(async () => time(await onTablet().catch(() => '')), SLOW).toBe(shown);
    hand = await Hand.of(desk);
    expect((await clocks()).game).toMatchObject({ motion: 'halted', elapsed: stood });
    await screen.getByText('The power went').first().waitFor(SLOW);
  });

  test('a clock that ran when the server was killed stands until somebody starts it, and has lost no more than seconds', async () => {
    await desk.getByRole('button', { name: /^(Resume|Go on)/ }).first().click();
    await expect.poll(async () => (await clocks()).game?.motion, SLOW).toBe('runs');
    const [before = ''] = await agree('the second before', [onDesk, onScreen]);
    await venue.server.kill();
    await venue.server.again();
    await desk.reload();
    await openInspector();
    hand = await Hand.of(desk);
    await expect.poll(async () => (await clocks()).game?.motion, SLOW).toBe('stands');
    const stands = time(await onDesk());
    // It counts down: what was noted last is at most ten seconds younger than what was shown.
    expect(seconds(stands) - seconds(before)).toBeLessThanOrEqual(10);
    await expect.poll(async () => time(await onScreen().catch(() => '')), SLOW).toBe(stands);
    await desk.getByRole('button', { name: 'Start' }).first().click();
    await agree('the second after', [onDesk, onTablet, onScreen]);
  });

  const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
});
