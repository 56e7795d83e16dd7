// What a judge does beside scoring: calls the roll, begins without a link, calls for help, hands the shift on, opens a result again, confirms another's, and enters a pool on one sheet.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevicesView } from '../../ui/src/wire/DevicesView.ts';
import type { HelpView } from '../../ui/src/wire/HelpView.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import type { Scope } from '../../ui/src/wire/Scope.ts';
import type { StageKind } from '../../ui/src/wire/StageKind.ts';
import { startBrowser } from './chromium.ts';
import { Hand } from './hand.ts';
import { Seat } from './seat.ts';
import { bracket, head, letIn, told } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const POOL: StageKind = { kind: 'round_robin', groups: 1, distribution: 'snake', legs: 1, table: { win: 3, draw: 1, loss: 0, unit: 1, order: ['points', 'head_to_head'], again: false, floor: 33 } };
const SLOW = { timeout: 30_000 };

describe('a judge’s tablet', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let seat: Seat;
  let tablet: Page;
  const on = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();
  const button = (name: RegExp) => on(tablet, name);
  const match = (id: number) => hand.reads<MatchView>(`match/${id}`);
  const finds = async (page: Page, no: number): Promise<void> => {
    for (const digit of String(no)) await on(page, new RegExp(`^${digit}$`)).click();
    await on(page, /^Find$/).click();
  };
  const mayJudge = async (scope: Scope): Promise<void> => {
    const { devices } = await hand.reads<DevicesView>('devices');
    const own = Object.values(devices).find((device) => device.name === 'Aylin');
    await hand.does({ type: 'change_device', device: own?.id ?? '', name: 'Aylin', scope });
  };
  const drained = () => tablet.locator('header').getByText(/\d waiting/).waitFor({ state: 'hidden', ...SLOW });

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 1 }, ['Fox', 'Elk', 'Badger', 'Owl'], { rule: { kind: 'winner_only' } });
    for (const number of [1, 2]) await hand.does({ type: 'set_station', number, name: '' });
    seat = await Seat.take();
    const browser: Browser = await startBrowser(seat.browser, ['--enable-auto-reload']);
    tablet = await letIn(venue, desk, 'Aylin', browser);
  });
  afterAll(async () => {
    await venue?.close();
    seat?.leave();
  });

  test('both sides are checked in by one tap each, and the desk sees who is here', async () => {
    await hand.does({ type: 'call_match', match: 1, station: 1 });
    await button(/^Take this match/).click();
    await button(/^Fox here\?/).click();
    await button(/^Owl here\?/).click();
    await button(/^Owl are here/).click();
    await expect.poll(async () => (await match(1)).card.here, { timeout: 10_000 }).toEqual({ home: true, away: false });
    await picture(tablet, 'tablet-roll');
  });

  test('whoever is here cannot be said to be absent', async () => {
    await button(/^No-show/).click();
    await tablet.getByText('Who did not appear?').waitFor();
    await button(/^Fox/).click();
    await tablet.getByRole('button', { name: /^Commit walkover/, disabled: true }).waitFor();
    await button(/^Not yet/).click();
  });

  test('help is called in two taps, stays in the bar, and is taken back', async () => {
    await button(/^Help/).click();
    await button(/^Technician/).click();
    await button(/^Called: 1 call/).waitFor(SLOW);
    expect(Object.values((await hand.reads<HelpView>('help')).calls)).toMatchObject([{ help: 'technician', match: 1, station: 1 }]);
    await button(/^Called: 1 call/).click();
    await picture(tablet, 'tablet-help');
    await button(/^Not needed any more/).click();
    await button(/^Help/).waitFor(SLOW);
    await expect.poll(async () => Object.keys((await hand.reads<HelpView>('help')).calls)).toEqual([]);
  });

  test('the shift changes, the match stays, and the journal names the new judge; back again in two taps', async () => {
    await button(/judges here$/).click();
    await tablet.getByRole('textbox').fill('Mara');
    await button(/^Mara judges from now on/).click();
    await button(/^Mara judges here$/).waitFor(SLOW);
    await expect.poll(async () => (await match(1)).lease?.name, { timeout: 10_000 }).toBe('Mara');
    await button(/^Mara judges here$/).click();
    await button(/^Aylin$/).click();
    await button(/^Aylin judges here$/).waitFor(SLOW);
  });

  test('the own result opens again within two minutes', async () => {
    await button(/^Game 1 to Fox/).click();
    await button(/^Commit/).click();
    await button(/^Lock the result/).click();
    await tablet.getByText(/^Committed\. Fox win/).waitFor();
    await button(/^Open again for 1:\d\d more/).click(SLOW);
    await button(/^Open it again/).click();
    await expect.poll(async () => (await match(1)).card.state, { timeout: 10_000 }).toBe('live');
    await button(/^Commit/).waitFor(SLOW);
  });

  test('another tablet takes the match over: both say who, and this one looks on', async () => {
    const other = await letIn(venue, desk, 'Mika', await startBrowser(), { viewport: { width: 600, height: 1024 } });
    await finds(other, 1);
    await on(other, /^Take over/).click();
    await on(other, /^Yes, take over/).click();
    await other.getByText(/^You took this match over from Tablet \d+ \(Aylin\)/).waitFor(SLOW);
    await tablet.getByText(/^Tablet \d+ \(Mika\) scores this match since/).waitFor(SLOW);
    await picture(other, 'tablet-took-over');

    await hand.does({ type: 'set_confirmation', tournament: 1, confirmation: { kind: 'second_judge' } });
    await on(other, /^Commit/).click();
    await other.getByText(/^It goes to a second judge/).waitFor(SLOW);
    await on(other, /^Report to a second judge/).click();
    await other.getByText(/^A second judge confirms it/).waitFor(SLOW);
    expect((await match(1)).card.state).toBe('reported');
    expect(await on(other, /^Confirm/).count()).toBe(0);
    await button(/^Reject, with a reason/).waitFor(SLOW);
    await picture(tablet, 'tablet-second-judge');
    await button(/^Confirm/).click();
    await expect.poll(async () => (await match(1)).card.winner, { timeout: 10_000 }).toBe('home');
    await other.close();
    await hand.does({ type: 'set_confirmation', tournament: 1, confirmation: { kind: 'judge' } });
  });

  test('what is called to the own station is begun without a link, and the desk takes it and its taps together', async () => {
    await mayJudge({ kind: 'stations', from: 2, to: 2 });
    await hand.does({ type: 'call_match', match: 2, station: 2 });
    await button(/^(Next match|Other matches)/).click();
    await tablet.getByText('Called to this station').waitFor(SLOW);
    const begin = await head(hand);
    seat.cut();
    await button(/^Take provisionally/).click(SLOW);
    await tablet.getByText('Taken without the desk: provisional.').waitFor();
    await button(/^Game 1 to Elk/).click();
    await picture(tablet, 'tablet-provisional');
    expect((await match(2)).lease).toBeUndefined();
    seat.mend();
    await drained();
    await expect.poll(() => told(hand, begin, ['take_match', 'score_game']), { timeout: 20_000 }).toHaveLength(2);
    expect((await match(2)).lease?.name).toBe('Aylin');
  });

  test('another one was first: the tablet says who, and drops nothing by itself', async () => {
    await hand.does({ type: 'take_over_match', match: 2 });
    await hand.does({ type: 'drop_game', match: 2, game: 1 });
    await hand.does({ type: 'hand_back_match', match: 2 });
    await button(/^Matches/).click();
    await button(/^Take this match/).waitFor(SLOW);
    seat.cut();
    await button(/^Take provisionally/).click(SLOW);
    await button(/^Game 1 to Badger/).click();
    await hand.does({ type: 'take_match', match: 2 });
    seat.mend();
    await tablet.getByText(/was first: this match is in other hands/).waitFor(SLOW);
    await picture(tablet, 'tablet-beaten');
    expect((await match(2)).games).toEqual([]);
    await button(/^Take over and send 1/).click();
    await expect.poll(async () => (await match(2)).games.map((game) => game.winner), { timeout: 20_000 }).toEqual(['away']);
  });

  test('a pool is entered on one sheet, two taps a match, in a hole of the Wi-Fi too', async () => {
    await bracket(hand, 2, 'Pool Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Elk', 'Owl'], { stages: [{ name: '', kind: POOL, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } }] });
    await mayJudge({ kind: 'tournament', tournament: 2 });
    await button(/^Matches/).click();
    await button(/^Pool A/).click(SLOW);
    const rows = tablet.locator('main ol li');
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(3);
    const enter = async (row: number, winner: number, score: RegExp): Promise<void> => {
      await rows.nth(row).locator('button.name').nth(winner).click();
      await rows.nth(row).getByRole('button', { name: score }).click();
    };
    const begin = await head(hand);
    await enter(0, 0, /^2\s:\s1$/);
    await tablet.getByText('1 of 3 entered').waitFor(SLOW);
    seat.cut();
    await tablet.getByText('No link to the desk. You can go on scoring.').waitFor(SLOW);
    await enter(1, 1, /^0\s:\s2$/);
    await enter(2, 0, /^2\s:\s0$/);
    await button(/^Undo .*2\s:\s0/).click();
    await tablet.locator('header').getByText('2 waiting').waitFor();
    await picture(tablet, 'tablet-pool');
    seat.mend();
    await drained();
    await tablet.getByText('2 of 3 entered').waitFor(SLOW);
    expect(await told(hand, begin, ['report_result'])).toHaveLength(2);
    await button(/^Undo /).click();
    await tablet.getByText('1 of 3 entered').waitFor(SLOW);
  });
});
