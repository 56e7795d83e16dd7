// Other programs: the desk makes a token that reads, a program uses it, another is told what happens, and both are sent away again.
import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hand } from './hand.ts';
import { hallAddress, until } from './server.ts';
import { Venue, picture } from './venue.ts';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('programs beside the hall', () => {
  let venue: Venue;
  let desk: Page;
  let listener: Server;
  let hook = '';
  let status = 200;
  const heard: Heard[] = [];
  const origin = (): string => new URL(desk.url()).origin;
  const button = (name: string | RegExp) => desk.getByRole('button', { name }).first();

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
    listener = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((done) => listener.listen(0, hallAddress(), done));
    const address = listener.address();
    hook = `http://${hallAddress()}:${typeof address === 'object' && address ? address.port : 0}/hook`;
    await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
    await desk.getByRole('radio', { name: 'This server' }).click();
  });
  afterAll(async () => {
    listener?.close();
    await venue?.close();
  });

  test('a token that reads is made, used and seen', async () => {
    await desk.getByLabel('What it is called').fill('Stream tool');
    await button('Make a token').click();
    const token = await desk.locator('.made code').innerText();
    const read = await fetch(`${origin()}/api/v1/token`, { headers: { authorization: `Bearer ${token}` } });
    expect(await read.json()).toMatchObject({ name: 'Stream tool', role: 'caster' });
    await desk.getByRole('row', { name: /Stream tool.*ago/ }).waitFor();
    await picture(desk, 'desk-programs');
    await button('Make the token of Stream tool worthless').click();
    await button('Yes').click();
    await desk.getByRole('row', { name: /Stream tool/ }).waitFor({ state: 'detached' });
    const refused = await fetch(`${origin()}/api/v1/token`, { headers: { authorization: `Bearer ${token}` } });
    expect(refused.status).toBe(401);
  });

  test('a program is told, signed with the secret that the desk showed', async () => {
    await desk.getByLabel('Address', { exact: true }).fill(hook);
    await desk.getByRole('checkbox', { name: 'Messages' }).check();
    await button('Tell this program').click();
    const secret = await desk.getByText(/^whsec_/).innerText();
    await button('Try it').click();
    const trial = await until('the trial', 10_000, () => heard.shift());
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const { headers, body } = trial;
    const mac = createHmac('sha256', key).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    status = 500;
    const hand = await Hand.of(desk);
    await hand.does({ type: 'show_message', text: 'Lunch until 14:00' });
    await desk.getByText(/not taken \d+ time/).waitFor();
    await picture(desk, 'desk-webhook-retrying');
    status = 200;
    const told = await until('the message', 20_000, () => heard.pop());
    expect(JSON.parse(told.body)).toMatchObject({ events: [{ type: 'message' }], message: { text: 'Lunch until 14:00' } });
    await desk.getByText('1 taken').waitFor();
    await button(`Tell ${hook} no more`).click();
    await button('Yes').click();
    await desk.getByText('No program is told.').waitFor();
  });

  test('what a program can ask is read without a script', async () => {
    const page = await desk.context().newPage();
    await page.goto(`${origin()}/api`);
    await page.getByText('/api/v1/matches', { exact: true }).first().click();
    await page.getByRole('link', { name: '/api/v1/matches', exact: true }).waitFor();
    await picture(page, 'api-page');
    await page.close();
  });
});
