// A lock that crosses the other side's in a simultaneous step is counted again; anything else is told as it is.
import { expect, test } from 'vitest';
import { draftOf, turnsOf } from '../../board/draft_sample';
import type { Outcome } from '../../link/live.svelte';
import type { Command } from '../../wire/Command';
import type { DraftDeed } from '../../wire/DraftDeed';
import type { DraftView } from '../../wire/DraftView';
import { keep } from './keep';

const NOW = 1_800_000_000_000;
const lock = (turn: number): DraftDeed => ({ kind: 'lock', turn, seat: 'A', verb: 'ban', choice: { kind: 'hero', hero: 'axe' } });
const refused = (code: string): Outcome => ({ kind: 'refused', reasons: [{ code, text: `${code}.` }] });
const done: Outcome = { kind: 'done', seq: 1, at: NOW };

/** Sends against a server that answers in this order; what was sent comes back with what is told. */
async function told(answers: readonly Outcome[], view: DraftView, deed: DraftDeed): Promise<[string | null, DraftDeed[]]> {
  const sent: DraftDeed[] = [];
  const link = { send: (body: Command): Promise<Outcome> => { if (body.type === 'draft') sent.push(body.deed); return Promise.resolve(answers[sent.length - 1] ?? done); } };
  return [await keep(link, 120, deed, 'no link', () => view), sent];
}

/** Both ban at once; away has locked, home has not. */
function crossed(): DraftView {
  const turns = turnsOf('*b ap', []);
  turns[1] = { side: 'away', verb: 'ban', step: 0, state: 'hidden', by: 'captain', action: 0 };
  return draftOf('*b ap', [], NOW, { turns, turn: 1 });
}

test('what is stored is told as nothing', async () => expect(await told([done], crossed(), lock(1))).toEqual([null, [lock(1)]]));
test('a lock that crossed the other side’s is sent again with the new count', async () => {
  expect(await told([refused('other_turn'), done], crossed(), lock(0))).toEqual([null, [lock(0), lock(1)]]);
});
test('a lock for a turn that is over is not sent again', async () => {
  const next = draftOf('ab bb', ['axe'], NOW);
  expect(await told([refused('other_turn'), done], next, lock(0))).toEqual(['other_turn.', [lock(0)]]);
});
test('what the rules refuse is told at once', async () => expect(await told([refused('against_draft')], crossed(), lock(0))).toEqual(['against_draft.', [lock(0)]]));
test('a server that says so for ever is not asked for ever', async () => {
  const [said, sent] = await told(Array.from({ length: 9 }, () => refused('other_turn')), { ...crossed(), turn: 1 }, lock(0));
  expect([said, sent.length]).toEqual(['other_turn.', 2]);
});
test('without a link nothing is sent', async () => expect((await told([{ kind: 'unsent' }], crossed(), lock(1)))[0]).toBe('no link'));
