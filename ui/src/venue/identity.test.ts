// Tabs and their tokens: a reload keeps the number, a second tab has its own, a crashed one is inherited.
import { expect, test } from 'vitest';
import { identify, type Identity, type Tab } from './identity';

class Texts implements Storage {
  readonly map = new Map<string, string>();
  wrote: (key: string, value: string) => void = () => {};
  get length(): number {
    return this.map.size;
  }
  getItem = (key: string): string | null => this.map.get(key) ?? null;
  setItem = (key: string, value: string): void => {
    this.map.set(key, value);
    this.wrote(key, value);
  };
  removeItem = (key: string): void => void this.map.delete(key);
  clear = (): void => this.map.clear();
  key = (index: number): string | null => [...this.map.keys()][index] ?? null;
}

/** A browser with several tabs. Storage events reach every tab but the writer. */
class Browser {
  readonly #shared = new Texts();
  #ears: { tab: number; heard: (key: string, value: string) => void }[] = [];
  #tabs = 0;
  #dice = 7;

  tab(own: Storage = new Texts()): Tab & { crash: () => void } {
    const tab = (this.#tabs += 1);
    const shared = new Texts();
    shared.getItem = this.#shared.getItem;
    shared.setItem = (key, value) => {
      this.#shared.setItem(key, value);
      for (const ear of this.#ears) if (ear.tab !== tab) queueMicrotask(() => ear.heard(key, value));
    };
    return {
      shared,
      own,
      listen: (heard) => {
        const ear = { tab, heard };
        this.#ears.push(ear);
        return () => {
          this.#ears = this.#ears.filter((other) => other !== ear);
        };
      },
      wait: async () => {
        for (let i = 0; i < 5; i += 1) await Promise.resolve();
      },
      random: (size) => Uint8Array.from({ length: size }, () => (this.#dice = (this.#dice * 16807) % 2147483647) & 255),
      crash: () => {
        this.#ears = this.#ears.filter((ear) => ear.tab !== tab);
      },
    };
  }
}

const copy = (own: Storage): Storage => {
  const next = new Texts();
  for (const [key, value] of (own as Texts).map) next.map.set(key, value);
  return next;
};
const open = (tab: Tab): Promise<Identity> => identify(tab);

test('a token has 22 characters of base64url', async () => expect((await open(new Browser().tab())).token).toMatch(/^[\w-]{22}$/));

test('a reload keeps token and number', async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const first = await open(tab);
  first.remember(17);
  first.leave();
  const again = await open(browser.tab(tab.own));
  expect([again.token, again.lastNumber]).toEqual([first.token, 17]);
});

test('two tabs have two tokens, each its own again after both reload', async () => {
  const browser = new Browser();
  const [a, b] = [browser.tab(), browser.tab()];
  const first = await open(a);
  const second = await open(b);
  expect(second.token).not.toBe(first.token);
  first.leave();
  second.leave();
  expect((await open(browser.tab(b.own))).token).toBe(second.token);
  expect((await open(browser.tab(a.own))).token).toBe(first.token);
});

test('a duplicated tab begins with a copy and still becomes another screen', async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const first = await open(tab);
  expect((await open(browser.tab(copy(tab.own)))).token).not.toBe(first.token);
});

test('after a power cut the one screen of a browser is itself again', async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const first = await open(tab);
  tab.crash();
  expect((await open(browser.tab())).token).toBe(first.token);
});

test('two tabs that open at the same moment do not share', async () => {
  const browser = new Browser();
  const [one, other] = await Promise.all([open(browser.tab()), open(browser.tab())]);
  expect(one.token).not.toBe(other.token);
});

test('a page that was frozen too long hears that its place was taken', async () => {
  const browser = new Browser();
  const frozen = browser.tab();
  const first = await open(frozen);
  let isTaken = false;
  first.onTaken(() => (isTaken = true));
  // It cannot answer while it is frozen, but reads afterwards what was written meanwhile.
  const asks = frozen.shared.setItem;
  frozen.shared.setItem = () => {};
  const heir = await open(browser.tab());
  frozen.shared.setItem = asks;
  expect(heir.token).toBe(first.token);
  expect(isTaken).toBe(true);
});

test('a damaged record is replaced', async () => {
  const browser = new Browser();
  const tab = browser.tab();
  tab.shared.setItem('lanista/screens/0', '{"token":"<script>"}');
  expect((await open(tab)).token).toMatch(/^[\w-]{22}$/);
});
