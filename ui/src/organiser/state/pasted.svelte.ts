// A list that somebody pasted on the way to the import page.

class Pasted {
  text = $state('');

  /** The text, once. */
  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

export const pasted = new Pasted();
