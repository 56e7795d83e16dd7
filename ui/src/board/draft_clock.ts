// The clocks of a draft from their anchors: the shown time of a turn, then the reserve; nothing ticks in a message.
import type { DraftView } from '../wire/DraftView';
import type { Side } from '../wire/Side';
import { openOf, turnOf } from './draft';

/** What runs for a side: nothing, the shown time, or the reserve; `over` is the grace that nobody is shown. */
export type Runs = 'nothing' | 'shown' | 'reserve' | 'over';

/** The clocks of one side at a moment. */
export interface SideClock {
  readonly runs: Runs;
  /** What is left of the turn's shown time, milliseconds. */
  readonly shown: number;
  /** What is left of the reserve, milliseconds. */
  readonly reserve: number;
}

/** The clocks of a side, at the server's time. */
export function clockOf(view: DraftView, side: Side, now: number): SideClock {
  const open = openOf(view, side);
  const reserve = view.reserve[side];
  if (!open || view.phase.kind === 'swapping' || view.phase.kind === 'complete') return { runs: 'nothing', shown: 0, reserve };
  if (view.phase.kind === 'held' || open.shown_until === undefined) {
    const left = Math.max(0, open.left_ms ?? 0);
    const elapsed = view.phase.kind === 'held' ? view.phase.elapsed : 0;
    const spent = left > 0 ? 0 : Math.max(0, elapsed - view.format.turn_ms);
    return { runs: 'nothing', shown: left, reserve: Math.max(0, reserve - spent) };
  }
  const from = view.phase.kind === 'running' ? Math.max(now, view.phase.opens) : now;
  const left = open.shown_until - from;
  if (left > 0) return { runs: from > now ? 'nothing' : 'shown', shown: left, reserve };
  const rest = Math.max(0, reserve + left);
  return { runs: rest > 0 ? 'reserve' : 'over', shown: 0, reserve: rest };
}

/** The side whose clock stands in the middle: the own where its turn is open, else the one that acts. */
export function watched(view: DraftView, own: Side | null): Side | null {
  const turn = turnOf(view);
  if (turn === 'both') return own ?? 'home';
  return turn;
}

/** How long a page may wait before it draws the clocks again, milliseconds: often under ten seconds. */
export function drawAgain(view: DraftView, now: number): number {
  const clocks = (['home', 'away'] as const).map((side) => clockOf(view, side, now)).filter((clock) => clock.runs !== 'nothing');
  const least = Math.min(...clocks.map((clock) => (clock.runs === 'shown' ? clock.shown : clock.reserve)));
  return Number.isFinite(least) && least < 11_000 ? 100 : 250;
}
