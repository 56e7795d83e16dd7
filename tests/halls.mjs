// Runs every spec of a folder, each in a hall of its own and two side by side: `node halls.mjs browser`; `cargo xtask test` calls it.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const HANDS = 2;
/** Those that wait a long time for what a real network does: begun first, so that the end is not one of them alone. */
const LONG = ['tablet_offline', 'carriers', 'lossy', 'drafts_series', 'casters', 'tablet_life', 'health'];

const folder = process.argv[2] ?? '';
const specs = readdirSync(folder)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => file.slice(0, -'.spec.ts'.length));
const waiting = [...LONG.filter((name) => specs.includes(name)), ...specs.filter((name) => !LONG.includes(name)).sort()];
const all = waiting.length;

/** Runs one file of specs; what it said is kept until it ends, so that two do not speak at once. */
function run(name) {
  const began = Date.now();
  return new Promise((done) => {
    const child = spawn('./hall.sh', [process.execPath, '../ui/node_modules/vitest/vitest.mjs', 'run', '--dir', folder, `${folder}/${name}.spec.ts`], { stdio: ['ignore', 'pipe', 'pipe'] });
    const words = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => words.push(bytes));
    child.on('close', (code) => {
      const said = stripVTControlCharacters(Buffer.concat(words).toString()).trim();
      const count = (how) => Number(new RegExp(`^\\s*Tests\\s.*?(\\d+) ${how}`, 'm').exec(said)?.[1] ?? 0);
      const [passed, skipped] = [count('passed'), count('skipped')];
      // A file in which nothing was found has not passed.
      done({ name, isPassed: code === 0 && passed + skipped > 0, passed, skipped, said, took: Math.round((Date.now() - began) / 1_000) });
    });
  });
}

const began = Date.now();
const failed = [];
let tests = 0;
await Promise.all(
  Array.from({ length: HANDS }, async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const { isPassed, passed, skipped, said, took } = await run(name);
      tests += passed;
      if (!isPassed) failed.push({ name, said });
      console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name}, ${passed} tests${skipped > 0 ? `, ${skipped} SKIPPED` : ''}, ${took} s`);
      for (const line of said.split('\n').filter((line) => line.startsWith('SKIPPED'))) console.log(`        ${line}`);
    }
  }),
);
// What failed stands at the end, where it is looked for.
for (const { name, said } of failed) console.log(`\n${name} FAILED:\n${said}\n`);
const took = Math.round((Date.now() - began) / 1_000);
console.log(`${folder}: ${all - failed.length} of ${all} files passed, ${tests} tests, ${took} s${failed.length > 0 ? `; failed: ${failed.map(({ name }) => name).join(', ')}` : ''}`);
process.exitCode = failed.length === 0 && all > 0 ? 0 : 1;
