// What is left of the clocks in a rehearsal: within the shown time nothing is spent, then the reserve, and stepping back gives it back.
import { expect, test } from 'vitest';
import { sampleDraft } from '../../gallery/drafts';
import { clockOf } from '../../board/draft_clock';
import { momentOf, takes, withSpent } from './rehearsed_clock';

const NOW = 1_700_000_000_000;
const sample = sampleDraft({ format: 'dota', done: 15, now: NOW });
/** Away's turn has just been shown: thirty seconds, then a reserve of fifty. */
const view = { ...sample, phase: { kind: 'running' as const, opens: NOW }, reserve: { home: 130_000, away: 50_000 }, open: sample.open.map((one) => ({ ...one, side: 'away' as const, shown_until: NOW + 30_000 })) };

test.each([
  [0, 'shown', 30_000, 0],
  [12_000, 'shown', 18_000, 0],
  [30_000, 'reserve', 0, 0],
  [42_000, 'reserve', 0, 12_000],
  [200_000, 'over', 0, 50_000],
])('after %i ms', (shownFor, runs, shown, taken) => {
  const at = momentOf(view, shownFor);
  expect(clockOf(view, 'away', at)).toMatchObject({ runs, shown });
  expect(takes(view, 'away', at)).toBe(taken);
  expect(takes(view, 'home', at)).toBe(0);
});

test('what was spent stays spent until one steps back behind it', () => {
  const spent = [{ act: 3, side: 'away', ms: 12_000 }, { act: 9, side: 'away', ms: 60_000 }, { act: 9, side: 'home', ms: 1_000 }] as const;
  expect(withSpent(view, spent, 3).reserve).toEqual({ home: 130_000, away: 50_000 });
  expect(withSpent(view, spent, 4).reserve).toEqual({ home: 130_000, away: 38_000 });
  expect(withSpent(view, spent, 10).reserve).toEqual({ home: 129_000, away: 0 });
});
