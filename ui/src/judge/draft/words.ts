// The words of a draft for officials, and who is let say them.
import { judgeDraft } from '../../text/en/judge_draft';
import { translator } from '../../text/t';
import type { DraftNote } from '../../wire/DraftNote';
import type { DraftSeat } from '../../wire/DraftSeat';
import type { DraftView } from '../../wire/DraftView';
import type { Side } from '../../wire/Side';
import { across } from '../../board/draft';

export const jd = translator({ judgeDraft });

/** Seat A acts first. */
export const sideOf = (view: Pick<DraftView, 'first'>, seat: DraftSeat): Side => (seat === 'A' ? view.first : across(view.first));
export const seatOf = (view: Pick<DraftView, 'first'>, side: Side): DraftSeat => (side === view.first ? 'A' : 'B');

/** A length of time as it is added: "30 s", "2 min". */
export const timeWords = (ms: number): string => (ms % 60_000 === 0 ? jd('time_min', { n: ms / 60_000 }) : jd('time_s', { n: Math.round(ms / 1_000) }));

/** What an official did, in words. */
export function noteWords(note: DraftNote, view: Pick<DraftView, 'first' | 'names'>): string {
  const { what } = note;
  if (what.kind === 'time_added') return jd('note_time_added', { time: timeWords(what.ms), name: view.names[sideOf(view, what.seat)] });
  if (what.kind === 'stepped_back') return jd('note_stepped_back', { n: what.to + 1 });
  if (what.kind === 'lineup_corrected') return jd('note_lineup_corrected', { name: view.names[what.side] });
  return jd(`note_${what.kind}`);
}
