// The link as pages see it: reactive in Svelte, immutable documents, promises for commands.
import { SvelteMap } from 'svelte/reactivity';
import type { Answer } from '../wire/Answer';
import type { Ask } from '../wire/Ask';
import type { Command } from '../wire/Command';
import type { Expect } from '../wire/Expect';
import type { Nudge } from '../wire/Nudge';
import type { Role } from '../wire/Role';
import type { Standing } from '../wire/Standing';
import { fromBase64url, toBase64url } from './bytes';
import { browserParts, LinkCore, type CoreOptions, type Lamp } from './core';
import { covers } from './documents';
import { ownHealth } from './health';
import type { Health } from '../wire/Health';
import { apiToken, codeSecret, covered, enrolmentOf, fingerprintOf, tokenDevice, typedCode, webhookSecret } from './keys';
import type { CarrierKind } from './ladder';
import type { Outcome } from './outbox';
import type { Queue } from './queue';
import { ownBuild, TIMES } from './settings';
import type { KeyStore } from './store';

export type { Lamp } from './core';
export type { CarrierKind } from './ladder';
export type { Outcome } from './outbox';

export interface LinkOptions {
  readonly role: Role;
  /** Origin of the server, `http://host:port`; this page's own when left out. */
  readonly endpoint?: string;
  readonly store: KeyStore;
  readonly queue?: Queue;
  /** What a venue screen calls itself. */
  readonly screenToken?: string;
  /** By which an overlay is shown at once what a stream holds back from the hall. */
  readonly overlayKey?: string | undefined;
  /** What an overlay draws: the word of its address. */
  readonly draws?: string | undefined;
  /** Whether a reload for another build would interrupt nobody. Screens always may, others never, unless said here. */
  readonly mayReload?: () => boolean;
}

/** A code for one device, with the fragment of its address: `http://HOST/j#` + fragment. */
export interface Code {
  readonly enrolment: string;
  readonly fragment: string;
}

/** What came of asking for codes. `expires`: milliseconds since 1970. */
export type Enrolled =
  | { readonly kind: 'enrolled'; readonly expires: number; readonly codes: readonly Code[] }
  | { readonly kind: 'failed'; readonly code: string; readonly text: string };

/** What came of letting a program in: its token, and the device that it stands for. */
export type Tokened =
  | { readonly kind: 'token'; readonly token: string; readonly device: string }
  | { readonly kind: 'failed'; readonly code: string; readonly text: string };

/** What came of having a program told: the secret by which it knows who tells it. */
export type Hooked =
  | { readonly kind: 'webhook'; readonly webhook: string; readonly secret: string }
  | { readonly kind: 'failed'; readonly code: string; readonly text: string };

/** The personal code of an entrant: the fragment of the badge's address, and six characters to type. */
export interface Badge {
  readonly entrant: number;
  readonly phones: number;
  readonly typed: string;
  readonly fragment: string;
}

/** What came of asking for personal codes. */
export type Badges = { readonly kind: 'badges'; readonly parts: number; readonly badges: readonly Badge[] } | { readonly kind: 'failed'; readonly code: string; readonly text: string };

/** Texts of the desk that wait to be read; older ones give way. */
const MOST_NUDGES = 5;

interface Head {
  readonly lamp: Lamp;
  readonly age: number;
  readonly rtt: number | null;
  readonly standing: Standing | null;
  readonly addresses: readonly string[];
  readonly waiting: number;
  readonly tampered: boolean;
  readonly carrier: CarrierKind;
  readonly foreign: boolean;
  readonly epoch: string | null;
  readonly serverBuild: string | null;
  readonly farewell: string | null;
}

function headOf(core: LinkCore): Head {
  const { lamp, rtt, standing, addresses, waiting, tampered, foreign, epoch, serverBuild, farewell, carrier } = core;
  return { lamp, age: Math.floor(core.age / 1_000) * 1_000, rtt, standing, addresses, waiting, tampered, foreign, epoch, serverBuild, farewell, carrier };
}

/** The link of a page. Everything that can be read here is reactive. */
export class LiveLink {
  readonly #core: LinkCore;
  readonly #build = ownBuild();
  readonly #docs = new SvelteMap<string, unknown>();
  readonly #prefixes = new SvelteMap<string, Map<string, unknown>>();
  readonly #asked = new Set<string>();
  #head: Head = $state.raw({} as Head);
  readonly #ends: (() => void)[] = [];
  #nudges: readonly Nudge[] = $state.raw([]);
  #told: Pick<Health, 'rev' | 'layout' | 'size'> = {};

  constructor(options: LinkOptions, parts: Pick<CoreOptions, 'open' | 'answers' | 'elapsed' | 'random'> = browserParts) {
    const isScreen = options.role === 'screen' || options.role === 'public';
    this.#core = new LinkCore({
      role: options.role,
      origin: options.endpoint ?? globalThis.location.origin,
      keys: options.store,
      queue: options.queue,
      screenToken: options.screenToken,
      overlayKey: options.overlayKey,
      draws: options.draws,
      build: this.#build,
      mayReload: options.mayReload ?? (() => isScreen),
      reload: reloadSeldom,
      ...parts,
      changed: () => this.#refresh(),
      moved: (topic) => this.#move(topic),
      health: () => ({ ...ownHealth(), ...this.#told }),
      nudged: (what) => this.#nudge(what),
    });
    this.#head = headOf(this.#core);
    this.#listen();
    void this.#core.start().catch(() => this.#refresh());
  }

  get lamp(): Lamp {
    return this.#head.lamp;
  }
  /** Milliseconds since the last frame, in whole seconds. */
  get age(): number {
    return this.#head.age;
  }
  /** Round trip of the last ping, milliseconds. */
  get rtt(): number | null {
    return this.#head.rtt;
  }
  get standing(): Standing | null {
    return this.#head.standing;
  }
  /** All `host:port` under which the server can be reached. */
  get addresses(): string[] {
    return [...this.#head.addresses];
  }
  /** Own commands that are not acknowledged. */
  get waiting(): number {
    return this.#head.waiting;
  }
  /** Frames were changed on their way within the last half minute. */
  get tampered(): boolean {
    return this.#head.tampered;
  }
  /** The machine that answers is not the server this device paired with. */
  get foreign(): boolean {
    return this.#head.foreign;
  }
  /** What carries the link: a socket, or what is left where none comes through. */
  get carrier(): CarrierKind {
    return this.#head.carrier;
  }
  get epoch(): string | null {
    return this.#head.epoch;
  }
  get build(): { own: string; server: string | null } {
    return { own: this.#build, server: this.#head.serverBuild };
  }
  /** What the server said when it closed the link. */
  get farewell(): string | null {
    return this.#head.farewell;
  }
  /** What the desk has this page show, the first of it. */
  get nudge(): Nudge | undefined {
    return this.#nudges[0];
  }
  /** It was shown, or read. */
  readonly dismiss = (): void => void (this.#nudges = this.#nudges.slice(1));
  /** The server's time, milliseconds since 1970. */
  readonly serverNow = (): number => this.#core.time.now();

  /** A document by its topic, once it is here. */
  doc<T>(topic: string): T | undefined {
    return this.#docs.get(topic) as T | undefined;
  }

  /** The documents whose topic begins with a prefix (`open/`). The map is a new one whenever one of them changed. */
  docs<T>(prefix: string): Map<string, T> {
    this.#asked.add(prefix);
    return (this.#prefixes.get(prefix) ?? this.#under(prefix)) as Map<string, T>;
  }

  /** Follows topics or prefixes (ending with `/`) until the returned function is called; counted by name. */
  follow(topics: string[]): () => void {
    return this.#core.follow(topics);
  }

  /** Sends a command. It resolves when the server has answered, which may take a reconnection; `unsent` if there is no link now. */
  send(body: Command, options: { expect?: Expect } = {}): Promise<Outcome> {
    return this.#core.send(body, options.expect);
  }

  ask(body: Ask): Promise<Answer> {
    return this.#core.ask(body);
  }

  /** Asks for codes and derives their secrets, which are never sent. Compares the names that the server gave them. */
  async enrol(wish: Omit<Extract<Ask, { type: 'enrol' }>, 'type'>): Promise<Enrolled> {
    const { answer, id, keys } = await this.#core.askWithKeys({ type: 'enrol', ...wish });
    if (answer.type === 'failed') return { kind: 'failed', code: answer.code, text: answer.text };
    const server = fromBase64url(this.#core.server ?? '');
    if (answer.type !== 'enrolled' || !keys || !server) return { kind: 'failed', code: 'unexpected', text: 'The server answered something else.' };
    const codes = answer.enrolments.map((enrolment, index) => {
      const secret = codeSecret(keys, id, index);
      return { enrolment, isRight: enrolmentOf(secret) === enrolment, fragment: `k=${toBase64url(secret)}&s=${fingerprintOf(server)}` };
    });
    if (codes.some((code) => !code.isRight)) return { kind: 'failed', code: 'foreign', text: 'The server knows other codes than this desk.' };
    return { kind: 'enrolled', expires: answer.expires, codes: codes.map(({ enrolment, fragment }) => ({ enrolment, fragment })) };
  }

  /** Lets a program in, and derives its token, which is never sent. */
  async apiToken(wish: Omit<Extract<Ask, { type: 'api_token' }>, 'type'>): Promise<Tokened> {
    const { answer, id, keys } = await this.#core.askWithKeys({ type: 'api_token', ...wish });
    if (answer.type === 'failed') return { kind: 'failed', code: answer.code, text: answer.text };
    if (answer.type !== 'token' || !keys) return { kind: 'failed', code: 'unexpected', text: 'The server answered something else.' };
    const token = apiToken(keys, id);
    if (tokenDevice(token) !== answer.device) return { kind: 'failed', code: 'foreign', text: 'The server knows another token than this desk.' };
    return { kind: 'token', token, device: answer.device };
  }

  /** Has a program told of what happens, and derives the secret that signs it, which is never sent. */
  async webhook(wish: Omit<Extract<Ask, { type: 'add_webhook' }>, 'type'>): Promise<Hooked> {
    const { answer, id, keys } = await this.#core.askWithKeys({ type: 'add_webhook', ...wish });
    if (answer.type === 'failed') return { kind: 'failed', code: answer.code, text: answer.text };
    if (answer.type !== 'webhook' || !keys) return { kind: 'failed', code: 'unexpected', text: 'The server answered something else.' };
    const { text, proof } = webhookSecret(keys, id);
    if (proof !== answer.proof) return { kind: 'failed', code: 'foreign', text: 'The server knows another secret than this desk.' };
    return { kind: 'webhook', webhook: answer.webhook, secret: text };
  }

  /** Personal codes with their secrets, which cross the hall covered. */
  async personalCodes(wish: Extract<Ask, { type: 'personal_codes' | 'renew_code' }>): Promise<Badges> {
    const { answer, keys } = await this.#core.askWithKeys(wish);
    if (answer.type === 'failed') return { kind: 'failed', code: answer.code, text: answer.text };
    const server = fromBase64url(this.#core.server ?? '');
    const nonce = answer.type === 'personal_codes' ? fromBase64url(answer.nonce) : null;
    if (answer.type !== 'personal_codes' || !keys || !server || !nonce) return { kind: 'failed', code: 'unexpected', text: 'The server answered something else.' };
    const badges = answer.codes.map((code, index) => {
      const secret = covered(keys, nonce, index, fromBase64url(code.covered) ?? new Uint8Array(16));
      return { entrant: code.entrant, phones: code.phones, typed: typedCode(secret), fragment: `k=${toBase64url(secret)}&s=${fingerprintOf(server)}` };
    });
    return { kind: 'badges', parts: answer.parts, badges };
  }

  close(): void {
    for (const end of this.#ends) end();
    this.#core.close();
    this.#refresh();
  }

  /** What this page tells the server of itself besides; it hears it at once. */
  readonly tell = (what: Pick<Health, 'rev' | 'layout' | 'size'>): void => {
    if (JSON.stringify(what) === JSON.stringify(this.#told)) return;
    this.#told = what;
    this.#core.hurry();
  };

  #nudge(what: Nudge): void {
    if (what.kind === 'reload') globalThis.location.reload();
    else this.#nudges = [...this.#nudges, what].slice(-MOST_NUDGES);
  }

  #refresh(): void {
    const next = headOf(this.#core);
    const now = this.#head;
    if ((Object.keys(next) as (keyof Head)[]).some((key) => next[key] !== now[key])) this.#head = next;
  }

  #move(topic: string): void {
    const doc = this.#core.documents.get(topic);
    if (doc === undefined) this.#docs.delete(topic);
    else this.#docs.set(topic, doc);
    for (const prefix of this.#asked) if (covers(prefix, topic)) this.#prefixes.set(prefix, this.#under(prefix));
  }

  #under(prefix: string): Map<string, unknown> {
    const topics = this.#core.documents.topics().filter((topic) => covers(prefix, topic)).sort();
    return new Map(topics.map((topic) => [topic, this.#core.documents.get(topic)]));
  }

  #listen(): void {
    if (!globalThis.window?.addEventListener) return;
    const wake = (): void => {
      if (document.visibilityState !== 'hidden') this.#core.wake();
    };
    const places: [EventTarget, string][] = [[window, 'online'], [window, 'pageshow'], [document, 'visibilitychange']];
    for (const [place, event] of places) {
      place.addEventListener(event, wake);
      this.#ends.push(() => place.removeEventListener(event, wake));
    }
  }
}

const RELOADED = 'lanista/reloaded';

/** Loads the page again, at most once a minute over all reloads of this tab. */
function reloadSeldom(): void {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Math.abs(Date.now() - last) < TIMES.reload) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}

/** Opens the link of a page. It comes back by itself until it is closed. */
export function openLink(options: LinkOptions): LiveLink {
  return new LiveLink(options);
}
