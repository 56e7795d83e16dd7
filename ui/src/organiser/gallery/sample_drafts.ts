// Drafts in the sample hall: `?drafts`, or `?drafts=held|sealed|maps|…` for the first of them.
import { sampleDraft, sampleLine, samplePool, type DraftWish } from '../../gallery/drafts';
import type { DraftingView } from '../../wire/DraftingView';

const WISHES: Readonly<Record<string, Omit<DraftWish, 'now'>>> = {
  '': { format: 'dota', done: 15 },
  held: { format: 'dota', done: 15, phase: 'held' },
  reserve: { format: 'dota', done: 20, clock: 'reserve' },
  sealed: { format: 'sealed', done: 3, hidden: 'both' },
  swapping: { format: 'lol', done: 20, phase: 'swapping' },
  complete: { format: 'lol', done: 20, phase: 'complete' },
  lineup: { format: 'lol', done: 20, phase: 'swapping', people: 'known' },
  waits: { format: 'dota', done: 7, waits: 'go_on' },
  decide: { format: 'maps', done: 8, waits: 'decide' },
  maps: { format: 'maps', done: 5 },
  long: { format: 'dota', done: 15, names: ['The Extraordinarily Patient Gentlemen XI', 'Verein für gepflegte Netzwerkkultur e. V.'] },
};

/** Puts them into the documents. */
export function sampleDrafts(docs: Map<string, unknown>, now: number, which: string): void {
  const wish = WISHES[which] ?? { format: 'dota', done: 15 };
  const view = { ...sampleDraft({ ...wish, now, isOfficial: true, match: 10026 }), tournament: 1 };
  const state = view.phase.kind === 'complete' ? 'next' : view.phase.kind;
  docs.set('drafts', { drafts: which === 'none' ? {} : {
    10026: { ...sampleLine(26, state, [view.names.home, view.names.away], view.open.map((open) => open.side), view.format.name), game: view.game },
    10027: sampleLine(27, 'running', ['Kryo Nord', 'Salt & Iron'], ['home']),
    10030: sampleLine(30, 'swapping', ['Żubry Podlasie', '雷鳴クラブ']),
    10028: sampleLine(28, 'next', ['Halden Foxes', 'Ночной Дозор']),
    10031: sampleLine(31, 'next', ['The Extraordinarily Patient Gentlemen XI', 'Verein für gepflegte Netzwerkkultur e. V.']),
  } });
  if (which.startsWith('choosing')) {
    docs.set('drafts', { drafts: { 10026: { ...sampleLine(26, 'choosing', which === 'choosing_long' ? ['The Extraordinarily Patient Gentlemen XI', 'Verein für gepflegte Netzwerkkultur e. V.'] : ['Ardent', 'Nebelkrähen'], ['home']), choosing: { how: 'rule', chooser: 'home', sides: ['Radiant', 'Dire'] } } } });
    return;
  }
  docs.set('draft/10026', view);
  docs.set('draft/10027', { ...sampleDraft({ format: 'dota', done: 6, now, clock: 'reserve', isOfficial: true, names: ['Kryo Nord', 'Salt & Iron'], match: 10027 }), tournament: 1, number: 27 });
  docs.set('pool/1/0', samplePool(wish.format));
  docs.set('drafting/1', {
    rules: 1, chain: [{ format: 'cs2-bo3', when: 'series' }, { format: view.format.id, when: 'game' }], formats: [view.format, { ...view.format, id: 'cs2-bo3', name: 'Major veto, best of 3', unverified: true, sides: ['CT', 'T'] }],
    pools: [{ id: 'dota2', name: 'Dota 2', version: '7.40', enabled: 126, heroes: 127 }, { id: 'cs2-maps', name: 'Counter-Strike 2 maps', version: '2026', enabled: 7, heroes: 7 }],
  } satisfies DraftingView);
}
