// A draft from the desk's choice of a format to the last pick: two captains and the overlay; a lost server and a step back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftView } from '../../ui/src/wire/DraftView.ts';
import type { PoolView } from '../../ui/src/wire/PoolView.ts';
import { Hand } from './hand.ts';
import { Phones } from './phones.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };

describe('a Fearless draft', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let fox: Page;
  let elk: Page;
  let overlay: Page;
  const draft = () => hand.reads<DraftView>('draft/1');
  /** What is sent is stored before the hand's own link hears of it: a state is waited for, never read once. */
  const is = (what: (view: DraftView) => unknown, wanted: unknown): Promise<void> => expect.poll(async () => what(await draft()), { timeout: 20_000, interval: 40 }).toEqual(wanted);

  /** What an official enters for whoever's turn it is: the first hero that is open to them. */
  const enter = async (): Promise<string> => {
    const view = await draft();
    const pool = await hand.reads<PoolView>(`pool/${view.rules}/${view.pool}`);
    const [open] = view.open;
    if (!open) throw new Error('no turn is open');
    const hero = Object.keys(pool.heroes).find((id) => view.closed?.[open.side][id] === undefined) ?? '';
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'lock', turn: view.turn, seat: open.seat, verb: open.verb, choice: { kind: 'hero', hero } } });
    await is((now) => now.turn > view.turn, true);
    return hero;
  };
  const lock = async (page: Page, hero: string): Promise<void> => {
    await page.getByLabel('Find by name').fill(hero);
    await page.locator(`[data-hero]`).filter({ hasText: hero }).first().click();
    await page.getByRole('button', { name: new RegExp(`Lock ${hero}`) }).click(SLOW);
  };

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    await desk.getByRole('navigation').first().waitFor();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Elk'], { rule: { kind: 'winner_only' } });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the desk chooses what is drafted', async () => {
    await desk.evaluate("location.hash = '#/tournaments/1/drafting'");
    await desk.getByRole('button', { name: 'Choose what is drafted' }).click(SLOW);
    await desk.getByRole('button', { name: 'Add a draft' }).click();
    await desk.getByLabel('Format', { exact: true }).selectOption('lol-fearless-hard');
    await picture(desk, 'desk-drafting');
    await desk.getByRole('button', { name: 'Draft like this' }).click();
    await desk.getByText('before each game').first().waitFor();
  });

  test('captains lock on their phones what the other sees at once', async () => {
    await hand.does({ type: 'call_match', match: 1, station: null });
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'open', first: 'home' } });
    const phones = await Phones.of(venue, hand, 1);
    [fox, elk] = await phones.both(1);
    // A phone opens the draft of its entrant by itself.
    await fox.getByLabel('Find by name').waitFor(SLOW);
    await elk.getByLabel('Find by name').waitFor(SLOW);
    await lock(fox, 'Ahri');
    await elk.locator('[data-hero]').filter({ hasText: 'Ahri' }).first().getByText('Banned').waitFor(SLOW);
    await picture(fox, 'phone-draft');
    await lock(elk, 'Yone');
    await is((view) => Object.values(view.turns).filter((turn) => turn.state === 'done').map((turn) => turn.by), ['captain', 'captain']);
  });

  test('a server that is killed comes back with the draft held, and the judge lets it go on', async () => {
    await venue.server.kill();
    await venue.server.again();
    await desk.reload();
    await desk.getByRole('navigation').first().waitFor();
    await fox.getByText('Held: Lanista was started again').waitFor(SLOW);
    await picture(fox, 'phone-draft-held');
    hand = await Hand.of(desk);
    await is((view) => view.phase.kind, 'held');
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'resume' } });
    await lock(fox, 'Jinx');
  });

  test('a step back takes the last ban away everywhere', async () => {
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'step_back', to: 2, reason: 'a wrong tap' } });
    await fox.getByText('Held: a wrong tap').waitFor(SLOW);
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'resume' } });
    await lock(fox, 'Maokai');
    await is((view) => view.turn, 3);
  });

  test('the stream sees it to the end', async () => {
    overlay = await venue.device('screen');
    await overlay.goto(venue.server.at('/s?overlay=draft'));
    await overlay.getByText('Fox').first().waitFor(SLOW);
    const chosen: string[] = [];
    while ((await draft()).open.length > 0) chosen.push(await enter());
    expect(chosen).toHaveLength(17);
    await is(({ teams }) => [teams.home.length, teams.away.length], [5, 5]);
    await picture(overlay, 'overlay-draft');
    await picture(elk, 'phone-draft-over');
  });

  test('in the second game the picks of the first are closed', async () => {
    const before = await draft();
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'close' } });
    await hand.does({ type: 'take_over_match', match: 1 });
    await hand.does({ type: 'score_game', match: 1, game: 1, score: { home: 1, away: 0 }, winner: 'home' });
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'open', first: 'away' } });
    await is((view) => view.game, 2);
    for (const hero of [...before.teams.home, ...before.teams.away]) {
      const refused = hand.does({ type: 'draft', match: 1, deed: { kind: 'lock', turn: 6, seat: 'A', verb: 'pick', choice: { kind: 'hero', hero } } });
      await expect(refused).rejects.toThrow();
    }
  });
});
