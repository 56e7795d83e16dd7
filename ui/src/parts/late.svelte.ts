// A part of a page that is fetched later than the page: nothing until it has come.
import { fetched } from './fetched';

/** Fetched once it is asked for, and asked for until it comes. */
export class Late<Part> {
  #load: () => Promise<{ default: Part }>;
  #isAsked = false;
  #part = $state.raw<Part | null>(null);

  constructor(load: () => Promise<{ default: Part }>) {
    this.#load = load;
  }

  /** The part, or null as long as it is on its way. */
  get part(): Part | null {
    return this.#part;
  }

  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void fetched(this.#load).then((loaded) => (this.#part = loaded.default));
  }
}
