// A pile of slips: what was just entered, each with its way back, and the line that was not sent yet. Kept while the desk is open.

export interface Slip {
  readonly seq: number;
  readonly text: string;
  readonly isBack: boolean;
}

const MOST = 100;

class Slips {
  /** What stood in the field when it was left. */
  line = $state('');
  sent = $state.raw<readonly Slip[]>([]);

  add(seq: number, text: string): void {
    this.sent = [{ seq, text, isBack: false }, ...this.sent].slice(0, MOST);
  }

  back(seq: number): void {
    this.sent = this.sent.map((slip) => (slip.seq === seq ? { ...slip, isBack: true } : slip));
  }
}

export const slips = new Slips();
