// Something that is told only once it has been so for a while: what is only on its way must not be taken for gone.

/** Tells that something lasts, and at once that it does no more. */
export class Lasting {
  readonly #after: number;
  readonly #told: (lasts: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lasts = false;

  /** `after`: for how long it must have been so, milliseconds. */
  constructor(after: number, told: (lasts: boolean) => void) {
    this.#after = after;
    this.#told = told;
  }

  /** How it is now. */
  look(isSo: boolean): void {
    if (isSo) {
      this.#timer ??= setTimeout(() => this.#tell(true), this.#after);
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell(false);
  }

  #tell(lasts: boolean): void {
    if (lasts === this.#lasts) return;
    this.#lasts = lasts;
    this.#told(lasts);
  }
}
