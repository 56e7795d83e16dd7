// The addresses under which a page looks for its server: its own first, then every other that the server named.

/** `ws://host:port/ws` for an origin such as `http://host:port`. */
export function socketAddress(origin: string): string {
  return `${origin.replace(/^http/, 'ws').replace(/\/$/, '')}/ws`;
}

/** `http://host:port` for the address of a socket. */
export function httpOrigin(road: string): string {
  return road.replace(/^ws/, 'http').replace(/\/ws$/, '');
}

const isLoopback = (host: string): boolean => /^(localhost|127\.|\[::1\])/.test(host);

/** Other addresses that are tried at once. */
const MOST = 6;

/** Which address is tried at the nth attempt. The one that worked last comes before each other one. */
export class Roads {
  readonly #own: string;
  #best: string;
  #others: string[] = [];
  #attempt = 0;

  /** `own` is the origin of the page or of the embedded server. */
  constructor(own: string) {
    this.#own = socketAddress(own);
    this.#best = this.#own;
  }

  /** All `host:port` that the server named. A page from https may not call plain addresses. */
  learn(addresses: readonly string[]): void {
    const ownHost = this.#own.replace(/^wss?:\/\//, '');
    if (this.#own.startsWith('wss:')) return;
    this.#others = addresses.filter((host) => isLoopback(host) === isLoopback(ownHost)).map((host) => `ws://${host}/ws`);
  }

  /** The addresses to try next, the first with a lead: the best one, and every second time another one. */
  next(): readonly [string, ...string[]] {
    const others = [...new Set([this.#own, ...this.#others])].filter((road) => road !== this.#best).slice(0, MOST);
    const attempt = this.#attempt;
    this.#attempt += 1;
    const first = attempt % 2 === 0 ? this.#best : (others[((attempt - 1) / 2) % others.length] ?? this.#best);
    return [first, ...[this.#best, ...others].filter((road) => road !== first)];
  }

  /** Whether this is the address that the page itself has. */
  isOwn(road: string): boolean {
    return road === this.#own;
  }

  /** This address led to the server. */
  worked(road: string): void {
    this.#best = road;
    this.#attempt = 0;
  }
}
