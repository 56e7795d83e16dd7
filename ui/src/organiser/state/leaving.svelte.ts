// Whoever would lose what is not kept is asked first: going to another page, choosing something else, looking at the past.

class Leaving {
  /** What waits for the answer. */
  asked = $state.raw<() => void>();
  #isUnsaved: (() => boolean) | undefined;

  /** Guards a page for as long as it is open. */
  guard(isUnsaved: () => boolean): () => void {
    this.#isUnsaved = isUnsaved;
    return () => {
      if (this.#isUnsaved !== isUnsaved) return;
      this.#isUnsaved = undefined;
      this.asked = undefined;
    };
  }

  get isUnsaved(): boolean {
    return this.#isUnsaved?.() ?? false;
  }

  /** Does it at once, or once somebody agrees to lose what is not kept. */
  before(go: () => void): void {
    if (this.isUnsaved) this.asked = go;
    else go();
  }

  stay(): void {
    this.asked = undefined;
  }

  lose(): void {
    const go = this.asked;
    this.asked = undefined;
    go?.();
  }
}

export const leaving = new Leaving();
