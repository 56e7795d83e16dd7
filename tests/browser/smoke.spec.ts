// The server is up, the surfaces open in the hall, and the hall is no secure context.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PATHS, Venue } from './venue.ts';

describe('an open venue', () => {
  let venue: Venue;

  beforeAll(async () => {
    venue = await Venue.open();
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('the server says that it is well', async () => {
    const answer = await fetch(venue.server.at('/health'));
    expect(answer.status).toBe(200);
  });

  for (const [surface, path] of Object.entries(PATHS)) {
    test(`the ${surface} page opens, although the hall is no secure context`, async () => {
      const page = await venue.device(surface === 'judge' ? 'tablet' : 'screen');
      await page.goto(venue.server.at(path));
      expect(await page.title()).toContain('Lanista');
      expect(await page.evaluate(() => isSecureContext)).toBe(false);
      await page.getByText(/\S/).first().waitFor();
    });
  }

  test('the one-time address opens the desk', async () => {
    const desk = await venue.desk();
    expect(await desk.title()).toContain('Lanista');
    await desk.getByRole('navigation').first().waitFor();
  });

  test('a killed server comes back on the same port', async () => {
    const { port } = venue.server.ready;
    await venue.server.kill();
    await expect(fetch(venue.server.at('/health'))).rejects.toThrow();
    await venue.server.again();
    expect(venue.server.ready.port).toBe(port);
    expect((await fetch(venue.server.at('/health'))).status).toBe(200);
  });
});
