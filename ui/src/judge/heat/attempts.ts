// Which attempt comes next: after those that were made, and after those that brought nothing.
import { attemptsOf, type Finishes } from '../../board/heats';

/** By entrant the last attempt that brought nothing. The server knows only those that brought something. */
export type Passed = Readonly<Record<number, number>>;

/** The attempt to propose: the first after all that are done, or the last of all. */
export function proposed(games: readonly Finishes[], entrant: number, passed: Passed, most: number): number {
  const marks = attemptsOf(games, entrant, most);
  const made = marks.reduce<number>((last, mark, i) => (mark === null ? last : i + 1), 0);
  return Math.min(Math.max(passed[entrant] ?? 0, made) + 1, most);
}

export const pass = (passed: Passed, entrant: number, attempt: number): Passed => ({ ...passed, [entrant]: Math.max(passed[entrant] ?? 0, attempt) });

/** Attempts of all that are still to be made. */
export function openAttempts(entrants: readonly number[], games: readonly Finishes[], passed: Passed, most: number): number {
  return entrants.reduce((sum, entrant) => sum + attemptsOf(games, entrant, most).filter((mark, i) => mark === null && i + 1 > (passed[entrant] ?? 0)).length, 0);
}

/** What was kept; nothing where the text says nothing. */
export function readPassed(text: string | null): Passed {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null && Object.values(kept).every((one) => typeof one === 'number') ? (kept as Passed) : {};
  } catch {
    return {};
  }
}
