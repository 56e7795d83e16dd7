// Starts the browser that the checks drive: the one in LANISTA_CHROMIUM, else the first known name in PATH.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** The same names as in `cargo xtask setup`. */
const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function browserProgram() {
  if (process.env.LANISTA_CHROMIUM) return process.env.LANISTA_CHROMIUM;
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

/** A browser with an empty profile and nothing that talks to the internet. */
export const startBrowser = () => chromium.launch({ executablePath: browserProgram(), args: FLAGS });
