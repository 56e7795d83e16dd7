// Parts of a page that are fetched later: asked for again until they come, also where the Wi-Fi was gone for a moment.

/** Milliseconds to the second attempt, and the longest wait before a further one. */
const FIRST = 500;
const LONGEST = 8_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A part, however often it has to be asked for. A server that is gone is asked seldom, and the page goes on meanwhile. */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let wait = FIRST; ; wait = Math.min(LONGEST, wait * 2)) {
    try {
      return await load();
    } catch {
      await pause(wait);
    }
  }
}

/** A style that did not come leaves the page: the next attempt would take it for one that is here. */
export function forgetLostStyles(document: Pick<Document, 'addEventListener'>): void {
  const forget = ({ target }: Event): void => {
    const link = target as Partial<HTMLLinkElement> | null;
    if (link?.rel === 'stylesheet') link.remove?.();
  };
  document.addEventListener('error', forget, true);
}
