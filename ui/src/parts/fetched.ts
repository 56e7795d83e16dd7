// Parts of a page that are fetched later: asked for again until they come, also where the Wi-Fi was gone for a moment.
import { answers } from '../link/answers';

/** Milliseconds to the second attempt, and the longest wait before a further one. */
const FIRST = 500;
const LONGEST = 8_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A browser may take a part that was lost once for lost for good: so many attempts beside a server that answers are enough. */
const ATTEMPTS = 3;
/** Milliseconds between two pages that were loaded anew, so that a part that is not there loads none for ever. */
const RARELY = 60_000;
const RENEWED = 'lanista/renewed';

/** Loads the page anew. Taps that wait are kept on disk; where they cannot be, the page asks before it goes. */
function renewPage(): void {
  if (Date.now() - Number(sessionStorage.getItem(RENEWED) ?? 0) < RARELY) return;
  sessionStorage.setItem(RENEWED, String(Date.now()));
  location.reload();
}

/** A part, however often it has to be asked for. A server that is gone is asked seldom, and the page goes on meanwhile. */
export async function fetched<Part>(load: () => Promise<Part>, renew: () => void = renewPage): Promise<Part> {
  let inVain = 0;
  for (let wait = FIRST; ; wait = Math.min(LONGEST, wait * 2)) {
    try {
      return await load();
    } catch {
      inVain = (await answers()) ? inVain + 1 : 0;
      if (inVain >= ATTEMPTS) renew();
      await pause(wait);
    }
  }
}

/** Fetches a part when it is first asked for, and answers with the same one from then on. */
export function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => (part ??= fetched(load));
}

/** A style that did not come leaves the page: the next attempt would take it for one that is here. */
export function forgetLostStyles(document: Pick<Document, 'addEventListener'>): void {
  const forget = ({ target }: Event): void => {
    const link = target as Partial<HTMLLinkElement> | null;
    if (link?.rel === 'stylesheet') link.remove?.();
  };
  document.addEventListener('error', forget, true);
}
