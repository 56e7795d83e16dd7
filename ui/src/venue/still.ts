// A link whose documents stand still while the desk keeps a picture: what was there at that moment, whatever comes after.
import type { Source } from './source';

export class Still implements Source {
  readonly #link: Source;
  readonly #isKept: () => boolean;
  readonly #kept = new Map<string, unknown>();

  constructor(link: Source, isKept: () => boolean) {
    this.#link = link;
    this.#isKept = isKept;
  }

  get lamp(): Source['lamp'] { return this.#link.lamp; }
  get age(): number { return this.#link.age; }
  get rtt(): number | null { return this.#link.rtt; }
  get carrier(): Source['carrier'] { return this.#link.carrier; }
  get standing(): Source['standing'] { return this.#link.standing; }
  get addresses(): readonly string[] { return this.#link.addresses; }
  readonly serverNow = (): number => this.#link.serverNow();
  follow(topics: string[]): () => void { return this.#link.follow(topics); }

  doc<T>(topic: string): T | undefined {
    return this.#keep(topic, () => this.#link.doc<T>(topic), (found) => found !== undefined);
  }

  docs<T>(prefix: string): Map<string, T> {
    return this.#keep(`${prefix}*`, () => this.#link.docs<T>(prefix), (found) => found.size > 0);
  }

  /** What a picture began with stays; what was not there yet may still come, so that a page that was loaded anew shows something. */
  #keep<Found>(key: string, read: () => Found, isThere: (found: Found) => boolean): Found {
    if (!this.#isKept()) {
      this.#kept.delete(key);
      return read();
    }
    if (this.#kept.has(key)) return this.#kept.get(key) as Found;
    const found = read();
    if (isThere(found)) this.#kept.set(key, found);
    return found;
  }
}
