// What the desk needs of a link: the live one in `link/`, or the one of the gallery that needs no server.
import type { LiveLink } from '../../link/live.svelte';

export type { Badges, Code, Enrolled, Hooked, Outcome, Tokened } from '../../link/live.svelte';

export type DeskLink = Pick<
  LiveLink,
  'lamp' | 'age' | 'rtt' | 'standing' | 'addresses' | 'tampered' | 'foreign' | 'farewell' | 'build' | 'serverNow' | 'doc' | 'docs' | 'follow' | 'send' | 'ask' | 'enrol' | 'apiToken' | 'webhook' | 'personalCodes'
> & {
  /** What carries it; a sample has nothing beneath. */
  readonly carrier?: LiveLink['carrier'];
  /** Set where the documents are those of a moment that is over: nothing can be changed there. */
  readonly past?: unknown;
};
