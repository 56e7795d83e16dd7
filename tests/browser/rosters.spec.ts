// Rosters at the desk: who plays, for which country, under which legal name, and that a lock holds without a reason.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { JournalView } from '../../ui/src/wire/JournalView.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const SECRET = 'Secretia Quitéria Hohenzollern-Sigmaringen';

describe('rosters', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const sheet = () => desk.getByRole('dialog');
  const at = (part: string): Promise<unknown> => desk.evaluate(`location.hash = '#/${part}'`);
  const entrants = async () => (await hand.reads<EntrantsView>('tournament/1/entrants/0')).entrants;
  const open = async (name: string): Promise<void> => {
    await desk.getByRole('button', { name: `Roster of ${name}` }).click();
    await sheet().waitFor();
  };

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
    hand = await Hand.of(desk);
    await bracket(hand, 1, 'Cup', { kind: 'best_of', games: 1 }, ['Fox', 'Owl', 'Elk', 'Hare']);
    await at('tournaments/1/entrants');
  });
  afterAll(() => venue?.close());

  test('country, legal name and consent are written into the roster', async () => {
    await open('Fox');
    const fox = sheet().getByRole('listitem').first();
    await fox.getByLabel('Legal name of Fox', { exact: true }).fill(SECRET);
    await fox.getByLabel('Country of Fox').fill('zz');
    await sheet().getByText('No country has the letters zz').first().waitFor();
    await fox.getByLabel('Country of Fox').fill('pt');
    await sheet().getByRole('button', { name: 'Add somebody' }).click();
    const second = sheet().getByRole('listitem').nth(1);
    await second.getByRole('textbox', { name: 'Name', exact: true }).fill('Müller, Jan');
    await second.getByLabel('Legal name of Müller, Jan', { exact: true }).fill('Jan Müller');
    await second.getByLabel('The legal name of Müller, Jan may be shown').check();
    await second.getByLabel('Seat of Müller, Jan').fill('B7');
    await picture(desk, 'rosters-sheet');
    await sheet().getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Roster of Fox saved').waitFor();
    const known = (await entrants())[1];
    expect(known?.roster).toEqual(['Fox', 'Müller, Jan']);
    expect(known?.legal).toEqual([{ name: SECRET }, { name: 'Jan Müller', shown: true }]);
    expect(known?.people).toEqual([{ nation: 'PT' }, { name: 'Jan Müller', seat: 'B7' }]);
    await picture(desk, 'rosters-list');
  });

  test('the row of a team is edited without taking its people apart', async () => {
    const members = (await entrants())[1]?.members;
    await desk.getByRole('button', { name: 'Edit Fox' }).click();
    await desk.getByLabel('Club', { exact: true }).fill('North');
    await desk.getByLabel('Club', { exact: true }).press('Enter');
    await desk.getByText('North').first().waitFor();
    const known = (await entrants())[1];
    expect([known?.club, known?.roster, known?.members]).toEqual(['North', ['Fox', 'Müller, Jan'], members]);
  });

  test('everybody else reads only the name that may be shown', async () => {
    for (const path of ['api/v1/tournaments/1/entrants', 'api/v1/matches', 'api/v1/stream', 'bracket/1']) {
      const text = await (await fetch(venue.server.at(`/${path}`))).text();
      expect(text, path).not.toContain('Secretia');
      if (path.endsWith('entrants')) expect(text).toContain('Jan Müller');
    }
  });

  test('a locked roster takes a reason, and the journal tells it', async () => {
    await at('tournaments/1/format');
    await desk.getByRole('radio', { name: 'locked' }).click();
    await desk.getByText('Rosters are locked').first().waitFor();
    await picture(desk, 'rosters-lock');
    await at('tournaments/1/entrants');
    await open('Fox');
    await sheet().getByText('Rosters are locked.', { exact: false }).waitFor();
    await sheet().getByRole('button', { name: 'Remove Müller, Jan' }).click();
    await sheet().getByLabel('Why in spite of the lock').fill('Jan is ill');
    await picture(desk, 'rosters-locked');
    await sheet().getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Roster of Fox saved').first().waitFor();
    expect((await entrants())[1]?.roster).toEqual(['Fox']);
    const { entries } = await hand.reads<JournalView>('journal');
    expect(Object.values(entries).map((entry) => entry.text)).toContain('Locked roster of Fox changed: Jan is ill');
  });
});
