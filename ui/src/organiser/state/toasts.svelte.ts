// News for the organiser: what was done with a way back, and refusals with their reasons.

export interface Toast {
  readonly id: number;
  readonly kind: 'plain' | 'good' | 'bad';
  readonly text: string;
  readonly detail?: string | undefined;
  readonly action?: string | undefined;
  readonly run?: (() => void) | undefined;
  /** Its act takes this entry back, and is offered only while the rules allow that. */
  readonly back?: number | undefined;
}

/** Good news may go by itself; a refusal stays until it is closed or pushed out. */
const LASTS = 6000;
const MOST = 3;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(toast: Omit<Toast, 'id'>): void {
    const id = this.#next++;
    // Good news replaces good news: only the last can be of interest. Refusals stay beside it.
    // The same refusal again takes the place of the one that stands.
    const kept = this.list.filter((one) => (toast.kind === 'bad' ? one.text !== toast.text || one.detail !== toast.detail : one.kind === 'bad'));
    this.list = [...kept, { ...toast, id }].slice(-MOST);
    if (toast.kind !== 'bad') setTimeout(() => this.close(id), LASTS);
  }

  close(id: string | number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  run(id: string | number): void {
    const toast = this.list.find((one) => one.id === id);
    this.close(id);
    toast?.run?.();
  }
}

export const toasts = new Toasts();
