// Small habits of a person on this browser (flipped sides, light or dark): nice to have, never needed.

/** What was remembered under a name; `null` if nothing was, or the browser keeps nothing. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`lanista/habit/${name}`);
  } catch {
    return null;
  }
}

/** Remembers a text, or forgets it with `null`. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`lanista/habit/${name}`);
    else localStorage.setItem(`lanista/habit/${name}`, value);
  } catch {
    // A browser that keeps nothing only forgets the habit.
  }
}
