// A map veto, then sides, then heroes with sealed bans, all on captains' phones; and the stages of a fighting game, where the stage one has won on is closed.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lock, SLOW, Stage, tile } from './drafts_stage.ts';
import { picture } from './venue.ts';

/** Two sealed bans at once, the reveal, a pick each. */
const SEALED = `schema = 1
id = "sealed"
version = "1"
name = "Sealed bans"
evidence = "house"
team_size = 1
[pool]
ref = "lol"
[seats]
assign = "fixed_side"
[clock]
turn_ms = 60000
on_timeout = { ban = "empty", pick = "random" }
[[step]]
phase = "Sealed ban"
open = [{ seat = "A", do = "ban", hidden = true }, { seat = "B", do = "ban", hidden = true }]
[[step]]
system = "reveal"
[[step]]
phase = "Pick"
open = [{ seat = "A", do = "pick" }]
[[step]]
phase = "Pick"
open = [{ seat = "B", do = "pick" }]
[[effect]]
on = "ban"
blocks = ["pick"]
for = "both"
until = "game"
[[effect]]
on = "pick"
blocks = ["pick"]
for = "both"
until = "game"
`;

/** Chooses one of two plates and locks it. */
async function side(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^Lock ${name}`) }).click(SLOW);
}

describe('a veto, then sealed bans', () => {
  let stage: Stage;
  let fox: Page;
  let elk: Page;
  let screen: Page;
  let overlay: Page;

  beforeAll(async () => {
    stage = await Stage.set(3, [{ format: 'valorant-bo3', when: 'series' }, { format: 'sealed', when: 'game' }], { texts: [SEALED] });
    [fox, elk, screen, overlay] = [await stage.captain('home', 'phone'), await stage.captain('away', 'tablet'), await stage.screen(), await stage.overlay()];
    await stage.deed({ kind: 'open', first: 'home' });
  });
  afterAll(() => stage?.strike());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const [name, page] of Object.entries({ fox, elk, screen, overlay })) if (page) await picture(page, `failed-${name}`);
  });

  test('maps are banned and picked by taps, and whoever did not pick one chooses the side there', async () => {
    const ways: readonly [Page, 'ban' | 'pick' | 'side', string][] = [
      [fox, 'ban', 'Abyss'], [elk, 'ban', 'Bind'], [fox, 'pick', 'Haven'], [elk, 'side', 'Attack'], [elk, 'pick', 'Lotus'], [fox, 'side', 'Defence'], [fox, 'ban', 'Ascent'], [elk, 'ban', 'Sunset'],
    ];
    for (const [at, [page, what, name]] of ways.entries()) {
      await page.getByRole('status').filter({ hasText: what === 'side' ? 'You choose the side' : `Your ${what}` }).waitFor(SLOW);
      if (what === 'side') await side(page, name);
      else await lock(page, name);
      await stage.is((view) => view.turn > at, true);
      if (at === 4) for (const [who, one] of Object.entries({ phone: fox, tablet: elk, hall: screen, overlay })) await picture(one, `veto-${who}`);
    }
    // What is left is played, and the last side is chosen there.
    await stage.is((view) => Object.values(view.turns).find((turn) => turn.verb === 'decider')?.choice, { kind: 'hero', hero: 'corrode' });
    await side(elk, 'Attack');
    await stage.is((view) => view.phase.kind, 'complete');
    for (const page of [screen, overlay]) for (const map of ['Haven', 'Lotus', 'Corrode']) await page.getByText(map).first().waitFor(SLOW);
    for (const [who, one] of Object.entries({ phone: fox, tablet: elk, hall: screen, overlay })) await picture(one, `veto-done-${who}`);
  });

  test('the heroes of game 1 come next by themselves', async () => {
    await stage.deed({ kind: 'open', first: 'home' });
    await stage.is((view) => [view.game, view.format.id], [1, 'sealed']);
    for (const page of [fox, elk]) await page.getByRole('status').filter({ hasText: 'Both ban, hidden' }).waitFor(SLOW);
  });

  test('a sealed ban is a closed card for the other captain, the hall and the stream, until both are there', async () => {
    await lock(fox, 'Ahri');
    await fox.getByText('waiting for Elk').waitFor();
    await elk.getByTitle('Turn 1, Ban, Fox: chosen, hidden').waitFor();
    // Nothing of it is closed for the other side, and nobody's page names it.
    expect(await tile(elk, 'Ahri').getAttribute('aria-disabled')).toBeNull();
    await screen.locator('.seat.home .ban.shut').waitFor();
    await overlay.locator('.seat.home .bans svg').first().waitFor();
    for (const page of [screen, overlay]) expect(await page.locator('body').innerText()).not.toContain('Ahri');
    for (const [who, one] of Object.entries({ phone: fox, tablet: elk, hall: screen, overlay })) await picture(one, `sealed-${who}`);
    await lock(elk, 'Yone');
    for (const page of [screen, overlay]) for (const hero of ['Ahri', 'Yone']) await page.getByText(hero).first().waitFor(SLOW);
    await elk.getByTitle('Turn 1, Ban, Fox: Ahri').waitFor();
    await fox.getByTitle('Turn 2, Ban, Elk: Yone').waitFor();
    await tile(elk, 'Ahri').getByText('Banned').waitFor();
    await picture(overlay, 'sealed-shown-overlay');
  });
});

describe('the stages of a fighting game', () => {
  let stage: Stage;
  let fox: Page;
  let elk: Page;

  beforeAll(async () => {
    stage = await Stage.set(5, [{ format: 'smash-ultimate-strikes', when: 'game' }]);
    [fox, elk] = [await stage.captain('home', 'phone'), await stage.captain('away', 'tablet')];
  });
  afterAll(() => stage?.strike());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const [name, page] of Object.entries({ fox, elk })) if (page) await picture(page, `failed-${name}`);
  });
  const won = async (game: number, winner: 'home' | 'away'): Promise<void> => {
    const score = { home: winner === 'home' ? 1 : 0, away: winner === 'away' ? 1 : 0 };
    await stage.hand.does({ type: 'score_game', match: 1, game, score, winner });
    await stage.deed({ kind: 'open' });
    await stage.is((view) => view.game, game + 1);
  };

  test('five starters are struck one, two, one; the last is played', async () => {
    await stage.hand.does({ type: 'take_over_match', match: 1 });
    await stage.deed({ kind: 'open', first: 'home' });
    await lock(fox, 'Battlefield');
    await elk.getByRole('status').filter({ hasText: 'Your ban' }).waitFor();
    for (const name of ['Smashville', 'Town and City']) await lock(elk, name);
    await fox.getByRole('status').filter({ hasText: 'Your ban' }).waitFor();
    await picture(fox, 'stage-phone');
    await lock(fox, 'Final Destination');
    await stage.is((view) => view.phase.kind, 'complete');
    await fox.getByRole('main').getByText('Pokémon Stadium 2').first().waitFor();
    await picture(elk, 'stage-done-tablet');
  });

  test('the winner bans two, the loser picks of the full list', async () => {
    await won(1, 'home');
    for (const name of ['Smashville', 'Small Battlefield']) await lock(fox, name);
    await elk.getByRole('status').filter({ hasText: 'Your pick' }).waitFor();
    await lock(elk, 'Battlefield');
    await stage.is((view) => view.phase.kind, 'complete');
  });

  test('the stage on which one has won is closed to them and says so', async () => {
    // Elk won game 2 on Battlefield; Fox lost, and may pick it, but not where Fox won game 1.
    await won(2, 'away');
    for (const name of ['Town and City', 'Final Destination']) await lock(elk, name);
    await fox.getByRole('status').filter({ hasText: 'Your pick' }).waitFor();
    const closed = tile(fox, 'Pokémon Stadium 2');
    await closed.getByText('Won game 1').waitFor();
    await picture(fox, 'stage-closed-phone');
    expect([await closed.getAttribute('aria-disabled'), await closed.getAttribute('title')]).toEqual(['true', 'Fox won game 1 there: Pokémon Stadium 2 is closed to them.']);
    await lock(fox, 'Battlefield');
    await stage.is((view) => view.phase.kind, 'complete');
  });
});
