// The life of a link: greets, proves, follows, sends, notices silence and tampering, and comes back. Knows no framework.
import type { Answer } from '../wire/Answer';
import type { Ask } from '../wire/Ask';
import type { ClientFrame } from '../wire/ClientFrame';
import type { Command } from '../wire/Command';
import type { Expect } from '../wire/Expect';
import type { Health } from '../wire/Health';
import type { Nudge } from '../wire/Nudge';
import type { Role } from '../wire/Role';
import type { Scope } from '../wire/Scope';
import type { ServerFrame } from '../wire/ServerFrame';
import type { Standing } from '../wire/Standing';
import { fromBase64url, randomBytes, toBase64url } from './bytes';
import { Documents } from './documents';
import { Follows } from './follows';
import { Ladder, type CarrierKind } from './ladder';
import { helloProof, linkKeys, RunningHash, signed, verified, type LinkKeys } from './keys';
import { Outbox, type Answered, type Outcome } from './outbox';
import { answersPlainly, EventsCarrier, PollCarrier } from './posted';
import type { Queue } from './queue';
import { Race } from './race';
import { httpOrigin, Roads } from './roads';
import { ServerTime } from './server_time';
import { CLOSE, PROTOCOL, TIMES } from './settings';
import type { KeyStore, Paired } from './store';

/** How the link is, in one word. `stale`: interrupted, coming back; `lost`: for longer than ten seconds. */
export type Lamp = 'connecting' | 'live' | 'slow' | 'stale' | 'lost';

/** What the core needs of a browser's socket, so that a test can play the server. */
export interface Carrier {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface CoreOptions {
  readonly role: Role;
  /** Origin of the server: `http://host:port`. */
  readonly origin: string;
  readonly keys: KeyStore;
  readonly queue?: Queue | undefined;
  readonly screenToken?: string | undefined;
  /** By which an overlay is shown at once what a stream holds back from the hall. */
  readonly overlayKey?: string | undefined;
  /** What an overlay draws: the word of its address. */
  readonly draws?: string | undefined;
  /** The build of this page; `dev` never reloads for another build. */
  readonly build: string;
  /** Whether nothing would be lost or interrupted by a reload for another build. */
  readonly mayReload: () => boolean;
  /** Loads the page again; called at most once a minute. */
  readonly reload: () => void;
  /** Opens a carrier of one kind to the address of a socket; throws where this browser has none. */
  readonly open: (address: string, kind: CarrierKind) => Carrier;
  /** Whether the server at the address of a socket answers plain questions. */
  readonly answers?: (address: string) => Promise<boolean>;
  /** A monotonic clock, milliseconds. */
  readonly elapsed: () => number;
  readonly random: (size: number) => Uint8Array;
  /** Something of the head changed: lamp, age, standing, addresses, counts. */
  readonly changed: () => void;
  /** A document changed or went. */
  readonly moved: (topic: string) => void;
  /** How the device is, as far as its browser tells. */
  readonly health?: (() => Health) | undefined;
  /** The desk has this page show something, or load itself again once nothing is interrupted. */
  readonly nudged?: ((what: Nudge) => void) | undefined;
}

type Phase = 'asleep' | 'down' | 'opening' | 'greeting' | 'up' | 'closed';

/** Bare frames that a paired link may carry besides its greeting. */
const SHARED = new Set(['snap', 'patch', 'gone', 'pong', 'bye']);
/** Standings that a server may tell a device without proving that it knows the key. */
const UNPROVED = new Set(['unknown', 'revoked', 'refused']);

/** As whom a device reads. Where that is another one on the same link, the server forgets what was followed on it. */
function reader(standing: Standing | null): string {
  if (standing?.kind !== 'admitted') return '';
  return `${standing.role} ${standing.role === 'captain' && standing.scope.kind === 'entrant' ? standing.scope.entrant : ''}`;
}

/** Whether a close says nothing but that the way is broken. */
const isTorn = (code: number): boolean => code < 4_000 && code !== CLOSE.restart && code !== CLOSE.tooLarge;

/** One page's link to the server, over as many sockets as it takes. */
export class LinkCore {
  readonly #with: CoreOptions;
  readonly documents: Documents;
  readonly #follows: Follows;
  readonly #outbox: Outbox;
  readonly time: ServerTime;
  readonly #roads: Roads;

  #phase: Phase = 'asleep';
  #socket: Carrier | null = null;
  #road = '';
  readonly #ladder = new Ladder();
  #kind: CarrierKind = 'socket';
  #upAt = 0;
  #scout: Carrier | null = null;
  #paired: Paired | null = null;
  #keys: LinkKeys | null = null;
  #proved = false;
  #in = 0;
  #out = 0;
  #hash = new RunningHash();
  #epochSeen: string | null = null;

  #beat: ReturnType<typeof setInterval> | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;
  #heardAt: number;
  #openedAt = 0;
  #pings = 0;
  #pingAt = 0;
  #pingOpen: { n: number; at: number } | null = null;
  #sentAway = false;
  #tamperedAt: number | null = null;
  #lookedAt = 0;
  #isToReload = false;
  #receipt = 0;

  standing: Standing | null = null;
  addresses: readonly string[] = [];
  serverBuild: string | null = null;
  epoch: string | null = null;
  rtt: number | null = null;
  /** The machine that answers is not the one this device paired with. */
  foreign = false;
  /** What the server said when it closed, for people. */
  farewell: string | null = null;

  constructor(options: CoreOptions) {
    this.#with = options;
    this.documents = new Documents(options.moved);
    this.time = new ServerTime(options.elapsed);
    this.#roads = new Roads(options.origin);
    this.#follows = new Follows(this.documents, (frame) => this.#post(frame));
    this.#outbox = new Outbox(options.queue, options.random, (frame) => this.#postSigned(frame), options.changed);
    this.#heardAt = options.elapsed();
  }

  // ---- what others read

  get lamp(): Lamp {
    const silence = this.age;
    if (this.#phase === 'up' && silence < TIMES.stale) {
      return silence > TIMES.slowFrame || (this.rtt ?? 0) > TIMES.slowTrip ? 'slow' : 'live';
    }
    if (silence >= TIMES.lost) return 'lost';
    return this.standing === null ? 'connecting' : 'stale';
  }

  /** Milliseconds since the last frame, or since the page began to look for the server. */
  get age(): number {
    return Math.max(0, this.#with.elapsed() - this.#heardAt);
  }

  /** Own commands that the server has not answered. */
  get waiting(): number {
    return this.#outbox.waiting;
  }

  get tampered(): boolean {
    return this.#tamperedAt !== null;
  }

  /** What carries the link, or would carry the next one. */
  get carrier(): CarrierKind {
    return this.#kind;
  }

  get #mayFollow(): boolean {
    return this.standing !== null && this.standing.kind !== 'waiting' && !UNPROVED.has(this.standing.kind);
  }

  get isUp(): boolean {
    return this.#phase === 'up';
  }

  /** The fingerprint's source: the public key of the server this device paired with, base64url. */
  get server(): string | null {
    return this.#paired?.server ?? null;
  }

  // ---- life

  /** Loads the key and begins. A desk or judge without a key stays asleep. */
  async start(): Promise<void> {
    this.#paired = await this.#with.keys.load();
    await this.#with.queue?.ready;
    if (this.#phase !== 'asleep') return;
    if (!this.#paired && (this.#with.role === 'desk' || this.#with.role === 'judge')) return;
    this.#roads.learn(this.#paired?.addresses ?? []);
    this.#with.queue?.onWaiting(() => {
      void this.#outbox.drain();
      this.#with.changed();
    });
    this.#heardAt = this.#with.elapsed();
    this.#beat = setInterval(() => this.#onBeat(), TIMES.beat);
    this.#connect();
  }

  close(): void {
    this.#phase = 'closed';
    if (this.#beat) clearInterval(this.#beat);
    if (this.#retry) clearTimeout(this.#retry);
    this.#callBack();
    this.#dropSocket();
    this.#outbox.end();
  }

  /** The device woke up or found a network: no waiting now. */
  wake(): void {
    if (this.#phase === 'down') this.#connect();
    else if (this.#phase !== 'asleep' && this.#phase !== 'closed' && this.age > TIMES.slowFrame) this.#lost(0);
    else if (this.#phase === 'up') this.#ping();
  }

  #connect(): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
    this.#phase = 'opening';
    this.#openedAt = this.#with.elapsed();
    const roads = this.#roads.next();
    this.#road = roads[0];
    // Only the page's own address may be asked without a socket: another one is a foreign page's. Where another is tried first, a socket is tried at the own one too.
    const first = this.#roads.isOwn(this.#road) ? this.#ladder.kind : 'socket';
    const kindOn = (road: string): CarrierKind => (road === roads[0] ? first : 'socket');
    this.#kind = first;
    this.#in = 0;
    this.#out = 0;
    this.#keys = null;
    this.#proved = false;
    let socket: Carrier;
    try {
      socket = roads.length > 1 ? this.#race(roads, kindOn) : this.#with.open(this.#road, this.#kind);
    } catch {
      this.#lost();
      return;
    }
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) this.#onText(data);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#onClose(code);
    };
    this.#with.changed();
  }

  /** Looks for the server under all its addresses: the one that was the page's may be gone, whatever carrier it asked for. */
  #race(roads: readonly string[], kindOn: (road: string) => CarrierKind): Carrier {
    return new Race((road) => this.#with.open(road, kindOn(road)), roads, TIMES.lead, (road) => {
      this.#road = road;
      this.#kind = kindOn(road);
    });
  }

  #dropSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#outbox.closed();
    this.#follows.closed();
    this.#pingOpen = null;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
  }

  /** The link is gone; tries again after a growing wait with jitter, or after the given one. */
  #lost(wait?: number, isTorn = true): void {
    if (this.#phase === 'closed') return;
    if (isTorn) this.#step();
    this.#callBack();
    this.#dropSocket();
    this.#phase = 'down';
    const grown = Math.min(TIMES.longestWait, TIMES.firstWait * 2 ** this.#failures);
    this.#failures += 1;
    const jittered = grown * (0.5 + (this.#with.random(1)[0] ?? 0) / 512);
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), wait ?? (this.#sentAway ? TIMES.sentAwayWait : Math.max(TIMES.firstWait, jittered)));
    this.#with.changed();
  }

  /** Looks whether another carrier is worth a try, now that this one is gone for no reason that the server gave. */
  #step(): void {
    const road = this.#road;
    if (this.#phase === 'up') this.#ladder.lost(this.#with.elapsed() - this.#upAt);
    else if (this.#roads.isOwn(road) && !this.foreign && this.#ladder.failed()) {
      void this.#with.answers?.(road).then((isThere) => {
        if (isThere && this.#phase !== 'up' && this.#ladder.kind === 'socket') this.#ladder.stepDown();
      });
    }
  }

  /** Sends a socket ahead, where the link has another carrier, to see whether one comes through by now. */
  #climb(): void {
    const from = this.#with.elapsed();
    let scout: Carrier;
    try {
      scout = this.#with.open(this.#road, 'socket');
    } catch {
      return this.#ladder.stayed(from);
    }
    this.#scout = scout;
    const stay = (): void => {
      if (this.#scout !== scout) return;
      this.#callBack();
      this.#ladder.stayed(this.#with.elapsed());
    };
    setTimeout(stay, TIMES.stale);
    scout.onclose = stay;
    scout.onmessage = ({ data }) => {
      if (this.#scout !== scout || typeof data !== 'string' || !data.includes('"challenge"')) return;
      this.#callBack();
      this.#ladder.climbed();
      this.#lost(0, false);
    };
  }

  #callBack(): void {
    const scout = this.#scout;
    this.#scout = null;
    if (!scout) return;
    scout.onmessage = null;
    scout.onclose = null;
    scout.close();
  }

  #onClose(code: number): void {
    if (code === CLOSE.otherProtocol) this.#with.reload();
    if (code === CLOSE.notLetIn) this.#sentAway = true;
    this.#lost(code === CLOSE.tooMany ? TIMES.longestWait : undefined, isTorn(code));
  }

  #onBeat(): void {
    const now = this.#with.elapsed();
    if (this.#phase === 'up') {
      if (this.age >= TIMES.stale) this.#lost(0);
      else if (now - this.#pingAt >= TIMES.ping) this.#ping();
      if (this.#tamperedAt !== null && now - this.#tamperedAt > TIMES.tampered) this.#tamperedAt = null;
      if (now - this.#lookedAt >= TIMES.look) {
        this.#lookedAt = now;
        this.#reloadForBuild();
        this.#reloadAsAsked();
      }
      if (!this.#scout && this.#ladder.isTimeToClimb(now)) this.#climb();
    } else if ((this.#phase === 'opening' || this.#phase === 'greeting') && now - this.#openedAt >= TIMES.stale) {
      this.#lost();
    }
    this.#with.changed();
  }

  #reloadForBuild(): void {
    const { build, mayReload, reload } = this.#with;
    if (build === 'dev' || this.serverBuild === null || this.serverBuild === build) return;
    if (this.waiting === 0 && mayReload()) reload();
  }

  /** The desk asked for it: as soon as nothing is lost or interrupted. */
  #reloadAsAsked(): void {
    if (!this.#isToReload || this.waiting > 0 || !this.#with.mayReload()) return;
    this.#isToReload = false;
    this.#with.nudged?.({ kind: 'reload' });
  }

  // ---- frames in

  #onText(data: unknown): void {
    if (typeof data !== 'string') return;
    const bare = data.startsWith('{');
    let frame: ServerFrame;
    try {
      if (bare) {
        frame = JSON.parse(data) as ServerFrame;
      } else {
        const json = this.#keys && verified(this.#keys, 's2c', this.#in + 1, data);
        if (!json) return this.#tampering();
        this.#in += 1;
        frame = JSON.parse(json) as ServerFrame;
      }
    } catch {
      return this.#tampering();
    }
    this.#heardAt = this.#with.elapsed();
    if (this.#phase !== 'up') this.#greet(frame, bare);
    else if (bare && this.#proved && !SHARED.has(frame.t)) this.#tampering();
    else {
      if (bare) this.#hash.add(data);
      this.#take(frame);
    }
  }

  #greet(frame: ServerFrame, bare: boolean): void {
    if (frame.t === 'challenge' && this.#phase === 'opening') this.#onChallenge(frame);
    else if (frame.t === 'welcome' && this.#phase === 'greeting') this.#onWelcome(frame, bare);
    else if (frame.t === 'bye') this.#onBye(frame);
  }

  #onChallenge(frame: Extract<ServerFrame, { t: 'challenge' }>): void {
    const paired = this.#paired;
    if (paired && frame.server !== paired.server) {
      this.foreign = true;
      return this.#lost();
    }
    const nonce = fromBase64url(frame.nonce);
    if (nonce?.length !== 32) return this.#lost();
    if (this.#epochSeen !== frame.epoch) this.documents.distrust();
    this.#epochSeen = frame.epoch;
    // Where the last welcome let this page follow, the next one will; if not, it follows anew once it may.
    const topics = this.#mayFollow ? this.#follows.greeting() : {};
    const hello: ClientFrame = { t: 'hello', v: PROTOCOL, build: this.#with.build, role: this.#with.role, epoch: frame.epoch, topics };
    if (this.#with.screenToken !== undefined) hello.screen = this.#with.screenToken;
    if (this.#with.overlayKey !== undefined) hello.overlay = this.#with.overlayKey;
    if (this.#with.draws !== undefined) hello.draws = this.#with.draws;
    const key = paired && fromBase64url(paired.key);
    if (paired && key) {
      const own = this.#with.random(32);
      hello.device = paired.device;
      hello.nonce = toBase64url(own);
      hello.proof = helloProof(key, nonce, own);
      this.#keys = linkKeys(key, nonce, own);
    }
    this.#phase = 'greeting';
    this.#socket?.send(JSON.stringify(hello));
  }

  #onWelcome(frame: Extract<ServerFrame, { t: 'welcome' }>, bare: boolean): void {
    if (this.#keys && bare && !UNPROVED.has(frame.standing.kind)) return this.#tampering();
    this.#proved = !bare;
    this.#phase = 'up';
    this.#upAt = this.#with.elapsed();
    this.#ladder.up(this.#upAt);
    this.#hash = new RunningHash();
    this.#failures = 0;
    this.foreign = false;
    this.farewell = null;
    this.epoch = this.#epochSeen;
    this.serverBuild = frame.build;
    this.time.forget(frame.pace);
    this.time.heard(frame.at);
    this.rtt = null;
    if (!this.#keys || this.#proved) {
      this.#roads.worked(this.#road);
      this.#learn(frame.addresses);
    }
    this.#stand(frame.standing);
    this.#ping();
    this.#reloadForBuild();
  }

  #learn(addresses: readonly string[]): void {
    const known = this.addresses;
    this.addresses = addresses;
    this.#roads.learn(addresses);
    if (!this.#paired || known.join() === addresses.join()) return;
    this.#paired = { ...this.#paired, addresses };
    void this.#with.keys.save(this.#paired);
  }

  #stand(standing: Standing): void {
    this.standing = standing;
    this.#sentAway = UNPROVED.has(standing.kind);
    this.#with.changed();
    if (standing.kind === 'admitted') this.#keepScope(standing.scope);
    if (!this.#mayFollow) return this.#follows.closed();
    this.#follows.opened();
    if (standing.kind === 'admitted' && this.#keys) this.#outbox.opened(this.#keys);
  }

  /** What this device is for changed: the next time its page begins with that. */
  #keepScope(scope: Scope): void {
    if (!this.#paired || JSON.stringify(scope) === JSON.stringify(this.#paired.scope)) return;
    this.#paired = { ...this.#paired, scope };
    void this.#with.keys.save(this.#paired);
  }

  #take(frame: ServerFrame): void {
    switch (frame.t) {
      case 'snap':
      case 'patch':
      case 'gone':
        return this.#follows.take(frame);
      case 'tick':
        this.time.heard(frame.at);
        if (this.#proved && frame.sum !== this.#hash.sum) this.#tampering();
        return;
      case 'pong':
        return this.#onPong(frame);
      case 'addresses':
        return this.#learn(frame.addresses);
      case 'standing':
        if (reader(frame.standing) !== reader(this.standing)) this.#follows.closed();
        return this.#stand(frame.standing);
      case 'nudge':
        if (frame.what.kind !== 'reload') return this.#with.nudged?.(frame.what);
        this.#isToReload = true;
        return this.#reloadAsAsked();
      case 'done':
        this.#receipt = Math.max(this.#receipt, frame.seq);
        return this.#outbox.settled(frame.id, { kind: 'done', seq: frame.seq, at: frame.at, ...(frame.rev === undefined ? {} : { rev: frame.rev }) });
      case 'refused':
        return this.#outbox.settled(frame.id, { kind: 'refused', reasons: frame.reasons, ...(frame.state ? { state: frame.state } : {}) });
      case 'answer':
        return this.#outbox.answered(frame.id, frame.body);
      case 'bye':
        return this.#onBye(frame);
      case 'challenge':
      case 'welcome':
        return this.#tampering();
    }
  }

  #onPong(frame: Extract<ServerFrame, { t: 'pong' }>): void {
    const open = this.#pingOpen;
    if (!open || frame.n !== open.n) return;
    this.#pingOpen = null;
    this.rtt = Math.round(this.#with.elapsed() - open.at);
    this.time.measured(frame.at, this.rtt);
    this.#with.changed();
  }

  #onBye(frame: Extract<ServerFrame, { t: 'bye' }>): void {
    this.farewell = frame.text;
    this.#with.changed();
  }

  /** Somebody between this page and the server changes what is sent: nothing that came counts any more. */
  #tampering(): void {
    this.#tamperedAt = this.#with.elapsed();
    this.documents.distrust();
    this.#lost();
  }

  // ---- frames out

  /** A socket belongs to one device; anything else is believed of a paired one only where it is signed. */
  #post(frame: ClientFrame): void {
    if (this.#kind !== 'socket' && this.#proved) return this.#postSigned(frame);
    this.#socket?.send(JSON.stringify(frame));
  }

  #postSigned(frame: ClientFrame): void {
    if (!this.#keys) return;
    this.#out += 1;
    this.#socket?.send(signed(this.#keys, 'c2s', this.#out, JSON.stringify(frame)));
  }

  /** What the page tells of itself changed: the server hears it now rather than with the next ping. */
  hurry(): void {
    if (this.#phase === 'up') this.#ping();
  }

  #ping(): void {
    const at = this.#with.elapsed();
    this.#pingAt = at;
    this.#pings += 1;
    this.#pingOpen = { n: this.#pings, at };
    const told = { ...this.#with.health?.(), ...(this.#receipt === 0 ? {} : { seq: this.#receipt }) };
    this.#post({ t: 'ping', n: this.#pings, rtt: this.rtt ?? 0, waiting: this.waiting, ...(Object.keys(told).length === 0 ? {} : { health: told }) });
  }

  // ---- what pages ask for

  /** Follows names or prefixes (ending with `/`) until the returned function is called. Counted by name. */
  follow(names: readonly string[]): () => void {
    return this.#follows.follow(names);
  }

  /** Sends a command now. A command on its way is sent again with the same id until the server has answered. */
  send(body: Command, expect?: Expect): Promise<Outcome> {
    return this.#outbox.send(body, expect);
  }

  /** Asks the server itself. Never sent again: a lost link answers `failed` with the code `lost`. */
  ask(body: Ask): Promise<Answer> {
    return this.#outbox.ask(body).then(({ answer }) => answer);
  }

  /** As `ask`, with the id and the keys of the link that carried it, from which the secrets of new codes are derived. */
  askWithKeys(body: Ask): Promise<Answered> {
    return this.#outbox.ask(body);
  }
}

/** The browser's own carriers, clock and dice. */
export const browserParts = {
  open: (address: string, kind: CarrierKind): Carrier => {
    if (kind === 'socket') return new WebSocket(address) as unknown as Carrier;
    return kind === 'events' ? new EventsCarrier(httpOrigin(address)) : new PollCarrier(httpOrigin(address));
  },
  answers: (address: string): Promise<boolean> => answersPlainly(httpOrigin(address)),
  elapsed: (): number => performance.now(),
  random: randomBytes,
};
