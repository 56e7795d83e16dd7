// Players' phones in the hall: here, report, confirm; a dispute with a photo that a head judge ends; six typed characters.
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import { Hand } from './hand.ts';
import { until } from './server.ts';
import { Venue, picture } from './venue.ts';

const CUP: Format = {
  stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' },
  vocabulary: 'neutral',
};
const LONG = 'The Extraordinarily Patient Gentlemen XI';

/** The CRC of PNG chunks. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A picture as a camera might bring it, larger than a phone should send. */
function photo(): Buffer {
  const [width, height] = [2_400, 1_200];
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x7f);
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = 0;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

describe('players with their phones', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  let head: Page;
  let codes: Record<number, { fragment: string; typed: string }>;
  const phones = new Map<number, Page>();

  /** The phone of an entrant, paired by the badge. */
  async function phone(entrant: number): Promise<Page> {
    const known = phones.get(entrant);
    if (known) return known;
    const page = await venue.device('phone');
    await page.goto(`${venue.server.at('/p')}#${codes[entrant]?.fragment}`);
    phones.set(entrant, page);
    return page;
  }

  const matchOf = async (id: number): Promise<MatchView> => hand.reads<MatchView>(`match/${id}`);
  /** The entrants of a match, home first. */
  async function pair(id: number): Promise<[number, number]> {
    const { home, away } = (await matchOf(id)).entrants;
    return [home?.id ?? 0, away?.id ?? 0];
  }

  beforeAll(async () => {
    venue = await Venue.open();
    desk = await venue.desk();
    await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
    hand = await Hand.of(desk);
    await hand.does({ type: 'create_tournament', name: 'Vantage 5v5', title: 'Vantage', format: CUP });
    await hand.does({ type: 'add_entrants', tournament: 1, entrants: ['Fox', 'Owl', LONG, 'Hare'].map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
    await hand.does({ type: 'draw_stage', tournament: 1 });
    await hand.does({ type: 'publish_stage', stage: 1 });
    await hand.does({ type: 'set_confirmation', tournament: 1, confirmation: { kind: 'captains', seconds: 600 } });
    codes = await hand.codes(1);
  });
  afterAll(async () => {
    await venue?.close();
  });

  test('both are called, say that they are here, and one reports what the other confirms', async () => {
    const [home, away] = await pair(1);
    const one = await phone(home);
    await one.getByText('You are next').waitFor();
    expect(await one.evaluate(() => isSecureContext)).toBe(false);
    expect(new URL(one.url()).hash).toBe('');
    await picture(one, 'phone-next');
    await hand.does({ type: 'call_match', match: 1, station: null });
    const other = await phone(away);
    for (const page of [one, other]) {
      await page.getByRole('button', { name: 'I am here' }).waitFor();
      if (page === one) await picture(one, 'phone-called');
      await page.getByRole('button', { name: 'I am here' }).click();
      await page.getByText('You are checked in').waitFor();
    }
    await picture(one, 'phone-here');
    await one.getByRole('button', { name: 'Report the result' }).click();
    await one.getByRole('button', { name: /^One more/ }).first().click();
    await one.getByRole('button', { name: /^One more/ }).first().click();
    await picture(one, 'phone-report');
    await one.getByRole('button', { name: 'Send 2 : 0' }).click();
    await one.getByText(/It holds without an answer in/).waitFor();
    await picture(one, 'phone-waits');
    await other.getByRole('button', { name: 'Yes, that is right' }).waitFor();
    await picture(other, 'phone-confirm');
    await other.getByRole('button', { name: 'Yes, that is right' }).click();
    await until('the match is over', 10_000, async () => ((await matchOf(1)).card.state === 'over' ? true : undefined));
    expect((await matchOf(1)).card.score).toEqual({ home: 2, away: 0 });
  });

  test('a report made without a link waits on the phone and arrives once', async () => {
    const [home, away] = await pair(2);
    const one = await phone(home);
    await hand.does({ type: 'call_match', match: 2, station: null });
    await one.getByRole('button', { name: 'I am here' }).click();
    await one.getByText('You are checked in').waitFor();
    await venue.server.kill();
    await one.getByText(/This is .* old/).waitFor({ timeout: 15_000 });
    await one.getByRole('button', { name: 'Report the result' }).click();
    await one.getByRole('button', { name: /^One more/ }).last().click();
    await one.getByRole('button', { name: /^One more/ }).last().click();
    await one.getByRole('button', { name: 'Send 0 : 2' }).click();
    await one.getByText(/1 answer waits on this phone/).waitFor();
    await picture(one, 'phone-stale');
    await one.reload({ waitUntil: 'commit' }).catch(() => undefined);
    await venue.server.again();
    await one.goto(venue.server.at('/p'));
    await one.getByText(/It holds without an answer in/).waitFor({ timeout: 20_000 });
    await (await phone(away)).getByText('reported', { exact: false }).first().waitFor({ timeout: 20_000 });
  });

  test('a head judge is let in at the desk', async () => {
    await desk.reload();
    await desk.getByText('Head judge', { exact: true }).first().click();
    await desk.getByRole('button', { name: 'Show the code' }).click();
    head = await venue.device('phone');
    await head.goto((await desk.locator('[aria-label^="http://"]').first().getAttribute('aria-label')) ?? '');
    await head.getByRole('textbox').fill('Mira');
    await head.getByRole('button', { name: 'Show the check code' }).click();
    await desk.getByRole('button', { name: /let in/i }).first().click();
    await head.getByRole('button', { name: 'Go to the matches' }).click();
    await head.getByText('All open matches').waitFor();
    hand = await Hand.of(desk);
  });

  test('a dispute with a photo reaches the head judge, and a ruling ends it', async () => {
    const [, away] = await pair(2);
    const other = await phone(away);
    await other.getByRole('button', { name: 'No, that is wrong' }).click();
    await other.locator('input[type=file]').setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: photo() });
    await other.getByText('The photo is at the desk').waitFor();
    await other.locator('textarea').fill('We won both games <b>2 : 0</b>');
    await picture(other, 'phone-dispute');
    await other.getByRole('button', { name: 'Send to the head judge' }).click();
    await other.getByText('A head judge decides').waitFor();
    await head.getByText('Disputes').waitFor();
    await picture(head, 'head-waits');
    await head.getByRole('button', { name: /We won both games/ }).click();
    await head.getByText('<b>2 : 0</b>', { exact: false }).waitFor();
    const shown = head.locator('img').first();
    await shown.waitFor();
    const size = await until('the photo is drawn', 10_000, async () => {
      const [width, height] = await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight] as const);
      return width ? `${width} × ${height}` : undefined;
    });
    expect(size).toBe('2000 × 1000');
    await head.getByRole('button', { name: `Hare wins` }).or(head.getByRole('button', { name: `${LONG} wins` })).or(head.getByRole('button', { name: /wins$/ })).first().click();
    await head.locator('textarea').fill('The photo shows it');
    await picture(head, 'head-match');
    await head.getByRole('button', { name: 'Give the ruling' }).click();
    await until('the match is over', 10_000, async () => ((await matchOf(2)).card.state === 'over' ? true : undefined));
    expect((await matchOf(2)).card.ruled).toBe('The photo shows it');
    expect((await matchOf(2)).photos).toHaveLength(1);
  });

  test('six typed characters wait until the head judge has compared the digits', async () => {
    const page = await venue.device('phone');
    await page.goto(venue.server.at('/p'));
    await page.getByText('Who are you?').waitFor();
    await picture(page, 'phone-choose');
    await page.getByRole('searchbox').fill('ow');
    await page.getByRole('button', { name: /Owl/ }).click();
    const owl = Object.entries((await hand.reads<{ entrants: Record<number, { name: string }> }>('tournament/1/entrants/0')).entrants).find(([, one]) => one.name === 'Owl')?.[0] ?? '';
    await page.getByPlaceholder('Six characters').fill(codes[Number(owl)]?.typed.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'Use this code' }).click();
    await page.getByText('Show this to your judge or to the desk').waitFor();
    await picture(page, 'phone-digits');
    await head.getByRole('button', { name: /Matches/ }).click();
    await head.getByText('Wait to be let in').waitFor();
    await picture(head, 'head-door');
    await head.getByRole('button', { name: 'The digits are the same: let in' }).click();
    await page.getByRole('button', { name: 'Call for help' }).click();
    await page.getByRole('button', { name: 'A head judge' }).click();
    await head.getByText('A head judge is asked for').waitFor();
    await head.getByRole('button', { name: 'I take care of it' }).click();
    await head.getByText('A head judge is asked for').waitFor({ state: 'hidden' });
  });

  test('the desk prints badges, and a code issued again is worthless', async () => {
    await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
    await desk.getByRole('link', { name: /Vantage 5v5/ }).first().click();
    await desk.getByRole('tab', { name: /Entrants/ }).first().click();
    await desk.getByRole('button', { name: 'Badges' }).click();
    await desk.getByRole('button', { name: 'Print 4 badges' }).waitFor();
    await desk.locator('li button', { hasText: 'Hare' }).click();
    await desk.getByRole('img', { name: 'The code of Hare' }).waitFor();
    await picture(desk, 'desk-badge');
    await desk.getByRole('button', { name: /^Issue the code again/ }).click();
    await desk.getByText('Hare has a new code').waitFor();
    const page = await venue.device('phone');
    const hare = Object.entries((await hand.reads<{ entrants: Record<number, { name: string }> }>('tournament/1/entrants/0')).entrants).find(([, one]) => one.name === 'Hare')?.[0] ?? '';
    await page.goto(`${venue.server.at('/p')}#${codes[Number(hare)]?.fragment}`);
    await page.getByText('Who are you?').waitFor();
  });
});
