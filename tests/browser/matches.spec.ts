// All matches at the desk: a pile of slips, the board, several at once, a report that waits, and two desks at one match.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GatheringView } from '../../ui/src/wire/GatheringView.ts';
import type { MatchCard } from '../../ui/src/wire/MatchCard.ts';
import type { MatchesView } from '../../ui/src/wire/MatchesView.ts';
import { Hand } from './hand.ts';
import { program } from './server.ts';
import { Venue, picture } from './venue.ts';

async function open(desk: Page, name: string): Promise<void> {
  await desk.getByRole('navigation').getByRole('link', { name }).first().click();
}

/** A judge's tablet that the desk has let in. */
async function tabletOf(venue: Venue, desk: Page): Promise<Page> {
  await open(desk, 'Devices');
  await desk.getByRole('button', { name: 'Show the code' }).click();
  const tablet = await venue.judge((await desk.locator('[aria-label^="http://"]').first().getAttribute('aria-label')) ?? '');
  await tablet.getByRole('textbox').fill('Tablet 04, Aylin');
  await tablet.getByRole('button', { name: 'Show the check code' }).click();
  await desk.getByRole('button', { name: /let in/i }).first().click();
  await tablet.getByRole('button', { name: 'Go to the matches' }).waitFor();
  return tablet;
}

/** Keeps what the server says from the page's own link for a while, as a busy network does. */
class Late {
  private readonly kept: (() => void)[] = [];
  private isHeld = false;
  private links = 0;

  async watch(page: Page): Promise<void> {
    await page.routeWebSocket(/\/ws$/, (link) => {
      // The first link is the page's; the hand's own comes after it.
      const isPage = (this.links += 1) === 1;
      const server = link.connectToServer();
      server.onMessage((message) => {
        if (isPage && this.isHeld) this.kept.push(() => link.send(message));
        else link.send(message);
      });
    });
  }

  hold(): void {
    this.isHeld = true;
  }

  release(): void {
    this.isHeld = false;
    for (const send of this.kept.splice(0)) send();
  }
}

describe('all matches at the desk', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let tournament: number;

  const late = new Late();

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lanista-matches-')), 'demo.lanista');
    execFileSync(program('LANISTA_BIN'), ['demo', file]);
    venue = await Venue.open({ file });
    desk = await venue.device('desk');
    desk.setDefaultTimeout(10_000);
    await late.watch(desk);
    await desk.goto(venue.server.ready.desk_url);
    await desk.getByRole('navigation').first().waitFor();
    hand = await Hand.of(desk);
    const gathering = await hand.reads<GatheringView>('gathering');
    tournament = Object.values(gathering.tournaments).find((one) => one.name === 'Dota 2 Captains')?.id ?? 0;
  });
  afterAll(async () => {
    await venue?.close();
  });

  /** The cards of the open matches, as the server says them now. */
  async function cards(): Promise<MatchCard[]> {
    const found: MatchCard[] = [];
    for (let part = 0; part < 8; part += 1) {
      const view = await hand.reads<MatchesView>(`open/${part}`).catch(() => undefined);
      if (view?.matches) found.push(...Object.values(view.matches));
      if (found.length > 0) break;
    }
    return found;
  }
  const numbered = async (number: number): Promise<MatchCard> => {
    const card = (await cards()).find((one) => one.number === number && one.tournament === tournament);
    if (!card) throw new Error(`match ${number} is not open`);
    return card;
  };

  test('a pile of slips is typed from any page: names are shown before Enter, wrong ones explain themselves', async () => {
    await open(desk, 'Floor');
    await desk.keyboard.press('r');
    const field = desk.getByRole('textbox', { name: 'Enter results' });
    await field.fill('dota 33 3-1');
    await desk.getByText(/is no result here/).waitFor();
    await desk.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('dota 33 3-1');
    // What was typed is here again when the field is opened again.
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('r');
    expect(await field.inputValue()).toBe('dota 33 3-1');
    await field.fill('dota 33 2-1');
    await desk.getByText(/ wins\. Dota 2 Captains/).waitFor();
    await picture(desk, 'desk-slip');
    await desk.keyboard.press('Enter');
    const done = desk.getByRole('list', { name: 'Entered just now' });
    await done.getByText(/Match 33: .* wins, 2 : 1\./).waitFor();
    expect(await field.inputValue()).toBe('');
    await done.getByRole('button', { name: 'Take back' }).first().click();
    await done.getByText('taken back').waitFor();
    await desk.keyboard.press('Escape');
    expect((await numbered(33)).state).not.toBe('over');
  });

  test('the board shows every match by its state, and a card stays under the pointer', async () => {
    await open(desk, 'Matches');
    await desk.getByRole('radio', { name: 'Board' }).click();
    const waiting = desk.getByRole('region', { name: /^Waiting,/ });
    const card = waiting.locator('button[data-match]').first();
    await card.hover();
    const id = Number(await card.getAttribute('data-match'));
    const before = await card.boundingBox();
    await hand.does({ type: 'call_match', match: id, station: null });
    // It says where it belongs now, and does not run away.
    await waiting.locator(`button[data-match="${id}"]`).getByText('now: Called').waitFor();
    expect(await waiting.locator(`button[data-match="${id}"]`).boundingBox()).toEqual(before);
    await picture(desk, 'desk-board');
    await desk.getByRole('button', { name: /moved on\. Show/ }).waitFor();
    await desk.mouse.move(5, 5);
    await desk.getByRole('region', { name: /^Called,/ }).locator(`button[data-match="${id}"]`).waitFor();
  });

  test('several are held and resumed at once, and taken back together', async () => {
    await desk.getByRole('radio', { name: 'Table' }).click();
    await desk.getByRole('radio', { name: /^Called \d/ }).click();
    await desk.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    const bar = desk.getByRole('toolbar', { name: 'Steps with the chosen matches' });
    await bar.getByRole('button', { name: /^Hold/ }).click();
    await bar.getByPlaceholder('Why does the match stand still?').fill('Power cut');
    await picture(desk, 'desk-bulk');
    await bar.getByRole('button', { name: /^Hold \d+ match/ }).click();
    await bar.getByText(/on hold\.$/).waitFor();
    const held = (await cards()).filter((card) => card.state === 'held').length;
    expect(held).toBeGreaterThan(0);
    await bar.getByRole('button', { name: /^Take \d+ back/ }).click();
    await bar.getByText('0 matches are on hold.').waitFor();
    await desk.keyboard.press('Escape');
  });

  test('a report waits for the desk, is disputed and ruled with a reason', async () => {
    await hand.does({ type: 'set_confirmation', tournament, confirmation: { kind: 'desk' } });
    const judge = await Hand.of(await tabletOf(venue, desk));
    const { id } = await numbered(33);
    await judge.does({ type: 'take_match', match: id });
    await judge.does({ type: 'report_result', match: id, score: { home: 2, away: 0 } });
    await open(desk, 'Overview');
    await desk.getByText('Reports to confirm').waitFor();
    await desk.locator(`[data-task="reported/${id}"]`).getByRole('button', { name: 'Confirm 2:0' }).waitFor();
    await picture(desk, 'desk-reports');
    await hand.does({ type: 'dispute_result', match: id, note: 'The sides were swapped.' });
    const task = desk.locator(`[data-task="disputed/${id}"]`);
    await task.getByText('The sides were swapped.').waitFor();
    await task.getByRole('button', { name: /^Rule/ }).click();
    const inspector = desk.getByRole('complementary', { name: 'Match 33' });
    await inspector.getByText('The sides were swapped.').first().waitFor();
    await desk.keyboard.press('u');
    const sides = inspector.locator('.acts .panel > button');
    await sides.nth(1).click();
    await inspector.getByLabel('Reason, shown in the journal').fill('The sheet says so');
    await picture(desk, 'desk-ruling');
    await desk.keyboard.press('Enter');
    await inspector.getByText('Decided by ruling').waitFor();
    await inspector.getByText('The sheet says so').first().waitFor();
  });

  test('a step on an old picture is refused, says what holds now, and is offered again', async () => {
    const card = (await cards()).find((one) => one.tournament === tournament && one.state === 'ready');
    if (!card) throw new Error('nobody is ready');
    await open(desk, 'Matches');
    await desk.goto(`${desk.url().split('#')[0]}#/matches?match=${card.id}`);
    const inspector = desk.getByRole('complementary', { name: `Match ${card.number}` });
    await inspector.getByRole('button', { name: /^Enter result/ }).click();
    await inspector.getByRole('button', { name: '2 : 0' }).click();
    late.hold();
    await hand.does({ type: 'take_match', match: card.id });
    await hand.does({ type: 'score_game', match: card.id, game: 1, score: { home: 0, away: 1 }, winner: 'away' });
    await inspector.getByRole('button', { name: / wins 2 : 0$/ }).click();
    late.release();
    const news = desk.getByRole('status').filter({ hasText: `Match ${card.number} has changed meanwhile. Nothing was done.` });
    await news.getByText(/It is now: Live, 0 : 1\./).waitFor();
    await picture(desk, 'desk-stale');
    expect((await numbered(card.number ?? 0)).state).toBe('live');
    await news.getByRole('button', { name: 'Do it all the same' }).click();
    await inspector.getByText('Over', { exact: true }).waitFor();
  });
});
