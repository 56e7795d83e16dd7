// Players' phones of a heat of many: whoever plays in it is called to the station and reads the lobby, nobody else.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { Phones } from './phones.ts';
import { Venue, picture } from './venue.ts';

const ENTRANTS = ['Fox', 'Owl', 'Elk', 'Badger', 'Marten', 'Heron'];
const FORMAT: Format = {
  stages: [{ name: '', kind: { kind: 'free_for_all', heats: 2, distribution: 'snake', placing: [5, 3, 1], kill: 1, order: ['points'] }, usual: { length: { kind: 'play_all', games: 2 } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
};

describe('a heat on players’ phones', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let own: Page;
  let other: Page;
  let many: readonly { readonly id: number; readonly name: string }[];

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, 20_000));
    await hand.does({ type: 'create_tournament', name: 'Last Ring', title: 'Last Ring', format: FORMAT });
    await hand.does({ type: 'add_entrants', tournament: 1, entrants: ENTRANTS.map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
    await hand.does({ type: 'draw_stage', tournament: 1 });
    await hand.does({ type: 'publish_stage', stage: 1 });
    await hand.does({ type: 'set_station', number: 4, name: '' });
    await hand.does({ type: 'change_floor', change: { what: 'lobbies', tournament: 1, plan: { lobby: { name: 'Ring {match}', password: 'drake', server: '' }, secret: 'a secret of the desk' } } });
    const heat = async (id: number) => (await hand.reads<MatchView>(`match/${id}`)).heat?.entrants ?? [];
    many = await heat(1);
    const phones = await Phones.of(venue, hand, 1);
    own = await phones.phone(many[0]?.id ?? 0);
    other = await phones.phone((await heat(2))[0]?.id ?? 0);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('before the call both read that they are next', async () => {
    for (const page of [own, other]) {
      await page.getByRole('heading', { name: 'You are next' }).waitFor();
      await page.getByText('3 play').first().waitFor();
    }
  });

  test('who plays in the heat is called to the station, and reads its lobby; the other heat is not', async () => {
    await hand.does({ type: 'call_match', match: 1, station: 4 });
    await own.getByRole('heading', { name: 'Go to your station now' }).waitFor();
    await own.locator('.call').getByText('4', { exact: true }).waitFor();
    await own.getByText('drake').waitFor();
    await picture(own, 'phone-heat-called');
    expect(await other.locator('.call').count()).toBe(0);
    expect(await other.getByText('drake').count()).toBe(0);
  });

  test('who says that they are here is seen by the desk, and the other way round', async () => {
    await own.getByRole('button', { name: 'I am here' }).click();
    await own.getByText('You are checked in').waitFor();
    const here = async () => (await hand.reads<MatchView>('match/1')).card.heat?.here;
    await expect.poll(here).toEqual([many[0]?.id]);
    await desk.evaluate("location.hash = '#/matches?match=1'");
    await desk.getByText('At the heat: 1 of 3').waitFor();
    await picture(desk, 'desk-heat-here');
    await desk.locator('.row', { hasText: many[1]?.name ?? '' }).getByRole('button', { name: 'Check in' }).click();
    await desk.getByText('At the heat: 2 of 3').waitFor();
    await own.getByText('2 are here').waitFor();
  });

  test('as games are recorded the phone tells who leads', async () => {
    const [first, second] = many;
    await hand.does({ type: 'score_heat', match: 1, game: 1, finishes: [[second?.id ?? 0, 2], [first?.id ?? 0, 0]] });
    await own.getByRole('heading', { name: 'Your match runs' }).waitFor();
    await own.getByText('1 of 2 are recorded').waitFor();
    expect(await own.getByRole('list', { name: 'Who leads' }).getByRole('listitem').first().innerText()).toContain(second?.name);
    expect(await own.getByRole('button', { name: 'Report the result' }).count(), 'a judge records heats').toBe(0);
  });
});
