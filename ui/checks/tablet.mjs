// Looks at every state of the tablet: `node checks/tablet.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { looks } from './looks.mjs';

const SEVEN = [600, 1024];
const TEN = [1024, 768];
const PHONE = [390, 844];

await looks('tablet', async ({ load, see }) => {
  const { STATES } = await load('/src/judge/gallery/states.ts');
  for (const state of STATES) {
    const shown = { page: 'judge', targets: 56 };
    see({ ...shown, name: state, query: `state=${state}`, views: [{ size: TEN, theme: 'light' }, { size: SEVEN, theme: 'dark' }] });
    see({ ...shown, name: `${state}_long`, query: `state=${state}&names=long`, views: [{ size: PHONE, theme: 'light', axe: false }, { size: TEN, axe: false }] });
  }
});
