// From a finger to a clock, a pause or a mark, each with the command that leads back where one does.
import { c } from '../../board/conduct_text';
import type { Tap } from '../../link/queue';
import type { ClockAct } from '../../wire/ClockAct';
import type { ClockKind } from '../../wire/ClockKind';
import type { ClockView } from '../../wire/ClockView';
import type { Command } from '../../wire/Command';
import type { Marks } from '../../wire/Marks';
import type { MatchView } from '../../wire/MatchView';
import type { PauseKind } from '../../wire/PauseKind';
import type { Side } from '../../wire/Side';
import type { Deed } from './taps';

const WHICH = { game: 'game_clock', series: 'series_clock' } as const;

/** A clock with the taps that wait laid over it: it starts and stops where it was tapped. */
export function clockWith(clock: ClockView, kind: ClockKind, waiting: readonly Tap[]): ClockView {
  return waiting.reduce((now, { body, at }): ClockView => {
    if (body.type !== 'set_clock' || body.clock !== kind) return now;
    const gone = now.elapsed + (now.motion === 'runs' ? Math.max(0, at - now.anchor) : 0);
    switch (body.act.kind) {
      case 'start': return { ...now, elapsed: gone, anchor: at, motion: 'runs' };
      case 'stop': return { ...now, elapsed: gone, anchor: at, motion: 'stands' };
      case 'set': return { ...now, elapsed: now.from === undefined ? body.act.shown : now.from - body.act.shown, anchor: at };
    }
  }, clock);
}

export function setClock(match: number, clock: ClockKind, act: ClockAct, time: string): Deed {
  const which = c(WHICH[clock]);
  const note = act.kind === 'set' ? c('clock_set_note', { which, time }) : c(act.kind === 'start' ? 'clock_start_note' : 'clock_stop_note', { which });
  return { match, body: { type: 'set_clock', match, clock, act }, note };
}

export function callPause(match: number, kind: PauseKind, by: Side | null, isGranted: boolean, name: string): Deed {
  const what = c(`pause_${kind}`);
  const body: Command = { type: 'call_pause', match, kind, ...(by === null ? {} : { by }), grant: isGranted ? 'anyway' : 'allowance' };
  return { match, body, note: by === null ? what : c('pause_of', { what, name }), ...(by === null ? {} : { side: by }) };
}

export const ready = (match: number, side: Side, name: string): Deed => ({ match, body: { type: 'ready_to_resume', match, side }, note: c('pause_ready_note', { name }), side });

export const endPause = (match: number): Deed => ({ match, body: { type: 'end_pause', match }, note: c('pause_end') });

/** What is marked of a game, with what waits laid over it. */
export function marksWith(view: MatchView, game: number, waiting: readonly Tap[]): Marks {
  let marks: Marks = view.marks?.[game] ?? {};
  for (const { body } of waiting) if (body.type === 'mark_game' && body.game === game) marks = body.marks;
  return marks;
}

/** Marks without what is empty, so that nothing marked is nothing. */
function whole(marks: Marks): Marks {
  const characters = marks.characters && (marks.characters.home.length > 0 || marks.characters.away.length > 0) ? marks.characters : undefined;
  return { ...(marks.map ? { map: marks.map } : {}), ...(marks.home_side ? { home_side: marks.home_side } : {}), ...(characters ? { characters } : {}) };
}

export function markGame(match: number, game: number, before: Marks, marks: Marks, note: string): Deed {
  return { match, body: { type: 'mark_game', match, game, marks: whole(marks) }, note, undo: { type: 'mark_game', match, game, marks: whole(before) } };
}
