// A match that is carried from the next calls to a station, to be called there.
import type { MatchCard } from '../../../wire/MatchCard';
import { drag } from '../../frame/drag';

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
    if ((event.target as Element).closest('button, select, a')) return;
    const stop = (): void => {
      this.card = undefined;
      this.over = undefined;
    };
    drag(event, {
      moved: (next) => {
        this.card = card;
        this.at = { x: next.clientX, y: next.clientY };
        const found = document.elementsFromPoint(next.clientX, next.clientY).map((one) => one.closest<HTMLElement>('[data-station]')).find((one) => one !== null);
        this.over = found ? Number(found.dataset['station']) : undefined;
      },
      dropped: () => {
        const { over } = this;
        stop();
        if (over !== undefined && this.#takes(over)) this.#drop(card, over);
      },
      left: stop,
    });
  }
}
