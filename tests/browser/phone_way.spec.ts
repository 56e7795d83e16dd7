// A player's phone let in by the judge at the station, and what it tells afterwards: the way so far, the placing, what comes.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevicesView } from '../../ui/src/wire/DevicesView.ts';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { startBrowser } from './chromium.ts';
import { Hand } from './hand.ts';
import { Phones } from './phones.ts';
import { bracket, letIn } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 30_000 };
const LONG = 'The Extraordinarily Patient Gentlemen XI';

describe('a phone at the station', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let phones: Phones;
  let tablet: Page;
  let typed: Page;
  const match = (id: number) => hand.reads<MatchView>(`match/${id}`);
  const entrant = async (name: string): Promise<number> => Object.values((await hand.reads<EntrantsView>('tournament/1/entrants/0')).entrants).find((one) => one.name === name)?.id ?? 0;

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Nordlicht Cup', { kind: 'best_of', games: 3 }, ['Fox', LONG, 'Elk', 'Hare'], { rule: { kind: 'winner_only' } });
    await hand.does({ type: 'set_station', number: 1, name: '' });
    tablet = await letIn(venue, desk, 'Aylin', await startBrowser());
    tablet.setDefaultTimeout(20_000);
    const { devices } = await hand.reads<DevicesView>('devices');
    const own = Object.values(devices).find((device) => device.name === 'Aylin');
    await hand.does({ type: 'change_device', device: own?.id ?? '', name: 'Aylin', scope: { kind: 'stations', from: 1, to: 1 } });
    phones = await Phones.of(venue, hand, 1);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the judge compares the digits of a phone that waits for the own match, and lets it in', async () => {
    typed = await venue.device('phone');
    typed.setDefaultTimeout(20_000);
    await typed.goto(venue.server.at('/p'));
    await typed.getByRole('searchbox').fill('patient');
    await typed.getByRole('button', { name: new RegExp(LONG) }).click();
    await typed.getByPlaceholder('Six characters').fill(phones.codes[await entrant(LONG)]?.typed ?? '');
    await typed.getByRole('button', { name: 'Use this code' }).click();
    await typed.getByText('Show this to your judge or to the desk').waitFor();
    const digits = /\d{3}\s\d{3}/.exec(await typed.locator('body').innerText())?.[0].replace(/\s/, ' ');
    const waits = tablet.getByRole('button', { name: '1 phone waits to be let in' });
    expect(await waits.count(), 'a phone of another station’s match is not this judge’s').toBe(0);
    await hand.does({ type: 'call_match', match: 2, station: 1 });
    expect((await match(2)).entrants.home?.name).toBe(LONG);
    await waits.click(SLOW);
    await tablet.getByRole('dialog').getByText(LONG).waitFor();
    await tablet.getByRole('dialog').getByText(digits ?? '', { exact: true }).waitFor();
    await picture(tablet, 'tablet-phones');
    await tablet.getByRole('button', { name: 'The digits are the same: let in' }).click();
    await typed.getByRole('button', { name: 'I am here' }).waitFor(SLOW);
    await waits.waitFor({ state: 'hidden', ...SLOW });
  });

  test('who lost reads the placing and the way, who won what comes', async () => {
    await hand.does({ type: 'enter_result', match: 2, score: { home: 1, away: 2 } });
    await typed.getByText('3rd', { exact: true }).waitFor();
    await typed.getByText('Well played,').waitFor();
    await typed.getByRole('heading', { name: 'Your way' }).waitFor();
    expect(await typed.locator('ol li').allInnerTexts()).toEqual([expect.stringMatching(/Lost, match 2\s+Elk\s+1 : 2/)]);
    await picture(typed, 'phone-out');
    const winner = await phones.phone(await entrant('Elk'));
    await winner.getByText('You are still in').waitFor();
    await winner.getByText('Next, match 3').waitFor();
    await winner.getByText('winner of match 1').waitFor();
    await picture(winner, 'phone-between');
  });

  test('a correction changes the way of both at once', async () => {
    await hand.does({ type: 'correct', fix: { kind: 'result', match: 2, score: { home: 2, away: 0 } }, choices: [], reason: 'Sides swapped' });
    await typed.getByText('You are still in').waitFor();
    const other = await phones.phone(await entrant('Elk'));
    await other.getByText('3rd', { exact: true }).waitFor();
    expect(await other.locator('ol li').allInnerTexts()).toEqual([expect.stringMatching(/Lost, match 2\s+The Extraordinarily Patient Gentlemen XI\s+0 : 2/)]);
  });
});
