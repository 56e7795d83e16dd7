// The people and pictures of a draft: a roster kept at the desk, who played which hero, a line-up put right later, a file of drafts, portraits from a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalView } from '../../ui/src/wire/JournalView.ts';
import { SLOW, Stage } from './drafts_stage.ts';
import { photo } from './phones.ts';
import { until } from './server.ts';
import { head, told } from './tablets.ts';
import { picture } from './venue.ts';

/** Who is in Fox's roster, and for what; the last one is there for the desk's list only. */
const ROSTER = [['Ida', 'player', '1'], ['Ben', 'player', '2'], ['Noor', 'player', '3'], ['Tom', 'player', '4'], ['Vera', 'player', '5'], ['Jule', 'substitute', ''], ['Kaya', 'coach', '']] as const;

describe('the people of a draft', () => {
  let stage: Stage;
  let desk: Page;
  let fox: Page;
  let hall: Page;
  let overlay: Page;
  /** The heroes of Fox by position, as they are called. */
  let heroes: readonly string[] = [];
  const at = (part: string): Promise<unknown> => desk.evaluate(`location.hash = '#/${part}'`);
  const names = async (ids: readonly string[]): Promise<string[]> => {
    const pool = await stage.pool();
    return ids.map((id) => pool.heroes[id]?.name ?? id);
  };
  /** Pictures that came, of a part of a page: hidden until they are there. */
  const faces = (page: Page, part: string): Promise<number> => page.locator(`${part} img.shown`).count();

  beforeAll(async () => {
    stage = await Stage.set(3, [{ format: 'lol-fearless-hard', when: 'game' }]);
    desk = stage.desk;
  });
  afterAll(() => stage?.strike());

  test('the desk keeps a roster: five positions, a substitute, a coach, and who leads', async () => {
    await at('tournaments/1/entrants');
    await desk.getByRole('button', { name: 'Roster of Fox' }).click();
    const sheet = desk.getByRole('dialog');
    for (const [i, [name, post, position]] of ROSTER.entries()) {
      const rows = sheet.getByRole('listitem');
      if ((await rows.count()) <= i) await sheet.getByRole('button', { name: 'Add somebody' }).click();
      await rows.nth(i).getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await rows.nth(i).getByLabel('Is there to').selectOption(post);
      if (position !== '') await rows.nth(i).getByLabel('Position').selectOption(position);
    }
    await sheet.getByRole('radio', { name: 'Ben leads' }).check();
    await picture(desk, 'people-roster');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Roster of Fox saved').waitFor();
    await desk.getByText('Ida, Ben, Noor, Tom, Vera, Jule, Kaya').waitFor();
  });

  test('portraits from a folder appear on the desk, the captain’s phone, the hall’s screen and the overlay', async () => {
    [fox, hall, overlay] = [await stage.captain('home', 'phone'), await stage.screen(), await stage.overlay()];
    await stage.deed({ kind: 'open', first: 'home' });
    await stage.enterUntil(7);
    expect(await faces(hall, '.screen'), 'no folder yet').toBe(0);
    const folder = join(dirname(stage.venue.server.file), 'portraits', 'lol');
    mkdirSync(folder, { recursive: true });
    for (const id of Object.keys((await stage.pool()).heroes)) writeFileSync(join(folder, `${id}.png`), photo(96, 96));
    await at('drafts');
    // Six bans and a pick; the phone shows what is open as well.
    for (const [page, part, least] of [[hall, '.seat', 7], [overlay, '.seat', 7], [desk, '.team', 7], [fox, '.room', 7]] as const) {
      await expect.poll(() => faces(page, part), SLOW).toBeGreaterThanOrEqual(least);
    }
    await picture(fox, 'people-portraits-phone');
    await picture(hall, 'people-portraits-hall');
    await picture(overlay, 'people-portraits-overlay');
    await picture(desk, 'people-portraits-desk');
    await at('drafts/pools');
    await desk.getByText(/^\d+ of \d+$/).first().waitFor();
    await picture(desk, 'people-portraits-pools');
  });

  test('the captain is proposed the roster, and says that the substitute plays', async () => {
    await stage.enterUntil();
    heroes = await names((await stage.draft()).teams.home);
    await fox.getByText('This is the roster. Confirm it, or say who plays which hero.').waitFor();
    await picture(fox, 'people-proposed-phone');
    const person = async (handle: string): Promise<number | undefined> => (await stage.draft()).roster?.home.find((one) => one.handle === handle)?.person;
    const [ida, ben, noor, tom, jule] = await Promise.all(['Ida', 'Ben', 'Noor', 'Tom', 'Jule'].map(person));
    await fox.getByLabel(`Who plays ${heroes[4]}`).selectOption({ label: 'Jule (substitute)' });
    await stage.is((view) => view.players?.home, [ida, ben, noor, tom, jule]);
    expect((await stage.draft()).roster?.home.map((one) => one.handle), 'a coach is not fielded').not.toContain('Kaya');
    await stage.deed({ kind: 'close' });
    // The hall and the stream name them below their heroes.
    for (const page of [hall, overlay]) await page.getByText('Jule', { exact: true }).waitFor();
    await picture(hall, 'people-named-hall');
    await picture(overlay, 'people-named-overlay');
    await picture(fox, 'people-named-phone');
  });

  test('after a deed in a draft nothing is offered that the rules refuse: neither in the news nor by Ctrl+Z', async () => {
    await at('drafts');
    await desk.getByLabel(`Who plays ${heroes[0]}`).selectOption({ label: 'nobody named' });
    const news = desk.getByRole('status').filter({ hasText: 'Line-up of Fox set' });
    await news.waitFor();
    await until('the journal has it', 10_000, async () => ((await told(stage.hand, 0, ['arrange_heroes'])).length >= 2 ? true : undefined));
    expect(await news.getByRole('button', { name: 'Take back' }).count()).toBe(0);
    const before = await head(stage.hand);
    await desk.keyboard.press('Control+z');
    await desk.getByText(/^This cannot be taken back: Match 1: line-up of Fox set/).waitFor();
    expect(await head(stage.hand), 'nothing else was taken back in its place').toBe(before);
    await picture(desk, 'people-final-desk');
    await desk.getByLabel(`Who plays ${heroes[0]}`).selectOption({ label: 'Ida' });
  });

  test('when the match is over the desk puts the line-up right, with a reason, and takes that back', async () => {
    await stage.hand.does({ type: 'take_over_match', match: 1 });
    for (const game of [1, 2]) await stage.hand.does({ type: 'score_game', match: 1, game, score: { home: 1, away: 0 }, winner: 'home' });
    await stage.hand.does({ type: 'commit_match', match: 1, winner: 'home' });
    const since = await head(stage.hand);
    await at('drafts/history');
    await desk.getByRole('button', { name: 'Correct the line-up' }).click();
    const form = desk.getByRole('form', { name: 'Correct the line-up' });
    await form.getByLabel(`Who plays ${heroes[4]}`).selectOption({ label: 'Vera' });
    const correct = form.getByRole('button', { name: /^Correct/ });
    expect(await correct.getAttribute('aria-disabled'), 'a reason is asked for').toBe('true');
    await form.getByLabel('Reason').fill('Vera came in time');
    await picture(desk, 'people-correct-desk');
    await correct.click();
    await desk.getByText('Vera came in time', { exact: true }).waitFor();
    await desk.locator('.team.home').getByText('Vera', { exact: true }).waitFor();
    await picture(desk, 'people-corrected-desk');
    const said = await told(stage.hand, since, ['correct_lineup']);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^Match 1: game 1, line-up of Fox corrected: .*Vera plays ${heroes[4]} \\(Vera came in time\\)$`));
    // This one the rules take back, so it is offered.
    await desk.getByRole('status').getByRole('button', { name: 'Take back' }).click();
    await desk.locator('.team.home').getByText('Jule', { exact: true }).waitFor();
    expect(Object.values((await stage.hand.reads<JournalView>('journal')).entries).find((entry) => entry.kind === 'correct_lineup')?.taken_back).toBe(true);
  });

  test('a file of finished drafts is opened on the desk, shows figures, and is kept nowhere', async () => {
    await at('drafts/history');
    const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: 'JSON lines' }).click()]);
    const line = (await readFile(await file.path(), 'utf8')).trim();
    expect(line.split('\n')).toHaveLength(1);
    // A season of the same draft, which the other side won twice, and a line that is none.
    const other = JSON.stringify({ ...(JSON.parse(line) as object), winner: 'red' });
    const lines = [line, other, other].map((text, i) => JSON.stringify({ ...(JSON.parse(text) as object), gameid: `g${i}` }));
    await at('drafts/statistics');
    await desk.getByLabel('Open a file').last().setInputFiles({ name: 'season.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(`${lines.join('\n')}\n`) });
    await desk.getByText('season.jsonl', { exact: true }).waitFor();
    await desk.getByText('3 games counted of 3 drafts').waitFor();
    const row = desk.getByRole('row').filter({ hasText: heroes[0] ?? '' }).first();
    await row.waitFor();
    await picture(desk, 'people-file-desk');
    await desk.getByRole('button', { name: 'Back to this gathering' }).click();
    await desk.getByText('1 game', { exact: true }).first().waitFor();
    await desk.getByLabel('Open a file').last().setInputFiles({ name: 'broken.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from('{"schema":') });
    await desk.getByText(/^broken\.jsonl: /).waitFor();
  });
});
