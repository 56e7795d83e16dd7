// Looks at every state of the casters' page: `node checks/caster.mjs [FOLDER [beginning of a name …]]` takes pictures as well, with short names too.
import { looks } from './looks.mjs';

const LAPTOP = [1366, 768];
const TEN = [1024, 768];
const SEVEN = [600, 1024];
const VIEWS = [{ size: LAPTOP, theme: 'dark' }, { size: TEN, theme: 'light' }, { size: SEVEN, theme: 'dark', axe: false }];
const PICTURED = [{ size: LAPTOP, theme: 'dark' }, { size: LAPTOP, theme: 'light' }, { size: TEN, theme: 'light' }, { size: TEN, theme: 'dark' }, { size: SEVEN, theme: 'light' }];

await looks('caster', async ({ load, see }) => {
  const { CASTS } = await load('/src/judge/gallery/casts.ts');
  const isPictured = process.argv[2] !== undefined;
  for (const state of CASTS) {
    // Where long names fit, short ones do.
    for (const names of isPictured ? ['long', 'short'] : ['long']) see({ name: names === 'long' ? state : `${state}_short`, page: 'judge', query: `state=${state}&names=${names}`, targets: 56, views: isPictured ? PICTURED : VIEWS });
  }
  for (const [name, buttons] of [['cast_roles', ['By role']], ['cast_overview', ['All drafts']]]) see({ name, page: 'judge', query: `state=${name === 'cast_roles' ? 'cast_run' : 'cast_two'}&names=long`, buttons, targets: 56, views: VIEWS });
});
