// What is on the shelf: asked again whenever the server says that it changed.
import { failureText } from '../../board/refusal_text';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { DraftShelf } from '../../wire/DraftShelf';
import { toasts } from './toasts.svelte';

export interface Asking {
  ask(body: Ask): Promise<Answer>;
}

export class Shelf {
  all = $state.raw<DraftShelf>();
  failed = $state<string>();
  readonly #link: Asking;

  constructor(link: Asking) {
    this.#link = link;
  }

  async look(): Promise<void> {
    const answer = await this.#link.ask({ type: 'draft_shelf' });
    if (answer.type === 'draft_shelf') this.all = answer.shelf;
    else if (answer.type === 'failed' && !this.all) this.failed = failureText(answer);
  }

  /** Sends a change; whether it was taken. What was said against it is shown. */
  async change(ask: Ask, done: string): Promise<boolean> {
    const answer = await this.#link.ask(ask);
    if (answer.type !== 'fine') {
      toasts.show({ kind: 'bad', text: answer.type === 'failed' ? failureText(answer) : '' });
      return false;
    }
    toasts.show({ kind: 'good', text: done });
    await this.look();
    return true;
  }
}
