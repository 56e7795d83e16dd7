// A best of five in hard Fearless: two captains, their judge, the hall and the stream, through time-outs, holds, a cut cable and a killed server.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DraftView } from '../../ui/src/wire/DraftView.ts';
import { clockSeconds, lock, SLOW, Stage, tile } from './drafts_stage.ts';
import { Agreement } from './drafts_watch.ts';
import type { Seat } from './seat.ts';
import { picture } from './venue.ts';

/** Turn by turn, seat A first: what the captains of game 1 lock. `-` is left to the clock, `!` is prepared and left to the clock. */
const GAME_1 = ['Ahri', 'Yone', 'Jinx', 'Maokai', 'Ashe', 'Varus', 'Rell', 'Kalista', 'Nautilus', 'Corki', 'Sejuani', 'Jax', '-', 'Gnar', 'Rumble', 'Azir', 'Viktor!', 'Galio', 'Neeko', 'Poppy'];
const A_ACTS = 'ABABABABBAABBABABAAB';
/** The two turns that are short, from 0: a ban and a pick of seat B. */
const SHORT = [12, 16];

describe('a Fearless series', () => {
  let stage: Stage;
  let fox: Page;
  let elk: Page;
  let judge: Page;
  let seat: Seat;
  let hall: Agreement;
  const turn = (view: DraftView) => view.turn;
  const button = (name: RegExp | string) => judge.getByRole('button', { name: typeof name === 'string' ? new RegExp(`^${name}`) : name }).first();
  const phase = (view: DraftView) => view.phase.kind;

  /** The judge opens the next draft. */
  const open = async (game: number, first: 'Fox' | 'Elk'): Promise<void> => {
    await button(new RegExp(`The draft of game ${game} can be opened`)).click();
    await judge.getByRole('heading', { name: `Open the draft of game ${game}` }).waitFor();
    await button(`${first} first`).click();
    await button('Open the draft').click();
    await stage.is((view) => [view.game, view.phase.kind], [game, 'running']);
  };
  /** The judge goes back to the match, and enters who won. */
  const result = async (game: number, winner: string): Promise<void> => {
    await button('Back').click();
    await button(new RegExp(`^Game ${game} to ${winner}`)).click();
  };

  beforeAll(async () => {
    stage = await Stage.set(5, [{ format: 'fearless-quick', when: 'game' }], { texts: [quick()] });
    seat = await stage.seat();
    [fox, elk, judge] = [await stage.captain('home', 'phone'), await stage.captain('away', 'tablet', seat), await stage.judge()];
    hall = new Agreement(stage, await stage.screen(), await stage.overlay());
  });
  afterAll(() => stage?.strike());
  // What everybody saw when something was not as it should be.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const [name, page] of Object.entries({ fox, elk, judge })) if (page) await picture(page, `failed-${name}`);
    await hall?.pictures('failed');
  });

  test('the judge opens game 1, and it is there on both captains’ pages, in the hall and on the stream', async () => {
    await open(1, 'Fox');
    await fox.getByRole('status').filter({ hasText: 'Your ban' }).waitFor();
    await elk.getByRole('status').filter({ hasText: 'Their ban' }).waitFor();
    await judge.getByText('First to act, entered by an official: Fox').waitFor();
    await hall.agrees();
  });

  test('the first bans are locked by taps, and each closes a tile on the other page', async () => {
    for (const [at, hero] of GAME_1.slice(0, 6).entries()) {
      const [own, other] = A_ACTS[at] === 'A' ? [fox, elk] : [elk, fox];
      await lock(own, hero);
      await tile(other, hero).getByText('Banned').waitFor({ state: 'attached' });
      await stage.is(turn, at + 1);
    }
    await hall.agrees();
    // What is closed cannot be chosen, and says why.
    await fox.getByLabel('Find by name').fill('Yone');
    expect(await tile(fox, 'Yone').getAttribute('title')).toBe('Yone: banned by Elk.');
    expect(await tile(fox, 'Yone').getAttribute('aria-disabled')).toBe('true');
  });

  test('the judge holds it with a reason: all clocks stand; time is added, and it goes on', async () => {
    await button('Hold').click();
    await button('Technical problem').click();
    await button('Hold it').click();
    for (const page of [fox, elk]) await page.getByText('Held: Technical problem').waitFor();
    await hall.holds('Technical problem');
    const before = await clockSeconds(fox);
    await button('Add time').click();
    await button('Fox').click();
    await judge.getByRole('radio', { name: '1 min' }).click();
    await button('Interrupted by others').click();
    await picture(judge, 'series-judge-time');
    await button('Add 1 min for Fox').click();
    await expect.poll(() => clockSeconds(fox), SLOW).toBe(before + 60);
    for (const page of [fox, elk]) await picture(page, `series-held-${page === fox ? 'phone' : 'tablet'}`);
    await picture(judge, 'series-judge-held');
    await button('Go on').click();
    await stage.is(phase, 'running');
    await expect.poll(() => clockSeconds(elk), SLOW).toBeLessThan(before + 60);
  });

  test('the rest of game 1 by taps: one ban runs out and stays empty, one pick runs out and is what was looked at', async () => {
    for (const [at, words] of GAME_1.entries()) {
      if (at < 6) continue;
      const hero = words.replace('!', '');
      const [own, other] = A_ACTS[at] === 'A' ? [fox, elk] : [elk, fox];
      if (words.endsWith('!') || words === '-') {
        await own.getByText(/^(Your reserve runs|Time is up|Your (ban|pick))$/).first().waitFor();
        await stage.is(turn, at + 1);
        const done = (await stage.draft()).turns[at];
        expect([done?.by, done?.choice]).toEqual(['time', words === '-' ? { kind: 'empty' } : { kind: 'hero', hero: (await heroId(hero)) }]);
        const says = `Turn ${at + 1}, ${words === '-' ? 'Ban, Elk: left empty' : `Pick, Elk: ${hero}`} (time ran out)`;
        for (const page of [fox, elk, judge]) await page.getByTitle(says).waitFor();
        await hall.agrees();
        continue;
      }
      if (SHORT.includes(at + 1) && GAME_1[at + 1]?.endsWith('!')) {
        // The next turn is short: its captain prepares, and does not lock.
        const prepared = GAME_1[at + 1]?.replace('!', '') ?? '';
        await other.getByLabel('Find by name').fill(prepared);
        await tile(other, prepared).click();
        await other.getByText(`Prepared for your turn ${at + 2}`).waitFor();
      }
      await lock(own, hero);
      await stage.is(turn, at + 1);
      if (at === 9) {
        for (const [page, name] of [[fox, 'phone'], [elk, 'tablet'], [judge, 'judge']] as const) await picture(page, `series-game1-${name}`);
        await hall.pictures('series-game1');
      }
    }
    await hall.agrees();
  });

  test('the captains exchange heroes; the judge ends it, and the complete draft stays on the phones, also when they are loaded again', async () => {
    await fox.getByText('Exchange heroes').first().waitFor();
    const before = (await stage.draft()).teams.home;
    const rows = fox.getByRole('list', { name: 'Line-up' }).first().getByRole('button');
    await rows.nth(0).click();
    await rows.nth(4).click();
    await stage.is((view) => view.lineup.home, [before[4], before[1], before[2], before[3], before[0]]);
    await hall.agrees();
    await picture(fox, 'series-swap-phone');
    await hall.pictures('series-swap');
    await button('End the exchange').click();
    for (const page of [fox, elk]) await page.getByText('The draft is complete. Play!').waitFor();
    await fox.reload();
    await fox.getByRole('button', { name: /draft/i }).first().click();
    await fox.getByText('The draft is complete. Play!').waitFor();
    await hall.agrees();
    await picture(elk, 'series-complete-tablet');
    await picture(fox, 'series-complete-phone');
  });

  test('in game 2 the picks of game 1 are closed to both and say so, on tablet and phone', async () => {
    await result(1, 'Fox');
    await open(2, 'Elk');
    await elk.getByRole('status').filter({ hasText: 'Your ban' }).waitFor();
    await stage.enterUntil(6);
    await elk.getByLabel('Find by name').fill('Rell');
    await tile(elk, 'Rell').getByText('Used game 1').waitFor();
    expect(await tile(elk, 'Rell').getAttribute('title')).toBe('Fox used Rell in game 1.');
    await fox.getByLabel('Find by name').fill('Poppy');
    await tile(fox, 'Poppy').getByText('Used game 1').waitFor();
    await picture(elk, 'series-fearless-tablet');
    await picture(fox, 'series-fearless-phone');
    await hall.agrees();
  });

  test('a captain’s cable is cut in mid-turn: a tap is sent once the link is back, or said in words, and never twice', async () => {
    const before = (await stage.draft()).turn;
    await elk.getByLabel('Find by name').fill('Orianna');
    await tile(elk, 'Orianna').click();
    await elk.getByRole('button', { name: /^Lock Orianna/ }).waitFor();
    seat.cut();
    // The page does not know yet: the tap is on its way and nothing answers.
    await elk.getByRole('button', { name: /^Lock Orianna/ }).click();
    await elk.getByText('On its way to the desk').waitFor();
    await elk.getByText(/No link/).first().waitFor({ timeout: 12_000 });
    await elk.getByText('It is sent again when the link is back, and counts once.').waitFor();
    await picture(elk, 'series-lost-tablet');
    expect((await stage.draft()).turn).toBe(before);
    // Nothing else can be tapped meanwhile, and the clock of the page stands.
    await elk.locator('.lock[aria-disabled="true"]').waitFor();
    seat.mend();
    await stage.is((view) => Object.values(view.turns).filter((one) => one.choice?.kind === 'hero' && one.choice.hero === 'orianna').map((one) => one.by), ['captain']);
    await elk.getByText(/No link/).first().waitFor({ state: 'hidden', timeout: 30_000 });
    await stage.is(turn, before + 1);
    await elk.getByRole('status').filter({ hasText: 'Their pick' }).waitFor();
    await hall.agrees();
  });

  test('the judge steps back to a turn, and acts for the captain who had it', async () => {
    const at = (await stage.draft()).turn;
    await judge.getByTitle(/^Turn 7, Pick, Elk: Orianna/).click();
    await button('Misclick, both agree').click();
    await picture(judge, 'series-judge-back');
    await button('Step back').click();
    await stage.is((view) => [view.turn, view.phase.kind], [at - 1, 'held']);
    for (const page of [fox, elk]) await page.getByText('Held: Misclick, both agree').waitFor();
    await hall.agrees();
    await button('Act for Elk').click();
    await lock(judge, 'Braum');
    await stage.is((view) => view.turns[6]?.by, 'official');
    await button('Back').click();
    await button('Go on').click();
    await stage.is(phase, 'running');
    await elk.getByLabel('Find by name').fill('Braum');
    await tile(elk, 'Braum').getByText('Picked').waitFor();
    await hall.agrees();
  });

  test('games 2 and 3 are entered; in game 3 the server is killed in mid-turn and comes back held, with the time that was left', async () => {
    await stage.enterUntil();
    await stage.deed({ kind: 'close' });
    await result(2, 'Elk');
    await open(3, 'Fox');
    await stage.enterUntil(4);
    await expect.poll(() => clockSeconds(fox), SLOW).toBeLessThan(59);
    const before = await clockSeconds(fox);
    await stage.plug();
    for (const page of [fox, elk]) await page.getByText('Held: Lanista was started again').waitFor({ timeout: 30_000 });
    await judge.getByText('On hold: Lanista was started again').waitFor({ timeout: 30_000 });
    const clocks = await Promise.all([fox, elk, judge].map(clockSeconds));
    // What was left is kept: no second is lost but those between the look and the plug.
    for (const left of clocks) expect(Math.abs(left - before)).toBeLessThanOrEqual(2);
    await hall.holds('Lanista was started again');
    await hall.pictures('series-killed');
    await picture(fox, 'series-killed-phone');
    expect((await stage.draft()).turn).toBe(4);
    await button('Go on').click();
    await stage.is(phase, 'running');
    await stage.enterUntil();
    await stage.deed({ kind: 'close' });
    await hall.agrees();
  });

  test('games 4 and 5: forty champions are closed at the end, and the series is Fox’s', async () => {
    await result(3, 'Fox');
    await open(4, 'Elk');
    await stage.enterUntil();
    await stage.deed({ kind: 'close' });
    await result(4, 'Elk');
    await open(5, 'Fox');
    await stage.enterUntil(8);
    const used = Object.values((await stage.draft()).closed?.home ?? {}).filter((why) => why.kind === 'game');
    expect(used).toHaveLength(40);
    expect([1, 2, 3, 4].map((game) => used.filter((why) => why.kind === 'game' && why.game === game).length)).toEqual([10, 10, 10, 10]);
    await fox.getByLabel('Find by name').fill('');
    await picture(fox, 'series-game5-phone');
    await picture(elk, 'series-game5-tablet');
    await hall.agrees();
    await stage.enterUntil();
    await stage.deed({ kind: 'close' });
    await hall.agrees();
    await result(5, 'Fox');
    await button(/^Commit/).click();
    await button(/^Lock the result/).click();
    await judge.getByText(/^Committed\. Fox win/).waitFor();
  });

  /** Hard Fearless with a clock of a minute, a reserve of three seconds, and two turns that are short. */
  function quick(): string {
    const whole = Stage.shipped('lol-fearless-hard');
    const steps = whole.replace('id = "lol-fearless-hard"', 'id = "fearless-quick"').replace(/name = ".*"/, 'name = "Fearless, quick"').replace('turn_ms = 27000', 'turn_ms = 60000\nreserve_ms = 3000').replace('grace_ms = 3000', 'grace_ms = 0').split('[[step]]\n');
    return steps.map((step, at) => (SHORT.includes(at - 1) ? `turn_ms = 2000\n${step}` : step)).join('[[step]]\n');
  }
  const heroId = async (name: string): Promise<string> => Object.entries((await stage.pool()).heroes).find(([, hero]) => hero.name === name)?.[0] ?? '';
});
