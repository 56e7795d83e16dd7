// Pages without a script for 1,024 entrants: no barriers, nothing beside the page, on a projector and on a phone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StagePlan } from '../../ui/src/wire/StagePlan.ts';
import { Hand } from './hand.ts';
import { bracket } from './tablets.ts';
import { Venue, picture } from './venue.ts';

const AXE = readFileSync(createRequire(new URL('../../ui/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const ENTRANTS = 1024;
const WORDS = ['Kabelsalat', 'Heap of Trouble', 'The Extraordinarily Long Named Team', '\u96f7\u9cf4\u30af\u30e9\u30d6', '\u0641\u0631\u064a\u0642 \u0627\u0644\u0635\u0642\u0648\u0631', 'Null Pointers'];
const PAGES = [['text', '/text'], ['bracket', '/bracket/1'], ['standings', '/standings/1'], ['table', '/standings/2']] as const;

describe('plain pages of a large field', () => {
  let venue: Venue;
  let hand: Hand;
  const open: Partial<Record<'projector' | 'phone', Page>> = {};

  beforeAll(async () => {
    venue = await Venue.open();
    hand = await Hand.of(await venue.desk());
    await hand.does({ type: 'name_gathering', name: 'Nordlicht LAN' });
    const names = Array.from({ length: ENTRANTS }, (_, at) => `${WORDS[at % WORDS.length]} ${at + 1}`);
    const single: StagePlan = { name: '', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: { length: { kind: 'best_of', games: 3 } }, exceptions: [], intake: { kind: 'field' } };
    await hand.does({ type: 'create_tournament', name: 'Nordlicht Cup', title: 'Cup', format: { stages: [single], rule: { kind: 'target', target: 3, margin: 1 }, vocabulary: 'neutral' } });
    // One message holds so many.
    for (let from = 0; from < ENTRANTS; from += 128) {
      const entrants = names.slice(from, from + 128).map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] }));
      await hand.does({ type: 'add_entrants', tournament: 1, entrants });
    }
    await hand.does({ type: 'draw_stage', tournament: 1 });
    await hand.does({ type: 'publish_stage', stage: 1 });
    for (let match = 1; match <= 40; match += 1) await hand.does({ type: 'enter_winner', match, winner: match % 3 === 0 ? 'away' : 'home' });
    await bracket(hand, 2, 'Nordlicht League', { kind: 'best_of', games: 1 }, names.slice(0, 64), {
      stages: [{ name: '', kind: { kind: 'round_robin', groups: 4, legs: 1, distribution: 'snake', table: { win: 3, draw: 1, loss: 0, unit: 1, order: ['points', 'head_to_head'], again: false, floor: 33 } }, usual: { length: { kind: 'best_of', games: 1 } }, exceptions: [], intake: { kind: 'field' } }],
    });
    open.projector = await venue.device('screen', undefined, { viewport: { width: 1920, height: 1080 } });
    open.phone = await venue.device('phone');
  }, 120_000);
  afterAll(async () => {
    await venue?.close();
  });

  for (const size of ['projector', 'phone'] as const) {
    for (const [name, path] of PAGES) {
      test(`${name} on a ${size}`, async () => {
        const page = open[size];
        if (!page) throw new Error('no page');
        await page.goto(venue.server.at(path));
        await picture(page, `plain-large-${name}-${size}`);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing beside the page').toBe(true);
        // What loads itself again is a barrier for some: they hold it still.
        await page.getByRole('link', { name: 'Hold it still' }).click();
        await page.getByRole('link', { name: 'Follow the day' }).waitFor();
        await page.evaluate(AXE);
        const barriers = await page.evaluate<readonly string[]>("axe.run(document).then((found) => found.violations.map((one) => `${one.id}: ${one.nodes.length} ${one.nodes[0].target.join(' ')} ${one.nodes[0].failureSummary}`))");
        expect(barriers).toEqual([]);
      }, 60_000);
    }
  }
});
