// What a venue screen reads of its link: the live one, or one that a gallery feeds.
import type { CarrierKind } from '../link/ladder';
import type { Lamp } from '../link/live.svelte';
import type { Layout } from '../wire/Layout';
import type { Standing } from '../wire/Standing';

export interface Source {
  readonly lamp: Lamp;
  /** Milliseconds since the last frame. */
  readonly age: number;
  /** Round trip, milliseconds. */
  readonly rtt: number | null;
  /** What carries the link. */
  readonly carrier?: CarrierKind;
  readonly standing: Standing | null;
  /** `host:port` of the server, names first. */
  readonly addresses: readonly string[];
  /** The server's time, milliseconds since 1970. */
  readonly serverNow: () => number;
  doc<T>(topic: string): T | undefined;
  docs<T>(prefix: string): Map<string, T>;
  follow(topics: string[]): () => void;
}

/** What a screen tells the desk of its picture. */
export interface Drawn {
  /** Of its own document. */
  readonly rev: number;
  /** Of a playlist the entry that is on, and what it kept while it is frozen. */
  readonly layout: Layout;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}
