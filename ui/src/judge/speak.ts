// The judge's words: the scene's vocabulary, rounds, series, scores and names in the forms that the pages need.
import { timeOfDay } from '../board/clock';
import { heatName, poolRound } from '../board/tables';
import { drawnPart } from '../board/shape';
import { groupLetter } from '../board/stages';
import { capital, inPool, poolOf, roundName, words, type Vocabulary as Scene } from '../board/words';

import { judge } from '../text/en/judge';
import { lowered } from '../text/language.svelte';
import { translator } from '../text/t';
import type { BySide } from '../wire/BySide';
import type { EntrantView } from '../wire/EntrantView';
import type { MatchCard } from '../wire/MatchCard';
import type { Series } from '../wire/Series';
import type { StageKind } from '../wire/StageKind';
import type { Scope } from '../wire/Scope';
import type { Vocabulary } from '../wire/Vocabulary';

export const t = translator({ judge });

const SCENES: Record<Vocabulary, Scene> = { neutral: 'neutral', fighting: 'smash', shooter: 'cs' };

/** "game" or "map", as the scene says. */
export const gameWord = (vocabulary: Vocabulary): string => words('game', SCENES[vocabulary]);
/** "games" or "maps". */
export const gamesWord = (vocabulary: Vocabulary): string => words('games', SCENES[vocabulary]);
/** "Game" or "Map". */
export const GameWord = (vocabulary: Vocabulary): string => capital('game', SCENES[vocabulary]);

/** "Upper semi-final", "Grand final", "Round 3, group B". `kind`: what is played in its stage, where that is known. */
export function roundOf(card: Pick<MatchCard, 'group' | 'round' | 'from_end'> & Partial<Pick<MatchCard, 'heat' | 'winner_to' | 'loser_to'>>, kind: StageKind | undefined, vocabulary: Vocabulary = 'neutral'): string {
  const pool = card.heat ? heatName(card.group, kind) : poolRound(card, kind);
  if (pool !== undefined) return pool;
  const isDouble = kind?.kind !== 'single';
  const rounds = card.round + card.from_end;
  return inPool(roundName(drawnPart(card.group), card.round, { upper: rounds, lower: isDouble ? rounds : 0, finals: 1 }, SCENES[vocabulary], 'one'), card.group);
}

/** "best of 3", "all 2 games". */
export function seriesWords({ length }: Series): string {
  if (length.kind === 'first_to') return t('firstTo', { n: length.wins });
  return t(({ best_of: 'bestOf', play_all: 'playAll', aggregate: 'aggregate' } as const)[length.kind], { n: length.games });
}

/** "Pool B". */
export const poolWords = (group: string): string => t('poolNo', { letter: groupLetter(poolOf(group) ?? 1) });

/** The round in the middle of a line. */
export const lower = lowered;

/** "3 : 1" in one piece, as the judge sees it. */
export const colon = (score: BySide<number>, isFlipped = false): string =>
  isFlipped ? `${score.away}\u00a0:\u00a0${score.home}` : `${score.home}\u00a0:\u00a0${score.away}`;

/** Where a scope reaches, in words. */
export function where(scope: Scope): string {
  if (scope.kind === 'everything') return t('scopeEverything');
  if (scope.kind === 'tournament') return t('scopeTournament');
  if (scope.kind === 'entrant') return t('scopeEntrant');
  return scope.from === scope.to ? t('scopeStation', { from: scope.from }) : t('scopeStations', { from: scope.from, to: scope.to });
}

/** A name for a button: the registered one if it is short enough, else the short one. */
export function brief(entrant: EntrantView | null | undefined): string {
  if (!entrant) return '?';
  return [...entrant.name].length <= 16 ? entrant.name : entrant.short_name;
}

/** What tells two entrants of one name apart: seat and club. */
export function apart(entrant: EntrantView | null | undefined): string {
  return [entrant?.seat, entrant?.club].filter((part) => part).join(', ');
}

/** How a match waits: "ready for 6 min", "called 19:06". */
export function waits(card: MatchCard, now: number, age: (ms: number) => string): string {
  const since = card.since ?? now;
  if (card.state === 'called') return t('calledAt', { time: timeOfDay(since) });
  if (card.state === 'live') return t('runsSince', { time: timeOfDay(since) });
  if (card.state === 'held') return t('heldSince', { time: timeOfDay(since) });
  return t('readyFor', { age: age(now - since) });
}
