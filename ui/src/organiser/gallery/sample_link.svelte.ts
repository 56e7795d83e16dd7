// A link without a server: answers from the sample hall, accepts every command, changes nothing.
import { arrangeHall, holdBack } from './sample_floor';
import { sampleClosing } from './sample_closing';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { Chosen } from '../../wire/Chosen';
import type { Command } from '../../wire/Command';
import type { EntrantsView } from '../../wire/EntrantsView';
import type { EntryView } from '../../wire/EntryView';
import type { FloorView } from '../../wire/FloorView';
import type { Fix } from '../../wire/Fix';
import type { Hindrance } from '../../wire/Hindrance';
import type { MatchCard } from '../../wire/MatchCard';
import type { MeritView } from '../../wire/MeritView';
import type { PhotoView } from '../../wire/PhotoView';
import type { ProposedSeed } from '../../wire/ProposedSeed';
import type { SeedBasis } from '../../wire/SeedBasis';
import type { StageView } from '../../wire/StageView';
import type { Standing } from '../../wire/Standing';
import type { WaveView } from '../../wire/WaveView';
import { bestOf } from '../pure/format';
import { nextToCall } from '../pure/times';
import type { DeskLink, Badges, Enrolled, Hooked, Outcome, Tokened } from '../state/link';
import { sampleArrivals } from './sample_arrivals';
import { sampleDrafts } from './sample_drafts';
import { sampleCorrection } from './sample_correction';
import { sampleFinished, sampleHints } from './sample_finished';
import { sampleFewer } from './sample_day';
import { sampleFigures } from './sample_figures';
import { NOW, sampleDocs } from './sample_hall';
import { samplePast } from './sample_past';
import { sampleShelf } from './sample_shelf';
import { addTables } from './sample_tables';

export class SampleLink implements DeskLink {
  readonly lamp;
  readonly age;
  readonly rtt = 2;
  readonly standing: Standing = { kind: 'admitted', number: 15, name: 'Lena', role: 'desk', scope: { kind: 'everything' } };
  readonly addresses = ['lanista.local:7420'];
  readonly tampered = false;
  readonly foreign = false;
  readonly farewell = null;
  readonly build = { own: 'a1b2c3d4', server: 'a1b2c3d4' };
  /** What was sent, the last at the end; checks read it. */
  readonly sent: Command[] = [];
  readonly #docs: Map<string, unknown>;
  readonly #asked: URLSearchParams;
  readonly #start = performance.now();

  constructor(asked: URLSearchParams) {
    this.#asked = asked;
    this.lamp = asked.has('lost') ? ('lost' as const) : ('live' as const);
    this.age = asked.has('lost') ? 134_000 : 300;
    this.#docs = asked.has('empty') ? emptyDocs() : withTables(sampleDocs(Number(asked.get('size') ?? 29)), asked);
    if (asked.has('hall')) this.#docs.set('floor', arrangeHall(this.#docs.get('floor') as FloorView, Number(asked.get('hall')) || 24));
    if (asked.has('held')) holdBack(this.#docs.get('floor') as FloorView, NOW + 47_000);
    if (asked.has('alert')) this.#docs.set('screens', { ...(this.#docs.get('screens') as object), alert: { text: 'Leave the hall by the nearest exit. Meet at the car park.', at: NOW - 65_000 } });
    if (asked.has('message')) {
      this.#docs.set('message', { text: 'Lunch until 14:00. The next matches are called then.', at: NOW - 340_000 });
      this.#docs.set('message/3', { text: 'استراحة\n'.repeat(12), at: NOW - 20_000 });
    }
    if (asked.has('arrivals')) sampleArrivals(this.#docs, NOW, asked.get('arrivals') ?? '');
    if (asked.has('drafts')) sampleDrafts(this.#docs, NOW, asked.get('drafts') ?? '');
    if (asked.has('finished')) this.#docs.set('hints/10026', sampleHints());
    if (asked.has('seeded')) addMerits(this.#docs, asked.get('seeded') === 'places');
  }

  /** `?silent` lets time run twenty times as fast, so that what takes long is soon seen. */
  readonly serverNow = (): number => NOW + (performance.now() - this.#start) * (this.#asked.has('silent') ? 60 : 1);

  doc<T>(topic: string): T | undefined {
    if (topic.startsWith('match/')) return this.#match(Number(topic.slice(6))) as T | undefined;
    return this.#docs.get(topic) as T | undefined;
  }

  docs<T>(prefix: string): Map<string, T> {
    return new Map([...this.#docs].filter(([topic]) => topic.startsWith(prefix)) as [string, T][]);
  }

  follow(): () => void {
    return () => undefined;
  }

  send(body: Command): Promise<Outcome> {
    this.sent.push(body);
    return Promise.resolve(
      body.type === 'discard_draw'
        ? { kind: 'refused', reasons: [{ code: 'has_begun', text: 'Match 4 has begun.' }, { code: 'has_begun', text: 'Match 7 has begun.' }] }
        : { kind: 'done', seq: 413, at: NOW },
    );
  }

  ask(body: Ask): Promise<Answer> {
    const past = samplePast(body, this.#docs);
    if (past) return Promise.resolve(past);
    const finished = sampleFinished(body, NOW, this.#asked.get('finished'));
    if (finished) return Promise.resolve(finished);
    const shelf = sampleShelf(body, this.#asked.get('shelf'));
    if (shelf) return Promise.resolve(shelf);
    if (body.type === 'history') {
      const card = [...this.docs<{ matches: Record<number, MatchCard> }>('').values()].map((view) => view.matches?.[body.match]).find((one) => one !== undefined);
      const name = (side: 'home' | 'away'): string => (card && this.#entrantOn(card, side)?.name) ?? 'an entrant';
      const texts = ['called to station 2', 'taken by Aylin', `: game 1 to ${name('home')}`, `: game 2 to ${name('away')}`, 'held: keyboard changed', 'goes on'].map((text) => `Match ${card?.number ?? 0}${/^:/.test(text) ? '' : ' '}${text}`);
      const entries = texts.map((text, i): EntryView => ({ seq: 390 + i, at: NOW - (20 - i * 3) * 60_000, kind: 'score_game', text, author: 'Tablet 04, Aylin', taken_back: false }));
      return Promise.resolve({ type: 'history', entries });
    }
    if (body.type === 'foresee') {
      const names = ['Owls', 'The Extraordinarily Patient Gentlemen XI', 'Hen'];
      const sentences = ['Somebody has left the tournament', ...names.map((name, i) => `Match ${12 + i} won by ${name} by walkover, against Fox`)];
      return Promise.resolve({ type: 'foreseen', reasons: [], sentences, more: 0, stages: [{ stage: 110, unplayed: 3, cancelled: 0, voided: 0, slots: 0, reopened: 0 }] });
    }
    if (body.type === 'closing') return Promise.resolve({ type: 'closing', closing: sampleClosing(NOW) });
    if (body.type === 'fewer_games') return Promise.resolve({ type: 'fewer_games', rounds: sampleFewer() });
    if (body.type === 'wave') return Promise.resolve({ type: 'wave', wave: this.#wave(body.stage, body.stations) });
    if (body.type === 'measures') return Promise.resolve({ type: 'measures', measures: sampleFigures(body.after, NOW) });
    if (body.type === 'foresee_correction') return this.#foreseen(body);
    if (body.type === 'seed_sources') return Promise.resolve(this.#seedSources());
    if (body.type === 'seed_proposal') return Promise.resolve(this.#seedProposal(body.tournament, body.basis, body.part));
    return Promise.resolve(body.type === 'view_photos' || body.type === 'import_ticket' || body.type === 'ratings_ticket' || body.type === 'drafts_ticket' || body.type === 'file' ? { type: 'ticket', ticket: 'sample' } : { type: 'fine' });
  }

  /** The next of a stage at the stations, and two that are left out. */
  #wave(stage: number, stations: readonly number[]): WaveView {
    const ready = nextToCall([...this.docs<{ matches: Record<number, MatchCard> }>(`stage/${stage}/round/`).values()].flatMap((view) => Object.values(view.matches)), undefined);
    const calls = ready.slice(2).map((card, i) => ({ match: card.id, ...(stations[i] === undefined ? {} : { station: stations[i] }) }));
    const because: Hindrance[][] = [[{ kind: 'busy', name: 'The Extraordinarily Patient Gentlemen XI', number: 31, match: 10031, doing: 'plays' }, { kind: 'rests', until: NOW + 420_000 }], [{ kind: 'kept_back' }]];
    return { calls: stations.length === 0 ? calls : calls.slice(0, stations.length), left_out: ready.slice(0, 2).map((card, i) => ({ match: card.id, because: because[i] ?? [] })) };
  }

  /** `?badges=slow` takes its time, `?badges=failed` cannot say. */
  async personalCodes({ tournament }: Extract<Ask, { type: 'personal_codes' | 'renew_code' }>): Promise<Badges> {
    const how = this.#asked.get('badges');
    if (how === 'slow') await new Promise((done) => setTimeout(done, 60_000));
    if (how === 'failed') return { kind: 'failed', code: 'ending', text: 'The server is ending.' };
    const badges = Array.from({ length: 600 }, (_, i) => ({ entrant: tournament * 10_000 + i + 1, phones: i % 3, typed: 'K7P2MX', fragment: `k=${i < 2 ? 'AAECAwQFBgcICQoLDA0ODw' : `AAECAwQFBgcICQoLDA${String(1_000 + i)}`}&s=kTq0x7gJ2mB4pVfZ` }));
    return { kind: 'badges', parts: 1, badges };
  }

  enrol(wish: { readonly count: number }): Promise<Enrolled> {
    return Promise.resolve({ kind: 'enrolled', expires: this.serverNow() + 216_000, codes: Array.from({ length: wish.count }, (_, i) => ({ enrolment: `e${i + 1}`, fragment: `k=${i < 2 ? 'AAECAwQFBgcICQoLDA0ODw' : `AAECAwQFBgcICQoLDA${String(1_000 + i)}`}&s=kTq0x7gJ2mB4pVfZ` })) });
  }

  apiToken(): Promise<Tokened> {
    return Promise.resolve({ kind: 'token', token: 'q0fC1mT3v8sYpZ6xWb2nLk9dRj5hGe7u', device: 'kTq0x7gJ2mB4pVfZ' });
  }

  webhook(): Promise<Hooked> {
    return Promise.resolve({ kind: 'webhook', webhook: 'kTq0x7gJ', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
  }

  /** `?foresee=slow` takes its time, `?foresee=failed` cannot say. */
  async #foreseen({ fix, choices }: { readonly fix: Fix; readonly choices: readonly Chosen[] }): Promise<Answer> {
    const how = this.#asked.get('foresee');
    if (how === 'slow') await new Promise((done) => setTimeout(done, 60_000));
    if (how === 'failed') return { type: 'failed', code: 'ending', text: 'The server is ending.' };
    const cards = new Map([...this.docs<{ matches: Record<number, MatchCard> }>('stage/')].filter(([topic]) => topic.includes('/round/')).flatMap(([, view]) => Object.values(view.matches)).map((card) => [card.id, card]));
    const names = new Map([...this.docs<EntrantsView>('tournament/').values()].flatMap((view) => Object.values(view.entrants ?? {})).map((one) => [one.id, one.name]));
    return { type: 'correction', correction: sampleCorrection(cards, fix, choices, NOW, (entrant) => names.get(entrant) ?? '') };
  }

  /** `?seeding=none` has nothing to go by, `?seeding=failed` cannot say. */
  #seedSources(): Answer {
    if (this.#asked.get('seeding') === 'failed') return { type: 'failed', code: 'ending', text: 'The server is ending.' };
    if (this.#asked.get('seeding') === 'none') return { type: 'seed_sources', sources: { tournaments: [] } };
    const ids = Object.keys((this.#docs.get('gathering') as { tournaments: Record<string, unknown> }).tournaments).map(Number);
    return { type: 'seed_sources', sources: { file: { source: 'Winterliga 2025-26, alle Ergebnisse.csv', names: 212 }, tournaments: ids.map((id, i) => ({ tournament: id, results: 12 + 7 * i, over: i !== 1 })) } };
  }

  #seedProposal(tournament: number, basis: SeedBasis, part: number): Answer {
    const all = [...this.docs<EntrantsView>(`tournament/${tournament}/entrants/`).values()].flatMap((view) => Object.values(view.entrants)).sort((a, b) => a.seed - b.seed);
    const strength = (seed: number): number => 1_980 - 11 * ((seed * 7) % all.length) - seed;
    const isKnown = (seed: number): boolean => seed % 5 !== 3;
    const order = [...all].sort((a, b) => Number(isKnown(b.seed)) - Number(isKnown(a.seed)) || (isKnown(a.seed) ? strength(b.seed) - strength(a.seed) : a.seed - b.seed));
    const rows = order.map((one, i): ProposedSeed => {
      if (!isKnown(one.seed)) return { entrant: one.id, was: one.seed };
      const merit: MeritView = basis.by === 'places' ? { kind: 'place', tournament: basis.tournament, place: i + 1 } : { kind: 'rating', rating: strength(one.seed), deviation: 48 + ((one.seed * 13) % 160), results: (one.seed * 5) % 23 };
      return { entrant: one.id, was: one.seed, merit };
    });
    return { type: 'seed_proposal', proposal: { digest: 'sample', parts: Math.ceil(rows.length / 512), rows: rows.slice(part * 512, (part + 1) * 512) } };
  }

  #entrantOn(card: MatchCard, side: 'home' | 'away'): EntrantsView['entrants'][number] | null {
    const slot = card.slots[side];
    if (slot.kind !== 'taken') return null;
    const parts = [...this.docs<EntrantsView>(`tournament/${card.tournament}/entrants/`).values()];
    return parts.map((part) => part.entrants[slot.entrant]).find((one) => one !== undefined) ?? null;
  }

  #match(id: number): unknown {
    for (const [topic, view] of this.#docs) {
      const card = topic.includes('/round/') ? (view as { matches: Record<number, MatchCard> }).matches[id] : undefined;
      if (!card) continue;
      const games = [{ number: 1, score: { home: 31, away: 18 }, winner: 'home' }, { number: 2, score: { home: 12, away: 27 }, winner: 'away' }, { number: 3, score: { home: 9, away: 11 } }];
      return {
        card, tournament_name: 'Dota 2 Captains', title: 'Dota 2', entrants: { home: this.#entrantOn(card, 'home'), away: this.#entrantOn(card, 'away') }, series: bestOf(3), rule: { kind: 'points' }, vocabulary: 'neutral', games: card.state === 'live' ? games : [],
        blocked_by: [], ...(card.state === 'called' ? { walkovers_in_row: { home: 0, away: 2 } } : {}), ...(card.state === 'held' ? { held: 'Waits for a ruling: the sides were swapped.' } : {}),
        ...(card.station === 2 && card.state === 'called' ? { go_light: { producer: this.#asked.get('light') === 'go', judge: this.#asked.has('light') } } : {}),
        ...(card.state === 'disputed' ? { photos: samplePhotos() } : {}),
        ...(card.holder === undefined ? {} : { lease: { device: `d${card.holder}`, number: card.holder, name: 'Aylin', since: NOW - 900_000 } }),
      };
    }
    return undefined;
  }
}

/** Three photos of a dispute; the checks answer for their bytes. */
function samplePhotos(): PhotoView[] {
  const by = ['Phone 41, Sechs Richtige', 'Phone 42, Лесной Дозор', 'Tablet 03, Håkon'];
  return by.map((who, i) => ({ sha256: String(i).repeat(43), kind: 'jpeg', bytes: 1_900_000, at: NOW - (i + 1) * 47_000, by: who }));
}

/** As if the last tournament had been seeded by rating: `?seeded`, or by places: `?seeded=places`. */
function addMerits(docs: Map<string, unknown>, byPlaces: boolean): void {
  for (const [topic, view] of docs) {
    if (!topic.startsWith('tournament/4/entrants/')) continue;
    for (const one of Object.values((view as EntrantsView).entrants)) {
      if (one.seed > 13) continue;
      one.merit = byPlaces ? { kind: 'place', tournament: 1, place: one.seed } : { kind: 'rating', rating: 1_980 - 31 * one.seed, deviation: 48 + one.seed * 9, results: (one.seed * 5) % 23 };
    }
  }
}

function emptyDocs(): Map<string, unknown> {
  const docs = sampleDocs(4);
  const kept = new Map<string, unknown>([['gathering', { name: '', tournaments: {} }], ['floor', { stations: {} }], ['dispatch', { dispatching: { automatic: false, settle: 60 }, places: {}, calls: {}, waiting: {}, all_calls: 0, all_waiting: 0, ends: {} }], ['screens', { screens: {} }], ['journal', { head: 0, entries: {} }], ['server', docs.get('server')]]);
  kept.set('devices', { devices: {}, waiting: {}, enrolments: {}, alarms: {}, phones: 0 });
  return kept;
}

/** Changes of places in the third tournament, which everybody sees: `?moves`. Or in its draft, with club-mates who meet at once: `?moves=draft`. */
function withMoves(docs: Map<string, unknown>): void {
  const view = docs.get('stage/30') as StageView;
  const cards = [...docs].filter(([topic]) => topic.startsWith('stage/30/round/upper/1/')).flatMap(([, doc]) => Object.values((doc as { matches: Record<number, MatchCard> }).matches));
  const [one, other] = cards.flatMap(({ slots }) => (slots.home.kind === 'taken' && slots.away.kind === 'taken' ? [slots.home.entrant] : []));
  const isDraft = new URLSearchParams(location.search).get('moves') === 'draft';
  const match = cards.find(({ slots }) => slots.away.kind === 'taken')?.id ?? 0;
  const made = { one: one ?? 0, other: other ?? 0, reason: 'They share a car and would meet at once' };
  docs.set('stage/30', { ...view, published: !isDraft, hidden: isDraft, moves: [{ ...made, planned: !isDraft }], ...(isDraft ? { mates: [{ match, club: 'Nordlicht e.V.', because: { kind: 'too_many', count: 14, pairs: 12 } }, { match, group: 2, because: { kind: 'places' } }] } : {}) });
}

/** Tournaments with tables, for pages that ask for them: `?tables`, or `?tables=1000` entrants in the first. */
function withTables(docs: Map<string, unknown>, asked: URLSearchParams): Map<string, unknown> {
  if (asked.has('moves')) withMoves(docs);
  if (asked.has('tables')) addTables(docs, NOW, Number(asked.get('tables')) || undefined);
  return docs;
}
