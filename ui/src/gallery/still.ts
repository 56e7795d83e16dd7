// A link that stands still, for pages that are shown without a server: it holds documents, takes every command, changes nothing.
import type { Lamp, LiveLink, Outcome } from '../link/live.svelte';
import type { Answer } from '../wire/Answer';
import type { Ask } from '../wire/Ask';
import type { Standing } from '../wire/Standing';

export interface Still {
  readonly now: number;
  readonly docs: Readonly<Record<string, unknown>>;
  readonly standing?: Standing | null;
  readonly lamp?: Lamp;
  readonly age?: number;
  readonly tampered?: boolean;
  readonly foreign?: boolean;
  /** What is answered to a command; that it was done, unless said here. */
  readonly outcome?: Outcome;
}

/** As much of a link as pages read, dressed as one. */
export function stillLink(still: Still): LiveLink {
  const docs = new Map(Object.entries(still.docs));
  const answers: Partial<Record<Ask['type'], Answer>> = { view_photos: { type: 'ticket', ticket: 'sample' }, attach_photo: { type: 'ticket', ticket: 'sample' } };
  const link: Partial<LiveLink> = {
    lamp: still.lamp ?? 'live',
    age: still.age ?? 0,
    rtt: 12,
    standing: still.standing ?? null,
    addresses: ['nordlicht.local:7420'],
    waiting: 0,
    tampered: still.tampered ?? false,
    foreign: still.foreign ?? false,
    serverNow: () => still.now,
    doc: <T>(topic: string): T | undefined => docs.get(topic) as T | undefined,
    docs: <T>(prefix: string): Map<string, T> => new Map([...docs].filter(([topic]) => topic.startsWith(prefix))) as Map<string, T>,
    follow: () => () => undefined,
    close: () => undefined,
    send: () => Promise.resolve(still.outcome ?? { kind: 'done', seq: 413, at: still.now }),
    ask: (body) => Promise.resolve(answers[body.type] ?? { type: 'fine' }),
  };
  return link as LiveLink;
}
