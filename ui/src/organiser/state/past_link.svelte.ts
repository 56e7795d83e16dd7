// A link into the past: the same documents as the live one, of one moment that can be moved. It sends nothing.
import { failureText } from '../../board/refusal_text';
import { SvelteMap } from 'svelte/reactivity';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { Audience } from '../../wire/Audience';
import type { EntryRow } from '../../wire/EntryRow';
import type { EntryView } from '../../wire/EntryView';
import type { Moment } from '../../wire/Moment';
import { sameOrNew } from '../pure/same_or_new';
import type { DeskLink, Badges, Enrolled, Hooked, Outcome, Tokened } from './link';

/** Names in one question. */
const NAMES = 64;
/** Documents that only a desk reads, whoever the rest was for. */
const DESK_ONLY = new Set(['screens', 'devices', 'journal']);
/** What is true only while it is true comes from the live link, or not at all. */
const LIVE_ONLY = new Set(['server']);

/** Where the past link stands. */
export interface PastMark {
  readonly entry: EntryRow;
  readonly head: number;
  readonly audience: Audience;
}

export class PastLink implements DeskLink {
  readonly #live: DeskLink;
  readonly #words: { readonly nothing: string; readonly ask: string };
  readonly #docs = new SvelteMap<string, unknown>();
  readonly #followed = new Map<string, number>();
  #fresh = new Set<string>();
  #isPlanned = false;
  #turn = 0;
  #goal: { readonly at: Moment; readonly audience: Audience } | null = null;

  readonly past = true;
  /** Which moment is shown; none until the first has come. */
  mark = $state.raw<PastMark | undefined>();
  isLoading = $state(false);
  /** Why the moment cannot be shown. */
  failure = $state<string>();

  readonly lamp = 'live' as const;
  readonly age = 0;
  readonly rtt = null;
  readonly addresses: string[] = [];
  readonly tampered = false;
  readonly foreign = false;
  readonly farewell = null;
  readonly build = { own: '', server: null };

  constructor(live: DeskLink, words: { readonly nothing: string; readonly ask: string }) {
    this.#live = live;
    this.#words = words;
  }

  get standing(): DeskLink['standing'] {
    return this.#live.standing;
  }

  readonly serverNow = (): number => this.mark?.entry.at ?? this.#live.serverNow();

  /** Goes to a moment. What is shown stays until all that is followed has come. */
  go(at: Moment, audience: Audience): void {
    this.#goal = { at, audience };
    void this.#load([...this.#followed.keys()], 'moved');
  }

  doc<T>(topic: string): T | undefined {
    return LIVE_ONLY.has(topic) ? this.#live.doc<T>(topic) : (this.#docs.get(topic) as T | undefined);
  }

  docs<T>(prefix: string): Map<string, T> {
    return new Map([...this.#docs].filter(([topic]) => topic.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)) as [string, T][]);
  }

  /** What is followed once stays: a moment does not change. */
  follow(topics: string[]): () => void {
    for (const topic of topics) {
      const count = this.#followed.get(topic) ?? 0;
      this.#followed.set(topic, count + 1);
      if (count === 0 && !LIVE_ONLY.has(topic)) this.#fresh.add(topic);
    }
    if (this.#fresh.size > 0 && !this.#isPlanned) {
      this.#isPlanned = true;
      queueMicrotask(() => {
        this.#isPlanned = false;
        const fresh = [...this.#fresh];
        this.#fresh = new Set();
        if (this.mark) void this.#load(fresh, 'more');
      });
    }
    return () => {
      for (const topic of topics) {
        const count = (this.#followed.get(topic) ?? 1) - 1;
        if (count > 0) this.#followed.set(topic, count);
        else this.#followed.delete(topic);
      }
    };
  }

  send(): Promise<Outcome> {
    return Promise.resolve({ kind: 'refused', reasons: [{ code: 'past', text: this.#words.nothing }] });
  }

  personalCodes(): Promise<Badges> {
    return Promise.resolve({ kind: 'failed', code: 'past', text: this.#words.ask });
  }

  enrol(): Promise<Enrolled> {
    return Promise.resolve({ kind: 'failed', code: 'past', text: this.#words.nothing });
  }

  apiToken(): Promise<Tokened> {
    return Promise.resolve({ kind: 'failed', code: 'past', text: this.#words.nothing });
  }

  webhook(): Promise<Hooked> {
    return Promise.resolve({ kind: 'failed', code: 'past', text: this.#words.nothing });
  }

  async ask(body: Ask): Promise<Answer> {
    switch (body.type) {
      case 'history':
        return this.#history(body.match);
      case 'past_view':
      case 'journal_page':
      case 'journal_outline':
      case 'journal_entry':
      // A photo stays as it is.
      case 'view_photos':
        return this.#live.ask(body);
      default:
        return { type: 'failed', code: 'past', text: this.#words.ask };
    }
  }

  /** What was entered about a match up to this moment, newest first. */
  async #history(match: number): Promise<Answer> {
    const seq = this.mark?.entry.seq ?? 0;
    const entries: EntryView[] = [];
    let before: number | undefined = seq + 1;
    while (before !== undefined && entries.length < 100) {
      const answer: Answer = await this.#live.ask({ type: 'journal_page', filter: { match }, before, count: 100 });
      if (answer.type !== 'journal_page') return answer;
      for (const row of answer.page.entries) {
        const isBack = row.taken_back_by !== undefined && row.taken_back_by <= seq;
        entries.push({ seq: row.seq, at: row.at, kind: row.kind, text: row.text, taken_back: isBack, ...(row.author === undefined ? {} : { author: row.author }) });
      }
      before = answer.page.before;
      if (entries.some((entry) => entry.kind === 'draw_stage')) break;
    }
    return { type: 'history', entries };
  }

  /** Asks for documents; those of a new moment replace all at once. */
  async #load(names: readonly string[], why: 'moved' | 'more'): Promise<void> {
    const goal = this.#goal;
    if (!goal) return;
    if (why === 'moved') this.#turn += 1;
    const turn = this.#turn;
    this.isLoading = true;
    const found = new Map<string, unknown>();
    const wanted = names.filter((name) => !LIVE_ONLY.has(name));
    const at = why === 'more' && this.mark ? { kind: 'seq' as const, seq: this.mark.entry.seq } : goal.at;
    const parts = [
      { audience: goal.audience, names: wanted.filter((name) => !DESK_ONLY.has(name)) },
      { audience: 'desk' as const, names: wanted.filter((name) => DESK_ONLY.has(name)) },
    ];
    let mark: PastMark | undefined;
    let moment: Moment = at;
    for (const part of parts) {
      let rest = part.names;
      let isFirst = mark === undefined && part === parts[0];
      while (rest.length > 0 || isFirst) {
        isFirst = false;
        const answer = await this.#live.ask({ type: 'past_view', at: moment, audience: part.audience, topics: rest.slice(0, NAMES) });
        if (turn !== this.#turn) return;
        if (answer.type !== 'past_view') {
          this.failure = answer.type === 'failed' ? failureText(answer) : this.#words.ask;
          this.isLoading = false;
          return;
        }
        const { view } = answer;
        mark ??= { entry: view.entry, head: view.head, audience: goal.audience };
        moment = { kind: 'seq', seq: mark.entry.seq };
        for (const { topic, doc } of view.documents) found.set(topic, doc);
        rest = [...view.left, ...rest.slice(NAMES)];
      }
    }
    this.#show(found, why);
    this.failure = undefined;
    this.isLoading = false;
    if (mark && why === 'moved') this.mark = mark;
    // What was followed while the first moment was on its way.
    if (why === 'moved') {
      const late = [...this.#followed.keys()].filter((name) => !names.includes(name));
      if (late.length > 0) void this.#load(late, 'more');
    }
  }

  #show(found: ReadonlyMap<string, unknown>, why: 'moved' | 'more'): void {
    if (why === 'moved') for (const topic of [...this.#docs.keys()]) if (!found.has(topic)) this.#docs.delete(topic);
    for (const [topic, doc] of found) {
      const known = this.#docs.get(topic);
      const next = sameOrNew(known, doc);
      if (next !== known) this.#docs.set(topic, next);
    }
  }
}
