// What every overlay of a stream keeps: its number, what the desk gave it, what it follows, its clock and how fresh all of it is; and its picture, while the desk has it frozen.
import { untrack } from 'svelte';
import type { Layout } from '../wire/Layout';
import type { ScreenOwnView } from '../wire/ScreenOwnView';
import type { Source } from './source';
import { Still } from './still';
import { Ticker } from './ticker.svelte';

interface Moment {
  readonly now: number;
  readonly elapsed: number;
}

/** Made while a component is set up; it ends with the component. */
export class OnStream {
  readonly ticker: Ticker;
  /** Where the picture comes from: everything but what the desk says to this screen itself stands still while the desk keeps it. */
  readonly link: Source;
  readonly #live: Source;
  #keptLayout: { readonly layout: Layout | undefined } | undefined;
  #keptMoment: Moment | undefined;

  /** The number that the server gave this screen. */
  readonly told = $derived.by(() => (this.#live.standing?.kind === 'screen' ? this.#live.standing.number : undefined));
  readonly #own = $derived.by(() => (this.told == null ? undefined : this.#live.doc<ScreenOwnView>(`screen/${this.told}`)));
  /** The desk has it keep its picture. */
  readonly isKept = $derived(this.#own?.frozen !== undefined);
  /** What the desk gave it, which goes before the address. */
  readonly layout = $derived.by(() => {
    const now = { layout: this.#own?.layout };
    this.#keptLayout = this.isKept ? (this.#keptLayout ?? now) : undefined;
    return (this.#keptLayout ?? now).layout;
  });
  /** The desk can take it from the stream. */
  readonly isBlank = $derived(this.layout?.kind === 'blank');
  readonly #moment = $derived.by((): Moment => {
    const { now, elapsed } = this.ticker;
    this.#keptMoment = this.isKept ? (this.#keptMoment ?? { now, elapsed }) : undefined;
    return this.#keptMoment ?? { now, elapsed };
  });
  /** The moment of the picture, milliseconds since 1970, and on the clock by which pages turn: both stand while it is kept. */
  readonly now = $derived(this.#moment.now);
  readonly elapsed = $derived(this.#moment.elapsed);

  /** `topics` are followed once the screen has its number. */
  constructor(link: Source, remember: (number: number) => void, hasCome: () => boolean, topics: () => readonly string[]) {
    this.#live = link;
    this.link = new Still(link, () => this.isKept);
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
