// Who is who before the draw: one person under two names, and teams of those who are alone but not of teams without a roster.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { Format } from '../../ui/src/wire/Format.ts';
import { Hand } from './hand.ts';
import { Venue, picture } from './venue.ts';

const SLOW = { timeout: 20_000 };
const FORMAT: Format = {
  stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
};

describe('people of tournaments', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const entrants = async (tournament: number) => Object.values((await hand.reads<EntrantsView>(`tournament/${tournament}/entrants/0`)).entrants);
  const personOf = async (tournament: number, name: string) => (await entrants(tournament)).find((one) => one.name === name)?.person;
  const open = async (): Promise<void> => {
    await desk.evaluate("location.hash = '#/tournaments/1/entrants'");
    await desk.getByRole('button', { name: 'One person or two' }).waitFor(SLOW);
  };

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW.timeout));
    const alone = (name: string) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] });
    for (const [id, name, who] of [[1, 'Cup', ['Fox', 'Owl', 'Iron Wolves', 'Hen', 'Elk']], [2, 'Side', ['Foxglove', 'Lynx']]] as const) {
      await hand.does({ type: 'create_tournament', name, title: '', format: FORMAT });
      await hand.does({ type: 'add_entrants', tournament: id, entrants: who.map(alone) });
    }
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('who goes by another name elsewhere is found, is one person, and is two again', async () => {
    await open();
    await desk.getByRole('button', { name: 'One person or two' }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByLabel('Find somebody of this tournament').fill('fox');
    await sheet.getByRole('button', { name: 'Is the same as …' }).click();
    await sheet.getByLabel('As whom does Fox play elsewhere?').fill('glove');
    await sheet.getByText('Foxglove').waitFor(SLOW);
    await picture(desk, 'desk-people-other-name');
    await sheet.getByRole('button', { name: 'One person', exact: true }).click();
    await sheet.getByText('Counted as one: 1').waitFor(SLOW);
    expect(await personOf(1, 'Fox')).toBe(await personOf(2, 'Foxglove'));
    await sheet.getByRole('button', { name: 'Two people' }).click();
    await expect.poll(async () => (await personOf(1, 'Fox')) === (await personOf(2, 'Foxglove')), SLOW).toBe(false);
    await desk.keyboard.press('Escape');
  });

  // Whoever was one person with Foxglove is called so since.
  test('a team that signed up by its name alone stays, the others are dealt into teams', async () => {
    await open();
    await desk.getByRole('button', { name: 'Form teams' }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByLabel('Players of a team').fill('2');
    await sheet.getByText('Who comes into teams: 5 of 5').waitFor(SLOW);
    await sheet.getByRole('checkbox', { name: /Iron Wolves/ }).uncheck();
    await sheet.getByText('Who comes into teams: 4 of 5').waitFor(SLOW);
    await sheet.getByRole('button', { name: /^Even, by seeds/ }).click();
    await picture(desk, 'desk-teams-some');
    await sheet.getByRole('button', { name: 'Form teams' }).click();
    await sheet.waitFor({ state: 'hidden', ...SLOW });
    await expect.poll(async () => (await entrants(1)).map((one) => [one.name, one.roster]).sort(), SLOW).toEqual([['Iron Wolves', ['Iron Wolves']], ['Team 1', ['Foxglove', 'Elk']], ['Team 2', ['Owl', 'Hen']]]);
  });
});
