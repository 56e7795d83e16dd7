// A list that does not move under the pointer: while somebody is inside, it stays as it is and counts the news.

export class Frozen<Item extends { readonly key: string }> {
  readonly #live: () => readonly Item[];
  #held = $state.raw<readonly Item[] | null>(null);

  constructor(live: () => readonly Item[]) {
    this.#live = live;
  }

  /** What is shown: the held rows, each with what is true of it now; rows that are gone stay, marked. */
  readonly rows = $derived.by((): readonly { readonly item: Item; readonly isGone: boolean }[] => {
    const live = this.#live();
    if (this.#held == null) return live.map((item) => ({ item, isGone: false }));
    const now = new Map(live.map((item) => [item.key, item]));
    return this.#held.map((old) => ({ item: now.get(old.key) ?? old, isGone: !now.has(old.key) }));
  });

  /** Rows that came or moved since the list was held. */
  readonly news = $derived.by(() => {
    if (this.#held == null) return 0;
    const held = new Set(this.#held.map((item) => item.key));
    return this.#live().filter((item) => !held.has(item.key)).length;
  });

  hold(): void {
    this.#held ??= this.#live();
  }

  /** The pointer left, or somebody asked for the news. */
  release(): void {
    this.#held = null;
  }
}
