// Draws a clock again as often as it changes to look at.

/** Draws now, and again after as many milliseconds as the drawing says, until the answer is called. */
export function redraw(draw: () => number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    timer = setTimeout(tick, draw());
  };
  tick();
  return () => clearTimeout(timer);
}
