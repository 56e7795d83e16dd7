// A value that is dear to make, made anew at most every so often while its documents pour in.
import { untrack } from 'svelte';

/** `news` reads cheaply what the value rests on; `make` makes it. The first value is made at once. */
export class Settled<T> {
  now: T = $state.raw() as T;
  #waits: ReturnType<typeof setTimeout> | undefined;

  constructor(news: () => unknown, make: () => T, wait = 150) {
    this.now = untrack(make);
    let isFirst = true;
    $effect(() => {
      news();
      if (isFirst) {
        isFirst = false;
        return;
      }
      this.#waits ??= setTimeout(() => {
        this.#waits = undefined;
        this.now = untrack(make);
      }, wait);
    });
    $effect(() => () => clearTimeout(this.#waits));
  }
}
