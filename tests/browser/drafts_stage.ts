// The people of a draft in the hall: two captains, a judge, the hall's screen and the stream, and the hands that enter what is not tested.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DraftChoice } from '../../ui/src/wire/DraftChoice.ts';
import type { DraftDeed } from '../../ui/src/wire/DraftDeed.ts';
import type { DraftLink } from '../../ui/src/wire/DraftLink.ts';
import type { DraftView } from '../../ui/src/wire/DraftView.ts';
import type { PoolFile } from '../../ui/src/wire/PoolFile.ts';
import type { PoolView } from '../../ui/src/wire/PoolView.ts';
import type { ScreensView } from '../../ui/src/wire/ScreensView.ts';
import type { Side } from '../../ui/src/wire/Side.ts';
import { startBrowser } from './chromium.ts';
import { Hand } from './hand.ts';
import { type Codes } from './phones.ts';
import { Seat } from './seat.ts';
import { until } from './server.ts';
import { bracket, letIn } from './tablets.ts';
import { Venue, type Size } from './venue.ts';

/** How long a page may take to show what the server knows. */
export const SLOW = { timeout: 20_000 };

/** Who plays the one match of these specs, home first. */
export const NAMES: Readonly<Record<Side, string>> = { home: 'Fox', away: 'Elk' };

export class Stage {
  private codes: Codes | undefined;
  private seats: Seat[] = [];

  private constructor(
    readonly venue: Venue,
    readonly desk: Page,
    private theHand: Hand,
  ) {}

  /** A gathering with one match, called, that drafts like this. */
  static async set(games: number, chain: readonly DraftLink[], own: { texts?: readonly string[]; pools?: readonly PoolFile[] } = {}): Promise<Stage> {
    const venue = await Venue.open();
    const desk = await venue.desk();
    desk.setDefaultTimeout(SLOW.timeout);
    // Before it is let in there is no key that a hand could take.
    await desk.getByRole('navigation').first().waitFor();
    const stage = new Stage(venue, desk, await Hand.of(desk));
    await bracket(stage.hand, 1, 'Nordlicht Cup', { kind: 'best_of', games }, [NAMES.home, NAMES.away], { rule: { kind: 'winner_only' } });
    const answer = await stage.hand.asks({ type: 'set_drafting', tournament: 1, chain: [...chain], texts: [...(own.texts ?? [])], pools: [...(own.pools ?? [])], disabled: [], best_of: [games] });
    if (answer.type !== 'fine') throw new Error(JSON.stringify(answer));
    await stage.hand.does({ type: 'call_match', match: 1, station: null });
    return stage;
  }

  get hand(): Hand {
    return this.theHand;
  }

  async strike(): Promise<void> {
    await this.venue?.close();
    for (const seat of this.seats) seat.leave();
  }

  /** The text of a format that comes with the program, as its file has it. */
  static shipped(format: string): string {
    return readFileSync(new URL(`../../src-tauri/crates/exchange/src/draft/shipped/${format}.toml`, import.meta.url), 'utf8');
  }

  /** Kills the server, and starts it again on its file. */
  async plug(): Promise<void> {
    await this.venue.server.kill();
    await this.venue.server.again();
    await this.desk.reload();
    await this.desk.getByRole('navigation').first().waitFor();
    this.theHand = await Hand.of(this.desk);
  }

  /** A captain's page, at a seat of its own where its cable is to be pulled. */
  async captain(side: Side, size: Size, seat?: Seat): Promise<Page> {
    this.codes ??= await this.hand.codes(1);
    const browser = seat === undefined ? undefined : await startBrowser(seat.browser);
    const page = await this.venue.device(size, browser);
    page.setDefaultTimeout(SLOW.timeout);
    await page.goto(`${this.venue.server.at('/p')}#${this.codes[await this.entrant(side)]?.fragment}`);
    return page;
  }

  async seat(): Promise<Seat> {
    const seat = await Seat.take();
    this.seats.push(seat);
    return seat;
  }

  /** A judge's tablet that has taken the match. */
  async judge(): Promise<Page> {
    const tablet = await letIn(this.venue, this.desk, 'Aylin');
    tablet.setDefaultTimeout(SLOW.timeout);
    await tablet.goto(`${this.venue.server.at('/j')}#match/1`);
    await tablet.getByRole('button', { name: /^Take this match/ }).first().click();
    return tablet;
  }

  /** A screen of the hall, to which the desk gives the draft. */
  async screen(): Promise<Page> {
    const page = await this.venue.screen();
    page.setDefaultTimeout(SLOW.timeout);
    await page.getByText('This is screen 1').waitFor();
    const token = await until('the desk knows the screen', SLOW.timeout, async () => (await this.hand.reads<ScreensView>('screens')).screens[1]?.token);
    await this.hand.does({ type: 'assign_screen', number: 1, token, name: 'Hall', layout: { kind: 'draft' } });
    return page;
  }

  /** The overlay of the stream. */
  async overlay(): Promise<Page> {
    const page = await this.venue.device('screen');
    page.setDefaultTimeout(SLOW.timeout);
    await page.goto(this.venue.server.at('/s?overlay=draft'));
    return page;
  }

  draft(): Promise<DraftView> {
    return this.hand.reads<DraftView>('draft/1');
  }

  async pool(): Promise<PoolView> {
    const view = await this.draft();
    return this.hand.reads<PoolView>(`pool/${view.rules}/${view.pool}`);
  }

  deed(deed: DraftDeed): Promise<void> {
    return this.hand.does({ type: 'draft', match: 1, deed });
  }

  /** The draft once it is as it should be. */
  async is(what: (view: DraftView) => unknown, wanted: unknown): Promise<void> {
    await expect.poll(async () => what(await this.draft()), { timeout: SLOW.timeout, interval: 40 }).toEqual(wanted);
  }

  /** An official enters the first thing that is open for whoever's turn it is; says its name. */
  async enter(wanted?: string): Promise<string> {
    const view = await this.draft();
    const pool = await this.pool();
    const [open] = view.open;
    if (!open) throw new Error('no turn is open');
    const hero = wanted ?? Object.keys(pool.heroes).find((id) => view.closed?.[open.side][id] === undefined) ?? '';
    const choice: DraftChoice = open.verb === 'side' ? { kind: 'side', side: wanted ?? view.format.sides?.[0] ?? '' } : { kind: 'hero', hero };
    await this.deed({ kind: 'lock', turn: view.turn, seat: open.seat, verb: open.verb, choice });
    // The next one is chosen of what is open after this one.
    await this.is((now) => now.turn > view.turn || now.game !== view.game, true);
    return pool.heroes[hero]?.name ?? hero;
  }

  /** Enters all turns up to this many actions, or to the end. */
  async enterUntil(turn = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      const view = await this.draft();
      if (view.open.length === 0 || view.turn >= turn) return;
      await this.enter();
    }
  }

  private async entrant(side: Side): Promise<number> {
    const { home, away } = (await this.hand.reads<{ entrants: Record<Side, { id: number } | null> }>('match/1')).entrants;
    return (side === 'home' ? home : away)?.id ?? 0;
  }
}

/** A hero's tile on a captain's page. */
export const tile = (page: Page, hero: string): Locator => page.locator('[data-hero]').filter({ has: page.locator('.hero-name', { hasText: new RegExp(`^${hero}$`) }) });

/** Chooses a hero by its tile, found by typing, and locks it. */
export async function lock(page: Page, hero: string): Promise<void> {
  const find = page.getByLabel('Find by name');
  if (await find.isVisible()) await find.fill(hero);
  await tile(page, hero).first().click();
  await page.getByRole('button', { name: new RegExp(`^Lock ${hero}`) }).click(SLOW);
}

/** The clock in the middle of a page, in seconds; a last ten of them have tenths. */
export async function clockSeconds(page: Page): Promise<number> {
  const text = await page.getByRole('timer').first().innerText();
  const [seconds = '0', minutes = '0'] = text.trim().split(':').reverse();
  return Number(minutes) * 60 + Number(seconds);
}
