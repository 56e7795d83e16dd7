// A judge's tablet that loses its network, its page and its server in the middle of a match: every tap is on disk once, in order.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { startBrowser } from './chromium.ts';
import { Hand } from './hand.ts';
import { Seat } from './seat.ts';
import { bracket, head, letIn, told } from './tablets.ts';
import { Venue, picture, sleep } from './venue.ts';

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

describe('a tablet without a link', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let seat: Seat;
  let tablet: Page;
  let begin = 0;
  const button = (name: RegExp) => tablet.getByRole('button', { name }).first();
  const more = async (...names: string[]): Promise<void> => {
    for (const name of names) await button(new RegExp(`^One more for ${name}`)).click();
  };
  const waits = (n: number) => tablet.getByText(`${n} waiting`, { exact: true }).first();
  const drained = () => tablet.locator('header').getByText(/\d waiting/).waitFor({ state: 'hidden', timeout: 30_000 });
  const linked = () => tablet.getByText('Linked').first().waitFor({ timeout: 45_000 });
  const take = async (no: number): Promise<void> => {
    for (const digit of String(no)) await button(new RegExp(`^${digit}$`)).click();
    await button(/^Find$/).click();
    await button(/^Take this match/).click();
    await button(/^One more for/).waitFor();
  };
  const journal = () => told(hand, begin);
  const scores = async (match: number) => (await hand.reads<MatchView>(`match/${match}`)).games.map(({ score }) => [score.home, score.away]);

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 5 }, ['Fox', 'Elk', 'Badger', 'Owl']);
    seat = await Seat.take();
    // A person's browser comes back by itself from its own error page; one that is driven by a program must be told to.
    const browser: Browser = await startBrowser(seat.browser, ['--enable-auto-reload']);
    tablet = await letIn(venue, desk, 'Aylin', browser);
    begin = await head(hand);
  });
  afterAll(async () => {
    await venue?.close();
    seat?.leave();
  });

  test('the address is no secure context: no worker keeps the page, only IndexedDB keeps the taps', async () => {
    expect(new URL(tablet.url()).hostname).toBe('10.77.0.1');
    expect(await tablet.evaluate(() => isSecureContext)).toBe(false);
    await take(1);
    await more('Fox', 'Fox', 'Fox');
    await expect.poll(journal).toEqual(['Match 1: game 1 at 1 : 0', 'Match 1: game 1 at 2 : 0', 'Match 1: game 1 to Fox']);
  });

  test('within five seconds the tablet says that it has no link, and how old is what it shows', async () => {
    seat.cut();
    const cut = Date.now();
    await tablet.getByText('No link to the desk. You can go on scoring.').waitFor({ timeout: 10_000 });
    const took = Date.now() - cut;
    const heard = await tablet.getByText(/Last heard from the desk at \d+:\d\d:\d\d/).innerText();
    const lamp = await tablet.getByText(/No link \d:\d\d/).first().innerText();
    console.log(`the banner stood after ${took} ms: ${lamp}; ${heard}`);
    expect(took).toBeLessThan(5_000);
    expect(lamp).toMatch(/No link 0:0[0-6]$/);
    await tablet.getByText(/No link 0:1\d/).first().waitFor({ timeout: 20_000 });
  });

  test('sixty seconds of a best of five are tapped into the hole, and a reload in its middle loses none', async () => {
    const end = Date.now() + 50_000;
    await more('Owl', 'Owl', 'Fox', 'Owl');
    await tablet.getByText('Keep scoring. Your taps wait here.').waitFor();
    await more('Fox', 'Fox');
    await button(/^Undo \+1 Fox/).click();
    await waits(5).waitFor();
    await picture(tablet, 'tablet-offline-hole');
    expect(await journal()).toHaveLength(3);

    // The page asks before it goes: no reload by mistake.
    const asked = new Promise<string>((told_) => tablet.once('dialog', (dialog) => void dialog.dismiss().then(() => told_(dialog.type()))));
    await tablet.evaluate(() => setTimeout(() => location.reload()));
    expect(await asked).toBe('beforeunload');
    await waits(5).waitFor();

    // A person goes all the same: the browser's own error page stands there until the server answers.
    seat.forget();
    tablet.once('dialog', (dialog) => void dialog.accept());
    await expect(tablet.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    expect(await tablet.getByText('waiting').count()).toBe(0);
    await pause(Math.max(0, end - Date.now()));
    seat.mend();
    await linked();
    await drained();
    await expect.poll(journal, { timeout: 20_000 }).toEqual([
      'Match 1: game 1 at 1 : 0', 'Match 1: game 1 at 2 : 0', 'Match 1: game 1 to Fox',
      'Match 1: game 2 at 0 : 1', 'Match 1: game 2 at 0 : 2', 'Match 1: game 2 at 1 : 2', 'Match 1: game 2 to Owl',
      'Match 1: game 3 at 1 : 0',
    ]);
    await button(/^One more for Fox/).waitFor();
  }, 150_000);

  test('a tab that the system froze with waiting taps sends them when it wakes', async () => {
    begin = await head(hand);
    seat.cut();
    await tablet.getByText('No link to the desk. You can go on scoring.').waitFor({ timeout: 10_000 });
    await more('Fox', 'Fox');
    await waits(2).waitFor();
    await sleep(tablet, 'frozen');
    seat.mend();
    await pause(8_000);
    expect(await journal()).toEqual([]);
    await sleep(tablet, 'active');
    const awake = Date.now();
    await expect.poll(journal, { timeout: 10_000, interval: 25 }).toEqual(['Match 1: game 3 at 2 : 0', 'Match 1: game 3 to Fox']);
    console.log(`drained ${Date.now() - awake} ms after waking`);
    await linked();
  });

  test('the desk changed the match meanwhile: the tablet asks tap by tap, and does what was answered', async () => {
    begin = await head(hand);
    seat.cut();
    await more('Fox', 'Owl', 'Owl');
    await waits(3).waitFor();
    await hand.does({ type: 'take_over_match', match: 1 });
    await hand.does({ type: 'score_game', match: 1, game: 4, score: { home: 1, away: 0 }, winner: null });
    await hand.does({ type: 'hand_back_match', match: 1 });
    const theirs = await journal();
    seat.mend();
    await tablet.getByText('The match changed while you had no link').or(tablet.getByText(/The desk did not take your last/)).first().waitFor({ timeout: 30_000 });
    await picture(tablet, 'tablet-conflict');
    // The desk has that point of Fox already; of the two of Owl one was a slip.
    const choice = (n: number, name: string) => tablet.locator('main ol li').nth(n).getByRole('button', { name });
    expect(await choice(0, 'Accept theirs').getAttribute('aria-pressed')).toBe('true');
    expect(await choice(1, 'Send mine').getAttribute('aria-pressed')).toBe('true');
    await choice(2, 'Accept theirs').click();
    expect(await journal()).toEqual(theirs);
    await button(/^Take the match and send 1/).click();
    await expect.poll(journal).toEqual([...theirs, 'Match 1: game 4 at 1 : 1']);
    await button(/^One more for Fox/).waitFor();
  });

  test('all of it may be theirs: nothing of mine is sent', async () => {
    seat.cut();
    await more('Owl', 'Owl');
    await waits(2).waitFor();
    await hand.does({ type: 'take_over_match', match: 1 });
    await hand.does({ type: 'score_game', match: 1, game: 4, score: { home: 2, away: 1 }, winner: null });
    await hand.does({ type: 'hand_back_match', match: 1 });
    begin = await head(hand);
    seat.mend();
    await button(/^Accept theirs for all/).click({ timeout: 30_000 });
    await button(/^Take this match/).click();
    await more('Fox');
    await expect.poll(journal).toEqual(['Match 1: game 4 to Fox']);
    await button(/^Commit/).click();
    await button(/^Lock the result/).click();
    await tablet.getByText(/^Committed\. Fox win/).waitFor();
    expect(await scores(1)).toEqual([[3, 0], [1, 3], [3, 0], [3, 1]]);
  });

  test('the server is killed among the taps and started again on its file: each is there once', async () => {
    await button(/^(Next match|Other matches)/).click();
    await take(2);
    begin = await head(hand);
    await more('Elk', 'Elk', 'Badger');
    await venue.server.kill();
    await more('Elk', 'Badger', 'Badger', 'Badger');
    await tablet.getByText(/No link/).first().waitFor({ timeout: 15_000 });
    await more('Elk');
    await button(/^Undo/).click();
    await more('Badger');
    await venue.server.again();
    await linked();
    await drained();
    hand = await Hand.of(desk);
    await expect.poll(journal, { timeout: 20_000 }).toEqual([
      'Match 2: game 1 at 1 : 0', 'Match 2: game 1 at 2 : 0', 'Match 2: game 1 at 2 : 1', 'Match 2: game 1 to Elk',
      'Match 2: game 2 at 0 : 1', 'Match 2: game 2 at 0 : 2', 'Match 2: game 2 to Badger', 'Match 2: game 3 at 0 : 1',
    ]);
  });

  test('another page of the same tablet waits: one at a time acts', async () => {
    const second = await tablet.context().newPage();
    await second.goto(venue.server.at('/j'));
    await second.getByText('The tablet is open in another tab').waitFor();
    await second.getByRole('button', { name: 'Go on here' }).click();
    await second.getByText('Linked').first().waitFor({ timeout: 15_000 });
    await tablet.getByText('The tablet is open in another tab').waitFor({ timeout: 5_000 });
    await second.close();
  });
});
