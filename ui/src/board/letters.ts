// The score of a match whose winner alone is known: W for the winner, L for the loser.
import type { MatchCard } from '../wire/MatchCard';
import type { Side } from '../wire/Side';

type Scored = Pick<MatchCard, 'unscored' | 'winner' | 'score'>;

/** What stands for one side. */
export const scoreOn = (card: Scored, side: Side): string => (card.unscored ? (card.winner === side ? 'W' : 'L') : String(card.score[side]));
