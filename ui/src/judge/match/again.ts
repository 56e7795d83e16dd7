// What may still be done with a stated result on this tablet: open the own one, confirm or reject another judge's. The desk judges the same way.
import type { MatchView } from '../../wire/MatchView';

/** How long a judge may open the own result, milliseconds, as the domain has it. */
export const REOPENED_WITHIN = 120_000;

/** Whether the own result may be opened, for how long, and otherwise why not. */
export type Again =
  | { readonly kind: 'may'; readonly left: number | null }
  | { readonly kind: 'no'; readonly why: 'late' | 'called' | 'other' | 'disputed' | 'void'; readonly number?: number | undefined };

/** `device`: this tablet's public name. `called`: the number of a match that rests on this one and was called. */
export function again(view: MatchView, device: string, now: number, called: number | undefined): Again | null {
  const { card } = view;
  if (card.state === 'disputed') return { kind: 'no', why: 'disputed' };
  if (card.state === 'void') return { kind: 'no', why: 'void' };
  if (card.state === 'reported') return card.report?.device === device ? { kind: 'may', left: null } : { kind: 'no', why: 'other' };
  if (card.state !== 'over') return null;
  if (view.last_change?.device !== device) return { kind: 'no', why: 'other' };
  if (called !== undefined) return { kind: 'no', why: 'called', number: called };
  const left = (card.since ?? 0) + REOPENED_WITHIN - now;
  return left > 0 ? { kind: 'may', left } : { kind: 'no', why: 'late' };
}

/** Whether this tablet is the second one that a report waits for. */
export const mayConfirm = (view: MatchView, device: string): boolean =>
  view.card.state === 'reported' && view.card.report?.waits_for === 'second_judge' && view.card.report.device !== device;
