// Looks at every state of a player's phone: `node checks/phone.mjs [FOLDER [beginning of a name …]]` takes pictures as well, with short names too.
import { looks } from './looks.mjs';

const PHONE = [390, 844];
const SMALL = [320, 568];
const TURNED = [844, 390];
const VIEWS = [{ size: PHONE, theme: 'light' }, { size: PHONE, theme: 'dark' }, { size: SMALL, axe: false }, { size: TURNED, axe: false }];

/** The captain's draft is for tablets as well. */
const TABLETS = [{ size: [1024, 600], theme: 'light' }, { size: [1280, 800], axe: false }, { size: [600, 1024], theme: 'dark' }, { size: PHONE, axe: false }, { size: [1024, 768], axe: false }];

await looks('phone', async ({ load, see }) => {
  const { STATES, TAPPED } = await load('/src/player/gallery/states.ts');
  for (const state of STATES) {
    const [from, ...buttons] = TAPPED[state] ?? [state];
    // Where long names fit, short ones do.
    for (const names of process.argv[2] ? ['long', 'short'] : ['long']) see({ name: names === 'long' ? state : `${state}_short`, page: 'player', query: `state=${from}&names=${names}`, buttons, targets: 56, views: VIEWS });
  }
  const { DRAFTS } = await load('/src/player/gallery/drafts.ts');
  for (const state of DRAFTS) for (const names of process.argv[2] ? ['long', 'short'] : ['long']) see({ name: names === 'long' ? state : `${state}_short`, page: 'player', query: `state=${state}&names=${names}`, targets: 56, views: TABLETS });
  for (const state of ['seats_mine', 'seats_theirs']) for (const names of process.argv[2] ? ['long', 'short'] : ['long']) see({ name: names === 'long' ? state : `${state}_short`, page: 'player', query: `state=${state}&names=${names}`, targets: 56, views: TABLETS });
  // Two taps on one tile choose it and never lock; the button does, and the keys find, choose and lock.
  const draft = { page: 'player', query: 'state=draft_choose&names=short', targets: 56, views: [{ size: [1024, 768], theme: 'light' }] };
  see({ ...draft, name: 'draft_two_taps', act: (page) => page.locator('[data-hero="centaur-warrunner"]').dblclick(), until: 'text=Chosen, not locked' });
  see({ ...draft, name: 'draft_lock', act: async (page) => { await page.locator('[data-hero="axe"]').click(); await page.getByRole('button', { name: 'Lock Axe' }).click(); }, until: 'text=On its way to the desk' });
  see({ ...draft, name: 'draft_keys', act: async (page) => { await page.getByLabel('Find by name').fill('queen'); await page.keyboard.press('Enter'); await page.keyboard.press('Control+Enter'); }, until: 'text=On its way to the desk' });
  see({ ...draft, name: 'draft_closed_tap', act: async (page) => { await page.locator('[data-hero="abaddon"]').click({ force: true }); }, until: 'text=Nothing chosen' });
});
