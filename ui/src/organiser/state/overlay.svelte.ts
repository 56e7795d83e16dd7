// What floats above the page: the palette, the field for results, what rests on a step. One at a time.

export type Overlay = { readonly kind: 'none' } | { readonly kind: 'palette' } | { readonly kind: 'result'; readonly line: string; readonly tournament: number | undefined; readonly stage: number | undefined } | { readonly kind: 'correct'; readonly about: CorrectionAbout } | { readonly kind: 'back'; readonly seq: number };

/** What a correction is about: the result of a match, or an entrant who is disqualified after the fact. */
export type CorrectionAbout = { readonly kind: 'match'; readonly match: number } | { readonly kind: 'entrant'; readonly tournament: number; readonly entrant: number };

class Overlays {
  now = $state.raw<Overlay>({ kind: 'none' });

  palette(): void {
    this.now = { kind: 'palette' };
  }

  /** Opens the field for results, with a line begun. */
  result(line = '', tournament?: number, stage?: number): void {
    this.now = { kind: 'result', line, tournament, stage };
  }

  /** Opens the sheet that corrects something in the past. */
  correct(about: CorrectionAbout): void {
    this.now = { kind: 'correct', about };
  }

  /** Shows what rests on an entry that cannot be taken back yet. */
  back(seq: number): void {
    this.now = { kind: 'back', seq };
  }

  close(): void {
    this.now = { kind: 'none' };
  }
}

export const overlay = new Overlays();
