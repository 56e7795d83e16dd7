// Two screens of the hall, which the desk gives the calls and the stations: what comes next, who is called, who is there, what is played; never what is not published.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import { Hand } from './hand.ts';
import { until } from './server.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
/** As long as a name may be, in letters of three directions and widths. */
const LONG = ['The Extraordinarily Patient Gentlemen XI', '雷鳴クラブ・ノルトリヒト東京選抜チーム', 'האריות הגדולים של חיפה והצפון המאוחד', 'Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww'];

describe('calls and stations in the hall', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let calls: Page;
  let stations: Page;
  const spot = (number: number) => stations.locator('li').filter({ has: stations.locator('b', { hasText: new RegExp(`^${number}$`) }) });
  const call = (station: string) => calls.locator('article').filter({ has: calls.locator('.station b', { hasText: new RegExp(`^${station}$`) }) });

  /** The desk assigns a screen on its page, as people do. */
  async function assign(number: number, what: string, kind: 'calls' | 'stations'): Promise<void> {
    const wall = desk.locator('article.wall').filter({ has: desk.locator('.num', { hasText: new RegExp(`^${number}$`) }) }).first();
    await wall.getByRole('button', { name: /^(Assign|Choose|Change)/ }).first().click(SLOW);
    await wall.getByRole('combobox').selectOption({ label: what });
    await wall.getByRole('button', { name: 'Show', exact: true }).click();
    await until(`screen ${number} shows it`, SLOW.timeout, async () => ((await hand.reads<ScreensView>('screens')).screens[number]?.layout.kind === kind ? true : undefined));
  }

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    [calls, stations] = [await venue.numbered(1), await venue.numbered(2)];
    await desk.evaluate("location.hash = '#/screens'");
    await assign(1, 'Calls, and what comes next', 'calls');
    await assign(2, 'All stations', 'stations');
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('without stations and matches both say so', async () => {
    await calls.getByText('Nobody is called, and no match is ready').waitFor(SLOW);
    await stations.getByText('There are no stations yet').waitFor(SLOW);
    await picture(desk, 'floor-desk-screens');
  });

  test('stations come up as the desk sets them, and what is ready stands as next', async () => {
    for (let number = 1; number <= 5; number += 1) await hand.does({ type: 'set_station', number, name: number === 1 ? 'Main stage' : '' });
    await expect.poll(() => stations.locator('li.free').count(), SLOW).toBe(5);
    await spot(1).getByText('Main stage').waitFor(SLOW);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Elk', 'Owl', 'Hen', ...LONG], { rule: { kind: 'winner_only' } });
    // Drawn, and the desk's alone.
    await hand.does({ type: 'create_tournament', name: 'Secret Cup', title: 'Secret', format: { stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 1 } }, exceptions: [], intake: { kind: 'field' } }], rule: { kind: 'winner_only' }, vocabulary: 'neutral' } });
    await hand.does({ type: 'add_entrants', tournament: 2, entrants: ['Mole', 'Bat'].map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
    await hand.does({ type: 'draw_stage', tournament: 2 });
    await calls.getByText('Ready, to be called next').waitFor(SLOW);
    await expect.poll(() => calls.locator('.coming li').count(), SLOW).toBe(4);
    await picture(calls, 'floor-calls-idle');
  });

  test('a call stands on both within a moment, and the newest is on top', async () => {
    await hand.does({ type: 'call_match', match: 1, station: 3 });
    await call('3').getByText('to be there').waitFor(SLOW);
    await expect.poll(() => spot(3).getAttribute('class'), SLOW).toContain('called');
    await hand.does({ type: 'call_match', match: 2, station: 1 });
    await call('1').waitFor(SLOW);
    await expect.poll(() => calls.locator('article .station b').allInnerTexts(), SLOW).toEqual(['1', '3']);
    await calls.getByText('2 matches are called').waitFor(SLOW);
    await calls.getByText('3 free').waitFor(SLOW);
    await picture(calls, 'floor-calls');
  });

  test('whoever is there is ticked, and the rest is waited for', async () => {
    await hand.does({ type: 'check_in', match: 1, side: 'home', presence: 'here' });
    await expect.poll(() => call('3').locator('.here').count(), SLOW).toBe(1);
    await hand.does({ type: 'check_in', match: 1, side: 'away', presence: 'here' });
    await call('3').getByText('Both here').waitFor(SLOW);
  });

  test('what is played leaves the calls and is live at its station, with its score', async () => {
    await hand.does({ type: 'take_match', match: 1 });
    await hand.does({ type: 'score_game', match: 1, game: 1, score: { home: 1, away: 0 }, winner: 'home' });
    await spot(3).getByText('Live').waitFor(SLOW);
    await expect.poll(() => spot(3).locator('.points').allInnerTexts(), SLOW).toEqual(['1', '0']);
    await call('3').waitFor({ state: 'detached', ...SLOW });
    await hand.does({ type: 'hold_match', match: 1, reason: 'Network' });
    await spot(3).getByText('On hold').waitFor(SLOW);
    await picture(stations, 'floor-stations');
  });

  test('a match at the players’ own seats is called as that', async () => {
    await hand.does({ type: 'call_match', match: 3, station: null });
    await calls.getByText('At your seats').waitFor(SLOW);
    await picture(calls, 'floor-calls-seats');
  });

  test('what is not published was on neither screen', async () => {
    for (const page of [calls, stations]) {
      const text = await page.locator('body').innerText();
      for (const hidden of ['Mole', 'Bat', 'Secret']) expect(text).not.toContain(hidden);
    }
    await hand.does({ type: 'publish_stage', stage: 2 });
    await calls.getByText('Secret Cup').waitFor(SLOW);
  });

  test('names of forty letters in any script stay within the picture', async () => {
    for (const page of [calls, stations]) {
      const out = await page.evaluate(() => [...document.querySelectorAll('.name')].filter((name) => name.scrollWidth > name.clientWidth + 1 || name.getBoundingClientRect().right > innerWidth).map((name) => name.textContent));
      expect(out).toEqual([]);
    }
  });
});
