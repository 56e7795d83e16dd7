// A stream's score and lower third, from an empty station over a match and its end to the next one: nothing before, everything as it happens, and the age of the data when the server is lost.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FloorView } from '../../ui/src/wire/FloorView.ts';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
/** As long as a name may be, and as bad. */
const NAMES = ['Fox', '<b>Elk</b>', 'The Extraordinarily Patient Gentlemen XI', 'Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww', 'Owl', 'Hen', 'Yak', 'Bee'];

describe('the score and the lower third of a stream', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let bug: Page;
  let third: Page;
  const both = (): Page[] => [bug, third];

  async function overlay(query: string): Promise<Page> {
    const page = await venue.device('screen');
    page.setDefaultTimeout(SLOW.timeout);
    await page.goto(venue.server.at(`/s?overlay=${query}`));
    await page.locator('main.overlay').waitFor({ state: 'attached' });
    return page;
  }

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    [bug, third] = [await overlay('scorebug'), await overlay('lower_third')];
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the desk lists the addresses', async () => {
    for (let number = 1; number <= 3; number += 1) await hand.does({ type: 'set_station', number, name: '' });
    await hand.does({ type: 'change_floor', change: { what: 'equip', number: 3, equipment: { kind: 'stream', area: '', address: '', at_once: 1 } } });
    await desk.evaluate("location.hash = '#/screens'");
    await desk.getByText('/s?overlay=lower_third', { exact: false }).waitFor();
    expect(await desk.getByLabel('Which match').locator('option').first().innerText()).toBe('What is on at station 3, the stream');
    await desk.getByLabel('Which match').selectOption({ label: 'What is on at station 2' });
    await desk.getByLabel('Swap the sides').check();
    const shown = (await desk.locator('.all code').allInnerTexts()).map((address) => address.replace(/^.*\/s\?overlay=/, ''));
    expect(shown).toEqual(['scorebug&station=2&flip=1', 'lower_third&station=2&flip=1', 'draft&flip=1', 'match_card&station=2&flip=1', 'bracket&station=2', 'standings&station=2', 'upcoming&station=2', 'winner&station=2']);
    expect(await desk.getByText('Nothing is drawn now').count()).toBe(8);
    await picture(desk, 'stream-desk');
  });

  test('nothing is drawn while no match is at the stream, whatever is called elsewhere', async () => {
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, NAMES, { rule: { kind: 'target', target: 13, margin: 2 } });
    await hand.does({ type: 'call_match', match: 2, station: 1 });
    await expect.poll(async () => (await hand.reads<FloorView>('floor')).stations[1]?.match, SLOW).toBe(2);
    for (const page of both()) expect(await page.locator('main.overlay > *:not(h1)').count()).toBe(0);
  });

  test('a call to the stream brings the match on both', async () => {
    await hand.does({ type: 'call_match', match: 1, station: 3 });
    await bug.getByText('Called').waitFor();
    await expect.poll(() => bug.locator('.who .text').allInnerTexts(), SLOW).toEqual(['Fox', 'Bee']);
    await expect.poll(() => third.locator('.who b').allInnerTexts(), SLOW).toEqual(['Fox', 'Bee']);
    await third.getByText('Nordlicht Cup').waitFor();
  });

  test('points and games tick as they are scored, and a hold says why, as text', async () => {
    await hand.does({ type: 'take_match', match: 1 });
    await hand.does({ type: 'score_game', match: 1, game: 1, score: { home: 9, away: 7 }, winner: null });
    await expect.poll(() => bug.locator('div.score').allInnerTexts(), SLOW).toEqual(['9', '7']);
    await hand.does({ type: 'score_game', match: 1, game: 1, score: { home: 13, away: 7 }, winner: 'home' });
    await expect.poll(() => bug.locator('.team.home .pips .on').count(), SLOW).toBe(1);
    await hand.does({ type: 'hold_match', match: 1, reason: '<i>Power</i>' });
    await bug.getByText('<i>Power</i>').waitFor();
    await picture(bug, 'stream-hold');
    await hand.does({ type: 'resume_match', match: 1 });
    await third.getByText('1–0').waitFor();
  });

  test('what is done with all screens leaves the stream alone, and no number covers it', async () => {
    const hall = await venue.numbered(3);
    await desk.getByText('1 Score', { exact: true }).waitFor(SLOW);
    await desk.getByText('2 Who meets', { exact: true }).waitFor();
    await desk.getByText('New, shows its number').first().waitFor(SLOW);
    expect(await desk.getByText('New, shows its number').count()).toBe(1);
    await desk.getByRole('button', { name: 'Blank all' }).click();
    await hall.getByText('This is screen 3').waitFor({ state: 'detached', ...SLOW });
    const { screens } = await hand.reads<ScreensView>('screens');
    expect([1, 2, 3].map((number) => screens[number]?.layout.kind)).toEqual(['number', 'number', 'blank']);
    await hand.asks({ type: 'nudge', whom: { kind: 'screen', number: 1 }, what: { kind: 'identify' } });
    await hand.asks({ type: 'nudge', whom: { kind: 'screen', number: 3 }, what: { kind: 'identify' } });
    await hall.getByRole('button', { name: /3/ }).waitFor(SLOW);
    expect(await bug.getByRole('button').count()).toBe(0);
    expect(await bug.locator('main.overlay > *:not(h1)').count()).toBe(1);
    await picture(desk, 'stream-overlays');
    // Whoever means one of them by name takes it off the picture, and gives it back.
    await desk.getByLabel('Choose overlay 1 Score').check();
    const bar = desk.getByRole('group', { name: 'Show on' });
    await bar.getByLabel('Shows').selectOption({ label: 'Nothing, dark' });
    await bar.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => bug.locator('main.overlay > *:not(h1)').count(), SLOW).toBe(0);
    await desk.getByRole('button', { name: 'Take back' }).first().click();
    await expect.poll(() => bug.locator('main.overlay > *:not(h1)').count(), SLOW).toBe(1);
    await hall.close();
  });

  test('the result stays when the station is free', async () => {
    await hand.does({ type: 'score_game', match: 1, game: 2, score: { home: 13, away: 4 }, winner: 'home' });
    await hand.does({ type: 'commit_match', match: 1, winner: 'home' });
    await bug.getByText('Result', { exact: true }).waitFor();
    await expect.poll(async () => (await hand.reads<FloorView>('floor')).stations[3]?.match, SLOW).toBeUndefined();
    await expect.poll(() => bug.locator('div.score').allInnerTexts(), SLOW).toEqual(['2', '0']);
    await picture(bug, 'stream-result');
    // One that is opened only now finds the winner as well, and the bracket around what is next.
    const winner = await overlay('winner');
    await winner.locator('.winner h2').getByText('Fox').waitFor();
    await picture(winner, 'stream-winner');
    const next = await overlay('upcoming');
    await next.locator('li').first().waitFor();
    await picture(next, 'stream-upcoming');
    for (const page of [winner, next]) await page.close();
  });

  test('the next call takes its place, and names of forty letters or of markup stay text within the picture', async () => {
    await hand.does({ type: 'call_match', match: 4, station: 3 });
    await bug.getByText('Called').waitFor();
    const card = await overlay('match_card');
    await expect.poll(() => card.locator('.plate h2').count(), SLOW).toBe(2);
    expect(await card.locator('.plate h2 b').count()).toBe(0);
    await picture(card, 'stream-card');
    await card.close();
    const one = await overlay('lower_third&match=2');
    await one.locator('.third').waitFor();
    for (const page of [...both(), one]) {
      expect(await page.evaluate(() => [...document.querySelectorAll('main.overlay .name, main.overlay b, main.overlay bdi')].filter((name) => name.scrollWidth > name.clientWidth + 1 && getComputedStyle(name).display !== 'inline' || name.getBoundingClientRect().right > innerWidth).map((name) => name.textContent))).toEqual([]);
      expect(await page.locator('.who b b, .who .text b').count()).toBe(0);
    }
    await picture(third, 'stream-third');
    await picture(one, 'stream-third-asked');
  });

  test('what is held back from the hall is on overlays with the key, and on the others when the producer shows it', async () => {
    await desk.evaluate("location.hash = '#/screens'");
    await desk.getByLabel('At once, also what is held back from the hall').check();
    await desk.getByText('Whoever has these addresses sees results before the hall', { exact: false }).waitFor();
    const address = (await desk.locator('.all code').first().innerText()).replace(/^.*\/s\?overlay=/, '');
    expect(address).toMatch(/^scorebug&station=2&flip=1&key=[\w-]{22}$/);
    const ahead = await overlay(`scorebug&key=${address.replace(/^.*key=/, '')}`);
    const guessed = await overlay(`scorebug&key=${'A'.repeat(22)}`);
    await desk.evaluate("location.hash = '#/producer'");
    await desk.getByLabel('How much later they see it').selectOption({ label: '10 min' });
    await desk.getByText('They know all that happened here.').waitFor();
    await hand.does({ type: 'take_match', match: 4 });
    await hand.does({ type: 'score_game', match: 4, game: 1, score: { home: 13, away: 11 }, winner: 'home' });
    await expect.poll(() => ahead.locator('.team.home .pips .on').count(), SLOW).toBe(1);
    await desk.getByText(/^They see the last of it in (10:00|0?9:\d\d)$/).waitFor();
    for (const page of [bug, guessed]) {
      await page.getByText('Called').waitFor();
      expect(await page.locator('.pips .on').count()).toBe(0);
    }
    await picture(desk, 'stream-held-back');
    await desk.getByRole('button', { name: 'Show it now' }).click();
    for (const page of [bug, guessed]) await expect.poll(() => page.locator('.team.home .pips .on').count(), SLOW).toBe(1);
    await desk.getByLabel('How much later they see it').selectOption({ label: 'Not at all' });
    await desk.getByText('Hall and phones see each game of this station as soon as it is stated.').waitFor();
    for (const page of [ahead, guessed]) await page.close();
  });

  test('a lost server leaves the picture with the age of its data', async () => {
    await venue.server.kill();
    for (const page of both()) await page.getByText(/^Data from \d\d:\d\d:\d\d$/).waitFor();
    await picture(bug, 'stream-stale');
    await venue.server.again();
    for (const page of both()) await page.getByText(/^Data from/).waitFor({ state: 'detached' });
  });
});
