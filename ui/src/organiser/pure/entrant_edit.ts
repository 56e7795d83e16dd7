// The roster of an entrant in one line of text, and what is asked for once somebody saved the row.
import type { EntrantView } from '../../wire/EntrantView';

/** Handles in a line. Where one has a comma in it, a bar stands between them. */
export function joined(roster: readonly string[]): string {
  if (!roster.some((handle) => /[,;]/.test(handle))) return roster.join(', ');
  return roster.length === 1 ? `${roster.join('')} |` : roster.join(' | ');
}

const split = (text: string): string[] =>
  text
    .split(text.includes('|') ? '|' : /[,;]/)
    .map((handle) => handle.trim())
    .filter((handle) => handle !== '');

/** The roster as it is, unless its field was touched. Of a single player named like the entrant, the name goes along. */
export function rosterAsked(entrant: Pick<EntrantView, 'name' | 'roster'>, before: string, text: string): string[] {
  if (text !== before) return split(text);
  return entrant.roster.length === 1 && entrant.roster[0] === entrant.name ? [] : [...entrant.roster];
}
