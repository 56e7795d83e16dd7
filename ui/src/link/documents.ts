// The documents that this page follows, with their versions: takes snaps and patches in, says what moved.
import { applyPatch, type Json } from '../board/patch';

interface Entry {
  readonly v: number;
  readonly doc: Json;
}

/** What came of a patch: taken in (or in there already), or a version is missing and the topic must be asked for again. */
export type Taken = 'taken' | 'gap';

/** A version that no document has: asked for with it, the server answers with the document, or that it is gone. */
export const NO_SUCH_VERSION = Number.MAX_SAFE_INTEGER;

/** Documents by topic. They are immutable; what a patch does not touch stays the same object. */
export class Documents {
  readonly #entries = new Map<string, Entry>();
  readonly #moved: (topic: string) => void;

  constructor(moved: (topic: string) => void) {
    this.#moved = moved;
  }

  get(topic: string): Json | undefined {
    return this.#entries.get(topic)?.doc;
  }

  /** The version that is here; 0 is none. */
  version(topic: string): number {
    return this.#entries.get(topic)?.v ?? 0;
  }

  /** Topics that are here. */
  topics(): string[] {
    return [...this.#entries.keys()];
  }

  snap(topic: string, v: number, doc: Json): void {
    this.#entries.set(topic, { v, doc });
    this.#moved(topic);
  }

  patch(topic: string, from: number, v: number, patch: Json): Taken {
    const known = this.#entries.get(topic);
    if (known && v <= known.v) return 'taken';
    if ((known?.v ?? 0) !== from) return 'gap';
    this.#entries.set(topic, { v, doc: applyPatch(from === 0 ? undefined : known?.doc, patch) });
    this.#moved(topic);
    return 'taken';
  }

  gone(topic: string): void {
    if (this.#entries.delete(topic)) this.#moved(topic);
  }

  /** Versions count no more: another epoch, or somebody tampered. The pictures stay until new ones come. */
  distrust(): void {
    for (const [topic, { doc }] of this.#entries) this.#entries.set(topic, { v: 0, doc });
  }
}

/** Whether a followed name (a topic, or a prefix that ends with `/`) covers a topic. */
export function covers(name: string, topic: string): boolean {
  return name.endsWith('/') ? topic.startsWith(name) : name === topic;
}
