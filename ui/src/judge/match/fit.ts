// A number as large as its place: takes the height that is left, shrinks for more digits, never below 72 px where that fits.

const LEAST = 72;
const MOST = 216;
/** Height of a digit of Barlow Condensed in em, and the width of one, measured. */
const DIGIT_HIGH = 0.72;
const DIGIT_WIDE = 0.5;

/** The type size for a number of so many digits in a box, px. */
export function numberSize(width: number, height: number, digits: number): number {
  const byHeight = (height - 28) / DIGIT_HIGH;
  const byWidth = (width * 0.9) / (digits * DIGIT_WIDE);
  return Math.round(Math.min(byWidth, Math.max(LEAST, Math.min(MOST, byHeight))));
}

/** Keeps the size right while the box changes. Works without container units (Safari 14). */
export function fitNumber(node: HTMLElement, digits: () => number): () => void {
  const fit = (): void => {
    node.style.fontSize = `${numberSize(node.clientWidth, node.clientHeight, digits())}px`;
  };
  const watch = new ResizeObserver(fit);
  watch.observe(node);
  fit();
  return () => watch.disconnect();
}
