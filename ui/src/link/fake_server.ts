// A server for tests: plays its end of a socket, signs, keeps the running hash, and lies when it is told to.
import type { ClientFrame } from '../wire/ClientFrame';
import type { ServerFrame } from '../wire/ServerFrame';
import type { Standing } from '../wire/Standing';
import { fromBase64url, toBase64url, utf8 } from './bytes';
import type { Carrier } from './core';
import { helloProof, linkKeys, RunningHash, signed, verified, type LinkKeys } from './keys';
import type { Paired } from './store';

const SERVER = toBase64url(new Uint8Array(32).fill(7));

/** A device that paired with the fake server. */
export const PAIRED: Paired = {
  kind: 'paired',
  server: SERVER,
  device: 'device-of-tests1',
  key: toBase64url(new Uint8Array(32).fill(9)),
  role: 'judge',
  scope: { kind: 'everything' },
  name: 'Tablet 07',
  addresses: [],
};

export const ADMITTED: Standing = { kind: 'admitted', number: 7, name: 'Tablet 07', role: 'judge', scope: { kind: 'everything' } };

/** One socket with the server's end of it. */
export class FakeSocket implements Carrier {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly address: string;
  /** What the page sent, signed frames opened. */
  readonly heard: ClientFrame[] = [];
  isOpen = true;
  /** Numbers or signatures were wrong. */
  isBroken = false;

  readonly #nonce = new Uint8Array(32).fill(3);
  #keys: LinkKeys | null = null;
  #in = 0;
  #out = 0;
  #hash = new RunningHash();

  constructor(address: string) {
    this.address = address;
  }

  // ---- the page's end

  send(text: string): void {
    if (text.startsWith('{')) {
      this.heard.push(JSON.parse(text) as ClientFrame);
      return;
    }
    this.#in += 1;
    const json = this.#keys && verified(this.#keys, 'c2s', this.#in, text);
    if (json) this.heard.push(JSON.parse(json) as ClientFrame);
    else this.isBroken = true;
  }

  close(): void {
    this.isOpen = false;
  }

  // ---- the server's end

  /** Raw text, as a stranger on the way could send it. */
  say(text: string): void {
    this.onmessage?.({ data: text });
  }

  bare(frame: ServerFrame): void {
    const text = JSON.stringify(frame);
    this.#hash.add(text);
    this.say(text);
  }

  signed(frame: ServerFrame): void {
    if (!this.#keys) throw new Error('no hello yet');
    this.#out += 1;
    this.say(signed(this.#keys, 's2c', this.#out, JSON.stringify(frame)));
  }

  challenge(epoch = 'E1', server = SERVER): void {
    this.say(JSON.stringify({ t: 'challenge', server, epoch, nonce: toBase64url(this.#nonce) } satisfies ServerFrame));
  }

  /** Greets until the link is up. An unproved welcome is bare. */
  welcome(standing: Standing = ADMITTED, { epoch = 'E1', build = 'b1', addresses = [] as string[], bare = false } = {}): void {
    this.challenge(epoch);
    const hello = this.heard[this.heard.length - 1];
    if (hello?.t !== 'hello') throw new Error('no hello came');
    const welcome: ServerFrame = { t: 'welcome', v: 1, range: [1, 1], build, at: 1_000_000, addresses, standing };
    if (hello.device === undefined || bare) return this.say(JSON.stringify(welcome));
    const key = fromBase64url(PAIRED.key) as Uint8Array;
    const nonce = fromBase64url(hello.nonce ?? '') as Uint8Array;
    if (hello.proof !== helloProof(key, this.#nonce, nonce)) throw new Error('the hello proves nothing');
    this.#keys = linkKeys(key, this.#nonce, nonce);
    this.#hash = new RunningHash();
    this.signed(welcome);
  }

  tick(sum = this.#hash.sum): void {
    this.signed({ t: 'tick', at: 1_000_000, sum });
  }

  drop(code = 1006): void {
    this.isOpen = false;
    this.onclose?.({ code });
  }

  /** Frames of one kind that the page sent. */
  heardOf<Kind extends ClientFrame['t']>(kind: Kind): Extract<ClientFrame, { t: Kind }>[] {
    return this.heard.filter((frame): frame is Extract<ClientFrame, { t: Kind }> => frame.t === kind);
  }
}

/** All sockets that a page opened; the last is the present one. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  readonly open = (address: string): FakeSocket => {
    const socket = new FakeSocket(address);
    this.sockets.push(socket);
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.sockets[this.sockets.length - 1];
    if (!socket) throw new Error('the page opened no socket');
    return socket;
  }
}

let dice = 0;
/** Bytes that differ from call to call and not from run to run. */
export function countedBytes(size: number): Uint8Array {
  dice += 1;
  const text = utf8(`${dice}`.padStart(size, '#'));
  return text.slice(text.length - size);
}
