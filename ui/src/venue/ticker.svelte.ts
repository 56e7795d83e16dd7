// The second hand of a screen: the server's time, the orientation and unit of the picture, and how old the data is.
import { band, NO_BAND, type Band } from './band';
import { zoom } from './sight.svelte';
import type { Source } from './source';

export class Ticker {
  /** The server's time, milliseconds since 1970; moves once a second. */
  now = $state(0);
  /** A clock of this page that never jumps, milliseconds. */
  elapsed = $state(0);
  band = $state.raw<Band>(NO_BAND);
  width = $state(globalThis.innerWidth);
  height = $state(globalThis.innerHeight);
  /** 1 % of the picture's short side, px, larger for lists that are read from far away; the same as `--u`. */
  readonly u = $derived((this.isTall ? this.width / 100 : Math.min(this.height / 100, this.width * 0.005625)) * zoom());

  readonly #source: Source;
  /** Whether there is a picture that can be old. */
  readonly #hasData: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: Source, hasData: () => boolean) {
    this.#source = source;
    this.#hasData = hasData;
    this.tick();
  }

  get isTall(): boolean {
    return this.height > this.width;
  }

  /** Reads everything anew; then again at the next full second, or sooner where a band must close in time. */
  readonly tick = (): void => {
    clearTimeout(this.#timer);
    const { age, lamp } = this.#source;
    this.now = this.#source.serverNow();
    this.elapsed = performance.now();
    this.band = this.#hasData() ? band(this.band, { age, isUp: lamp === 'live' || lamp === 'slow', now: this.now }) : NO_BAND;
    const toSecond = 1_000 - (((this.now % 1_000) + 1_000) % 1_000);
    this.#timer = setTimeout(this.tick, this.band.kind === 'back' ? Math.min(200, toSecond) : toSecond);
  };

  readonly measure = (): void => {
    this.width = innerWidth;
    this.height = innerHeight;
  };

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** A duration from the tokens, milliseconds: transitions follow them, and reduced motion makes them 0. */
export function tokenTime(name: '--t-page' | '--t-scene' | '--t-move' | '--t-tick' | '--t-draw'): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const value = parseFloat(text);
  if (Number.isNaN(value)) return 0;
  return text.endsWith('ms') ? value : value * 1_000;
}

/** A page of a screen comes from 2u to the right and crosses with the one that goes. */
export function turns(_node: Element, { u, goes = 0 }: { u: number; goes?: number }): { duration: number; css: (t: number, rest: number) => string } {
  return { duration: tokenTime('--t-page'), css: (t, rest) => `opacity: ${t}; transform: translateX(${(goes > 0 ? -rest : rest) * 2 * u}px)` };
}
