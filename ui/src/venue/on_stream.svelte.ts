// What every overlay of a stream keeps: its number, what the desk gave it, what it follows, its clock and how fresh all of it is.
import { untrack } from 'svelte';
import type { ScreenOwnView } from '../wire/ScreenOwnView';
import type { Source } from './source';
import { Ticker } from './ticker.svelte';

/** Made while a component is set up; it ends with the component. */
export class OnStream {
  readonly ticker: Ticker;
  readonly #link: Source;

  /** The number that the server gave this screen. */
  readonly told = $derived.by(() => (this.#link.standing?.kind === 'screen' ? this.#link.standing.number : undefined));
  /** What the desk gave it, which goes before the address. */
  readonly layout = $derived.by(() => (this.told == null ? undefined : this.#link.doc<ScreenOwnView>(`screen/${this.told}`)?.layout));
  /** The desk can take it from the stream. */
  readonly isBlank = $derived(this.layout?.kind === 'blank');

  /** `topics` are followed once the screen has its number. */
  constructor(link: Source, remember: (number: number) => void, hasCome: () => boolean, topics: () => readonly string[]) {
    this.#link = link;
    this.ticker = new Ticker(link, hasCome);
    // As one text: the same names in the same order are nothing new.
    const followed = $derived(this.told == null ? '' : [...new Set([`screen/${this.told}`, ...topics()])].join(' '));
    $effect(() => (followed === '' ? undefined : link.follow(followed.split(' '))));
    $effect(() => {
      if (this.told != null) remember(this.told);
    });
    $effect(() => {
      void link.lamp;
      void link.age;
      untrack(() => this.ticker.tick());
    });
    $effect(() => () => this.ticker.end());
  }
}
