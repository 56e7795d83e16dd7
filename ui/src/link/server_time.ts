// The server's time on a page whose own clock may be wrong: offsets from pongs, the one with the shortest round trip counts.

interface Sample {
  readonly rtt: number;
  /** Server time minus the page's monotonic time at the server's pace, milliseconds. */
  readonly offset: number;
}

const KEPT = 8;

/** `elapsed` is a monotonic clock of the page in milliseconds. */
export class ServerTime {
  readonly #elapsed: () => number;
  #samples: Sample[] = [];
  #rough: number | null = null;
  /** How many times as fast as time passes the server's time runs: once, but in a rehearsal. */
  #pace = 1;

  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  /** A server time that came without a round trip: late by the way of the frame, so a larger offset is nearer. */
  heard(at: number): void {
    const offset = at - this.#elapsed() * this.#pace;
    this.#rough = this.#rough === null ? offset : Math.max(this.#rough, offset);
  }

  /** A pong that took `rtt` milliseconds there and back. */
  measured(at: number, rtt: number): void {
    this.#samples = [...this.#samples, { rtt, offset: at + (rtt / 2 - this.#elapsed()) * this.#pace }].slice(-KEPT);
  }

  /** A new link may be to a machine that slept meanwhile. */
  forget(pace = 1): void {
    this.#samples = [];
    this.#rough = null;
    this.#pace = pace;
  }

  /** Milliseconds since 1970 at the server; the page's own clock before anything was heard. */
  now(): number {
    const best = this.#samples.reduce<Sample | null>((least, sample) => (least === null || sample.rtt < least.rtt ? sample : least), null);
    const offset = best?.offset ?? this.#rough;
    return offset === null ? Date.now() : Math.round(this.#elapsed() * this.#pace + offset);
  }
}
