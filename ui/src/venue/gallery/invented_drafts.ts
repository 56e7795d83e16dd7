// Drafts for the gallery of venue screens: each state that people see in the hall, by name.
import { sampleDraft, sampleLine, samplePool, type DraftWish } from '../../gallery/drafts';
import { NOON } from './invented';

const LONG = ['The Extraordinarily Patient Gentlemen XI', 'Verein für gepflegte Netzwerkkultur e. V.'] as const;
const WISHES: Readonly<Record<string, Omit<DraftWish, 'now'>>> = {
  turn: { format: 'dota', done: 15 },
  tenths: { format: 'dota', done: 12, clock: 'tenths' },
  reserve: { format: 'dota', done: 20, clock: 'reserve' },
  opens: { format: 'dota', done: 8, clock: 'opens' },
  begins: { format: 'dota', done: 0 },
  held: { format: 'dota', done: 15, phase: 'held' },
  waits: { format: 'dota', done: 7, waits: 'go_on' },
  swapping: { format: 'lol', done: 20, phase: 'swapping' },
  complete: { format: 'dota', done: 24, phase: 'complete' },
  lineup: { format: 'dota', done: 24, phase: 'complete', people: 'named' },
  sealed: { format: 'sealed', done: 3, hidden: 'both' },
  fearless: { format: 'lol', done: 9 },
  maps: { format: 'maps', done: 5 },
  maps_side: { format: 'maps', done: 3 },
  maps_over: { format: 'maps', done: 9, phase: 'complete' },
  maps_five: { format: 'maps5', done: 4 },
  stages: { format: 'stages', done: 2 },
};
export const DRAFTED: readonly string[] = Object.keys(WISHES);

/** The documents with a draft in them; `before` and `none`: one that could begin, and nothing. */
export function drafted(docs: ReadonlyMap<string, unknown>, how: string, isLong: boolean): Map<string, unknown> {
  const wish = WISHES[how];
  const all = new Map(docs);
  const names = isLong ? LONG : (['Ardent', 'Nebelkrähen'] as const);
  all.set('drafts', { drafts: how === 'none' ? {} : { 26: sampleLine(26, wish ? 'running' : 'next', names) } });
  if (wish) {
    all.set('draft/26', sampleDraft({ ...wish, now: NOON, names }));
    all.set('pool/1/0', samplePool(wish.format));
  }
  return all;
}
