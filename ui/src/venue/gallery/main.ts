// Starts the gallery of venue screens: ?layout=bracket&n=16&kind=double|swiss|over|major|groups|league|gsl|heats|trial|scores&heats=4&heat=held&share=.5&names=long&state=stale|hold|back|none&page=2&pick=live&message=short|long|whole|rtl; layout=draft&draft=turn|held|sealed|maps|…; layout=matches|station|champion|progress|schedule&plan=one|many|clock|sponsors; &alert; &frozen; layout=calls|stations&floor=usual|many|idle|empty&stations=16; overlay=scorebug|lower_third|match_card|bracket|standings|upcoming|winner&stream=usual|none|over|one|…&pick=live
import '../../base.css';
import '../hall.css';
import './backdrop.css';
import { mount } from 'svelte';
import type { GatheringView } from '../../wire/GatheringView';
import type { Layout } from '../../wire/Layout';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import type { ScreenOwnView } from '../../wire/ScreenOwnView';
import { speakOwn } from '../../text/language.svelte';
import { languages } from '../languages';
import { readOverlay } from '../overlay';
import Root from '../Root.svelte';
import { FakeLink } from './fake.svelte';
import { documents, NOON } from './invented';
import { clocked } from './invented_clocks';
import { drafted } from './invented_drafts';
import { FLOORS, floored } from './invented_floor';
import { heatDocuments, isHeatsKind, moreOf } from './invented_heats';
import { inventedLeaders } from './invented_leaders';
import { planned } from './invented_plan';
import { streamed } from './invented_stream';
import { isTableKind, tableDocuments } from './invented_tables';

const query = new URLSearchParams(location.search);
const asked = query.get('kind');
const docs = isHeatsKind(asked) ? heatDocuments(asked, Number(query.get('n') ?? 16), Number(query.get('heats') ?? 1), query.get('names') === 'long', query.get('heat')) : asked !== null && isTableKind(asked) ? tableDocuments(asked, Number(query.get('n') ?? 16), Number(query.get('share') ?? 0.5), query.get('names') === 'long') : documents({
  entrants: Number(query.get('n') ?? 16),
  kind: query.get('kind') === 'single' ? 'single' : 'double',
  share: Number(query.get('share') ?? 0.5),
  isLong: query.get('names') === 'long',
});

/** The first match in a state, or the final. */
function pick(state: string): number {
  const cards = [...docs].filter(([topic]) => topic.startsWith('stage/7/round/')).flatMap(([, doc]) => Object.values((doc as { matches: Record<string, MatchCard> }).matches));
  return (cards.find((card) => card.state === state) ?? cards.find((card) => card.group === 'final') ?? cards[0])?.id ?? 0;
}
/** Matches in a state first, then those that are over. */
function cardIds(state: string): number[] {
  const cards = [...docs].filter(([topic]) => topic.startsWith('stage/7/round/')).flatMap(([, doc]) => Object.values((doc as { matches: Record<string, MatchCard> }).matches));
  const ids = cards.filter((card) => card.slots.home.kind === 'taken' && card.slots.away.kind === 'taken').sort((a, b) => Number(b.state === state) - Number(a.state === state) || a.id - b.id).map((card) => card.id);
  return ids;
}
/** `as=void`: the picked match in another state. */
const asState = query.get('as');
if (asState !== null) {
  const id = pick(query.get('pick') ?? 'live');
  const turn = (card: MatchCard): MatchCard => (card.id === id ? { ...card, ...(asState === 'uncounted' ? { void: true } : { state: asState as MatchCard['state'] }) } : card);
  for (const [topic, doc] of docs) {
    if (topic.includes('/round/')) docs.set(topic, { matches: Object.fromEntries(Object.entries((doc as { matches: Record<string, MatchCard> }).matches).map(([key, card]) => [key, turn(card)])) });
    if (topic === `match/${id}`) docs.set(topic, { ...(doc as MatchView), card: turn((doc as MatchView).card), ...(asState === 'held' ? { held: 'Network at station 1, both sides agreed to wait' } : {}) });
  }
  if (asState !== 'uncounted') query.set('pick', asState);
}
if (query.has('crown')) {
  const gathering = docs.get('gathering') as GatheringView;
  docs.set('gathering', { ...gathering, tournaments: Object.fromEntries(Object.entries(gathering.tournaments).map(([id, one]) => [id, { ...one, phase: 'over' }])) });
}
const layouts: Record<string, Layout> = {
  draft: { kind: 'draft' },
  leaders: { kind: 'draft_leaders', tournament: 1 },
  calls: { kind: 'calls' },
  stations: { kind: 'stations' },
  matches: { kind: 'matches', matches: cardIds('live').slice(0, Number(query.get('several') ?? 4)) },
  station: { kind: 'station', station: Number(query.get('station') ?? 1) },
  champion: { kind: 'champion', tournament: Number(Object.keys((docs.get('gathering') as GatheringView | undefined)?.tournaments ?? {})[0] ?? 1) },
  progress: { kind: 'progress' },
  schedule: { kind: 'schedule' },
  clock: { kind: 'clock', title: query.get('title') ?? '', ...(query.has('left') ? { until: NOON + Number(query.get('left')) * 1_000 } : {}) },
  sponsors: { kind: 'sponsors' },
  playlist: { kind: 'playlist', playlist: 1 },
  number: { kind: 'number' },
  blank: { kind: 'blank' },
  bracket: { kind: 'bracket', stage: Number(query.get('stage') ?? 7) },
  standings: { kind: 'standings', stage: 7 },
  match: { kind: 'match', match: isHeatsKind(asked) ? 200 + Math.min(2, Number(query.get('heats') ?? 1)) : pick(query.get('pick') ?? 'live') },
};
if (query.has('leaders')) docs.set('draft_leaders/1', inventedLeaders(query.get('leaders') ?? '', query.get('names') === 'long'));
const state = query.get('state');
if (readOverlay(location.search)) document.documentElement.classList.add('overlay', ...(query.has('backdrop') ? ['backdrop'] : []));
const floor = FLOORS.find((how) => how === query.get('floor'));
/** The match of a stream, as its station has it. */
const onStream = query.get('stream');
const withStream = (all: Map<string, unknown>): Map<string, unknown> => (onStream === null ? all : streamed(all, pick(query.get('pick') ?? 'live'), onStream, query.get('names') ?? ''));
/** The day as it is planned. */
const plan = query.get('plan');
const withPlan = (all: Map<string, unknown>): Map<string, unknown> => (plan === null ? all : planned(all, plan, query.get('names') === 'long'));
const link = new FakeLink(state === 'none' ? new Map() : drafted(withPlan(withStream(clocked(floor ? floored(docs, floor, Number(query.get('stations') ?? 16)) : docs, pick('live'), query.get('clock') ?? ''))), query.get('draft') ?? 'turn', query.get('names') === 'long'), layouts[query.get('layout') ?? 'bracket'] ?? { kind: 'number' });
/** What the desk may write: a word, some lines, as much as fits into a message, a text from right to left. */
const messages: Record<string, string> = {
  short: 'Lunch until 14:00',
  long: 'The network on stations 9 to 16 is down.\nMatches there are on hold: your clocks stand still, nobody loses one.\n\nPlease stay at your places. We call you when it goes on, at about 15:20.',
  whole: Array.from({ length: 180 }, (_, i) => `${i + 1}. Donaudampfschifffahrtsgesellschaft v Die unaufhaltsamen Gemüsehändler, station ${1 + (i % 24)}`).join('\n'),
  rtl: 'استراحة الغداء حتى الساعة 14:00',
};
if (query.has('far') || query.has('alert') || query.has('frozen') || query.has('sponsors')) {
  const own = link.doc<ScreenOwnView>('screen/17') as ScreenOwnView;
  link.put('screen/17', {
    ...own,
    ...(query.has('far') ? { sight: { height: 200, distance: Number(query.get('far')) } } : {}),
    ...(query.has('frozen') ? { frozen: NOON - 130_000 } : {}),
    ...(query.has('sponsors') ? { sponsors: { 'North Sea Beverages': 'a', Zweite: 'b' } } : {}),
    ...(query.has('alert') ? { alert: { at: NOON, text: query.get('alert') === 'long' ? (messages['long'] ?? '') : 'Leave the hall by the nearest exit. Meet at the car park.' } } : {}),
  });
}
const message = messages[query.get('message') ?? ''];
if (message !== undefined) link.docsNow = new Map([...link.docsNow, ['message', { text: message, at: 0 }]]);
if (state === 'none') {
  link.standing = null;
  link.lamp = 'connecting';
}
if (state === 'stale' || state === 'back') {
  link.age = 7_000;
  link.lamp = 'stale';
  if (state === 'back') {
    setTimeout(() => {
      link.age = 0;
      link.lamp = 'live';
    }, 1_500);
  }
}
if (query.get('state') === 'more') {
  setTimeout(() => link.put('match/201', moreOf(link.doc<MatchView>('match/201') as MatchView)), 400);
}
Object.assign(window, { link });
const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
void speakOwn(languages).then(() => mount(Root, { target: place, props: { link, lastNumber: state === 'none' && query.has('last') ? 17 : undefined, remember: () => {} } }));
