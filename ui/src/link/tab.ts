// One tab per device: a heartbeat in localStorage, so that two pages never send the taps of one tablet.
import { randomBytes, toBase64url } from './bytes';

const BEAT = 1_000;
const DEAD = 3_500;

interface Beat {
  readonly tab: string;
  readonly at: number;
}

/** This page's claim to be the one that acts for the device. */
export class OnlyTab {
  readonly #key: string;
  readonly #tab = toBase64url(randomBytes(9));
  readonly #texts: Storage;
  readonly #changed: (isOurs: boolean) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #listen: (event: StorageEvent) => void;
  /** Whether this page acts for the device. */
  isOurs = false;

  /** `changed` is called whenever the claim is won or lost. */
  constructor(surface: string, changed: (isOurs: boolean) => void, texts: Storage = localStorage) {
    this.#key = `lanista/tab/${surface}`;
    this.#texts = texts;
    this.#changed = changed;
    this.#timer = setInterval(() => this.#beat(), BEAT);
    this.#listen = (event) => {
      if (event.key === this.#key) this.#beat();
    };
    addEventListener('storage', this.#listen);
    addEventListener('pagehide', this.#release);
    this.#beat();
  }

  /** A person wants to go on here: the other page gives way as soon as it reads this. */
  claim(): void {
    this.#write();
    this.#set(true);
  }

  end(): void {
    clearInterval(this.#timer);
    removeEventListener('storage', this.#listen);
    removeEventListener('pagehide', this.#release);
    this.#release();
  }

  readonly #release = (): void => {
    if (this.#read()?.tab === this.#tab) this.#texts.removeItem(this.#key);
    this.isOurs = false;
  };

  #beat(): void {
    const other = this.#read();
    const isTaken = other !== null && other.tab !== this.#tab && Math.abs(Date.now() - other.at) < DEAD;
    if (isTaken) return this.#set(false);
    this.#write();
    this.#set(true);
  }

  #set(isOurs: boolean): void {
    if (this.isOurs === isOurs) return;
    this.isOurs = isOurs;
    this.#changed(isOurs);
  }

  #write(): void {
    const beat: Beat = { tab: this.#tab, at: Date.now() };
    this.#texts.setItem(this.#key, JSON.stringify(beat));
  }

  #read(): Beat | null {
    try {
      return JSON.parse(this.#texts.getItem(this.#key) ?? 'null') as Beat | null;
    } catch {
      return null;
    }
  }
}
