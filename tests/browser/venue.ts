// A venue in a box for the browsers: the real server, and devices that open its pages in the hall.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startBrowser } from './chromium.ts';
import { Server, type ServerOptions } from './server.ts';

/** How large the devices are that volunteers and players hold. */
export const SIZES = {
  desk: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 1024, height: 600 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2 },
  screen: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>;

export type Size = keyof typeof SIZES;

/** Where the surfaces live on the server. */
export const PATHS = { judge: '/j', screen: '/s' } as const;

export class Venue {
  /** What went wrong in the pages themselves: exceptions, and what the content policy forbade. */
  readonly complaints: string[] = [];
  private readonly more: Browser[] = [];

  private constructor(
    readonly server: Server,
    readonly browser: Browser,
  ) {}

  static async open(options: ServerOptions = {}): Promise<Venue> {
    const server = await Server.start(options);
    try {
      return new Venue(server, await startBrowser());
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** A new device: storage of its own, nothing remembered. `browser` puts it at another seat. */
  async device(size: Size, browser: Browser = this.browser, options: BrowserContextOptions = {}): Promise<Page> {
    if (browser !== this.browser && !this.more.includes(browser)) this.more.push(browser);
    const context = await browser.newContext({ ...SIZES[size], ...options });
    context.on('page', (page) => this.listen(page, size));
    return context.newPage();
  }

  /** The first desk, let in by the one-time address. */
  async desk(): Promise<Page> {
    const page = await this.device('desk');
    await page.goto(this.server.ready.desk_url);
    return page;
  }

  /** A judge's tablet that opens `url`, the address in an enrolment's QR code. */
  async judge(url: string, browser?: Browser): Promise<Page> {
    const page = await this.device('tablet', browser);
    await page.goto(url);
    return page;
  }

  /** A venue screen, which needs no more than the address. */
  async screen(browser?: Browser): Promise<Page> {
    const page = await this.device('screen', browser);
    await page.goto(this.server.at(PATHS.screen));
    return page;
  }

  /** A venue screen that has come and shows its number. */
  async numbered(number: number): Promise<Page> {
    const page = await this.screen();
    await page.getByText(`This is screen ${number}`).waitFor({ timeout: 20_000 });
    return page;
  }

  /** Ends browsers and server. Throws when a page complained: an exception in a page is a failure. */
  async close(): Promise<void> {
    for (const browser of [this.browser, ...this.more]) await browser.close();
    await this.server.stop();
    if (this.complaints.length > 0) throw new Error(`the pages complained:\n${this.complaints.join('\n')}`);
  }

  private listen(page: Page, size: Size): void {
    page.on('pageerror', (error) => this.complaints.push(`${size}: ${error.stack ?? error.message}`));
    // A page without its style sheet works, and looks like nothing: no spec would notice. One that is left while it loads breaks off itself.
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? 'no reason';
      if (request.resourceType() === 'stylesheet' && why !== 'net::ERR_ABORTED') this.complaints.push(`${size}: ${request.url()} did not come: ${why}`);
    });
    page.on('response', (response) => {
      if (response.request().resourceType() === 'stylesheet' && !response.ok() && response.status() !== 304) this.complaints.push(`${size}: ${response.url()} came as ${response.status()}`);
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted ?Types/i.test(message.text())) this.complaints.push(`${size}: ${message.text()}`);
    });
  }
}

/** Slows the page's processor `rate` times: six is a tablet from 2018. */
export async function slow(page: Page, rate = 6): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * Freezes the pages of a browser, or wakes them, as a tablet does whose display goes dark: their processes stop, the connection stays
 * with the system. `Page.setWebLifecycleState` does nothing to a page that a program keeps in focus.
 */
export async function sleep(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of its own');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter((one) => one.type === 'renderer');
  if (pages.length === 0) throw new Error('the browser has no pages');
  for (const one of pages) process.kill(one.id, state === 'frozen' ? 'SIGSTOP' : 'SIGCONT');
}

/** Takes the picture `name` for README and guides, when `cargo xtask pictures` asks for pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LANISTA_PICTURES'];
  if (!folder) return;
  mkdirSync(resolve(folder), { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(resolve(folder), `${name}.png`), animations: 'disabled' });
}
