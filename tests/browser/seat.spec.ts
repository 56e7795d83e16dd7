// The harness itself: a browser at another seat hears the hall, and stops hearing it when the cable is pulled.
import { createServer, type Server as Http } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './chromium.ts';
import { Seat } from './seat.ts';
import { hallAddress } from './server.ts';

describe('a seat in the hall', () => {
  let http: Http;
  let seat: Seat;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    http = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<title>hall</title>${request.socket.remoteAddress}`);
    });
    await new Promise<void>((done) => http.listen(0, hallAddress(), done));
    const bound = http.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    address = `http://${hallAddress()}:${bound.port}/`;
    seat = await Seat.take();
    browser = await startBrowser(seat.browser);
  });
  afterAll(async () => {
    await browser?.close();
    seat?.leave();
    http?.close();
  });

  /** Fetches from within the page, so that the request leaves from the seat. */
  const reaches = async (): Promise<boolean> => {
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('no page');
    return page.evaluate(
      (url) => fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(1500) }).then(() => true, () => false),
      address,
    );
  };

  test('its browser comes from its own address and is in no secure context', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(address);
    expect(await page.textContent('body')).toBe(seat.address);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    expect(await reaches()).toBe(true);
  });

  test('a pulled cable is noticed, and mended', async () => {
    seat.cut();
    expect(await reaches()).toBe(false);
    seat.mend();
    await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
  });

  test('a muted device gets no answer', async () => {
    seat.mute();
    expect(await reaches()).toBe(false);
    seat.unmute();
    await expect.poll(reaches, { timeout: 20_000 }).toBe(true);
  });
});
