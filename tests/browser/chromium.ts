// Starts the system's Chromium with an empty profile and nothing that talks to the internet.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The same names as in `cargo xtask setup`. */
const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser in LANISTA_CHROMIUM, or the first known name in PATH. */
export function browserProgram(): string {
  const named = process.env['LANISTA_CHROMIUM'];
  if (named) return named;
  for (const name of NAMES) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here: the next place.
      }
    }
  }
  throw new Error(`no browser: none of ${NAMES.join(', ')} is in PATH (\`cargo xtask setup --for test\`)`);
}

/** A browser process. `wrapper` is a program that starts the browser somewhere else, such as at another seat. */
export async function startBrowser(wrapper?: string, flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: wrapper ?? browserProgram(), headless: true, args: [...FLAGS, ...flags] });
}
