// Starts the system's Chromium with an empty profile and nothing that talks to the internet.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Whole browsers, as people have them: the same names as in `cargo xtask setup`. */
const WHOLE = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
/** The same engine without windows of its own, which cost more than most pages: it comes first where a page is all that counts. */
const QUICKEST = ['chromium-headless-shell', ...WHOLE];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that comes back by itself from a lost network. */
export const wholeBrowser = (): string => browserProgram(WHOLE);

/** The browser in LANISTA_CHROMIUM, or the first of these names in PATH. */
function browserProgram(names: readonly string[]): string {
  const named = process.env['LANISTA_CHROMIUM'];
  if (named) return named;
  for (const name of names) {
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
  throw new Error(`no browser: none of ${names.join(', ')} is in PATH (\`cargo xtask setup --for test\`)`);
}

/** A browser process. `wrapper` is a program that starts the browser somewhere else, such as at another seat. */
export async function startBrowser(wrapper?: string, flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: wrapper ?? browserProgram(QUICKEST), headless: true, args: [...FLAGS, ...flags] });
}
