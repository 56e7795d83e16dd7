// Matches that stand still while the pointer is over them: what changes is shown in place, what moves waits in a bar.
import { untrack } from 'svelte';
import type { MatchCard } from '../../wire/MatchCard';
import { newsOf, standing, stillRows, type Stood } from '../pure/lanes';

export class Still {
  readonly #live: () => readonly MatchCard[];
  readonly #all: () => ReadonlyMap<number, MatchCard>;
  #stood = $state.raw<Stood | null>(null);

  /** `live`: the matches in their order now; `all`: every match that is known. */
  constructor(live: () => readonly MatchCard[], all: () => ReadonlyMap<number, MatchCard>) {
    this.#live = live;
    this.#all = all;
  }

  readonly rows = $derived.by(() => stillRows(this.#stood, this.#live(), this.#all()));
  readonly news = $derived.by(() => newsOf(this.#stood, this.#live(), this.#all()));

  /** The pointer came. */
  hold(): void {
    if (this.#stood == null) this.#stood = standing(this.#live());
  }

  /** The pointer left. */
  release(): void {
    this.#stood = null;
  }

  /** Somebody asked for the news, or for another list: it stands as it is now. */
  again(): void {
    untrack(() => {
      if (this.#stood != null) this.#stood = standing(this.#live());
    });
  }
}
