// A judge's tablet in the hall: let in by the desk, on a slow processor, and what the journal says of its taps.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Format } from '../../ui/src/wire/Format.ts';
import type { JournalView } from '../../ui/src/wire/JournalView.ts';
import type { Length } from '../../ui/src/wire/Length.ts';
import type { Hand } from './hand.ts';
import { type Venue, slow } from './venue.ts';

/** A tournament of one bracket, drawn and published: its matches are numbered from `tournament`'s first on. */
export async function bracket(hand: Pick<Hand, 'does'>, tournament: number, name: string, length: Length, entrants: readonly string[], more: Partial<Format> = {}): Promise<void> {
  const format: Format = {
    stages: [{ name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length }, exceptions: [], intake: { kind: 'field' } }],
    rule: { kind: 'target', target: 3, margin: 1 },
    vocabulary: 'neutral',
    ...more,
  };
  await hand.does({ type: 'create_tournament', name, title: name, format });
  await hand.does({ type: 'add_entrants', tournament, entrants: entrants.map((one) => ({ name: one, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
  await hand.does({ type: 'draw_stage', tournament });
  await hand.does({ type: 'publish_stage', stage: tournament });
}

/** A new tablet that the desk lets in; its processor is six times slower than this machine's. `desk` stays on its page of devices; `prepare` makes the page another browser's before it is opened. */
export async function letIn(venue: Venue, desk: Page, name: string, browser?: Browser, options: BrowserContextOptions = {}, prepare: (tablet: Page) => Promise<void> = async () => {}): Promise<Page> {
  await desk.getByRole('navigation').getByRole('link', { name: 'Devices' }).first().click();
  // The page keeps the code of the tablet before.
  const another = desk.getByRole('button', { name: 'Another code' });
  if (await another.isVisible()) await another.click();
  await desk.getByRole('button', { name: 'Show the code' }).click();
  const address = await desk.locator('[aria-label^="http://"]').first().getAttribute('aria-label');
  const tablet = await venue.device('tablet', browser, { viewport: { width: 1024, height: 768 }, ...options });
  await prepare(tablet);
  await tablet.goto(address ?? '');
  await tablet.getByRole('textbox').fill(name);
  await tablet.getByRole('button', { name: 'Show the check code' }).click();
  await desk.getByRole('button', { name: /let in/i }).first().click();
  await tablet.getByRole('button', { name: 'Go to the matches' }).click();
  await slow(tablet);
  return tablet;
}

/** What the journal tells since an entry, oldest first: only commands of these kinds. */
export async function told(hand: Hand, since: number, kinds: readonly string[] = ['score_game', 'commit_match']): Promise<readonly string[]> {
  const { entries } = await hand.reads<JournalView>('journal');
  return Object.values(entries)
    .filter((entry) => entry.seq > since && kinds.includes(entry.kind))
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => entry.text);
}

/** The newest entry. */
export const head = async (hand: Hand): Promise<number> => (await hand.reads<JournalView>('journal')).head;
