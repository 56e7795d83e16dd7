// Looks at what of the desk no other check walks through: rules of a title, badges and their print: `node checks/desk.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { looks } from './looks.mjs';

const DESK = [1280, 800];
const NARROW = [1024, 768];
/** The door's old tablet, and its largest display. */
const DOOR = [{ size: DESK, theme: 'dark' }, { size: [1024, 600], theme: 'light' }, { size: [1920, 1080], theme: 'dark', axe: false }];
const PAPER = [794, 1123];
/** The plan of the hall: on a laptop and on a large display. */
const HALL = [{ size: [1280, 720], theme: 'dark' }, { size: [1920, 1080], theme: 'dark', axe: false }, { size: [1280, 720], theme: 'light' }];
/** Another language is looked at on the largest display too, and on the pages that other checks walk through in English. */
const LANG = process.env.LANISTA_LANG;
const VIEWS = [{ size: DESK, theme: 'dark' }, { size: DESK, theme: 'light' }, { size: NARROW, theme: 'light', axe: false }, ...(LANG ? [{ size: [1920, 1080], theme: 'dark', axe: false }] : [])];
const WALKED = {
  bracket: ['#/tournaments/1/bracket'],
  reported: ['#/matches?match=10028'],
  ruling: ['#/overview', async (page) => page.getByRole('button', { name: /^Rule/ }).first().click()],
  walkover: ['#/matches?match=10027', async (page) => page.getByRole('button', { name: /^Walkover/ }).first().click()],
  correction: ['#/matches?match=10005', async (page) => page.getByRole('button', { name: /^Correct …/ }).first().click()],
  matches: ['#/matches'],
  board: ['#/matches?board=1'],
  tournaments: ['#/tournaments'],
  entrants: ['#/tournaments/1/entrants'],
  import: ['#/tournaments/4/import'],
  earlier: ['#/tournaments/4/earlier'],
  seeding: ['#/tournaments/4/seeding'],
  journal: ['#/journal'],
  past: ['#/tournaments/1?at=61234'],
  past_matches: ['#/matches?at=61234'],
  swiss: ['tables#/tournaments/11/rounds'],
  swiss_table: ['tables#/tournaments/11/standings?entrant=110014'],
  swiss_format: ['tables#/tournaments/11/format'],
  paired: ['tables#/tournaments/12/rounds'],
  major: ['tables#/tournaments/14/standings'],
  groups: ['tables#/tournaments/15/rounds'],
  group_tables: ['tables#/tournaments/15/standings'],
  new: ['#/tournaments?new=1'],
  result: ['#/overview', async (page) => { await page.keyboard.press('r'); await page.keyboard.type('26 2-1'); }],
  palette: ['#/overview', async (page) => page.keyboard.press('Control+k')],
};

/** Opens the rules of a title in a new tournament, with a preset. */
const preset = (key, then) => async (page) => {
  const select = page.getByLabel('Play it as').first();
  await select.selectOption(key);
  await page.getByRole('button', { name: /Clocks, pauses/ }).click();
  await then?.(page);
  await page.locator('textarea, .all select').first().scrollIntoViewIfNeeded();
};
const last = (page) => page.locator('.all > *').last().scrollIntoViewIfNeeded();

await looks('desk', ({ see }) => {
  const shown = {
    rules: ['#/tournaments?new=1', preset('counter_strike')],
    rules_below: ['#/tournaments?new=1', preset('counter_strike', last)],
    rules_fighting: ['#/tournaments?new=1', preset('street_fighter', last)],
    rules_own: ['#/tournaments?new=1', preset('rocket_league', async (page) => page.getByLabel(/Tactical/).first().selectOption('some'))],
    roster: ['#/tournaments/1/entrants', async (page) => { await page.getByRole('button', { name: /^Roster of / }).first().click(); await page.getByRole('button', { name: 'Add somebody' }).click(); }],
    badges: ['#/tournaments/1/entrants', async (page) => page.getByRole('button', { name: 'Badges' }).click()],
    badges_one: ['#/tournaments/1/entrants', async (page) => { await page.getByRole('button', { name: 'Badges' }).click(); await page.locator('.sheet li button').nth(2).click(); }],
    badges_slow: ['badges=slow#/tournaments/1/entrants', async (page) => page.getByRole('button', { name: 'Badges' }).click()],
    badges_failed: ['badges=failed#/tournaments/1/entrants', async (page) => page.getByRole('button', { name: 'Badges' }).click()],
    match_clocks: ['#/matches?match=10026'],
    settings: ['#/settings'],
    files: ['#/files'],
    files_one: ['#/files/1'],
    closing: ['#/tournaments/2/closing'],
    closing_prizes: ['#/tournaments/2/closing', async (page) => page.getByRole('button', { name: 'Change prizes' }).click()],
    floor: ['#/floor'],
    floor_list: ['#/floor/list'],
    floor_station: ['#/floor/list', async (page) => page.getByRole('button', { name: 'Station 24: what stands there' }).last().click()],
    floor_closed: ['#/floor', async (page) => page.locator('[data-station="23"]').click()],
    hall: ['hall=24#/floor'],
    hall_large: ['hall=64#/floor'],
    hall_small: ['hall=4#/floor'],
    hall_keys: ['hall=24#/floor', async (page) => { const one = page.locator('[data-station="12"]'); await one.focus(); await one.press('m'); for (let n = 0; n < 3; n += 1) await one.press('ArrowDown'); await one.press('ArrowLeft'); }],
    floor_places: ['#/floor', async (page) => page.getByRole('button', { name: /StarCraft II/ }).first().click()],
    arrivals: ['arrivals#/arrivals'],
    arrivals_empty: ['#/arrivals'],
    arrivals_full: ['arrivals=full#/arrivals/4'],
    arrivals_here: ['arrivals=full#/arrivals/4', async (page) => { await page.getByLabel('Badge, code or name').fill('http://192.168.10.2:7420/p#k=AAECAwQFBgcICQoLDA1003&s=kTq0x7gJ2mB4pVfZ'); await page.keyboard.press('Enter'); await page.locator('.told h2.name').waitFor(); }],
    arrivals_team: ['arrivals=full#/arrivals/3', async (page) => { await page.getByLabel('Badge, code or name').fill('cem'); await page.keyboard.press('Enter'); await page.locator('.told .people').waitFor(); }],
    arrivals_error: ['arrivals=full#/arrivals', async (page) => { await page.getByLabel('Badge, code or name').fill('http://192.168.10.2:7420/p#k=ZZZZZZZZZZZZZZZZZZZZZZ&s=kTq0x7gJ'); await page.keyboard.press('Enter'); await page.getByText('Unknown badge').waitFor(); }],
    arrivals_find: ['arrivals=full#/arrivals', async (page) => { await page.getByLabel('Badge, code or name').fill('e'); await page.keyboard.press('Enter'); await page.getByText('Several fit').waitFor(); await page.keyboard.press('ArrowDown'); }],
    arrivals_waiting: ['arrivals=full#/arrivals/4', async (page) => page.getByRole('button', { name: /^Waiting / }).click()],
    arrivals_walk_in: ['arrivals=full#/arrivals/4', async (page) => { await page.getByRole('button', { name: 'Sign up' }).click(); await page.getByRole('textbox', { name: 'Name', exact: true }).fill('さくらもち'); await page.getByText('exists already').waitFor(); }],
    entrants_teams: ['arrivals#/tournaments/4/entrants', async (page) => page.getByRole('button', { name: 'Form teams' }).click()],
    entrants_people: ['arrivals#/tournaments/4/entrants', async (page) => page.getByRole('button', { name: 'One person or two' }).click()],
    arrivals_sheet: ['arrivals#/arrivals/4', async (page) => page.getByRole('button', { name: 'Check-in and places' }).click()],
    caller: ['#/floor/caller'],
    caller_saying: ['#/floor/caller', async (page) => page.getByRole('button', { name: /^How is it said/ }).first().click()],
    caller_empty: ['empty#/floor/caller'],
    floor_empty: ['empty#/floor'],
    plan: ['#/floor?board=1'],
    plan_picked: ['#/floor?board=1', async (page) => page.locator('.item.planned').nth(30).click()],
    plan_moved: ['#/floor?board=1', async (page) => { const one = page.locator('.item.planned').nth(30); await one.focus(); await one.press('m'); for (let n = 0; n < 3; n += 1) await one.press('ArrowDown'); for (let n = 0; n < 4; n += 1) await one.press('ArrowLeft'); }],
    plan_day: ['#/floor?board=1', async (page) => page.getByRole('button', { name: 'Times and breaks' }).first().click()],
    plan_fewer: ['#/floor?board=1', async (page) => { await page.getByRole('button', { name: 'What if' }).first().click(); await page.getByText('35 min').first().waitFor(); }],
    plan_wished: ['#/floor?board=1', async (page) => page.locator('.item.wished').first().click()],
    plan_empty: ['empty#/floor?board=1'],
    overview: ['#/'],
    devices: ['#/devices'],
    check: ['#/devices', async (page) => {
      await page.getByRole('radio', { name: 'Check the hall' }).click();
      await page.getByLabel('Name of the Wi-Fi').fill('NorthSea LAN; upstairs');
      await page.getByLabel('Password').fill('correct horse battery');
    }],
    check_silent: ['silent#/devices', async (page) => page.getByRole('radio', { name: 'Check the hall' }).click()],
    device_detail: ['#/devices', async (page) => page.getByRole('button', { name: 'More about Tobias' }).click()],
    figures: ['#/devices', async (page) => {
      await page.getByRole('radio', { name: 'Figures' }).click();
      await page.getByRole('slider').nth(1).press('ArrowLeft');
      await page.getByRole('slider').nth(1).press('Shift+ArrowLeft');
    }],
    figures_lost: ['lost#/devices', async (page) => page.getByRole('radio', { name: 'Figures' }).click()],
    screens: ['#/screens'],
    screens_stream: ['#/screens', async (page) => { await page.getByLabel('Which match').selectOption({ index: 30 }); await page.getByLabel('Swap the sides').check(); await page.getByText('For the stream').scrollIntoViewIfNeeded(); await page.getByText('Swap the sides').scrollIntoViewIfNeeded(); }],
    screens_overlays: ['#/screens', async (page) => page.getByText('Overlays of the stream').scrollIntoViewIfNeeded()],
    screens_none: ['empty#/screens'],
    producer: ['#/producer'],
    producer_judge: ['light=judge#/producer', async (page) => page.locator('[data-planned]').nth(2).focus()],
    producer_go: ['light=go#/producer'],
    producer_held: ['held#/producer'],
    producer_none: ['empty#/producer'],
    screens_change: ['#/screens', async (page) => page.getByRole('button', { name: 'Change screen 1' }).click()],
    screens_matches: ['#/screens', async (page) => { await page.getByRole('group', { name: 'Show on' }).getByLabel('Shows').selectOption('matches/own'); await page.getByLabel('Choose screen 3').check(); }],
    playlists: ['#/screens', async (page) => page.getByRole('button', { name: 'Playlists' }).click()],
    playlist: ['#/screens', async (page) => { await page.getByRole('button', { name: 'Playlists' }).click(); await page.getByRole('button', { name: 'Change Corridor, all day' }).click(); }],
    emergency: ['#/screens', async (page) => { await page.getByRole('button', { name: 'Emergency' }).click(); await page.getByLabel('Text').fill('Leave the hall by the nearest exit. Meet at the car park.'); await page.getByRole('button', { name: 'Show on every screen' }).click(); }],
    emergency_on: ['alert#/screens'],
    messages: ['#/screens', async (page) => page.getByRole('button', { name: /^Message|shown$/ }).first().click()],
    messages_shown: ['message#/screens', async (page) => page.getByRole('button', { name: /shown$/ }).click()],
    programs: ['#/devices', async (page) => {
      await page.getByRole('radio', { name: 'This server' }).click();
      await page.getByLabel('What it is called').fill('Stream tool');
      await page.getByRole('button', { name: 'Make a token' }).click();
      await page.getByText('Copy the token now').waitFor();
      await page.getByRole('button', { name: 'Make a token' }).scrollIntoViewIfNeeded();
    }],
    webhooks: ['#/devices', async (page) => {
      await page.getByRole('radio', { name: 'This server' }).click();
      await page.getByLabel('Address', { exact: true }).fill('http://192.168.10.60:9000/hook');
      await page.getByRole('button', { name: 'Tell this program' }).click();
      await page.getByText('Give the program this secret').waitFor();
      await page.getByRole('button', { name: 'Tell this program' }).scrollIntoViewIfNeeded();
    }],
    floor: ['#/floor'],
    drafts: ['drafts#/drafts'],
    drafts_held: ['drafts=held#/drafts'],
    drafts_act: ['drafts#/drafts', async (page) => {
      await page.getByRole('button', { name: 'Act for a captain' }).click();
      await page.getByPlaceholder('Find by name').fill('sha');
      await page.getByRole('button', { name: 'Earthshaker' }).click();
    }],
    drafts_back: ['drafts#/drafts', async (page) => page.getByRole('button', { name: /^Turn 8, / }).click()],
    drafts_time: ['drafts=sealed#/drafts', async (page) => page.getByRole('button', { name: 'Add time' }).click()],
    drafts_maps: ['drafts=maps#/drafts'],
    drafts_decide: ['drafts=decide#/drafts', async (page) => page.getByRole('button', { name: 'Name the decider' }).click()],
    drafts_void: ['drafts=long#/drafts', async (page) => page.getByRole('button', { name: 'Void and restart' }).first().click()],
    drafts_lineup: ['drafts=lineup#/drafts?match=10026'],
    drafts_next: ['drafts=complete#/drafts?match=10026'],
    drafts_none: ['drafts=none#/drafts'],
    drafts_history: ['drafts&finished#/drafts/history'],
    drafts_correct: ['drafts&finished#/drafts/history', async (page) => {
      await page.getByRole('button', { name: 'Correct the line-up' }).click();
      await page.getByLabel('Hero in position 1').first().selectOption({ index: 2 });
      await page.getByLabel('Reason').fill('They had changed seats after the draft');
    }],
    drafts_history_none: ['drafts&finished=none#/drafts/history'],
    drafts_statistics: ['drafts&finished#/drafts/statistics', async (page) => page.getByRole('button', { name: 'Centaur Warrunner' }).click()],
    drafts_pairs: ['drafts&finished#/drafts/statistics', async (page) => page.getByRole('radio', { name: 'Pairs' }).click()],
    drafts_entrants: ['drafts&finished#/drafts/statistics', async (page) => page.getByRole('radio', { name: 'Entrants' }).click()],
    drafts_players: ['drafts&finished#/drafts/statistics', async (page) => page.getByRole('radio', { name: 'Players' }).click()],
    drafts_statistics_none: ['drafts&finished=none#/drafts/statistics'],
    drafts_formats: ['drafts&shelf#/drafts/formats'],
    drafts_format: ['drafts&shelf#/drafts/formats', async (page) => page.locator('[data-format="house"]').click()],
    drafts_faults: ['drafts&shelf=faults#/drafts/formats', async (page) => page.locator('[data-format="house"]').click()],
    drafts_rehearsal: ['drafts&shelf#/drafts/formats', async (page) => { await page.locator('[data-format="house"]').click(); await page.getByRole('button', { name: 'Rehearse' }).click(); await page.getByText('The bot acts at once').waitFor(); await page.locator('[data-hero="axe"], [data-hero="hero-1"]').first().click(); }],
    drafts_rehearsed: ['drafts&shelf=rehearsed#/drafts/formats', async (page) => { await page.locator('[data-format="house"]').click(); await page.getByRole('button', { name: 'Rehearse' }).click(); await page.getByText('Draft complete').first().waitFor(); }],
    drafts_leave: ['drafts&shelf#/drafts/formats', async (page) => { await page.locator('[data-format="house"]').click(); await page.getByRole('textbox').last().press('End'); await page.getByRole('textbox').last().pressSequentially('#'); await page.getByRole('link', { name: 'Pools' }).click(); await page.getByRole('alertdialog').waitFor(); }],
    drafts_choosing: ['drafts=choosing#/drafts'],
    drafts_choosing_long: ['drafts=choosing_long#/drafts'],
    drafts_pools: ['drafts&shelf#/drafts/pools'],
    drafts_pool: ['drafts&shelf#/drafts/pools', async (page) => page.locator('[data-pool="guests"]').click()],
    drafts_caster: ['drafts&finished#/drafts/caster'],
    drafting: ['drafts#/tournaments/1/drafting'],
    drafting_none: ['#/tournaments/2/drafting'],
    overview_lost: ['lost#/overview'],
    overview_empty: ['empty#/overview'],
    tournaments_empty: ['empty#/tournaments'],
    matches_empty: ['empty#/matches'],
  };
  for (const [name, [address, act]] of Object.entries(LANG ? { ...shown, ...WALKED } : shown)) {
    // A page is fetched when it is first opened: until its heading is there, nothing of it is.
    see({ name, page: 'organiser', query: address, act, until: 'h1', wait: 100, views: name.startsWith('arrivals') ? DOOR : name.startsWith('hall') ? HALL : VIEWS });
  }
  // A match on its way to a free station; what cannot take it is dimmed.
  const carry = async (page) => { const row = await page.locator('[data-call] .sub').first().boundingBox(); const free = await page.locator('.spot.free').nth(2).boundingBox(); await page.mouse.move(row.x + 20, row.y + 5); await page.mouse.down(); await page.mouse.move(free.x + 30, free.y + 20, { steps: 4 }); };
  see({ name: 'hall_carry', page: 'organiser', query: 'hall=64#/floor', act: carry, after: (page) => page.mouse.up(), until: 'h1', wait: 100, views: [{ size: [1280, 720], theme: 'dark', axe: false }] });
  const poster = async (page) => {
    await page.evaluate(() => { window.print = () => {}; });
    await page.getByRole('radio', { name: 'Check the hall' }).click();
    await page.getByLabel('Name of the Wi-Fi').fill('NorthSea LAN; upstairs, with a name to the end');
    await page.getByLabel('Password').fill('correct horse battery staple and a few more letters');
    await page.getByRole('button', { name: 'Print the poster' }).click();
    await page.locator('.print-sheet article').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    await page.evaluate(() => document.body.classList.add('prints-picture'));
    if (sheets !== 1) throw new Error(`the poster came out on ${sheets} sheets of paper`);
  };
  see({ name: 'check_poster', page: 'organiser', query: '#/devices', act: poster, after: (page) => page.emulateMedia({ media: null }), views: [{ size: PAPER, axe: false }] });
  const printed = async (page) => {
    await page.evaluate(() => { window.print = () => {}; });
    await page.getByRole('button', { name: 'Badges' }).click();
    await page.getByRole('button', { name: /^Print \d+ badges/ }).click();
    await page.locator('.print-sheet li').first().waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await page.locator('.print-sheet li').first().waitFor();
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    // Printing is over for the page; here it goes on as paper.
    await page.evaluate(() => document.body.classList.add('prints-picture'));
    if (sheets !== 4) throw new Error(`29 badges, nine on a sheet, came out on ${sheets} sheets of paper`);
  };
  see({ name: 'badges_print', page: 'organiser', query: '#/tournaments/1/entrants', act: printed, after: (page) => page.emulateMedia({ media: null }), views: [{ size: PAPER, axe: false }] });
});
