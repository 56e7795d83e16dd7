// Looks at every state of a player's phone: `node checks/phone.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { looks } from './looks.mjs';

const PHONE = [390, 844];
const SMALL = [320, 568];
const TURNED = [844, 390];
const VIEWS = [
  { size: PHONE, more: '&theme=light' },
  { size: PHONE, more: '&theme=dark&names=long' },
  { size: SMALL, more: '&theme=light&names=long', axe: false },
  { size: TURNED, more: '&theme=dark', axe: false },
];

await looks('phone', async ({ load, see }) => {
  const { STATES, TAPPED } = await load('/src/player/gallery/states.ts');
  for (const state of STATES) {
    const [from, ...buttons] = TAPPED[state] ?? [state];
    for (const { size, more, axe } of VIEWS) see({ name: state, page: 'player', query: `state=${from}${more}`, size, buttons, axe, targets: 56 });
  }
});
