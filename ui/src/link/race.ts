// Several addresses at once: the first server that speaks has the link. The usual address gets a short lead.
import type { Carrier } from './core';

/** One carrier out of several sockets. */
export class Race implements Carrier {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly #won: (road: string) => void;
  readonly #runners = new Map<string, Carrier>();
  #ahead: ReturnType<typeof setTimeout> | null = null;
  #winner: Carrier | null = null;

  /**
   * The first road is tried at once, the others after `lead` milliseconds, or when the first is closed. `won` is told
   * whose server spoke first, before its words are passed on.
   */
  constructor(open: (road: string) => Carrier, [first, ...others]: readonly string[], lead: number, won: (road: string) => void) {
    this.#won = won;
    const start = (): void => {
      if (this.#ahead === null) return;
      clearTimeout(this.#ahead);
      this.#ahead = null;
      for (const road of others) this.#run(road, open);
      if (this.#runners.size === 0) this.onclose?.({ code: 1006 });
    };
    this.#ahead = setTimeout(start, lead);
    if (first !== undefined) this.#run(first, open, start);
  }

  #run(road: string, open: (road: string) => Carrier, lost: () => void = () => undefined): void {
    let runner: Carrier;
    try {
      runner = open(road);
    } catch {
      // Such an address opens nothing here: a broken name, or a page that may not call it.
      return;
    }
    this.#runners.set(road, runner);
    runner.onmessage = (event) => {
      if (this.#winner === null) this.#finish(road, runner);
      if (this.#winner === runner) this.onmessage?.(event);
    };
    runner.onclose = (event) => {
      if (!this.#runners.delete(road)) return;
      lost();
      if (this.#winner === runner || (this.#runners.size === 0 && this.#ahead === null)) this.onclose?.(event);
    };
  }

  #finish(road: string, runner: Carrier): void {
    this.#winner = runner;
    this.#halt(runner);
    this.#won(road);
  }

  /** Ends everybody but one. */
  #halt(but: Carrier | null): void {
    if (this.#ahead) clearTimeout(this.#ahead);
    this.#ahead = null;
    for (const [road, runner] of this.#runners) {
      if (runner === but) continue;
      this.#runners.delete(road);
      runner.onmessage = null;
      runner.onclose = null;
      runner.close();
    }
  }

  send(text: string): void {
    this.#winner?.send(text);
  }

  close(): void {
    this.#halt(null);
  }
}
