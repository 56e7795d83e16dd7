// Commands and questions on their way: each command is answered once, over as many links as it takes; questions end with theirs.
import type { Answer } from '../wire/Answer';
import type { Ask } from '../wire/Ask';
import type { ClientFrame } from '../wire/ClientFrame';
import type { Command } from '../wire/Command';
import type { Expect } from '../wire/Expect';
import type { MatchView } from '../wire/MatchView';
import type { Reason } from '../wire/Reason';
import { toBase64url } from './bytes';
import type { LinkKeys } from './keys';
import type { Queue } from './queue';

/** What became of a command. `done` means: on disk. `unsent`: it never left this page. */
export type Outcome =
  | { readonly kind: 'done'; readonly seq: number; readonly at: number; readonly rev?: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[]; readonly state?: MatchView }
  | { readonly kind: 'unsent' };

/** An answer with the id and the keys of the link that carried the question. */
export interface Answered {
  readonly answer: Answer;
  readonly id: string;
  readonly keys: LinkKeys | null;
}

interface Sent {
  readonly id: string;
  readonly expect: Expect | undefined;
  readonly body: Command;
  readonly settle: (outcome: Outcome) => void;
}

/** What leaves the page signed. */
export class Outbox {
  readonly #queue: Queue | undefined;
  readonly #post: (frame: ClientFrame) => void;
  readonly #changed: () => void;
  readonly #prefix: string;
  readonly #sent = new Map<string, Sent>();
  readonly #asks = new Map<string, (answered: Answered) => void>();
  #count = 0;
  /** The keys of the link that takes commands now; none while there is none. */
  #link: LinkKeys | null = null;
  #isDraining = false;

  /** `post` signs and sends a frame on the present link. */
  constructor(queue: Queue | undefined, random: (size: number) => Uint8Array, post: (frame: ClientFrame) => void, changed: () => void) {
    this.#queue = queue;
    this.#post = post;
    this.#changed = changed;
    this.#prefix = toBase64url(random(9));
  }

  /** Own commands that the server has not answered. */
  get waiting(): number {
    return this.#sent.size + (this.#queue?.waiting ?? 0);
  }

  /** A link takes commands: what has no answer is sent again with its id, then what waits in the queue. */
  opened(keys: LinkKeys): void {
    this.#link = keys;
    for (const sent of this.#sent.values()) this.#postCommand(sent.id, sent.expect, sent.body);
    void this.drain();
  }

  /** The link broke. Questions end with it, commands wait for the next one. */
  closed(): void {
    this.#link = null;
    this.#queue?.linkLost();
    for (const [id, answer] of this.#asks) answer({ id, keys: null, answer: { type: 'failed', code: 'lost', text: 'The link broke before the answer came.' } });
    this.#asks.clear();
  }

  /** The page ends: nobody waits for answers any more. */
  end(): void {
    this.closed();
    for (const { settle } of this.#sent.values()) settle({ kind: 'unsent' });
    this.#sent.clear();
  }

  /** Sends a command now, or says that it is unsent. */
  send(body: Command, expect?: Expect): Promise<Outcome> {
    if (!this.#link) return Promise.resolve({ kind: 'unsent' });
    this.#count += 1;
    const id = `${this.#prefix}-${this.#count}`;
    return new Promise((settle) => {
      this.#sent.set(id, { id, expect, body, settle });
      this.#postCommand(id, expect, body);
      this.#changed();
    });
  }

  /** Asks the server itself. Never sent again. */
  ask(body: Ask): Promise<Answered> {
    if (!this.#link) return Promise.resolve({ id: '', keys: null, answer: { type: 'failed', code: 'unsent', text: 'There is no link to the server.' } });
    this.#count += 1;
    const id = `${this.#prefix}-${this.#count}`;
    return new Promise((resolve) => {
      this.#asks.set(id, resolve);
      this.#post({ t: 'ask', id, body });
    });
  }

  /** The server judged a command. */
  settled(id: string, outcome: Extract<Outcome, { kind: 'done' | 'refused' }>): void {
    const sent = this.#sent.get(id);
    this.#sent.delete(id);
    sent?.settle(outcome);
    void this.#queue?.answered(id, outcome);
    this.#changed();
  }

  /** The server answered a question. */
  answered(id: string, answer: Answer): void {
    this.#asks.get(id)?.({ answer, id, keys: this.#link });
    this.#asks.delete(id);
  }

  /** Sends what waits in the queue, in order. */
  async drain(): Promise<void> {
    const queue = this.#queue;
    if (!queue || this.#isDraining) return;
    this.#isDraining = true;
    try {
      while (this.#link) {
        const link = this.#link;
        const taps = await queue.take();
        if (taps.length === 0) break;
        // The storage took its time: on another link, or on none, the taps wait again.
        if (this.#link !== link) queue.linkLost();
        else for (const tap of taps) this.#postCommand(tap.id, tap.expect ?? undefined, tap.body);
      }
    } finally {
      this.#isDraining = false;
    }
  }

  #postCommand(id: string, expect: Expect | undefined, body: Command): void {
    this.#post({ t: 'cmd', id, ...(expect ? { expect } : {}), body });
  }
}
