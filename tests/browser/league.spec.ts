// A small league at the desk: what is still possible before the last match, a tie that a tie-break match decides, and the place that leads on.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MatchesView } from '../../ui/src/wire/MatchesView.ts';
import type { StageView } from '../../ui/src/wire/StageView.ts';
import { Hand } from './hand.ts';
import { Venue, picture } from './venue.ts';

const [FOX, OWL, HEN, CAT] = [1, 2, 3, 4];

describe('a league with a tie', () => {
  let venue: Venue;
  let desk: Page;
  let hand: Hand;
  const button = (name: string | RegExp) => desk.getByRole('button', { name }).first();
  const tab = (name: RegExp) => desk.getByRole('tab', { name }).first();
  const row = (name: string) => desk.locator('tbody tr[tabindex]').filter({ hasText: name });

  beforeAll(async () => {
    venue = await Venue.open({});
    desk = await venue.desk();
    hand = await Hand.of(desk);
    const one = { length: { kind: 'best_of', games: 1 } } as const;
    await hand.does({
      type: 'create_tournament', name: 'League', title: 'Duel',
      format: {
        stages: [
          { name: 'League', kind: { kind: 'round_robin', groups: 1, distribution: 'snake', legs: 1, table: { win: 3, draw: 1, loss: 0, unit: 1, order: ['points', 'head_to_head'], again: false, floor: 33 } }, usual: one, exceptions: [], intake: { kind: 'field' } },
          { name: 'Final', kind: { kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, usual: one, exceptions: [], intake: { kind: 'places', takes: [{ from: 0, first: 1, last: 2, into: 'upper' }] } },
        ],
        rule: { kind: 'winner_only' },
        vocabulary: 'neutral',
      },
    });
    await hand.does({ type: 'add_entrants', tournament: 1, entrants: ['Fox', 'Owl', 'Hen', 'Cat'].map((name) => ({ name, short_name: '', tag: '', club: null, seat: null, roster: [] })) });
    await hand.does({ type: 'draw_stage', tournament: 1 });
    await hand.does({ type: 'publish_stage', stage: 1 });
    await desk.getByRole('navigation').getByRole('link', { name: 'Tournaments' }).first().click();
    await desk.getByText('League').first().click();
  });
  afterAll(async () => {
    await venue?.close();
  });

  /** Enters a result, whichever side of whichever match day the two are. */
  async function beats(winner: number, loser: number): Promise<void> {
    for (const round of [1, 2, 3]) {
      const { matches } = await hand.reads<MatchesView>(`stage/1/round/pool1/${round}/0`);
      for (const { id, slots } of Object.values(matches)) {
        const [home, away] = [slots.home, slots.away].map((slot) => (slot.kind === 'taken' ? slot.entrant : 0));
        if (home === winner && away === loser) return hand.does({ type: 'enter_result', match: id, score: { home: 1, away: 0 } });
        if (home === loser && away === winner) return hand.does({ type: 'enter_result', match: id, score: { home: 0, away: 1 } });
      }
    }
    throw new Error(`${winner} and ${loser} do not meet`);
  }

  test('before the last match the standings say what is still possible', async () => {
    // Fox, Owl and Hen beat one another in a circle; Cat loses to two of them.
    for (const [winner, loser] of [[FOX, OWL], [OWL, HEN], [HEN, FOX], [FOX, CAT], [OWL, CAT]] as const) await beats(winner, loser);
    await tab(/^Standings/).click();
    await desk.getByText('Still possible').first().waitFor();
    await row('Cat').getByText('Out', { exact: true }).waitFor();
    await row('Hen').click();
    await desk.getByText('can still be reached', { exact: false }).first().waitFor();
    await picture(desk, 'desk-possible');
  });

  test('equals are offered a tie-break before lots', async () => {
    await beats(HEN, CAT);
    await tab(/^Standings/).click();
    await desk.getByText('share places', { exact: false }).waitFor();
    await button('Play tie-break').click();
    await button('Publish the tie-break').click();
    await picture(desk, 'desk-tie-break');
    const stage = await hand.reads<StageView>('stage/1');
    expect(Object.keys(stage.rounds).some((key) => key.startsWith('tie'))).toBe(true);
  });
});
