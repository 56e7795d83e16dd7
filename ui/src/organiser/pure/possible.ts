// What is still possible for somebody, in few words: places, and what the next match means.
import type { NeedsView } from '../../wire/NeedsView';
import type { ProspectView } from '../../wire/ProspectView';
import type { StandingRow } from '../../wire/StandingRow';
import type { Until } from '../../wire/Until';
import { t } from '../text';

/** "2", or "1–3"; nothing where nothing can be said. */
export function rangeText(possible: readonly [number, number] | null | undefined): string {
  if (!possible) return '';
  const [best, worst] = possible;
  return best === worst ? String(best) : `${best}–${worst}`;
}

/** "through with a win, out with a loss": what is certain after the next match; nothing where nothing is. */
export function needsWords(needs: NeedsView | null | undefined): string {
  if (!needs) return '';
  const { win, draw, loss } = needs;
  const through = draw?.fate === 'through' ? t('possible.through.draw') : win.fate === 'through' ? t('possible.through.win') : '';
  const out = draw?.fate === 'out' ? t('possible.out.draw') : loss.fate === 'out' ? t('possible.out.loss') : '';
  return [through, out].filter(Boolean).join(', ');
}

/** "2 more wins lead on, 1 more loss is the end": where wins and losses decide, and somebody still plays. */
export function recordWords(row: Pick<StandingRow, 'won' | 'lost' | 'fate' | 'gone'>, until: Until | undefined): string {
  if (until?.kind !== 'record' || row.fate !== 'open' || row.gone) return '';
  return t('possible.record', { wins: Math.max(0, until.wins - row.won), losses: Math.max(0, until.losses - row.lost) });
}

/** "through, 1–2" after one of the results; only the places where nothing leads on. */
export function prospectWords(prospect: ProspectView): string {
  const fate = prospect.fate === 'open' ? '' : t(`possible.${prospect.fate}`);
  const places = prospect.possible ? t(prospect.possible[0] === prospect.possible[1] ? 'possible.place' : 'possible.places', { places: rangeText(prospect.possible) }) : '';
  return [fate, places].filter(Boolean).join(', ') || t('possible.open');
}

/** The results of the next match, with what each means. */
export function waysOf(needs: NeedsView): { readonly way: 'win' | 'draw' | 'loss'; readonly prospect: ProspectView }[] {
  return (['win', 'draw', 'loss'] as const).flatMap((way) => {
    const prospect = needs[way];
    return prospect ? [{ way, prospect }] : [];
  });
}

/** Whether the column says anything: somebody is still open, and something is known. */
export const saysPossible = (rows: readonly StandingRow[]): boolean => rows.some((row) => row.possible != null || row.needs != null);
