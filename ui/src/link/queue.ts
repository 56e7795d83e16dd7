// A judge's taps between the finger and the server's disk: kept over reloads, sent in order, exactly once, never dropped silently.
import type { Command } from '../wire/Command';
import type { Expect } from '../wire/Expect';
import type { MatchView } from '../wire/MatchView';
import type { Reason } from '../wire/Reason';
import type { Side } from '../wire/Side';
import { randomBytes, toBase64url } from './bytes';
import type { Outcome } from './outbox';
import type { Table } from './store';

/** A command about one match, as a person gave it. */
export interface Tap {
  readonly kind: 'tap';
  /** The command's id, also when it is sent again. */
  readonly id: string;
  /** Order of this device's taps. */
  readonly n: number;
  readonly match: number;
  readonly body: Command;
  readonly expect: Expect | null;
  /** Server time of the tap, milliseconds since 1970. */
  readonly at: number;
  /** Words for people, such as "+1 Fox". */
  readonly note: string;
  /** The side it was for, if it was for one. */
  readonly side: Side | null;
  /** The command that states the match as it was before; none where nothing leads back. */
  readonly undo: Command | null;
  /** The tap that this one takes back. */
  readonly undoes: string | null;
  /** The server may know it: it was given to a socket once. */
  readonly sent: boolean;
  /** Why it was refused; then it waits for a person's decision. */
  readonly refused: readonly Reason[] | null;
}

/** A tap that is on the server's disk. */
export interface StoredTap extends Tap {
  readonly seq: number;
  /** The match's count after it, if it changed score, result or lease. */
  readonly rev: number | null;
}

/** What a page says of a new tap. */
export interface NewTap {
  readonly match: number;
  readonly body: Command;
  /** `rev` of the match that the person looked at. */
  readonly rev: number;
  readonly at: number;
  readonly note: string;
  readonly side?: Side | null;
  readonly undo?: Command | null;
  readonly undoes?: string | null;
}

interface Past {
  readonly kind: 'past';
  readonly match: number;
  readonly taps: readonly StoredTap[];
}

const PAST_KEPT = 24;

/** Commands that do not count into `rev`, so that nothing can be chained behind them. */
const COUNTS_NOT = new Set<Command['type']>(['hold_match', 'resume_match', 'call_match', 'last_call', 'check_in', 'check_in_heat', 'set_clock', 'call_pause', 'ready_to_resume', 'end_pause', 'mark_game']);

/** The taps of one device. One page at a time owns it (see `tab.ts`). */
export class Queue {
  readonly #table: Table;
  readonly #prefix: string;
  #n = 0;
  #taps: Tap[] = [];
  #past = new Map<number, readonly StoredTap[]>();
  readonly #states = new Map<number, MatchView>();
  readonly #onWay = new Set<string>();
  #live = false;
  #writing: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  #wake: () => void = () => {};

  /** Resolves when the taps of earlier pages are here. */
  readonly ready: Promise<void>;
  /** The browser refuses to keep taps: they live only as long as this page. */
  isUnkept = false;

  constructor(table: Table, random: (size: number) => Uint8Array = randomBytes) {
    this.#table = table;
    this.#prefix = toBase64url(random(9));
    this.ready = this.#load();
  }

  async #load(): Promise<void> {
    try {
      const kept = (await this.#table.all()) as (Tap | Past)[];
      const here = new Set(this.#taps.map((tap) => tap.id));
      const taps = kept.filter((record): record is Tap => record.kind === 'tap' && !here.has(record.id));
      this.#taps = [...taps.sort((a, b) => a.n - b.n), ...this.#taps];
      for (const record of kept) if (record.kind === 'past') this.#past.set(record.match, record.taps);
      const numbers = [...this.#taps, ...[...this.#past.values()].flat()].map((tap) => tap.n);
      this.#n = Math.max(this.#n, 0, ...numbers);
    } catch {
      this.isUnkept = true;
    }
    this.#changed();
  }

  // ---- what pages read

  /** Taps that the server has not answered, oldest first; of one match or of all. */
  waitingTaps(match?: number): readonly Tap[] {
    return this.#taps.filter((tap) => tap.refused === null && (match === undefined || tap.match === match));
  }

  /** Refused taps of a match with those that rested on them, oldest first: a person decides. */
  refusedTaps(match: number): readonly Tap[] {
    return this.#taps.filter((tap) => tap.refused !== null && tap.match === match);
  }

  /** Matches with refused taps. */
  get conflicts(): readonly number[] {
    return [...new Set(this.#taps.filter((tap) => tap.refused !== null).map((tap) => tap.match))];
  }

  /** The match as the server had it when it refused. */
  refusedState(match: number): MatchView | undefined {
    return this.#states.get(match);
  }

  /** The last taps of a match that are on disk, oldest first. */
  storedTaps(match: number): readonly StoredTap[] {
    return this.#past.get(match) ?? [];
  }

  /** Taps that are not on the server's disk, the refused ones included. */
  get waiting(): number {
    return this.#taps.length;
  }

  /** Whether a tap can still be taken back without the server: it never left this page. */
  isLocal(id: string): boolean {
    const tap = this.#taps.find((one) => one.id === id);
    return tap !== undefined && !tap.sent && tap.refused === null;
  }

  /** Called after each change; returns the end of it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything that waits, as lines for people: time, match, what. */
  text(): string {
    return this.#taps
      .map((tap) => `${new Date(tap.at).toISOString()}  match ${tap.match}  ${tap.note}${tap.refused ? `  (refused: ${tap.refused.map((reason) => reason.text).join(' ')})` : ''}`)
      .join('\n');
  }

  // ---- what pages do

  /** Takes a tap in. It shows at once; it is sent after the browser's storage has it. */
  async add(tap: NewTap): Promise<Tap> {
    this.#n += 1;
    const made: Tap = {
      kind: 'tap',
      id: `${this.#prefix}-${this.#n}`,
      n: this.#n,
      match: tap.match,
      body: tap.body,
      expect: this.#expectation(tap),
      at: tap.at,
      note: tap.note,
      side: tap.side ?? null,
      undo: tap.undo ?? null,
      undoes: tap.undoes ?? null,
      sent: this.#live,
      refused: null,
    };
    this.#taps = [...this.#taps, made];
    this.#changed();
    await this.#write([[made.id, made]], []);
    this.#wake();
    return made;
  }

  /** Removes a tap that never left this page; `false` where it did. Taps behind it are chained anew. */
  async remove(id: string): Promise<boolean> {
    const gone = this.#taps.find((tap) => tap.id === id);
    if (!gone || !this.isLocal(id)) return false;
    const heirs = this.#taps.filter((tap) => tap.expect && 'after' in tap.expect && tap.expect.after === id).map((tap) => ({ ...tap, expect: gone.expect }));
    this.#replace(heirs, [id]);
    await this.#write(heirs.map((tap) => [tap.id, tap]), [id]);
    return true;
  }

  /** Ends a conflict: the refused taps of a match go. What should be sent all the same is added anew, on the new state. */
  async dropRefused(match: number): Promise<void> {
    const ids = this.refusedTaps(match).map((tap) => tap.id);
    this.#states.delete(match);
    this.#replace([], ids);
    await this.#write([], ids);
  }

  // ---- what the link does

  /** `wake` is called when something waits to be sent. */
  onWaiting(wake: () => void): void {
    this.#wake = wake;
  }

  /** The taps to send now, in order. They count as on their way until an answer or the end of the link. */
  async take(): Promise<readonly Tap[]> {
    this.#live = true;
    const ready = this.waitingTaps().filter((tap) => !this.#onWay.has(tap.id));
    for (const tap of ready) this.#onWay.add(tap.id);
    const fresh = ready.filter((tap) => !tap.sent).map((tap) => ({ ...tap, sent: true }));
    this.#replace(fresh, []);
    await this.#write(fresh.map((tap) => [tap.id, tap]), []);
    return ready;
  }

  /** The link broke: what has no answer will be sent again with the same ids. */
  linkLost(): void {
    this.#live = false;
    this.#onWay.clear();
  }

  /** The server answered a command. */
  async answered(id: string, outcome: Extract<Outcome, { kind: 'done' | 'refused' }>): Promise<void> {
    this.#onWay.delete(id);
    const tap = this.#taps.find((one) => one.id === id);
    if (!tap) return;
    if (outcome.kind === 'done') return this.#stored(tap, outcome.seq, COUNTS_NOT.has(tap.body.type) ? null : (outcome.rev ?? null));
    // A last call that came too late, or twice, asks nobody to decide anything.
    if (tap.body.type === 'last_call') return this.#forget(tap);
    if (outcome.state) this.#states.set(tap.match, outcome.state);
    const refused = new Set([id]);
    const changed: Tap[] = [{ ...tap, refused: tap.refused ?? outcome.reasons }];
    for (const later of this.#taps) {
      if (!later.expect || !('after' in later.expect) || !refused.has(later.expect.after)) continue;
      refused.add(later.id);
      if (later.refused === null) changed.push({ ...later, refused: outcome.reasons });
    }
    this.#replace(changed, []);
    await this.#write(changed.map((one) => [one.id, one]), []);
  }

  async #forget(tap: Tap): Promise<void> {
    this.#replace([], [tap.id]);
    await this.#write([], [tap.id]);
  }

  async #stored(tap: Tap, seq: number, rev: number | null): Promise<void> {
    const stored: StoredTap = { ...tap, sent: true, refused: null, seq, rev };
    const past = [...this.storedTaps(tap.match), stored].slice(-PAST_KEPT);
    this.#past.set(tap.match, past);
    this.#replace([], [tap.id]);
    const record: Past = { kind: 'past', match: tap.match, taps: past };
    await this.#write([[`past/${tap.match}`, record]], [tap.id]);
  }

  /** What the person took to be true: the own tap before this one, or the match as it stood. */
  #expectation(tap: NewTap): Expect | null {
    if (COUNTS_NOT.has(tap.body.type)) return null;
    const counting = this.waitingTaps(tap.match).filter((one) => !COUNTS_NOT.has(one.body.type));
    const before = counting[counting.length - 1];
    if (before) return { after: before.id };
    const stored = this.storedTaps(tap.match).reduce((rev, one) => Math.max(rev, one.rev ?? 0), 0);
    return { match: tap.match, rev: Math.max(tap.rev, stored) };
  }

  #replace(changed: readonly Tap[], gone: readonly string[]): void {
    if (changed.length === 0 && gone.length === 0) return;
    this.#taps = this.#taps.filter((tap) => !gone.includes(tap.id)).map((tap) => changed.find((one) => one.id === tap.id) ?? tap);
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Writes in the order of the calls. */
  #write(puts: readonly (readonly [string, unknown])[], deletes: readonly string[]): Promise<void> {
    if (puts.length === 0 && deletes.length === 0) return this.#writing;
    this.#writing = this.#writing.then(() => this.#table.write(puts, deletes)).then(
      () => {
        this.isUnkept = false;
      },
      () => {
        this.isUnkept = true;
        this.#changed();
      },
    );
    return this.#writing;
  }
}
