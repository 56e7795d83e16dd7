// Sentences about the hall that several pages say: where a match is, what a device may do, what a screen shows.
import { lowered } from '../../text/language.svelte';
import { kindOfStage, planOfStage } from '../../board/stages';
import { poolRound } from '../../board/tables';
import { inPool, roundName, type Vocabulary as SpokenVocabulary } from '../../board/words';
import { bracketOf, type Rounds } from '../../board/shape';
import { moment } from '../../board/clock';
import type { Format } from '../../wire/Format';
import type { Layout } from '../../wire/Layout';
import type { MatchCard } from '../../wire/MatchCard';
import type { Scope } from '../../wire/Scope';
import type { Series } from '../../wire/Series';
import type { StageView } from '../../wire/StageView';
import type { Vocabulary } from '../../wire/Vocabulary';
import { drawnGroup } from '../pure/cards';
import { stageTitle } from '../pure/rounds_draw';
import { t } from '../text';
import type { Desk } from './desk.svelte';

const SPOKEN: Record<Vocabulary, SpokenVocabulary> = { neutral: 'neutral', fighting: 'smash', shooter: 'cs' };
export const spoken = (vocabulary: Vocabulary): SpokenVocabulary => SPOKEN[vocabulary];

/** How many rounds the parts of a stage, or of one of its brackets, have, for the names of rounds. */
export function roundsOfStage(stage: StageView | undefined, pool?: number): Rounds {
  const rounds = { upper: 0, lower: 0, finals: 0, groups: stage?.groups ?? 1 };
  for (const round of Object.values(stage?.rounds ?? {})) {
    if (bracketOf(round.group) !== pool) continue;
    const group = drawnGroup(round.group);
    if (group === 'upper') rounds.upper = Math.max(rounds.upper, round.round + round.from_end);
    else if (group === 'lower') rounds.lower = Math.max(rounds.lower, round.round + round.from_end);
    else if (group === 'final' || group === 'reset') rounds.finals += 1;
  }
  return rounds;
}

/** "Upper quarter-final", in the scene's words. */
export function roundWords(desk: Desk, card: Pick<MatchCard, 'group' | 'round' | 'stage' | 'from_end' | 'tournament' | 'winner_to' | 'loser_to'> & Partial<Pick<MatchCard, 'heat' | 'number'>>, one: 'one' | 'round' = 'one'): string {
  const stage = desk.stage(card.stage);
  if ('heat' in card && card.heat != null) return t('heat', { number: card.number ?? 0 });
  const rounds = roundsOfStage(stage, bracketOf(card.group));
  const tournament = desk.tournament(card.tournament);
  const pool = poolRound(card, stage?.kind ?? planOfStage(tournament, card.stage), one);
  if (pool !== undefined) return pool;
  if (!stage) {
    // The head of the stage is not here yet: the card alone says how many rounds follow.
    const last = card.round + card.from_end;
    const isDouble = kindOfStage(tournament, card.stage) === 'double';
    return inPool(roundName(drawnGroup(card.group), card.round, { upper: last, lower: isDouble ? Math.max(1, drawnGroup(card.group) === 'lower' ? last : 1) : 0, finals: 0 }, spoken(tournament?.format.vocabulary ?? 'neutral'), one), card.group);
  }
  return inPool(roundName(drawnGroup(card.group), card.round, rounds, spoken(stage.format.vocabulary), one), card.group);
}

/** "Dota 2 Captains, lower round 2": where a match belongs, with its station if it has one. */
export function placeOf(desk: Desk, card: Omit<MatchCard, 'station'> & { readonly station?: number | undefined }): string {
  const tournament = desk.tournament(card.tournament)?.name ?? '';
  const round = roundWords(desk, card);
  const where = `${tournament}, ${lowered(round)}`;
  return card.station == null ? where : t('place.station', { where, station: card.station });
}

export function scopeWords(desk: Desk, scope: Scope): string {
  if (scope.kind === 'everything') return t('scope.everything');
  if (scope.kind === 'tournament') return desk.tournament(scope.tournament)?.name ?? t('scope.tournament_gone');
  if (scope.kind === 'entrant') return desk.entrants.get(scope.entrant)?.name ?? t('scope.entrant');
  return scope.from === scope.to ? t('scope.station', { number: scope.from }) : t('scope.stations', { from: scope.from, to: scope.to });
}

export function seriesWords(series: Series): string {
  const { length } = series;
  const text = length.kind === 'first_to' ? t('series.first_to', { n: length.wins }) : t(`series.${length.kind}`, { n: length.games });
  const start = series.head_start?.score;
  return start ? t('series.start', { text, home: start.home, away: start.away }) : text;
}

/** "Swiss, then single elimination": the stages of a tournament by their kinds. */
export function stagesWords(format: Format): string {
  const kinds = format.stages.map((stage) => t(`bracket.${stage.kind.kind}`));
  return kinds.map((kind, i) => (i === 0 ? kind : lowered(kind))).join(t('stages.then'));
}

/** What a screen shows, in words. */
export function layoutWords(desk: Desk, layout: Layout): string {
  switch (layout.kind) {
    case 'number': return t('layout.number');
    case 'blank': return t('layout.blank');
    case 'calls': return t('layout.calls');
    case 'stations': return t('layout.stations');
    case 'bracket': return bracketWords(desk, layout.stage);
    case 'standings': return t('layout.standings.of', { what: stageName(desk, layout.stage) });
    case 'draft': {
      const number = layout.match === undefined ? undefined : (desk.card(layout.match)?.number ?? desk.drafts?.drafts[layout.match]?.number);
      return number ? t('layout.draft.of', { number }) : t('layout.draft');
    }
    case 'matches': return layout.matches.length === 0 ? t('layout.matches') : t('layout.matches.of', { list: layout.matches.map((id) => desk.card(id)?.number ?? '?').join(', ') });
    case 'station': return t('layout.station.of', { number: layout.station });
    case 'champion': return t('layout.champion.of', { name: desk.tournament(layout.tournament)?.name ?? '' });
    case 'progress': return t('layout.progress');
    case 'schedule': return t('layout.schedule');
    case 'clock': return layout.until === undefined ? t('layout.clock') : t('layout.clock.until', { time: moment(layout.until, desk.now) });
    case 'sponsors': return t('layout.sponsors');
    case 'playlist': return t('layout.playlist.of', { name: desk.playlists[layout.playlist]?.name ?? '' });
    case 'draft_leaders': return t('layout.leaders.of', { name: desk.tournament(layout.tournament)?.name ?? '' });
    case 'match': {
      const number = desk.card(layout.match)?.number;
      return number ? t('layout.match.of', { number }) : t('layout.match');
    }
  }
}

/** What a screen for a bracket shows of a stage: where there is none, the pairings of the round. */
export function bracketWords(desk: Desk, stage: number): string {
  const kind = kindOfStage(desk.tournaments.find((one) => one.stages.includes(stage)), stage);
  const isBracket = kind === undefined || kind === 'single' || kind === 'double';
  return t(isBracket ? 'layout.bracket.of' : 'layout.pairings.of', { what: stageName(desk, stage) });
}

export function stageName(desk: Desk, stage: number): string {
  const tournament = desk.tournaments.find((one) => one.stages.includes(stage));
  if (!tournament) return t('layout.gone');
  const plan = tournament.format.stages[tournament.stages.indexOf(stage)];
  return plan && tournament.format.stages.length > 1 ? `${tournament.name}, ${stageTitle(plan)}` : tournament.name;
}
