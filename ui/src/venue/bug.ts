// What a scorebug says of a match: the two large numbers, the games won, the words between and under them.
import { timeOfDay } from '../board/clock';
import { scoreOn } from '../board/letters';
import { capital } from '../board/words';
import { venue } from '../text/en/venue';
import { venue_stream } from '../text/en/venue_stream';
import { translator } from '../text/t';
import type { BySide } from '../wire/BySide';
import type { MatchView } from '../wire/MatchView';
import type { Side } from '../wire/Side';
import { pips } from './duel';
import { vocabularyOf } from './field';
import { seriesText } from './series';
import { unsettled } from './unsettled';

const t = translator({ venue, venue_stream });
const SIDES: readonly Side[] = ['home', 'away'];

export interface Bug {
  readonly phase: 'before' | 'now' | 'held' | 'open' | 'over';
  /** Points of the running game, else games won, else W and L; none where nothing is known or it does not matter. */
  readonly large: BySide<number | string> | undefined;
  /** Stated, and nobody has confirmed it. */
  readonly isStated: boolean;
  /** Games won: a pip for each that wins the match, in a long series the number alone; none where the large numbers say it all. */
  readonly series: BySide<{ readonly pips: readonly boolean[]; readonly sum: number | undefined }> | undefined;
  readonly winner: Side | undefined;
  /** The word between; a running clock takes its place. */
  readonly head: string;
  /** Below it; a hold says its time there. */
  readonly below: string;
  /** Below a running clock. */
  readonly belowClock: string;
  /** In the tab, each by itself: names of maps, and reasons that people gave. */
  readonly under: readonly string[];
}

/** Whether two sides meet in it: of a heat and of a bye there is no bug. */
export const hasSides = ({ card }: Pick<MatchView, 'card'>): boolean => card.heat === undefined && SIDES.every((side) => card.slots[side].kind !== 'bye');

/** `round`: "Upper semi-final", in the scene's words. */
export function bugOf(match: MatchView, round: string): Bug {
  const { card } = match;
  const isHeld = card.state === 'held';
  const isOver = card.state === 'over';
  const isNow = card.state === 'live' || isHeld;
  const open = unsettled(card);
  const isPlayed = isOver && card.ending === 'played';
  const phase = isHeld ? 'held' : isNow ? 'now' : isOver ? 'over' : open ? 'open' : 'before';

  const hasPoints = match.rule.kind !== 'winner_only';
  const running = isNow && hasPoints ? card.game : undefined;
  /** The one game of a match says more than 1 : 0. */
  const only = isPlayed && hasPoints && card.most_games === 1 && !card.unscored ? match.games[0] : undefined;
  const large = ((): Bug['large'] => {
    if (open) return open.score;
    if (isPlayed && card.unscored) return { home: scoreOn(card, 'home'), away: scoreOn(card, 'away') };
    return isNow || isPlayed ? ((running ?? only)?.score ?? card.score) : undefined;
  })();
  const won = (side: Side): { readonly pips: readonly boolean[]; readonly sum: number | undefined } => {
    const row = card.most_games > 1 ? pips(card.score[side], card.needed) : [];
    return { pips: row, sum: row.length === 0 && running && card.most_games > 1 ? card.score[side] : undefined };
  };
  const hasSeries = (isNow || isPlayed) && !card.unscored;

  const game = capital('game', vocabularyOf(match.vocabulary));
  const number = card.game?.number ?? Math.min(card.most_games, match.games.length + 1);
  const series = seriesText(match.series);
  const head = ((): string => {
    if (open) return open.word;
    if (isHeld) return t('hold');
    if (isNow) return card.most_games > 1 ? t('gameNo', { game, n: number }) : t('live');
    if (isOver && !isPlayed) return t(card.ending === 'disqualified' ? 'disqualified' : 'walkover');
    if (isOver) return t(card.winner == null ? 'drawn' : 'result');
    if (card.state === 'called') return t('called');
    return card.from === undefined ? t('comes') : timeOfDay(card.from);
  })();
  const under = ((): readonly string[] => {
    if (open) return [open.more];
    if (isHeld) return match.held !== undefined && match.held !== '' ? [match.held] : [round];
    if (isNow) return [match.marks?.[number]?.map ?? '', round];
    if (isOver && card.void) return [t('countsNot')];
    if (isPlayed && card.unscored) return [t('scoreUnknown')];
    return [round, match.tournament_name];
  })();
  return {
    phase, large, head, isStated: open?.score !== undefined, series: hasSeries ? { home: won('home'), away: won('away') } : undefined, winner: isOver ? card.winner : undefined,
    below: series, belowClock: card.most_games > 1 ? t('gameOf', { game, n: number, all: card.most_games }) : series, under: under.filter((part) => part !== ''),
  };
}

/** Who stands on a side: an entrant, or the match that decides it. */
export function whoOn(match: MatchView, side: Side): { readonly name: string; readonly short: string; readonly tag: string; readonly club: string; readonly isKnown: boolean } {
  const who = match.entrants[side];
  if (who) return { name: who.name, short: who.short_name, tag: who.tag, club: who.club ?? '', isKnown: true };
  const slot = match.card.slots[side];
  return { name: slot.kind === 'undecided' ? t(slot.from === 'winner' ? 'winnerOf' : 'loserOf', { number: slot.number }) : '', short: '', tag: '', club: '', isKnown: false };
}
