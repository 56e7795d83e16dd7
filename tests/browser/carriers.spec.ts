// Pages to which no socket comes through: behind an old proxy, and on browsers that have none. They follow and score all the same.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hand } from './hand.ts';
import { Proxy } from './proxy.ts';
import { bracket, head, letIn, told } from './tablets.ts';
import { PATHS, Venue, picture } from './venue.ts';

/** What an old browser lacks. */
const without = (...names: string[]) => async (page: Page): Promise<void> => {
  await page.addInitScript((names_) => names_.forEach((name) => Reflect.deleteProperty(globalThis, name)), names);
};

describe('pages without a socket', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let proxy: Proxy;
  let screen: Page;

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 5 }, ['Fox', 'Elk', 'Badger', 'Owl']);
    proxy = await Proxy.before(venue.server.ready.port);
  });
  afterAll(async () => {
    await proxy?.close();
    await venue?.close();
  });

  test('a screen behind a proxy that refuses sockets follows a stream, and comes back when that is torn', async () => {
    screen = await venue.device('screen');
    await screen.goto(proxy.at(PATHS.screen));
    await screen.getByText(/Linked, \d+ ms, as a stream/).waitFor({ timeout: 20_000 });
    await picture(screen, 'screen-stream');
    await hand.does({ type: 'show_message', text: 'Lunch until two' });
    await screen.getByText('Lunch until two').waitFor({ timeout: 5_000 });
    proxy.cut();
    await hand.does({ type: 'show_message', text: 'Finals at three' });
    await screen.getByText('Finals at three').waitFor({ timeout: 15_000 });
    await hand.does({ type: 'hide_message' });
  });

  test('once the proxy lets sockets through, the screen uses one again', async () => {
    await screen.getByText(/as a stream/).waitFor({ timeout: 15_000 });
    proxy.isOpen = true;
    await screen.getByText(/Linked, \d+ ms$/).waitFor({ timeout: 120_000 });
  }, 150_000);

  test('a screen that knows neither sockets nor streams asks', async () => {
    const old = await venue.device('screen');
    await without('WebSocket', 'EventSource')(old);
    await old.goto(venue.server.at(PATHS.screen));
    await old.getByText(/Linked, \d+ ms, by asking/).waitFor({ timeout: 20_000 });
    await hand.does({ type: 'show_message', text: 'Doors close at ten' });
    await old.getByText('Doors close at ten').waitFor({ timeout: 5_000 });
    await hand.does({ type: 'hide_message' });
  });

  for (const [no, lacks] of [
    [1, ['WebSocket']],
    [2, ['WebSocket', 'EventSource']],
  ] as const) {
    test(`a tablet without ${lacks.join(' and ')} takes a match and scores it`, async () => {
      const tablet = await letIn(venue, desk, `Tablet ${no}`, undefined, {}, without(...lacks));
      const begin = await head(hand);
      const button = (name: RegExp) => tablet.getByRole('button', { name }).first();
      await button(new RegExp(`^${no}$`)).click();
      await button(/^Find$/).click();
      await button(/^Take this match/).click();
      const more = button(/^One more for/);
      await more.waitFor();
      await more.click();
      await more.click();
      await expect.poll(async () => [...(await told(hand, begin))].pop(), { timeout: 15_000 }).toBe(`Match ${no}: game 1 at 2 : 0`);
      await picture(tablet, `tablet-without-${lacks.length}`);
    });
  }
});
