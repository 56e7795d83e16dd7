// Which carrier a page uses: down from the socket where something on the way does not let it through, and up again.
import type { Carrier as CarrierKind } from '../wire/Carrier';
import { TIMES } from './settings';

export type { CarrierKind };

const STEPS: readonly CarrierKind[] = ['socket', 'events', 'poll'];
/** Attempts without a welcome, and links that died at once, after which the next carrier is tried. */
const EARLY = 2;
const SHORT = 3;

/** The steps of one page. Times are a monotonic clock's, milliseconds. */
export class Ladder {
  #step = 0;
  #early = 0;
  #short = 0;
  #wait: number = TIMES.climb;
  #climbAt = Infinity;
  /** Where it was before it climbed, until the socket has held for a while. */
  #before = 0;

  get kind(): CarrierKind {
    return STEPS[this.#step] ?? 'socket';
  }

  /** The link is up. */
  up(now: number): void {
    this.#early = 0;
    if (this.#step > 0) this.#climbAt = now + this.#wait;
  }

  /**
   * An attempt ended without a welcome. True where the socket was tried often enough and the next carrier is worth a
   * look: whoever calls finds out whether the server answers at all, and says so with `stepDown`.
   */
  failed(): boolean {
    this.#early += 1;
    if (this.#early < EARLY) return false;
    this.#early = 0;
    if (this.#step === 0) return true;
    this.#step = (this.#step + 1) % STEPS.length;
    return false;
  }

  /** A link that was up is gone, after so many milliseconds. */
  lost(lived: number): void {
    if (lived >= TIMES.held) {
      this.#short = 0;
      if (this.#step === 0) this.#before = 0;
      return;
    }
    this.#short += 1;
    if (this.#before > 0) this.#back();
    else if (this.#short >= SHORT && this.#step < STEPS.length - 1) this.stepDown();
  }

  /** The server answers, and the socket does not come through. */
  stepDown(): void {
    this.#short = 0;
    this.#early = 0;
    this.#step = Math.min(this.#step + 1, STEPS.length - 1);
  }

  /** Whether it is time to look whether a socket comes through by now. */
  isTimeToClimb(now: number): boolean {
    if (this.#step === 0 || now < this.#climbAt) return false;
    this.#climbAt = now + this.#wait;
    return true;
  }

  /** A socket came through. */
  climbed(): void {
    this.#before = this.#step;
    this.#step = 0;
    this.#early = 0;
    this.#short = 0;
  }

  /** None came through: later again, and less often. */
  stayed(now: number): void {
    this.#wait = Math.min(this.#wait * 2, TIMES.longestClimb);
    this.#climbAt = now + this.#wait;
  }

  /** The socket came through and did not hold. */
  #back(): void {
    this.#step = this.#before;
    this.#before = 0;
    this.#short = 0;
    this.#wait = Math.min(this.#wait * 2, TIMES.longestClimb);
  }
}
