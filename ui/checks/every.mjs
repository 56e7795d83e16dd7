// Runs all checks that need a browser but no server, two side by side: `node checks/every.mjs`; `npm run test:browser` and `cargo xtask test` call it.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildInto } from './built.mjs';

/** The long ones first, so that the end is not one of them alone. */
const CHECKS = ['tablet', 'caster', 'phone', 'head', 'hall', 'desk', 'tables', 'matches', 'photos', 'seeding', 'correction', 'past', 'stages', 'portraits', 'axe', 'walk', 'policy'];
const HANDS = 2;

/** The same names as in `cargo xtask setup`, looked for in PATH. */
const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

function browserProgram() {
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here: the next place.
      }
    }
  }
  throw new Error(`no browser: none of ${NAMES.join(', ')} is in PATH (\`cargo xtask setup --for test\`)`);
}
const pages = mkdtempSync(join(tmpdir(), 'lanista-pages-'));
const env = { ...process.env, LANISTA_PAGES: pages, LANISTA_CHROMIUM: process.env.LANISTA_CHROMIUM ?? browserProgram() };

/** Runs one check; what it said is kept until it ends, so that two do not speak at once. */
function run(name) {
  const began = Date.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, [`checks/${name}.mjs`], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const words = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => words.push(bytes));
    child.on('close', (code) => done({ name, code, words: Buffer.concat(words).toString().trim(), took: Math.round((Date.now() - began) / 1_000) }));
  });
}

const began = Date.now();
const waiting = [...CHECKS];
const failed = [];
await buildInto(pages);
await Promise.all(Array.from({ length: HANDS }, async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const { code, words, took } = await run(name);
    if (code !== 0) failed.push(name);
    const said = code === 0 ? (words.split('\n').at(-1) ?? '') : words;
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}, ${took} s${said === '' ? '' : `: ${said}`}`);
  }
}));
rmSync(pages, { recursive: true, force: true });
const took = Math.round((Date.now() - began) / 1_000);
console.log(failed.length === 0 ? `pages: all ${CHECKS.length} checks passed, ${took} s` : `pages: ${failed.length} of ${CHECKS.length} checks failed (${failed.join(', ')}), ${took} s`);
process.exitCode = failed.length === 0 ? 0 : 1;
