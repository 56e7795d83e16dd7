// A player of two tournaments with both badges on one phone: called in either, and going from one to the other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { isHere } from './phones.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

describe('a phone with two badges', () => {
  let venue: Venue;
  let hand: Hand;
  let phone: Page;
  const idOf = async (tournament: number): Promise<number> => Object.values((await hand.reads<EntrantsView>(`tournament/${tournament}/entrants/0`)).entrants).find((one) => one.name === 'Fox')?.id ?? 0;
  async function scan(tournament: number): Promise<void> {
    const codes = await hand.codes(tournament);
    await phone.goto(`${venue.server.at('/p')}#${codes[await idOf(tournament)]?.fragment}`);
  }

  beforeAll(async () => {
    venue = await Venue.open();
    const desk = await venue.desk();
    desk.setDefaultTimeout(20_000);
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Vantage 5v5', { kind: 'best_of', games: 3 }, ['Fox', 'Owl']);
    await bracket(hand, 2, 'Rocket Cup', { kind: 'best_of', games: 3 }, ['Fox', 'Hare']);
    await hand.does({ type: 'set_station', number: 4, name: '' });
    phone = await venue.device('phone');
    phone.setDefaultTimeout(20_000);
    await scan(1);
    await phone.getByRole('heading', { name: /Vantage 5v5/ }).waitFor();
    await scan(2);
    await phone.getByRole('heading', { name: /Rocket Cup/ }).waitFor();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('a call of the other tournament is seen, and answered after one tap', async () => {
    const other = phone.getByRole('navigation', { name: 'Your other tournaments' }).getByRole('button');
    await other.getByText('You are next', { exact: false }).waitFor();
    await hand.does({ type: 'call_match', match: 1, station: 4 });
    await other.getByText('station 4, go now', { exact: false }).waitFor();
    await picture(phone, 'phone-two-badges');
    await other.click();
    await phone.getByRole('button', { name: 'I am here' }).waitFor();
    await expect.poll(() => phone.title()).toContain('4');
    await isHere(phone);
    const here = (await hand.reads<MatchView>('match/1')).card.here;
    expect([here?.home, here?.away]).toContain(true);
    await other.getByText('Rocket Cup').waitFor();
  });

  test('both are there when the page is opened again, and the matches and tables are one tap away', async () => {
    await phone.goto(venue.server.at('/p'));
    await phone.getByText('You are checked in').waitFor();
    await phone.getByRole('button', { name: /Rocket Cup/ }).click();
    await phone.getByRole('heading', { name: /Rocket Cup/ }).waitFor();
    await phone.getByRole('link', { name: 'Standings' }).click();
    await phone.getByRole('heading', { name: 'Rocket Cup' }).waitFor();
  });
});
