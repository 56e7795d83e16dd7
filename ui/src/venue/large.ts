// Large names take the biggest size at which all of them need at most two lines and break no word.

/** An attachment-like action for the element around them: sizes every `[data-large]` inside alike, from `sizes` in units; `most`: their height. */
export function largeNames(room: HTMLElement, given: { u: number; sizes: readonly number[]; key: string; most?: number }): { update: (next: typeof given) => void; destroy: () => void } {
  let now = given;
  let alive = true;
  const fits = (name: HTMLElement, size: number): boolean => {
    name.style.fontSize = `${size * now.u}px`;
    name.style.overflowWrap = '';
    const line = parseFloat(getComputedStyle(name).lineHeight);
    return name.scrollWidth <= name.clientWidth + 1 && name.scrollHeight < line * 2.6 && name.scrollHeight <= (now.most ?? Infinity) * now.u;
  };
  const fit = (): void => {
    if (!alive) return;
    const names = [...room.querySelectorAll<HTMLElement>('[data-large]')];
    const least = now.sizes[now.sizes.length - 1] ?? 5;
    const shared = Math.min(...names.map((name) => now.sizes.find((size) => fits(name, size)) ?? least));
    // A word too long for the smallest size breaks rather than runs out.
    for (const name of names) if (!fits(name, shared)) name.style.overflowWrap = 'anywhere';
  };
  fit();
  const watch = new ResizeObserver(() => fit());
  watch.observe(room);
  // Widths are true only in the final face, which may come late.
  void document.fonts.ready.then(fit);
  document.fonts.addEventListener('loadingdone', fit);
  return {
    update(next) {
      now = next;
      requestAnimationFrame(fit);
    },
    destroy() {
      alive = false;
      watch.disconnect();
      document.fonts.removeEventListener('loadingdone', fit);
    },
  };
}
