// Asks about finished drafts: the newest answer to the newest question, asked again when drafts or results move.
import { failureText } from '../../board/refusal_text';
import type { DraftsAsked } from '../../wire/DraftsAsked';
import type { DraftsTold } from '../../wire/DraftsTold';
import type { JournalView } from '../../wire/JournalView';
import type { DeskLink } from './link';

/** Commands that may say otherwise who played what in a finished draft. */
const MOVES: readonly string[] = ['correct_lineup', 'arrange_heroes', 'take_back', 'set_roster'];

/** The newest entry that may have moved a finished line-up; whoever shows one asks again when it changes. */
export const lineupsMoved = (journal: JournalView | undefined): number => Math.max(0, ...Object.values(journal?.entries ?? {}).flatMap(({ kind, seq }) => (MOVES.includes(kind) ? [seq] : [])));

/** What was told, or why not. */
export async function askDrafts(link: DeskLink, ask: DraftsAsked): Promise<DraftsTold | string> {
  const answer = await link.ask({ type: 'drafts', ask });
  return answer.type === 'drafts' ? answer.told : answer.type === 'failed' ? failureText(answer) : '';
}

/** An answer that stays until a newer one comes. */
export class Told<Kind extends DraftsTold['what']> {
  told = $state.raw<Extract<DraftsTold, { what: Kind }>>();
  fault = $state<string>();
  #last = 0;

  readonly what: Kind;
  constructor(what: Kind) {
    this.what = what;
  }

  /** Asks after a moment, so that a burst of news is one question; what it gives takes it back. */
  ask(link: DeskLink, ask: DraftsAsked, wait = 0): () => void {
    this.#last += 1;
    const own = this.#last;
    const timer = setTimeout(() => {
      void askDrafts(link, ask).then((told) => {
        if (own !== this.#last) return;
        this.fault = typeof told === 'string' ? told : undefined;
        if (typeof told !== 'string' && told.what === this.what) this.told = told as Extract<DraftsTold, { what: Kind }>;
        else if (typeof told === 'string') this.told = undefined;
      }, () => undefined);
    }, wait);
    return () => clearTimeout(timer);
  }
}
