// Where a device keeps its key and its waiting taps: IndexedDB, or localStorage where that is forbidden.
import type { Role } from '../wire/Role';
import type { Scope } from '../wire/Scope';

/** A device that paired: what it needs to come back, also after a restart. */
export interface Paired {
  readonly kind: 'paired';
  /** The server's public key, base64url; another server is not spoken to. */
  readonly server: string;
  /** The public name of the key. */
  readonly device: string;
  /** The device's key of 32 bytes, base64url. Never sent. */
  readonly key: string;
  readonly role: Role;
  readonly scope: Scope;
  /** As its holder typed it. */
  readonly name: string;
  /** All `host:port` that the server named last. */
  readonly addresses: readonly string[];
}

/** Keeps the key of this device. Nothing but a person's own act forgets it. */
export interface KeyStore {
  load(): Promise<Paired | null>;
  save(paired: Paired): Promise<void>;
  forget(): Promise<void>;
}

/** A table of one browser's storage, by key. */
export interface Table {
  get(key: string): Promise<unknown>;
  all(): Promise<unknown[]>;
  /** Puts and deletes in one transaction; resolves when it is durable as far as the browser promises. */
  write(puts: readonly (readonly [key: string, value: unknown])[], deletes: readonly string[]): Promise<void>;
}

const DATABASE = 'lanista';
const TABLES = ['keys', 'taps'] as const;
export type TableName = (typeof TABLES)[number];

function opened(factory: IDBFactory, database: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(database, 1);
    request.onupgradeneeded = () => {
      for (const name of TABLES) if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database does not open'));
    request.onblocked = () => reject(new Error('the database is blocked by another tab'));
  });
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database does not answer'));
  });
}

class DatabaseTable implements Table {
  readonly #name: TableName;
  readonly #factory: IDBFactory;
  readonly #whole: string;
  #database: Promise<IDBDatabase> | null = null;

  constructor(name: TableName, factory: IDBFactory, whole: string) {
    this.#name = name;
    this.#factory = factory;
    this.#whole = whole;
  }

  /** Opens again after a browser has closed the database behind our back, as Safari does in the background. */
  async #store<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore, transaction: IDBTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      this.#database ??= opened(this.#factory, this.#whole);
      try {
        const transaction = (await this.#database).transaction(this.#name, mode);
        return await work(transaction.objectStore(this.#name), transaction);
      } catch (error) {
        this.#database = null;
        if (attempt > 0) throw error;
      }
    }
  }

  get(key: string): Promise<unknown> {
    return this.#store('readonly', (store) => answered(store.get(key)));
  }

  all(): Promise<unknown[]> {
    return this.#store('readonly', (store) => answered(store.getAll()));
  }

  write(puts: readonly (readonly [string, unknown])[], deletes: readonly string[]): Promise<void> {
    return this.#store('readwrite', (store, transaction) => {
      for (const [key, value] of puts) store.put(value, key);
      for (const key of deletes) store.delete(key);
      return new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('the tap was not written'));
        transaction.onerror = () => reject(transaction.error ?? new Error('the tap was not written'));
      });
    });
  }
}

class TextTable implements Table {
  readonly #prefix: string;
  readonly #texts: Storage;

  constructor(name: TableName, texts: Storage, whole: string) {
    this.#prefix = `${whole}/${name}/`;
    this.#texts = texts;
  }

  async get(key: string): Promise<unknown> {
    const text = this.#texts.getItem(this.#prefix + key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  }

  async all(): Promise<unknown[]> {
    const keys = Array.from({ length: this.#texts.length }, (_, i) => this.#texts.key(i));
    return keys.filter((key) => key?.startsWith(this.#prefix)).map((key) => JSON.parse(this.#texts.getItem(key as string) ?? 'null') as unknown);
  }

  async write(puts: readonly (readonly [string, unknown])[], deletes: readonly string[]): Promise<void> {
    for (const [key, value] of puts) this.#texts.setItem(this.#prefix + key, JSON.stringify(value));
    for (const key of deletes) this.#texts.removeItem(this.#prefix + key);
  }
}

/** Tries the first table; where the browser forbids it (private windows of old ones), the second serves from then on. */
class EitherTable implements Table {
  #now: Table;
  readonly #second: Table;

  constructor(first: Table, second: Table) {
    this.#now = first;
    this.#second = second;
  }

  async #try<T>(work: (table: Table) => Promise<T>): Promise<T> {
    const tried = this.#now;
    try {
      return await work(tried);
    } catch (error) {
      if (tried === this.#second) throw error;
      this.#now = this.#second;
      return work(this.#second);
    }
  }

  get(key: string): Promise<unknown> {
    return this.#try((table) => table.get(key));
  }
  all(): Promise<unknown[]> {
    return this.#try((table) => table.all());
  }
  write(puts: readonly (readonly [string, unknown])[], deletes: readonly string[]): Promise<void> {
    return this.#try((table) => table.write(puts, deletes));
  }
}

/** The browser's own table of this name; players have a database of their own, so that no tablet sends a player's taps. */
export function browserTable(name: TableName, factory: IDBFactory | undefined = globalThis.indexedDB, texts: Storage | undefined = globalThis.localStorage, whole: string = DATABASE): Table {
  if (factory && texts) return new EitherTable(new DatabaseTable(name, factory, whole), new TextTable(name, texts, whole));
  if (factory) return new DatabaseTable(name, factory, whole);
  if (texts) return new TextTable(name, texts, whole);
  throw new Error('this browser keeps nothing: leave the private window');
}

/** The key of one surface of this browser, per origin: a laptop may be a desk and try a tablet. */
export function browserKeys(surface: 'desk' | 'judge' | 'player' | 'screen', table: Table = browserTable('keys')): KeyStore {
  return {
    load: async () => ((await table.get(surface)) as Paired | undefined) ?? null,
    save: (paired) => table.write([[surface, paired]], []),
    forget: () => table.write([], [surface]),
  };
}

/** Keys that wait beside the one of this phone: of people who play in several tournaments. */
export function browserShelf(table: Table = browserTable('keys')): { load(): Promise<readonly Paired[]>; save(all: readonly Paired[]): Promise<void> } {
  const NAME = 'player/others';
  return {
    load: async () => ((await table.get(NAME)) as readonly Paired[] | undefined) ?? [],
    save: (all) => table.write([[NAME, all]], []),
  };
}

/** A key that lives as long as the page: the native window, which is handed a new one at each start, and tests. */
export function memoryKeys(paired: Paired | null = null): KeyStore {
  let kept = paired;
  return {
    load: async () => kept,
    save: async (next) => {
      kept = next;
    },
    forget: async () => {
      kept = null;
    },
  };
}
