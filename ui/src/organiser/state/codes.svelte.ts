// Codes that this desk made: their secrets live only in this page, as long as it is open.
import type { Role } from '../../wire/Role';
import type { Scope } from '../../wire/Scope';
import type { ServerView } from '../../wire/ServerView';
import type { Code } from './link';

export interface Batch {
  readonly role: Role;
  readonly scope: Scope;
  readonly name: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly expires: number;
  readonly minutes: number;
  readonly codes: readonly Code[];
}

class Codes {
  batch = $state.raw<Batch | null>(null);
  /** Which of a batch is shown. */
  shown = $state(0);

  show(batch: Batch): void {
    this.batch = batch;
    this.shown = 0;
  }

  close(): void {
    this.batch = null;
  }
}

export const codes = new Codes();

/** The addresses under which a device can reach the server: listening, and not only this machine. */
export function reachable(server: ServerView | undefined): string[] {
  return Object.values(server?.addresses ?? {}).filter((one) => one.listening && !one.loopback).map((one) => one.address);
}

/** An address as it stands in a URL: IPv6 in brackets. */
export const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** Where a code leads. */
export function addressOfCode(host: string, port: number, role: Role, fragment: string): string {
  return `http://${host}:${port}/${role === 'desk' ? 'desk' : 'j'}#${fragment}`;
}
