// The way of an entrant as the phone tells it: the latest first, what comes next, and where it led.
import { timeOfDay } from '../board/clock';
import { ordinal } from '../board/ordinal';
import type { MeetsView } from '../wire/MeetsView';
import type { WayMatch } from '../wire/WayMatch';
import type { WayStage } from '../wire/WayStage';
import type { WayView } from '../wire/WayView';
import { t } from './words';

export interface Step extends WayMatch {
  readonly id: number;
}

const byPlay = (a: Step, b: Step): number => a.number - b.number || a.id - b.id;
const steps = (way: WayView): Step[] => Object.entries(way.matches).map(([id, match]) => ({ id: Number(id), ...match })).sort(byPlay);
const isPlayed = (step: Step): boolean => step.state === 'over';
/** Not open yet: who comes, or when, is still to be decided. Open ones are the phone's own page. */
const isToCome = (step: Step): boolean => step.state === 'undecided' || step.state === 'void';

/** What was played, the latest first. */
export const played = (way: WayView): readonly Step[] => steps(way).filter(isPlayed).reverse();

/** The next match that nobody can call yet. */
export const toCome = (way: WayView): Step | undefined => steps(way).find(isToCome);

/** How many were won and lost, of those that are known here; none where some are left out. */
export function record(way: WayView): { readonly won: number; readonly lost: number } | undefined {
  if (way.earlier !== undefined) return undefined;
  const of = (went: WayMatch['went']): number => played(way).filter((step) => step.went === went).length;
  return { won: of('won'), lost: of('lost') };
}

/** The stage that says where they are now: the last one they came to. */
export const lastStage = (way: WayView): WayStage | undefined => way.stages[way.stages.length - 1];

/** Whom they meet, in words. */
export function meets(view: MeetsView): string {
  switch (view.kind) {
    case 'known': return view.name;
    case 'winner': return t('winnerOf', { no: view.number });
    case 'loser': return t('loserOf', { no: view.number });
    case 'many': return t('heatOf', { n: view.contenders });
  }
}

/** "14:30", "14:30, over by 15:10", "over by 15:10", "about 14:35" where nobody said when; nothing where nothing is known. */
export function band({ from, until, expected }: Pick<WayMatch, 'from' | 'until' | 'expected'>): string {
  const end = until === undefined ? '' : t('overBy', { time: timeOfDay(until) });
  return [from === undefined ? (expected === undefined ? '' : t('aboutAt', { time: timeOfDay(expected) })) : timeOfDay(from), end].filter(Boolean).join(', ');
}

/** "You share the 5th place of 16." */
export function placeWords(stage: WayStage): string {
  if (stage.place === undefined) return '';
  const place = ordinal(stage.place);
  return stage.shared === undefined ? t('placed', { place, of: stage.entrants }) : t('placedShared', { place, of: stage.entrants });
}

/** What can still come of it: "You can still end 1st to 4th."; nothing where nothing can be said. */
export function possibleWords(stage: WayStage | undefined): string {
  if (!stage?.possible || stage.place !== undefined) return '';
  const [best, worst] = stage.possible;
  return best === worst ? t('certain', { place: ordinal(best) }) : t('possible', { best: ordinal(best), worst: ordinal(worst) });
}
