// Several matches at once: with Shift from the last one to this, with Ctrl one more or one less.
import { SvelteSet } from 'svelte/reactivity';

export class Selection {
  readonly ids = new SvelteSet<number>();
  /** From where Shift reaches. */
  #anchor: number | undefined;

  get size(): number {
    return this.ids.size;
  }

  has(id: number): boolean {
    return this.ids.has(id);
  }

  toggle(id: number): void {
    if (!this.ids.delete(id)) this.ids.add(id);
    this.#anchor = id;
  }

  /** Everything from the last one that was chosen to this, in the order of the page. */
  reach(id: number, order: readonly number[]): void {
    const to = order.indexOf(id);
    const from = this.#anchor === undefined ? to : order.indexOf(this.#anchor);
    if (to < 0 || from < 0) return this.toggle(id);
    for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.ids.add(one);
  }

  /** Where Shift begins when nothing was chosen yet. */
  from(id: number): void {
    this.#anchor ??= id;
  }

  set(ids: readonly number[]): void {
    this.clear();
    for (const id of ids) this.ids.add(id);
  }

  /** What is gone from the gathering is chosen no more. */
  keep(known: ReadonlyMap<number, unknown>): void {
    for (const id of this.ids) if (!known.has(id)) this.ids.delete(id);
  }

  clear(): void {
    this.ids.clear();
    this.#anchor = undefined;
  }
}
