// Which final scores a match can end with, as lists to choose from; points that are added up are typed.
import type { BySide } from '../wire/BySide';
import type { MatchCard } from '../wire/MatchCard';
import type { Series } from '../wire/Series';
import type { Side } from '../wire/Side';
import { countingOf } from './stages';

export type ScoreChoices =
  | { readonly kind: 'points' }
  /** All games are played: every way to share them, from all to home to all to away. */
  | { readonly kind: 'games'; readonly scores: readonly BySide<number>[] }
  /** First to so many: by who wins, the clearest first. */
  | { readonly kind: 'race'; readonly scores: BySide<readonly BySide<number>[]> };

/** Most scores that are offered for a side; beyond that nobody reads them. */
const MOST = 8;

/** The final scores of a match of this series. */
export function scoreChoices(card: Pick<MatchCard, 'needed' | 'most_games'>, series: Series | undefined): ScoreChoices {
  const start = series?.head_start?.score ?? { home: 0, away: 0 };
  const counting = series ? countingOf(series) : 'race';
  if (counting === 'points') return { kind: 'points' };
  if (counting === 'games') return { kind: 'games', scores: Array.from({ length: card.most_games + 1 }, (_, n) => ({ home: start.home + card.most_games - n, away: start.away + n })) };
  const needed = card.needed ?? 0;
  const losing = (side: Side): number[] => Array.from({ length: needed }, (_, n) => n).filter((n) => n >= start[side]).slice(0, MOST);
  return { kind: 'race', scores: { home: losing('away').map((lost) => ({ home: needed, away: lost })), away: losing('home').map((lost) => ({ home: lost, away: needed })) } };
}
