// Players' phones in the hall: here, report, confirm; a report through a dead server; six typed characters; badges issued again.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { isHere, Phones } from './phones.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const LONG = 'The Extraordinarily Patient Gentlemen XI';
const SLOW = { timeout: 30_000 };

describe('players with their phones', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let phones: Phones;
  const matchOf = async (id: number): Promise<MatchView> => hand.reads<MatchView>(`match/${id}`);
  const entrantOf = async (name: string): Promise<number> => Object.values((await hand.reads<EntrantsView>('tournament/1/entrants/0')).entrants).find((one) => one.name === name)?.id ?? 0;

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Vantage 5v5', { kind: 'best_of', games: 3 }, ['Fox', 'Owl', LONG, 'Hare'], { rule: { kind: 'winner_only' } });
    await hand.does({ type: 'set_confirmation', tournament: 1, confirmation: { kind: 'captains', seconds: 600 } });
    phones = await Phones.of(venue, hand, 1);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('both are called, say that they are here, and one reports what the other confirms', async () => {
    const [one, other] = await phones.both(1);
    await one.getByText('You are next').waitFor();
    expect(await one.evaluate(() => isSecureContext)).toBe(false);
    expect(new URL(one.url()).hash).toBe('');
    await picture(one, 'phone-next');
    const lobby = { name: 'Cup {match}', password: '{code}', server: '', host: 'home' } as const;
    await hand.does({ type: 'change_floor', change: { what: 'lobbies', tournament: 1, plan: { lobby, secret: 'of the desk' } } });
    await hand.does({ type: 'call_match', match: 1, station: null });
    await one.getByRole('button', { name: 'I am here' }).waitFor();
    await one.getByText('Be there within').waitFor();
    // Both read the same code, and who opens the lobby.
    const code = (page: typeof one) => page.getByRole('region', { name: 'Lobby of your match' }).getByText(/^[2-9A-Z]{6}$/).textContent();
    expect(await code(one)).toBe(await code(other));
    await one.getByText('You open the lobby.').waitFor();
    await hand.does({ type: 'last_call', match: 1 });
    await one.getByText('Last call').waitFor();
    await picture(one, 'phone-called');
    await isHere(one);
    await isHere(other);
    await expect.poll(async () => (await matchOf(1)).card.here, { timeout: 10_000 }).toEqual({ home: true, away: true });
    await picture(one, 'phone-here');

    await one.getByRole('button', { name: 'Report the result' }).click();
    await one.getByRole('button', { name: /^Send 0 : 0.*One side needs 2 games/ }).waitFor();
    await one.getByRole('button', { name: /^One more/ }).first().click();
    await one.getByRole('button', { name: /^One more/ }).first().click();
    await picture(one, 'phone-report');
    await one.getByRole('button', { name: 'Send 2 : 0' }).click();
    await one.getByText(/It holds without an answer in/).waitFor();
    await picture(one, 'phone-waits');
    await other.getByRole('button', { name: 'Yes, that is right' }).waitFor();
    await picture(other, 'phone-confirm');
    await other.getByRole('button', { name: 'Yes, that is right' }).click();
    await expect.poll(async () => (await matchOf(1)).card.state, { timeout: 10_000 }).toBe('over');
    expect((await matchOf(1)).card.score).toEqual({ home: 2, away: 0 });
  });

  test('a report made without a link waits on the phone, outlives the page, and arrives once', async () => {
    const [one, other] = await phones.both(2);
    await hand.does({ type: 'call_match', match: 2, station: null });
    await isHere(one);
    await venue.server.kill();
    await one.getByText(/This is .* old/).waitFor(SLOW);
    await one.getByRole('button', { name: 'Report the result' }).click();
    await one.getByRole('button', { name: /^One more/ }).last().click();
    await one.getByRole('button', { name: /^One more/ }).last().click();
    await one.getByRole('button', { name: 'Send 0 : 2' }).click();
    await one.getByText('1 answer waits on this phone').waitFor();
    await one.getByRole('button', { name: /^Report the result.*A result waits on this phone/ }).waitFor();
    await picture(one, 'phone-stale');
    await one.reload({ waitUntil: 'commit' }).catch(() => undefined);
    await venue.server.again();
    await one.goto(venue.server.at('/p'));
    await one.getByText(/It holds without an answer in/).waitFor(SLOW);
    await other.getByRole('button', { name: 'Yes, that is right' }).waitFor(SLOW);
    // The desk's page comes back by itself, too, in its own time.
    const stored = async (): Promise<unknown[]> => {
      const { card } = await matchOf(2);
      return [card.state, card.report?.score, card.report?.waits_for];
    };
    await expect.poll(stored, { timeout: 20_000 }).toEqual(['reported', { home: 0, away: 2 }, 'away']);
  });

  test('who typed six characters waits until the desk has compared the digits', async () => {
    const page = await venue.device('phone');
    page.setDefaultTimeout(20_000);
    await page.goto(venue.server.at('/p'));
    await page.getByText('Who are you?').waitFor();
    await page.getByRole('searchbox').fill('no such name');
    await page.getByText('Nobody of that name. Another spelling?').waitFor();
    await page.getByRole('searchbox').fill('ow');
    await picture(page, 'phone-choose');
    await page.getByRole('button', { name: /Owl/ }).click();
    await page.getByPlaceholder('Six characters').fill('0000');
    await page.getByRole('button', { name: 'Use this code' }).click();
    await page.getByText('A code has six characters, without 0, 1, I and O.').waitFor();
    await page.getByPlaceholder('Six characters').fill(phones.codes[await entrantOf('Owl')]?.typed.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'Use this code' }).click();
    await page.getByText('Show this to your judge or to the desk').waitFor();
    await picture(page, 'phone-digits');
    await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
    await desk.getByRole('button', { name: /let in/i }).first().click(SLOW);
    await page.getByRole('button', { name: 'Call for help' }).waitFor(SLOW);
    await page.close();
  });

  test('the desk shows a badge, and after the code was issued again the old one is worthless', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
    await desk.getByRole('link', { name: /Vantage 5v5/ }).first().click();
    await desk.getByRole('tab', { name: /^Entrants/ }).click();
    await desk.getByRole('button', { name: 'Badges' }).click();
    await desk.getByRole('button', { name: 'Print 4 badges' }).waitFor();
    await desk.locator('li button', { hasText: 'Hare' }).click();
    await desk.getByRole('img', { name: /^The code of .?Hare/ }).waitFor();
    await picture(desk, 'desk-badge');
    await desk.getByRole('button', { name: /^Issue the code again/ }).click();
    await desk.getByText(/Hare.? has a new code/).waitFor();
    const page = await venue.device('phone');
    await page.goto(`${venue.server.at('/p')}#${phones.codes[await entrantOf('Hare')]?.fragment}`);
    await page.getByText('Who are you?').waitFor(SLOW);
    await page.close();
  });
});
