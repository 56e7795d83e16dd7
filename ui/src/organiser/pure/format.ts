// Series as most forms need them: best of so many games.
import type { Series } from '../../wire/Series';

export const bestOf = (games: number): Series => ({ length: { kind: 'best_of', games } });

/** Games as a picture shows them; a first-to series is shown as the best-of with the same wins. */
export const gamesOf = ({ length }: Series): number => (length.kind === 'first_to' ? length.wins * 2 - 1 : length.games);
