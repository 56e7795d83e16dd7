// Codes that this desk made: their secrets live only in this page, as long as it is open.
import { remember, remembered } from '../../link/remember';
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

/** The addresses for codes, the likeliest first: where other machines reach the server; where there is none, those of this machine alone. */
export function reachable(server: ServerView | undefined): string[] {
  const listening = Object.values(server?.addresses ?? {}).filter((one) => one.listening);
  const open = listening.filter((one) => !one.loopback);
  return (open.length > 0 ? open : listening).sort((a, b) => a.unlikely - b.unlikely || a.address.localeCompare(b.address)).map((one) => one.address);
}

/** Under what name the choice of an address is remembered. */
const HABIT = 'host';

/** Where codes lead, as somebody chose it at this desk. */
class Host {
  #wanted = $state(remembered(HABIT) ?? '');

  choose(host: string): void {
    this.#wanted = host;
    remember(HABIT, host);
  }

  /** What can be chosen: the addresses, then the name of this machine on the network. */
  all(server: ServerView | undefined): string[] {
    return [...reachable(server), ...(server?.local_name ? [server.local_name] : [])];
  }

  /** The one that was chosen, while it is there; else the likeliest. */
  of(server: ServerView | undefined): string {
    const all = this.all(server);
    return all.includes(this.#wanted) ? this.#wanted : (all[0] ?? '127.0.0.1');
  }
}

export const codeHost = new Host();

/** Whether no other machine reaches the server: a code then serves only this one. */
export function isAlone(server: ServerView | undefined): boolean {
  return server !== undefined && !Object.values(server.addresses).some((one) => one.listening && !one.loopback);
}

/** An address as it stands in a URL: IPv6 in brackets. */
export const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** Where a code leads. */
export function addressOfCode(host: string, port: number, role: Role, fragment: string): string {
  return `http://${host}:${port}/${role === 'desk' ? 'desk' : 'j'}#${fragment}${role === 'caster' ? '&as=caster' : ''}`;
}
