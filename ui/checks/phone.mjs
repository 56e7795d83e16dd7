// Looks at every state of a player's phone: `node checks/phone.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { looks } from './looks.mjs';

const PHONE = [390, 844];
const SMALL = [320, 568];
const TURNED = [844, 390];

await looks('phone', async ({ load, see }) => {
  const { STATES, TAPPED } = await load('/src/player/gallery/states.ts');
  for (const state of STATES) {
    const [from, ...buttons] = TAPPED[state] ?? [state];
    const shown = { page: 'player', buttons, targets: 56 };
    see({ ...shown, name: state, query: `state=${from}`, views: [{ size: PHONE, theme: 'light' }, { size: PHONE, theme: 'dark' }, { size: TURNED, axe: false }] });
    see({ ...shown, name: `${state}_long`, query: `state=${from}&names=long`, views: [{ size: PHONE, theme: 'light', axe: false }, { size: SMALL, axe: false }] });
  }
});
