// Sends a deed of a draft, and says in words why it was not taken.
import { refusalTexts } from '../../board/refusal_text';
import type { LiveLink, Outcome } from '../../link/live.svelte';
import type { DraftDeed } from '../../wire/DraftDeed';
import type { DraftView } from '../../wire/DraftView';

/** Two captains who choose at once are counted one after the other: a lock is sent again with the new count, this often. */
const AGAIN = 2;
const COUNTED = 'other_turn';

/**
 * Null once it is stored, else the reasons. A lock that only came after somebody else's action, while the same turn is still
 * open, is sent again: in a simultaneous step neither side can know what the other does.
 */
export async function keep(link: Pick<LiveLink, 'send'>, match: number, deed: DraftDeed, unsent: string, view: () => DraftView | undefined): Promise<string | null> {
  let asked = deed;
  for (let tries = 0; ; tries += 1) {
    const outcome: Outcome = await link.send({ type: 'draft', match, deed: asked });
    if (outcome.kind === 'done') return null;
    if (outcome.kind === 'unsent') return unsent;
    const now = view();
    const isCounted = outcome.reasons.every((reason) => reason.code === COUNTED);
    if (asked.kind !== 'lock' || !isCounted || tries >= AGAIN || !now || now.turn === asked.turn || !isStillOpen(now, asked)) return refusalTexts(outcome.reasons);
    asked = { ...asked, turn: now.turn };
  }
}

/** Whether the turn for which a lock was meant is open still, and only the other side acted within its step. */
function isStillOpen(view: DraftView, lock: Extract<DraftDeed, { kind: 'lock' }>): boolean {
  const open = view.open.find((one) => one.seat === lock.seat && one.verb === lock.verb);
  if (!open) return false;
  const since = Object.values(view.turns).filter((turn) => turn.action !== undefined && turn.action >= lock.turn);
  const step = Object.values(view.turns).find((turn) => turn.state === 'open')?.step;
  return since.length > 0 && since.every((turn) => turn.side !== open.side && turn.step === step);
}
