// A full hall in real browsers on one laptop: 24 screens, 16 tablets and 50 phones follow and play a tournament from its first call to its champion.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevicesView } from '../../ui/src/wire/DevicesView.ts';
import type { GatheringView } from '../../ui/src/wire/GatheringView.ts';
import type { Layout } from '../../ui/src/wire/Layout.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import { startBrowser } from '../browser/chromium.ts';
import { Hand } from '../browser/hand.ts';
import { Phones } from '../browser/phones.ts';
import { until } from '../browser/server.ts';
import { bracket, letIn } from '../browser/tablets.ts';
import { Venue, picture, slow } from '../browser/venue.ts';

const SCREENS = 24;
const TABLETS = 16;
const PHONES = 50;
const ENTRANTS = 32;
const MATCHES = ENTRANTS - 1;
const SLOW = { timeout: 60_000 };
const DAY = 20 * 60_000;

/** What the screens show, in turn: every layout that a day without drafts has. */
const LAYOUTS: readonly Layout[] = [{ kind: 'bracket', stage: 1 }, { kind: 'calls' }, { kind: 'stations' }, { kind: 'progress' }, { kind: 'schedule' }, { kind: 'station', station: 1 }, { kind: 'matches', matches: [1, 2, 3, 4] }, { kind: 'match', match: MATCHES }];

/** What a judge taps, the most urgent first: a question before its answer's cause. */
const TAPS = [/^Yes, game to /, /^Lock the result/, /^Commit$|^Commit /, /^Game \d to /, /^Take this match/, /^Next match|^Other matches|^Match \d+/];

/** Looks what can be tapped and taps it; whether there was something. */
async function tap(tablet: Page): Promise<boolean> {
  for (const name of TAPS) {
    const buttons = tablet.getByRole('button', { name, disabled: false });
    const count = await buttons.count();
    if (count === 0) continue;
    const at = name.source.startsWith('^Game') ? Math.floor(Math.random() * count) : 0;
    // It may go while the finger comes down: another look tells.
    await buttons.nth(at).click({ timeout: 5_000 }).catch(() => undefined);
    return true;
  }
  return false;
}

describe('a hall of browsers', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const screens: Page[] = [];
  const tablets: Page[] = [];
  const phones: Page[] = [];
  const over = async (): Promise<number> => (await hand.reads<GatheringView>('gathering')).tournaments[1]?.over ?? 0;

  beforeAll(async () => {
    venue = await Venue.open({ words: ['--max-per-address', '400', '--max-connections', '1000', '--public-rate', '20000'] });
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    const names = Array.from({ length: ENTRANTS }, (_, i) => `Entrant ${i + 1}`);
    await bracket(hand, 1, 'Full hall', { kind: 'best_of', games: 3 }, names, { rule: { kind: 'winner_only' } });
    for (let number = 1; number <= TABLETS; number += 1) await hand.does({ type: 'set_station', number, name: '' });
  }, DAY);
  afterAll(async () => {
    await venue?.close();
  }, DAY);

  test(`${SCREENS} screens come, and get a layout each`, async () => {
    const browser = await startBrowser();
    for (let number = 1; number <= SCREENS; number += 1) {
      const screen = await venue.screen(browser);
      await screen.getByText(`This is screen ${number}`).waitFor(SLOW);
      screens.push(screen);
    }
    const known = await until('the desk knows all screens', SLOW.timeout, async () => {
      const { screens } = await hand.reads<ScreensView>('screens');
      return Object.keys(screens).length === SCREENS ? screens : undefined;
    });
    for (const [i, layout] of LAYOUTS.entries()) {
      const these = Object.values(known).filter((one) => (one.number - 1) % LAYOUTS.length === i);
      await hand.does({ type: 'change_screens', change: { what: 'show', screens: these.map(({ number, token }) => ({ number, token })), layout } });
    }
    for (const [i, screen] of screens.entries()) await screen.getByText(`This is screen ${i + 1}`).waitFor({ state: 'hidden', ...SLOW });
  }, DAY);

  test(`${PHONES} phones come, ${ENTRANTS} of them with a badge`, async () => {
    const known = await Phones.of(venue, hand, 1);
    for (let entrant = 1; entrant <= ENTRANTS; entrant += 1) phones.push(await known.phone(entrant));
    for (let more = ENTRANTS; more < PHONES; more += 1) {
      const phone = await venue.device('phone');
      await phone.goto(venue.server.at('/p'));
      phones.push(phone);
    }
    for (const [i, phone] of phones.entries()) await phone.getByText(i < ENTRANTS ? `Entrant ${i + 1}` : 'Full hall').first().waitFor(SLOW);
  }, DAY);

  test(`${TABLETS} tablets are let in, one for each station`, async () => {
    const browser = await startBrowser();
    for (let station = 1; station <= TABLETS; station += 1) {
      const name = `Judge ${station}`;
      const tablet = await letIn(venue, desk, name, browser);
      // Sixteen slow processors are more than this machine has.
      await slow(tablet, 1);
      const { devices } = await hand.reads<DevicesView>('devices');
      const own = Object.values(devices).find((device) => device.name === name);
      await hand.does({ type: 'change_device', device: own?.id ?? '', name, scope: { kind: 'stations', from: station, to: station } });
      tablets.push(tablet);
    }
  }, DAY);

  test('the day is called by itself and tapped to its end', async () => {
    await hand.does({ type: 'change_floor', change: { what: 'dispatch', dispatching: { automatic: true, settle: 0 } } });
    const began = Date.now();
    let isOver = false;
    const judge = async (tablet: Page): Promise<void> => {
      while (!isOver) if (!(await tap(tablet))) await new Promise((wake) => setTimeout(wake, 300));
    };
    const watch = async (): Promise<void> => {
      try {
        await until('the tournament is over', DAY - 60_000, async () => ((await over()) === MATCHES ? true : undefined));
      } finally {
        isOver = true;
      }
    };
    await Promise.all([watch(), ...tablets.map(judge)]);
    console.log(`${MATCHES} matches in ${Math.round((Date.now() - began) / 1_000)} s`);
  }, DAY);

  test('every tap is in the journal once, and no tablet keeps one', async () => {
    for (const tablet of tablets) await tablet.locator('header').getByText(/\d waiting/).waitFor({ state: 'hidden', ...SLOW });
    for (let id = 1; id <= MATCHES; id += 1) {
      const { card } = await hand.reads<MatchView>(`match/${id}`);
      const answer = await hand.asks({ type: 'journal_page', filter: { match: id, kinds: ['score_game', 'commit_match'] }, count: 50 });
      const entries = answer.type === 'journal_page' ? answer.page.entries : [];
      // The journal of a match tells of those that lead to it as well.
      const count = (kind: string): number => entries.filter((one) => one.match === id && one.kind === kind && one.taken_back_by === undefined).length;
      expect([id, card.state, count('score_game'), count('commit_match')]).toEqual([id, 'over', (card.score?.home ?? 0) + (card.score?.away ?? 0), 1]);
    }
  }, DAY);

  test('screens and phones agree about the end', async () => {
    const { entrants, card } = await hand.reads<MatchView>(`match/${MATCHES}`);
    const winner = (card.score?.home ?? 0) > (card.score?.away ?? 0) ? entrants.home : entrants.away;
    const champion = winner?.name ?? '';
    for (const [i, phone] of phones.slice(0, ENTRANTS).entries()) {
      const words = i + 1 === winner?.id ? `You end 1st of ${ENTRANTS}.` : new RegExp(`You (end (?!1st)|share the )\\d.* of ${ENTRANTS}\\.`);
      await phone.getByText(words).first().waitFor(SLOW);
    }
    const known = (await hand.reads<ScreensView>('screens')).screens;
    await hand.does({ type: 'change_screens', change: { what: 'show', screens: Object.values(known).map(({ number, token }) => ({ number, token })), layout: { kind: 'champion', tournament: 1 } } });
    for (const screen of screens) await screen.getByText(champion).first().waitFor(SLOW);
    await until('all screens have drawn it', SLOW.timeout, async () => {
      const now = Object.values((await hand.reads<ScreensView>('screens')).screens);
      return now.length === SCREENS && now.every((one) => one.link.health?.rev === one.rev) ? true : undefined;
    });
    await picture(screens[0] as Page, 'crowd-champion');
    await picture(phones[0] as Page, 'crowd-phone');
    await picture(tablets[0] as Page, 'crowd-tablet');
    await picture(desk, 'crowd-desk');
    for (const phone of phones) expect(await phone.getByText(/No link|is .* old/).count()).toBe(0);
  }, DAY);
});
