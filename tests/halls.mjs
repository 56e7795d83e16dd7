// Runs every spec of a folder, each in a hall of its own and two side by side: `node halls.mjs browser`; `cargo xtask test` calls it.
import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { run, secondsSince, sideBySide } from '../ui/checks/hands.mjs';

/** Those that wait a long time for what a real network does: begun first, so that the end is not one of them alone. */
const LONG = ['tablet_offline', 'carriers', 'lossy', 'drafts_series', 'casters', 'tablet_life', 'health'];

const folder = process.argv[2] ?? '';
const specs = readdirSync(folder)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => file.slice(0, -'.spec.ts'.length));
const all = [...LONG.filter((name) => specs.includes(name)), ...specs.filter((name) => !LONG.includes(name)).sort()];

const began = Date.now();
const failed = [];
let tests = 0;
await sideBySide(all, async (name) => {
  const done = await run('./hall.sh', [process.execPath, '../ui/node_modules/vitest/vitest.mjs', 'run', '--dir', folder, `${folder}/${name}.spec.ts`]);
  const said = stripVTControlCharacters(done.said);
  const count = (how) => Number(new RegExp(`^\\s*Tests\\s.*?(\\d+) ${how}`, 'm').exec(said)?.[1] ?? 0);
  const [passed, skipped] = [count('passed'), count('skipped')];
  // A file in which nothing was found has not passed.
  const isPassed = done.code === 0 && passed + skipped > 0;
  tests += passed;
  if (!isPassed) failed.push({ name, said });
  console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name}, ${passed} tests${skipped > 0 ? `, ${skipped} SKIPPED` : ''}, ${done.took} s`);
  for (const line of said.split('\n').filter((line) => line.startsWith('SKIPPED'))) console.log(`        ${line}`);
});
// What failed stands at the end, where it is looked for.
for (const { name, said } of failed) console.log(`\n${name} FAILED:\n${said}\n`);
console.log(`${folder}: ${all.length - failed.length} of ${all.length} files passed, ${tests} tests, ${secondsSince(began)} s${failed.length > 0 ? `; failed: ${failed.map(({ name }) => name).join(', ')}` : ''}`);
process.exitCode = failed.length === 0 && all.length > 0 ? 0 : 1;
