// What this screen calls itself: a token per tab that outlives reloads and restarts, and that no two open tabs share.
//
// Each place in localStorage holds a token and the page that uses it. A page that finds a place taken asks there; an open
// page answers through the storage event, also from the background, and one that crashed does not.
import { randomBytes, toBase64url } from '../link/bytes';

/** An open page answers within this time, milliseconds. */
const ANSWER = 700;
/** Two pages that took the same place at once find out after this time. */
const SETTLE = 120;
const MOST = 64;

const MINE = 'lanista/screen';
const placeKey = (place: number): string => `lanista/screens/${place}`;

interface Place {
  readonly token: string;
  /** The page that uses it; empty once it was left in order. */
  readonly page: string;
  /** The number it last got, so that it can be shown before the server answers. */
  readonly number?: number;
}

/** What identity needs of a browser, so that tests can play several tabs. */
export interface Tab {
  /** Shared by all tabs. */
  readonly shared: Storage;
  /** Of this tab alone, kept over a reload. A duplicated tab begins with a copy. */
  readonly own: Storage;
  /** Calls back with the key whenever another tab wrote; returns the way to stop. */
  readonly listen: (heard: (key: string, value: string) => void) => () => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly random: (size: number) => Uint8Array;
}

export interface Identity {
  /** 22 characters of base64url. */
  readonly token: string;
  /** The number of the last time. */
  readonly lastNumber: number | undefined;
  /** Keeps the number for the next start. */
  remember(number: number): void;
  /** The page goes: the next one need not ask. */
  leave(): void;
  /** Calls back when another page took this place, which happens only after a long freeze. */
  onTaken(taken: () => void): void;
}

export const newToken = (random: (size: number) => Uint8Array): string => toBase64url(random(16));

function read(storage: Storage, key: string): Place | undefined {
  try {
    const place = JSON.parse(storage.getItem(key) ?? 'null') as Place | null;
    return place && /^[\w-]{22}$/.test(place.token) ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a place: this tab's own of before if nobody else is there, else the first that is free. */
export async function identify(tab: Tab): Promise<Identity> {
  const page = toBase64url(tab.random(9));
  const before = Number(tab.own.getItem(MINE) ?? NaN);
  const order = Array.from({ length: MOST }, (_, i) => i);
  if (Number.isInteger(before) && before >= 0 && before < MOST) order.unshift(before);

  const write = (place: number, next: Place): void => tab.shared.setItem(placeKey(place), JSON.stringify(next));
  const isAnswered = async (place: number): Promise<boolean> => {
    const question = toBase64url(tab.random(6));
    let isThere = false;
    const stop = tab.listen((key, value) => {
      if (key === `${placeKey(place)}/answer` && value === question) isThere = true;
    });
    tab.shared.setItem(`${placeKey(place)}/ask`, question);
    for (let waited = 0; waited < ANSWER && !isThere; waited += 50) await tab.wait(50);
    stop();
    return isThere;
  };

  for (const place of order) {
    const known = read(tab.shared, placeKey(place));
    if (known && known.page !== '' && (await isAnswered(place))) continue;
    const token = known?.token ?? newToken(tab.random);
    write(place, { ...known, token, page });
    // It answers from now on: another page may ask before this one is sure.
    const claimed = settle(tab, place, page, token, known?.number);
    await tab.wait(SETTLE);
    if (read(tab.shared, placeKey(place))?.page !== page) {
      claimed.leave();
      continue;
    }
    tab.own.setItem(MINE, String(place));
    return claimed;
  }
  return { token: newToken(tab.random), lastNumber: undefined, remember: () => {}, leave: () => {}, onTaken: () => {} };
}

function settle(tab: Tab, place: number, page: string, token: string, lastNumber: number | undefined): Identity {
  let taken = (): void => {};
  const stop = tab.listen((key, value) => {
    if (key === `${placeKey(place)}/ask` && value !== '') tab.shared.setItem(`${placeKey(place)}/answer`, value);
    const now = key === placeKey(place) ? read(tab.shared, key) : undefined;
    if (now && now.page !== page && now.page !== '') taken();
  });
  const isOurs = (): Place | undefined => {
    const now = read(tab.shared, placeKey(place));
    return now?.page === page ? now : undefined;
  };
  return {
    token,
    lastNumber,
    remember(number) {
      const now = isOurs();
      if (now && now.number !== number) tab.shared.setItem(placeKey(place), JSON.stringify({ ...now, number }));
    },
    leave() {
      const now = isOurs();
      stop();
      if (now) tab.shared.setItem(placeKey(place), JSON.stringify({ ...now, page: '' }));
    },
    onTaken(then) {
      taken = then;
    },
  };
}

/** This browser's tab; a browser that keeps nothing gives a token for as long as the page lives. */
export async function ownIdentity(): Promise<Identity> {
  const random = randomBytes;
  try {
    return await identify({
      shared: localStorage,
      own: sessionStorage,
      listen(heard) {
        const listener = (event: StorageEvent): void => {
          if (event.key != null) heard(event.key, event.newValue ?? '');
        };
        addEventListener('storage', listener);
        return () => removeEventListener('storage', listener);
      },
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      random,
    });
  } catch {
    return { token: newToken(random), lastNumber: undefined, remember: () => {}, leave: () => {}, onTaken: () => {} };
  }
}
