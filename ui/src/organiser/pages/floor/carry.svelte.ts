// A match that is carried from the next calls to a station, to be called there.
import type { MatchCard } from '../../../wire/MatchCard';

/** So far the pointer goes before a press becomes a move. */
const FIRST = 5;

export class Carry {
  card = $state.raw<MatchCard>();
  /** The station under the pointer, if it is one. */
  over = $state<number>();
  at = $state.raw({ x: 0, y: 0 });

  readonly #takes: (station: number) => boolean;
  readonly #drop: (card: MatchCard, station: number) => void;

  constructor(takes: (station: number) => boolean, drop: (card: MatchCard, station: number) => void) {
    this.#takes = takes;
    this.#drop = drop;
  }

  /** Begins with a press on a row; what is pressed within it keeps its own meaning. */
  grab(event: PointerEvent, card: MatchCard): void {
    if (event.button !== 0 || (event.target as Element).closest('button, select, a')) return;
    const row = event.currentTarget as HTMLElement;
    const [startX, startY] = [event.clientX, event.clientY];
    const ending = new AbortController();
    const { signal } = ending;
    const stop = (): void => {
      ending.abort();
      this.card = undefined;
      this.over = undefined;
    };
    const move = (next: PointerEvent): void => {
      if (this.card === undefined) {
        if (Math.hypot(next.clientX - startX, next.clientY - startY) < FIRST) return;
        row.setPointerCapture(next.pointerId);
        this.card = card;
      }
      this.at = { x: next.clientX, y: next.clientY };
      const found = document.elementsFromPoint(next.clientX, next.clientY).map((one) => one.closest<HTMLElement>('[data-station]')).find((one) => one !== null);
      this.over = found ? Number(found.dataset['station']) : undefined;
    };
    const up = (): void => {
      const { card: carried, over } = this;
      stop();
      if (carried && over !== undefined && this.#takes(over)) this.#drop(carried, over);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', up, { signal });
    addEventListener('pointercancel', stop, { signal });
    addEventListener('keydown', (pressed) => pressed.key === 'Escape' && stop(), { signal, capture: true });
  }
}
