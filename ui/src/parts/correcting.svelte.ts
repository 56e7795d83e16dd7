// One correction while it is thought over: what was wrong, what is chosen, and what the server says would follow.
import { untrack } from 'svelte';
import { buttonWords, chosenOf, presetChoices, sameChoices, stillAsked, type Choices, type Preset } from '../board/correction';
import { t } from '../board/correction_text';
import { same } from '../board/same';
import type { Outcome } from '../link/outbox';
import type { Answer } from '../wire/Answer';
import type { Ask } from '../wire/Ask';
import type { Choice } from '../wire/Choice';
import type { Command } from '../wire/Command';
import type { CorrectionView } from '../wire/CorrectionView';
import type { Fix } from '../wire/Fix';

/** How a surface asks and sends; `done` are the words when it succeeded. */
export interface Hand {
  readonly ask: (body: Ask) => Promise<Answer>;
  readonly send: (command: Command, done: string) => Promise<Outcome>;
}

/** A preset fills what appears with its own answers, until nothing new is asked. */
const ROUNDS = 24;

export class Correcting {
  readonly #hand: Hand;
  fix = $state.raw<Fix>();
  choices = $state.raw<Choices>(new Map());
  preset = $state<Preset>('each');
  view = $state.raw<CorrectionView>();
  failure = $state<string>();
  isAsking = $state(false);
  isSending = $state(false);
  /** Somebody changed something since the picture was first shown. */
  isNewer = $state(false);
  #turn = 0;
  #head = 0;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Another fix asks anew what follows; choices are kept where they are still asked. */
  set(fix: Fix | undefined): void {
    if (same(fix, this.fix)) return;
    this.fix = fix;
    this.view = undefined;
    this.choices = new Map();
    this.isNewer = false;
    void this.ask();
  }

  choose(key: string, choice: Choice): void {
    this.preset = 'each';
    this.choices = new Map([...this.choices, [key, choice]]);
    void this.ask();
  }

  chooseAll(preset: Preset): void {
    this.preset = preset;
    if (preset !== 'each' && this.view) this.choices = presetChoices(new Map(), this.view, preset);
    void this.ask();
  }

  /** The journal went on: what was shown may be old. */
  moved(head: number): void {
    untrack(() => {
      if (head === this.#head) return;
      const isFirst = this.#head === 0;
      this.#head = head;
      if (!isFirst && this.view && !this.isSending) void this.ask('again');
    });
  }

  async ask(why: 'asked' | 'again' = 'asked'): Promise<void> {
    const { fix } = this;
    this.#turn += 1;
    const turn = this.#turn;
    this.failure = undefined;
    if (!fix) {
      this.isAsking = false;
      return;
    }
    this.isAsking = true;
    const before = this.view;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { choices } = this;
      const answer = await this.#hand.ask({ type: 'foresee_correction', fix, choices: chosenOf(choices, this.view) });
      if (turn !== this.#turn) return;
      if (answer.type !== 'correction') {
        this.failure = answer.type === 'failed' ? answer.text : t('correct.failed');
        this.isAsking = false;
        return;
      }
      const { correction } = answer;
      this.view = correction;
      const next = presetChoices(stillAsked(choices, correction), correction, this.preset);
      if (sameChoices(next, choices)) break;
      this.choices = next;
    }
    this.isAsking = false;
    if (why === 'again' && before && !same({ ...before, told: null }, { ...this.view, told: null })) this.isNewer = true;
  }

  /** Applies it as one step. Where something changed meanwhile, what holds now is shown and nothing was changed. */
  async apply(reason: string): Promise<'done' | 'stale' | 'refused'> {
    const { fix, view } = this;
    if (!fix || !view || this.isSending) return 'refused';
    this.isSending = true;
    const command: Command = { type: 'correct', fix, choices: chosenOf(this.choices, view), reason };
    const outcome = await this.#hand.send(command, t('correct.done', { what: buttonWords(fix, view) }));
    this.isSending = false;
    if (outcome.kind === 'done') return 'done';
    if (outcome.kind === 'refused') {
      await this.ask('again');
      this.isNewer = this.isNewer || outcome.reasons.some((one) => one.code === 'stale');
      return outcome.reasons.some((one) => one.code === 'stale') ? 'stale' : 'refused';
    }
    return 'refused';
  }
}
