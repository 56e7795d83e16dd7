// Sign-up on phones: the desk opens it, one stranger has a place and the next a number, whom the desk removes is told so, and teams keep their phones.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../ui/src/wire/Command.ts';
import type { EntrantsView } from '../../ui/src/wire/EntrantsView.ts';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { SignUpView } from '../../ui/src/wire/SignUpView.ts';
import { Hand } from './hand.ts';
import { Venue, picture } from './venue.ts';

const SLOW = 20_000;
const FORMAT: Format = {
  stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
};

describe('strangers sign up on their phones', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let elk: Page;
  let bat: Page;
  const deed = (what: Extract<Command, { type: 'sign_up' }>['deed']) => hand.does({ type: 'sign_up', tournament: 1, deed: what });
  const stranger = async (name: string): Promise<Page> => {
    const page = await venue.device('phone');
    page.setDefaultTimeout(SLOW);
    await page.goto(`${venue.server.at('/p')}?sign_up=1`);
    await page.getByLabel(/^Your name/).fill(name);
    await page.getByRole('button', { name: 'Sign up' }).click();
    return page;
  };

  beforeAll(async () => {
    venue = await Venue.open();
    ({ desk, hand } = await Hand.at(venue, SLOW));
    await hand.does({ type: 'create_tournament', name: 'Cup', title: '', format: FORMAT });
    await hand.does({ type: 'add_entrants', tournament: 1, entrants: ['Fox'].map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
    await deed({ kind: 'set_limit', limit: 2 });
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('once the desk has opened it, and each sees where they stand', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: /^Arrivals/ }).click();
    await desk.getByRole('button', { name: 'Open check-in' }).first().click();
    await desk.getByRole('button', { name: 'Open to phones' }).click();
    await desk.getByLabel(/^Code for signing up: http:.*sign_up=1$/).waitFor();
    await picture(desk, 'desk-open-to-phones');
    elk = await stranger('Elk');
    await elk.getByText('You have a place').waitFor();
    bat = await stranger('Fox');
    await bat.getByText('This name is there already.', { exact: false }).waitFor();
    await bat.getByLabel(/^Your name/).fill('Bat');
    await bat.getByRole('button', { name: 'Sign up' }).click();
    await bat.getByText('Number 1 on the waiting list').waitFor();
    await picture(bat, 'phone-waits');
    // The page that is loaded anew is the same phone.
    await bat.reload();
    await bat.getByText('Number 1 on the waiting list').waitFor();
    await expect.poll(async () => (await hand.reads<SignUpView>('sign_up/1')).by_phone, { timeout: SLOW }).toBe(2);

    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'By phone 2' }).click();
    await picture(desk, 'desk-by-phone');
    await desk.getByRole('button', { name: 'Remove Elk' }).click();
    await bat.getByText('You have a place').waitFor();
    await elk.getByText('You were taken out').waitFor();
  });

  test('all who signed up by phone are struck off in one step, which is taken back', async () => {
    await desk.getByRole('button', { name: 'By phone 1' }).click();
    await desk.getByRole('button', { name: 'Strike off all by phone' }).click();
    await desk.getByText('Strike off 1 who signed up for Cup by phone and has not come?').waitFor();
    await picture(desk, 'desk-strike-by-phone');
    await desk.getByRole('button', { name: 'Strike off 1' }).click();
    await expect.poll(async () => (await hand.reads<SignUpView>('sign_up/1')).by_phone, { timeout: SLOW }).toBe(0);
    await desk.getByRole('button', { name: 'Take back', exact: true }).click();
    await bat.getByText('Bat').first().waitFor();
    await expect.poll(async () => (await hand.reads<SignUpView>('sign_up/1')).by_phone, { timeout: SLOW }).toBe(1);
  });

  test('the phone of whoever was removed is thrown out', async () => {
    await desk.evaluate(() => void (location.hash = '#/arrivals/1'));
    await desk.getByRole('button', { name: 'Dropped 1' }).click();
    await picture(desk, 'desk-dropped-by-phone');
    await desk.getByRole('button', { name: 'Throw out the phone of Elk' }).click();
    await desk.getByText('The phone of Elk is thrown out.').waitFor();
    await elk.getByText('This phone is not let in').waitFor();
  });

  test('whoever is dealt into a team goes on with it, and only who is removed is told so', async () => {
    const gone = 'You are not signed up any more';
    await deed({ kind: 'set_limit' });
    const yak = await stranger('Yak');
    await yak.getByText('You have a place').waitFor();
    const known = Object.values((await hand.reads<EntrantsView>('tournament/1/entrants/0')).entrants).find((one) => one.name === 'Yak');
    await hand.does({ type: 'remove_entrant', tournament: 1, entrant: known?.id ?? 0 });
    for (const name of ['Cat', 'Dog']) await deed({ kind: 'enter', entrant: { name, short_name: '', tag: '', club: null, seat: null, roster: [] } });
    await bat.evaluate((text) => {
      const watch = globalThis as unknown as { wasGone: boolean };
      watch.wasGone = false;
      new MutationObserver(() => (watch.wasGone ||= document.body.innerText.includes(text))).observe(document.body, { childList: true, subtree: true, characterData: true });
    }, gone);
    await deed({ kind: 'form_teams', size: 2, called: 'Team', by: { kind: 'seeds' } });
    await bat.getByText('Team 2').first().waitFor();
    await yak.getByText(gone).waitFor();
    expect(await bat.evaluate('wasGone')).toBe(false);
    await picture(bat, 'phone-in-a-team');
    await bat.reload();
    await bat.getByText('Team 2').first().waitFor();
  });

  test('a sign that is read with a judge’s key of another day shows what it shows everybody', async () => {
    await bat.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((done) => { const asked = indexedDB.open('lanista', 1); asked.onsuccess = () => done(asked.result); });
      const store = opened.transaction('keys', 'readwrite').objectStore('keys');
      const key = await new Promise<object>((done) => { const asked = store.get('player'); asked.onsuccess = () => done(asked.result as object); });
      await new Promise((done) => (store.put({ ...key, device: 'nobody', role: 'judge', scope: { kind: 'everything' } }, 'judge').onsuccess = done));
      opened.close();
    });
    await bat.goto(`${venue.server.at('/p')}?station=3`);
    await bat.waitForURL(/\/p\?station=3&here=1$/);
    await bat.getByText('Nobody plays here at this moment.').waitFor();
    await picture(bat, 'phone-at-a-sign');
  });
});
