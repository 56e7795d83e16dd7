// Runs all checks that need a browser but no server, two side by side: `node checks/every.mjs`; `npm run test:browser` and `cargo xtask test` call it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInto } from './built.mjs';
import { run, secondsSince, sideBySide } from './hands.mjs';

/** The long ones first, so that the end is not one of them alone. */
const CHECKS = ['tablet', 'caster', 'phone', 'head', 'hall', 'desk', 'tables', 'matches', 'photos', 'seeding', 'correction', 'past', 'stages', 'portraits', 'axe', 'walk', 'policy'];

const pages = mkdtempSync(join(tmpdir(), 'lanista-pages-'));
const env = { ...process.env, LANISTA_PAGES: pages };

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
