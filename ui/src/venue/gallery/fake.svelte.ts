// A link for the gallery: it holds documents and stands still until it is told otherwise.
import type { Lamp } from '../../link/live.svelte';
import type { Layout } from '../../wire/Layout';
import type { Standing } from '../../wire/Standing';
import type { Source } from '../source';
import { NOON } from './invented';

export class FakeLink implements Source {
  lamp = $state<Lamp>('live');
  age = $state(0);
  rtt: number | null = 4;
  standing = $state.raw<Standing | null>({ kind: 'screen', number: 17 });
  addresses = ['nordlicht.local:7420', '192.168.40.2:7420'];
  docsNow = $state.raw(new Map<string, unknown>());
  readonly #start = performance.now();

  constructor(docs: Map<string, unknown>, layout: Layout) {
    this.docsNow = new Map([...docs, ['screen/17', { number: 17, name: '', layout }]]);
  }

  readonly serverNow = (): number => NOON + Math.round(performance.now() - this.#start);

  doc<T>(topic: string): T | undefined {
    return this.docsNow.get(topic) as T | undefined;
  }

  docs<T>(prefix: string): Map<string, T> {
    return new Map([...this.docsNow].filter(([topic]) => topic.startsWith(prefix))) as Map<string, T>;
  }

  follow(): () => void {
    return () => {};
  }

  /** As a patch would: one document becomes another. */
  put(topic: string, doc: unknown): void {
    this.docsNow = new Map([...this.docsNow, [topic, doc]]);
  }
}
