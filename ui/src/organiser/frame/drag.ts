// A press that becomes a move once the pointer has gone far enough; Esc and a pointer that is lost leave everything as it was.

/** So far the pointer goes, px, before a press becomes a move. */
const FIRST = 5;

interface Moves {
  /** Each step of the move, the first one included. */
  readonly moved: (event: PointerEvent) => void;
  /** The pointer was let go. */
  readonly dropped: () => void;
  readonly left: () => void;
}

/** Follows the pointer from a press of its main button on. Without a move nothing is called. */
export function drag(press: PointerEvent, { moved, dropped, left }: Moves): void {
  if (press.button !== 0) return;
  const box = press.currentTarget as HTMLElement;
  const ending = new AbortController();
  const { signal } = ending;
  let isMoving = false;
  const end = (how: () => void): void => {
    ending.abort();
    if (isMoving) how();
  };
  addEventListener('pointermove', (next) => {
    if (!isMoving) {
      if (Math.hypot(next.clientX - press.clientX, next.clientY - press.clientY) < FIRST) return;
      isMoving = true;
      box.setPointerCapture(press.pointerId);
    }
    moved(next);
  }, { signal });
  addEventListener('pointerup', () => end(dropped), { signal });
  addEventListener('pointercancel', () => end(left), { signal });
  addEventListener('keydown', (pressed) => {
    if (pressed.key !== 'Escape' || !isMoving) return;
    pressed.stopPropagation();
    end(left);
  }, { signal, capture: true });
}
