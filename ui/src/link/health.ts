// How this device is, as far as its browser tells: its battery, and which page is open.
import type { Battery } from '../wire/Battery';
import type { Health } from '../wire/Health';

interface BrowserBattery extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}

let battery: Battery | undefined;
let isAsked = false;

/** Browsers tell of the battery in secure contexts only, and some never: over plain HTTP in a hall most do not. */
function watchBattery(): void {
  isAsked = true;
  const asked = (globalThis.navigator as { getBattery?: () => Promise<BrowserBattery> } | undefined)?.getBattery?.();
  asked?.then(
    (found) => {
      const read = (): void => void (battery = { level: Math.round(found.level * 100), charging: found.charging });
      read();
      for (const event of ['levelchange', 'chargingchange']) found.addEventListener(event, read);
    },
    () => undefined,
  );
}

/** The first word of the place behind the `#`. */
export const pageOf = (hash: string): string | undefined => /^#\/?([a-z_]{1,32})/.exec(hash)?.[1];

export function ownHealth(): Health {
  if (!isAsked) watchBattery();
  const page = pageOf(globalThis.location?.hash ?? '');
  return { ...(battery === undefined ? {} : { battery }), ...(page === undefined ? {} : { page }) };
}
