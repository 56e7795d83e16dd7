// Players' phones and a head judge's in the hall: let in as people are, and a photo as a camera brings it.
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { MatchView } from '../../ui/src/wire/MatchView.ts';
import type { Hand } from './hand.ts';
import type { Venue } from './venue.ts';

export type Codes = Record<number, { readonly fragment: string; readonly typed: string }>;

/** The phones of entrants, each paired by its badge the first time it is asked for. */
export class Phones {
  readonly #known = new Map<number, Page>();

  private constructor(
    private readonly venue: Venue,
    private readonly hand: Hand,
    readonly codes: Codes,
  ) {}

  static async of(venue: Venue, hand: Hand, tournament: number): Promise<Phones> {
    return new Phones(venue, hand, await hand.codes(tournament));
  }

  async phone(entrant: number): Promise<Page> {
    const known = this.#known.get(entrant);
    if (known) return known;
    const page = await this.venue.device('phone');
    page.setDefaultTimeout(20_000);
    await page.goto(`${this.venue.server.at('/p')}#${this.codes[entrant]?.fragment}`);
    this.#known.set(entrant, page);
    return page;
  }

  /** The phones of both sides of a match, home first. */
  async both(match: number): Promise<readonly [Page, Page]> {
    const { home, away } = (await this.hand.reads<MatchView>(`match/${match}`)).entrants;
    return [await this.phone(home?.id ?? 0), await this.phone(away?.id ?? 0)];
  }
}

/** Says on a phone that its holder is here, and waits until the desk has it. */
export async function isHere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I am here' }).click();
  await page.getByText('You are checked in').waitFor();
  await page.getByText(/waits? on this phone/).waitFor({ state: 'hidden' });
}

/** A phone that the desk lets in as a head judge. */
export async function headJudge(venue: Venue, desk: Page, name: string): Promise<Page> {
  await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
  // The page keeps the code of the device before.
  const another = desk.getByRole('button', { name: 'Another code' });
  if (await another.isVisible()) await another.click();
  await desk.getByText('Head judge', { exact: true }).first().click();
  await desk.getByRole('button', { name: 'Show the code' }).click();
  const head = await venue.device('phone');
  head.setDefaultTimeout(20_000);
  await head.goto((await desk.locator('[aria-label^="http://"]').first().getAttribute('aria-label')) ?? '');
  await head.getByRole('textbox').fill(name);
  await head.getByRole('button', { name: 'Show the check code' }).click();
  await desk.getByRole('button', { name: /let in/i }).first().click();
  await head.getByRole('button', { name: 'Go to the matches' }).click();
  await head.getByPlaceholder('Find a match: number or name').waitFor();
  return head;
}

/** The check sum of a part of a PNG. */
function checkSum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A grey picture as PNG, larger than a phone should send. */
export function photo(width = 2_400, height = 1_200): Buffer {
  const part = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(checkSum(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x7f);
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = 0;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}
