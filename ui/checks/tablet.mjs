// Looks at every state of the tablet: `node checks/tablet.mjs [FOLDER [beginning of a name …]]` takes pictures as well, with short names too.
import { looks } from './looks.mjs';

const SEVEN = [600, 1024];
const TEN = [1024, 768];
const PHONE = [390, 844];
const VIEWS = [{ size: TEN, theme: 'light' }, { size: SEVEN, theme: 'dark' }, { size: PHONE, axe: false }];

await looks('tablet', async ({ load, see }) => {
  const { STATES } = await load('/src/judge/gallery/states.ts');
  for (const state of STATES) {
    // Where long names fit, short ones do.
    for (const names of process.argv[2] ? ['long', 'short'] : ['long']) see({ name: names === 'long' ? state : `${state}_short`, page: 'judge', query: `state=${state}&names=${names}`, targets: 56, views: VIEWS });
  }
});
