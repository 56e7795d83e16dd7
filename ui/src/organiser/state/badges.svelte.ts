// The codes of all entrants, as a scanner at the door reads them; fetched when somebody is there to read them.
import { secretOf, type Codes, type Known } from '../pure/arrivals';
import type { DeskLink } from './link';

export class BadgeBook {
  codes = $state.raw<Codes>({ badges: new Map(), typed: new Map() });
  /** Why they could not be read. */
  failure = $state<string>();
  readonly #link: DeskLink;
  #badges = new Map<string, Known>();
  #typed = new Map<string, Known>();

  constructor(link: DeskLink) {
    this.#link = link;
  }

  /** Reads the codes of these tournaments. What is known already stays: a badge of somebody who was dropped is still theirs. */
  async read(tournaments: readonly number[]): Promise<void> {
    for (const tournament of tournaments) {
      for (let part = 0, parts = 1; part < parts; part += 1) {
        const answer = await this.#link.personalCodes({ type: 'personal_codes', tournament, part });
        if (answer.kind === 'failed') {
          this.failure = answer.text;
          break;
        }
        this.failure = undefined;
        parts = answer.parts;
        for (const one of answer.badges) {
          const whose = { tournament, entrant: one.entrant };
          this.#badges.set(secretOf(one.fragment), whose);
          this.#typed.set(one.typed, whose);
        }
      }
    }
    this.codes = { badges: this.#badges, typed: this.#typed };
  }
}
