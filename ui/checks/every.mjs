// Runs all checks that need a browser but no server, two side by side: `node checks/every.mjs`; `npm run test:browser` and `cargo xtask test` call it.
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildInto } from './built.mjs';
import { run, secondsSince, sideBySide } from './hands.mjs';

/** The long ones first, so that the end is not one of them alone. */
const CHECKS = ['tablet', 'caster', 'phone', 'head', 'hall', 'desk', 'tables', 'matches', 'photos', 'seeding', 'correction', 'past', 'stages', 'portraits', 'axe', 'walk', 'policy'];

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

const began = Date.now();
const failed = [];
await buildInto(pages);
await sideBySide(CHECKS, async (name) => {
  const { code, said, took } = await run(process.execPath, [`checks/${name}.mjs`], { env });
  if (code !== 0) failed.push(name);
  const words = code === 0 ? (said.split('\n').at(-1) ?? '') : said;
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}, ${took} s${words === '' ? '' : `: ${words}`}`);
});
rmSync(pages, { recursive: true, force: true });
const took = secondsSince(began);
console.log(failed.length === 0 ? `pages: all ${CHECKS.length} checks passed, ${took} s` : `pages: ${failed.length} of ${CHECKS.length} checks failed (${failed.join(', ')}), ${took} s`);
process.exitCode = failed.length === 0 ? 0 : 1;
