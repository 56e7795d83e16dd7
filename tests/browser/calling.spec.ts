// Calling where something stands against it: a match that waits is asked about, a wave tells whom it leaves out, and who does not come loses by one tap.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevicesView } from '../../ui/src/wire/DevicesView.ts';
import type { FloorView } from '../../ui/src/wire/FloorView.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import type { StageKind } from '../../ui/src/wire/StageKind.ts';
import { startBrowser } from './chromium.ts';
import { Hand } from './hand.ts';
import { letIn } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
/** Whoever does not come may lose after a minute. */
const MINUTE_IS_OVER = { timeout: 90_000 };

describe('calls that something stands against', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let tablet: Page;
  const at = async (station: number): Promise<number | undefined> => (await hand.reads<FloorView>('floor')).stations[station]?.match;
  const state = async (match: number): Promise<string> => (await hand.reads<MatchView>(`match/${match}`)).card.state;
  const one = { length: { kind: 'best_of' as const, games: 1 } };

  /** A tournament of people of one club, who are found again in others; drawn and published. */
  async function tournament(id: number, name: string, names: readonly string[], kind: 'single' | 'round_robin'): Promise<void> {
    const stage: StageKind = kind === 'single'
      ? { kind, third_place: false, groups: 1, distribution: 'snake' }
      : { kind, groups: 1, distribution: 'snake', legs: 1, table: { win: 3, draw: 1, loss: 0, unit: 1, order: ['points'], again: false, floor: 33 } };
    await hand.does({ type: 'create_tournament', name, title: name, format: { stages: [{ name: '', kind: stage, usual: one, exceptions: [], intake: { kind: 'field' } }], rule: { kind: 'winner_only' }, vocabulary: 'neutral' } });
    await hand.does({ type: 'add_entrants', tournament: id, entrants: names.map((entrant) => ({ name: entrant, short_name: '', tag: '', club: 'Den', seat: null, roster: [] })) });
    await hand.does({ type: 'draw_stage', tournament: id });
    await hand.does({ type: 'publish_stage', stage: id });
    await hand.does({ type: 'change_floor', change: { what: 'places', tournament: id, places: { at: { kind: 'anywhere' }, rest: 0, game: 10, patience: { last_call: 0, walkover: 1 } } } });
  }

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(SLOW.timeout);
    hand = await Hand.of(desk);
    for (let number = 1; number <= 4; number += 1) await hand.does({ type: 'set_station', number, name: '' });
    await tournament(1, 'Nordlicht Cup', ['Fox', 'Elk', 'Owl', 'Hen'], 'single');
    await tournament(2, 'Beside', ['Fox', 'Zed'], 'single');
    await tournament(3, 'League', ['Ada', 'Bob', 'Cid', 'Dot'], 'round_robin');
    tablet = await letIn(venue, desk, 'Mia', await startBrowser());
    tablet.setDefaultTimeout(SLOW.timeout);
    await hand.does({ type: 'call_match', match: 1, station: 1 });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a match whose player plays elsewhere is set down on a station: it is asked once', async () => {
    await desk.evaluate("location.hash = '#/floor/list'");
    const drag = async (): Promise<void> => {
      const row = await desk.locator('[data-waits="4"] .sub').boundingBox();
      const there = await desk.locator('[data-station="2"]').boundingBox();
      if (!row || !there) throw new Error('nothing to drag');
      await desk.mouse.move(row.x + 10, row.y + 6);
      await desk.mouse.down();
      await desk.mouse.move(there.x + 30, there.y + 40, { steps: 6 });
      await desk.mouse.up();
    };
    await desk.locator('[data-waits="4"]').waitFor(SLOW);
    await drag();
    const sheet = desk.getByRole('dialog');
    await sheet.getByText(/^Fox plays in match/).waitFor(SLOW);
    await picture(desk, 'call-asked');
    expect(await at(2)).toBeUndefined();
    await sheet.getByRole('button', { name: 'Leave it' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await state(4)).toBe('ready');
    await drag();
    await sheet.getByRole('button', { name: 'Call all the same' }).click();
    await expect.poll(() => at(2), SLOW).toBe(4);
  });

  test('a wave says whom it leaves out and why, and a tablet is given its stations', async () => {
    await hand.does({ type: 'change_floor', change: { what: 'wish', match: 6, wish: { keep_back: true } } });
    await desk.evaluate("location.hash = '#/tournaments/3/groups'");
    await desk.getByRole('button', { name: /^Call all/ }).click();
    const sheet = desk.getByRole('dialog');
    const numbers = sheet.getByLabel('At which stations');
    await expect.poll(() => numbers.inputValue(), SLOW).toBe('3-4');
    await sheet.locator('[data-left]').getByText('It is kept back for a call by hand').waitFor(SLOW);
    await numbers.fill('2');
    await sheet.getByText('Station 2 is not free').first().waitFor(SLOW);
    await numbers.fill('4');
    await sheet.locator('[data-goes]').getByText('Station 4').waitFor(SLOW);
    await sheet.getByLabel('Who judges it').selectOption({ index: 1 });
    await sheet.getByText(/Mia gets .* with the call/).waitFor(SLOW);
    await picture(desk, 'wave-sheet');
    await sheet.getByRole('button', { name: 'Call 1 match' }).click();
    await expect.poll(() => at(4), SLOW).toBe(5);
    await desk.getByText('1 match is called, 1 left out.').waitFor(SLOW);
    expect(await state(6)).toBe('ready');
    const { devices } = await hand.reads<DevicesView>('devices');
    expect(Object.values(devices).find((device) => device.name === 'Mia')?.scope).toEqual({ kind: 'stations', from: 4, to: 4 });
  });

  test('the tablet of that station has the match, and reads what is planned there next', async () => {
    await hand.does({ type: 'change_floor', change: { what: 'wish', match: 3, wish: { station: 4 } } });
    await tablet.getByText('Called to this station').first().waitFor(SLOW);
    const coming = tablet.locator('[data-coming="4"]');
    await coming.getByText(/^about \d/).first().waitFor(SLOW);
    await coming.getByText('Nordlicht Cup').first().waitFor(SLOW);
    await picture(tablet, 'tablet-planned');
  });

  test('whoever does not come loses by one tap on the Overview, and that is taken back', async () => {
    await desk.evaluate("location.hash = '#/overview'");
    const task = desk.locator('[data-task="noshow/1"]');
    await task.getByRole('button', { name: 'Neither is here' }).waitFor(MINUTE_IS_OVER);
    await picture(desk, 'overview-absent');
    await task.getByRole('button', { name: 'Hen not here' }).click();
    await expect.poll(() => state(1), SLOW).toBe('over');
    await desk.getByRole('button', { name: 'Take back' }).first().click();
    await expect.poll(() => state(1), SLOW).toBe('called');
    // Once one of them is here, the other alone can be missing.
    await hand.does({ type: 'check_in', match: 1, side: 'home', presence: 'here' });
    await task.getByRole('button', { name: /^Walkover for/ }).waitFor(SLOW);
    expect(await task.getByRole('button', { name: /not here$/ }).count()).toBe(0);
  }, 120_000);

  test('on the match itself as well, and on the tablet that holds it', async () => {
    await desk.evaluate("location.hash = '#/tournaments/2/bracket?match=4'");
    await desk.getByRole('button', { name: 'Zed not here' }).click(MINUTE_IS_OVER);
    await expect.poll(() => state(4), SLOW).toBe('over');
    await tablet.getByRole('button', { name: /^Take this match/ }).click();
    await tablet.getByRole('button', { name: 'Both did not appear' }).waitFor(MINUTE_IS_OVER);
    await picture(tablet, 'tablet-absent');
    await tablet.getByRole('button', { name: /are not here$/ }).first().click();
    await expect.poll(() => state(5), SLOW).toBe('over');
  }, 240_000);
});
