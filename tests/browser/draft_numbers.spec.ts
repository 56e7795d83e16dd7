// Finished drafts on the desk: hints while a draft runs, its board and figures when the game is won, a file of it, the hall.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftView } from '../../ui/src/wire/DraftView.ts';
import type { PoolView } from '../../ui/src/wire/PoolView.ts';
import { Hand } from './hand.ts';
import { until } from './server.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };

describe('finished drafts', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let first = '';
  const draft = () => hand.reads<DraftView>('draft/1');

  /** What an official enters for whoever's turn it is: the first hero that is open to them. */
  const enter = async (): Promise<void> => {
    const view = await draft();
    const pool = await hand.reads<PoolView>(`pool/${view.rules}/${view.pool}`);
    const [open] = view.open;
    if (!open) throw new Error('no turn is open');
    const hero = Object.keys(pool.heroes).find((id) => view.closed?.[open.side][id] === undefined) ?? '';
    if (open.verb === 'pick' && first === '') first = pool.heroes[hero]?.name ?? '';
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'lock', turn: view.turn, seat: open.seat, verb: open.verb, choice: { kind: 'hero', hero } } });
    await expect.poll(async () => (await draft()).turn, { timeout: 20_000, interval: 40 }).toBeGreaterThan(view.turn);
  };

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    await desk.getByRole('navigation').first().waitFor();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', '=Elk'], { rule: { kind: 'winner_only' } });
    await hand.asks({ type: 'set_drafting', tournament: 1, chain: [{ format: 'lol-fearless-hard', when: 'game' }], texts: [], pools: [], disabled: [], best_of: [] });
    await hand.does({ type: 'call_match', match: 1, station: null });
    await hand.does({ type: 'take_over_match', match: 1 });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('nothing is counted before a game is won', async () => {
    await desk.evaluate("location.hash = '#/drafts/statistics'");
    await desk.getByText('Nothing to count yet').waitFor(SLOW);
    await desk.evaluate("location.hash = '#/drafts/history'");
    await desk.getByText('No draft is finished yet').waitFor(SLOW);
  });

  test('a draft that is over stands in the history with its board', async () => {
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'open', first: 'home' } });
    while ((await draft()).open.length > 0) await enter();
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'close' } });
    await desk.getByRole('button', { name: /Match 1, game 1/ }).waitFor(SLOW);
    await desk.getByText('no result').waitFor(SLOW);
    await hand.does({ type: 'score_game', match: 1, game: 1, score: { home: 1, away: 0 }, winner: 'home' });
    await desk.getByText('Fox won').waitFor(SLOW);
    await picture(desk, 'desk-draft-history');
  });

  test('files of drafts are lines of JSON, and tables without formulas', async () => {
    const saved = async (name: string): Promise<string> => {
      const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name }).click()]);
      return readFile(await file.path(), 'utf8');
    };
    const line = JSON.parse(await saved('JSON lines')) as { winner: string; actions: readonly unknown[]; league: string };
    expect([line.winner, line.league, line.actions.length]).toEqual(['blue', 'Nordlicht Cup', 20]);
    const table = await saved('CSV');
    expect(table.trim().split('\n')).toHaveLength(21);
    expect(table).not.toMatch(/[,;]=/);
  });

  test('its heroes are counted, and one is looked at', async () => {
    await desk.evaluate("location.hash = '#/drafts/statistics'");
    await desk.getByRole('button', { name: first, exact: true }).click(SLOW);
    await desk.getByRole('heading', { name: first }).waitFor(SLOW);
    await desk.getByText('1 game', { exact: true }).first().waitFor();
    await picture(desk, 'desk-draft-statistics');
  });

  test('the next draft has hints, which follow each turn', async () => {
    await hand.does({ type: 'draft', match: 1, deed: { kind: 'open', first: 'away' } });
    await desk.evaluate("location.hash = '#/drafts/caster?match=1'");
    await desk.getByText('Fox often plays').waitFor(SLOW);
    // A pick of game 1 is closed for the series.
    await expect.poll(async () => desk.locator('table').getByText(first, { exact: true }).count(), SLOW).toBe(0);
    await picture(desk, 'desk-draft-hints');
  });

  test('a screen of the hall shows what leads', async () => {
    const screen = await venue.screen();
    await screen.getByText('This is screen 1').waitFor(SLOW);
    // The screen shows its number a moment before the desk is told of it.
    const one = await until('the desk knows the screen', 10_000, async () =>
      Object.values((await hand.reads<{ screens: Record<number, { number: number; token: string }> }>('screens')).screens)[0],
    );
    await hand.does({ type: 'assign_screen', number: one.number, token: one.token, name: '', layout: { kind: 'draft_leaders', tournament: 1 } });
    await screen.getByText('Lists begin with five games of a hero; 1 game is drafted and won').waitFor(SLOW);
    await picture(screen, 'hall-draft-leaders');
  });
});
