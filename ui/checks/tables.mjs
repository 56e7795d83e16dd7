// Runs rounds and tables as an organiser would and looks for barriers; takes pictures: `node checks/tables.mjs [pictures]`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { barriersOf, withGallery } from './gallery.mjs';

const pictures = process.argv.includes('pictures');
const SIZES = [[1280, 800], [1920, 1080]];
const PAGES = {
  swiss: 'tables#/tournaments/11/rounds', draft: 'tables#/tournaments/12/rounds', standings: 'tables#/tournaments/11/standings?entrant=110014', tie: 'tables#/tournaments/18/standings', 'tie-break': 'tables#/tournaments/19/rounds?round=1001', leave: 'tables#/tournaments/20/standings?entrant=200003',
  major: 'tables#/tournaments/14/standings', groups: 'tables#/tournaments/15/rounds', 'group-tables': 'tables#/tournaments/15/standings', gsl: 'tables#/tournaments/17/groups', waits: 'tables#/tournaments/11?stage=2', ruled: 'tables#/tournaments/13/standings',
};
if (pictures) mkdirSync('.pictures', { recursive: true });

await withGallery(async (open) => {
  const sent = (page) => page.evaluate(() => window.link.sent);
  const last = async (page) => (await sent(page)).at(-1);

  const rounds = await open(PAGES.draft);
  const button = (name) => rounds.getByRole('button', { name, exact: true });
  await rounds.getByText('Only the desk sees round 3').waitFor();
  assert.equal(await rounds.locator('.pair').count(), 9, 'eight pairs and a bye');
  await button('Show why').click();
  assert.equal(await rounds.locator('.why-lines').count(), 9, 'every pair says why');
  await button('Show why').click();
  await rounds.locator('.pair').first().focus();
  await rounds.keyboard.press('ArrowDown');
  await rounds.keyboard.press('w');
  assert.equal(await rounds.locator('.pair').nth(1).locator('.why-lines').count(), 1, 'w says why of one');
  await button('Keep these two apart').first().click();
  await rounds.getByText('1 wish not paired yet').waitFor();
  await button('Pair again').click();
  const paired = await last(rounds);
  assert.deepEqual([paired.type, paired.forbid.length, paired.force.length], ['pair_round', 1, 0], 'the wish goes with the pairing');
  await rounds.getByText('Round 3 is paired again.').waitFor();
  await button('Publish round 3').click();
  assert.equal((await last(rounds)).type, 'publish_stage');
  await button('Take round 3 back').click();
  assert.equal((await last(rounds)).type, 'discard_draw');
  await rounds.getByRole('radio', { name: 'Round 3' }).focus();
  await rounds.keyboard.press('ArrowLeft');
  assert.match(rounds.url(), /round=2/, 'arrows go through the rounds, and each has a link');
  await rounds.close();

  const running = await open(PAGES.swiss);
  const next = running.getByRole('button', { name: 'Pair round 5' });
  assert.equal(await next.getAttribute('aria-disabled'), 'true');
  assert.equal(await next.getAttribute('title'), 'Round 4 is not over: 2 matches are open.', 'the next round says what it waits for');
  await running.locator('.stages a').first().focus();
  await running.keyboard.press('ArrowRight');
  await running.getByText('Not drawn yet: Groups').waitFor();
  assert.match((await running.getByRole('button', { name: /Draw Groups/ }).textContent()) ?? '', /Swiss is not over: 2 matches are open\./, 'the draw says what it needs');
  await running.close();

  const ruled = await open(PAGES.ruled);
  const bar = ruled.getByRole('region', { name: 'Stands by ruling' });
  await bar.getByText('Round 5 stands as it was paired, by ruling.').waitFor();
  assert.match(await bar.innerText(), /Tie-break 1 stands by ruling\.\s*Both captains agreed/, 'what stands by ruling says why');
  await ruled.close();

  const table = await open('tables#/tournaments/11/standings');
  assert.equal(await table.locator('tbody tr.cut').count(), 1, 'one line where eight go on');
  assert.match((await table.locator('tbody tr').first().locator('.ahead').textContent()) ?? '', /Points 4 to 3/, 'what puts the first before the second');
  assert.equal(await table.locator('tbody tr').first().locator('.decides').textContent(), '4', 'and its cell is marked');
  assert.equal(await table.locator('.ruling').count(), 1, 'a deduction says its reason');
  await table.locator('tbody tr[tabindex]').first().focus();
  await table.keyboard.press('ArrowDown');
  await table.keyboard.press('Enter');
  await table.getByRole('button', { name: 'Adjust points' }).click();
  await table.getByLabel('Points', { exact: true }).fill('−0.5');
  await table.getByLabel('Reason').fill('Late');
  await table.keyboard.press('Enter');
  assert.deepEqual(await last(table), { type: 'adjust_points', stage: 110, entrant: 110001, points: -1, reason: 'Late' }, 'half a point is one smallest unit');
  await table.locator('tbody tr[tabindex]').nth(11).click();
  await table.getByRole('button', { name: 'Withdraw …' }).click();
  await table.getByText('Match 12 won by').waitFor();
  await table.getByRole('radio', { name: 'Disqualified' }).click();
  await table.getByRole('button', { name: /^Disqualify (?!after)/ }).click();
  assert.deepEqual([(await last(table)).type, (await last(table)).disqualified], ['withdraw', true]);
  await table.locator('.veil').waitFor({ state: 'detached' });
  await table.getByRole('button', { name: 'Enter late' }).click();
  await table.getByRole('dialog').getByRole('button', { name: 'Enter late' }).last().click();
  assert.equal((await last(table)).type, 'enter_late');
  await table.close();

  const tie = await open(PAGES.tie);
  await tie.getByRole('status').getByText(/share places 8 and 9 of Swiss\. Who goes on is open\./).waitFor();
  assert.equal(await tie.locator('tbody tr').nth(7).getByText('Through').count(), 0, 'nobody is through while the line is tied');
  await tie.getByRole('button', { name: 'Draw lots' }).click();
  assert.deepEqual(await last(tie), { type: 'draw_tie_lots', stage: 180 });
  await tie.getByRole('status').getByText('3', { exact: true }).click();
  await tie.getByRole('button', { name: 'Play tie-break' }).click();
  const played = await last(tie);
  assert.deepEqual([played.type, played.stage, played.entrants.length, played.series], ['play_tie_break', 180, 2, { length: { kind: 'best_of', games: 3 } }]);
  assert.match(tie.url(), /rounds.*round=1001/, 'and leads to its matches');
  await tie.close();

  const drawn = await open(PAGES['tie-break']);
  await drawn.getByText('Only the desk sees the tie-break').waitFor();
  assert.equal(await drawn.locator('.pair').count(), 1, 'one match of two');
  await drawn.getByRole('button', { name: 'Publish the tie-break' }).click();
  assert.equal((await last(drawn)).type, 'publish_stage');
  await drawn.getByRole('button', { name: 'Discard the tie-break' }).click();
  assert.deepEqual(await last(drawn), { type: 'discard_draw', stage: 190 });
  await drawn.close();

  const league = await open(PAGES.leave);
  await league.getByRole('button', { name: 'Withdraw …' }).click();
  await league.getByText(/Proposed: \d of 7 matches are played/).waitFor();
  await league.getByText('3 matches end without play:').waitFor();
  await league.getByRole('radio', { name: 'Void' }).click();
  await league.getByRole('button', { name: / leaves$/ }).click();
  assert.deepEqual([(await last(league)).type, (await last(league)).results], ['withdraw', 'void']);
  await league.close();

  const groups = await open(PAGES.groups);
  assert.equal(await groups.locator('.group').count(), 4);
  await groups.getByRole('radio', { name: 'Crosstable' }).click();
  assert.equal(await groups.locator('table').count(), 4, 'a matrix for each group');
  await groups.locator('td button').first().click();
  await groups.locator('aside').waitFor();
  await groups.close();

  const gsl = await open(PAGES.gsl);
  assert.equal(await gsl.locator('button.match').count(), 10, 'five matches in each group');
  await gsl.locator('button.match').first().click();
  await gsl.getByText('Opening match, group A').waitFor();
  await gsl.close();

  let barriers = 0;
  for (const [name, query] of Object.entries(PAGES)) {
    for (const theme of ['dark', 'light']) {
      const page = await open(`theme=${theme}&${query}`);
      for (const found of await barriersOf(page)) {
        barriers += 1;
        console.error(`${name}, ${theme}: ${found}`);
      }
      await page.close();
    }
  }
  assert.equal(barriers, 0, `axe: ${barriers} places`);

  console.log('tables: all as they should be');
  if (!pictures) return;
  for (const [name, query] of Object.entries(PAGES)) {
    for (const [width, height] of SIZES) {
      const shot = await open(query, { width, height });
      await shot.screenshot({ path: `.pictures/table-${name}-${width}.png` });
      await shot.close();
    }
  }
}, { entry: 'organiser/gallery.html' });
