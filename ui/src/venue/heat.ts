// Heats as tables of the hall: one heat as a live leaderboard, and all heats of a stage with who is in which.
import { adjustedPoints, attemptsOf, gives, markText, placesOf, raceRows, trialRows, type HeatMatch } from '../board/heats';
import { byGroup, cutsOf, isHeats, isTiedAcross, linesOf, valueText } from '../board/tables';
import { capital, poolOf, words, type Vocabulary } from '../board/words';
import { venue } from '../text/en/venue';
import { translator } from '../text/t';
import type { MatchCard } from '../wire/MatchCard';
import type { StageView } from '../wire/StageView';
import type { StandingRow } from '../wire/StandingRow';
import type { TournamentView } from '../wire/TournamentView';
import { vocabularyOf, type Cards } from './field';
import { fateOf, singlePages, tableGroupPages } from './groups';
import { boardOf, nameOf, sized, type Board, type Column, type Goal } from './table';
import { unsettled } from './unsettled';
import { standingRoom } from './sight.svelte';

const t = translator({ venue });

export type Newest = { readonly entrant: number; readonly attempt: number };

/** How far a heat is: "Game 3 of 6", "3 attempts each". */
export function far(card: Pick<MatchCard, 'heat' | 'most_games'>, isTrial: boolean, vocabulary: Vocabulary): string {
  const played = card.heat?.played ?? 0;
  if (isTrial) return t('attempts', { n: card.most_games });
  if (played >= card.most_games) return t('gamesAll', { n: card.most_games, games: words(card.most_games === 1 ? 'game' : 'games', vocabulary) });
  return t('gameOf', { game: capital('game', vocabulary), n: played + 1, all: card.most_games });
}

/** The rows of one heat. Whom its games leave equal stand as the server has them: it alone knows lots. */
function rowsIn(match: HeatMatch, stage: StageView | undefined, standing: readonly StandingRow[]): { rows: StandingRow[]; columns: (newest: Newest | null) => Column[] } {
  const { heat, card } = match;
  const known = new Map(standing.map((row, at) => [row.entrant, { row, at }]));
  const seeds = new Map(heat.entrants.map((one) => [one.id, one.seed]));
  const finish = (list: readonly { readonly entrant: number; readonly rank: number }[], says: (entrant: number) => boolean): StandingRow[] => {
    const sorted = [...list].sort((a, b) => a.rank - b.rank || (known.get(a.entrant)?.at ?? 0) - (known.get(b.entrant)?.at ?? 0));
    let rank = 1;
    return sorted.map(({ entrant, rank: own }, i) => {
      const before = sorted[i - 1];
      const found = known.get(entrant)?.row;
      if (before && (before.rank !== own || known.get(before.entrant)?.row.rank !== found?.rank)) rank = i + 1;
      return { entrant, seed: seeds.get(entrant) ?? 0, won: 0, lost: 0, group: 1, fate: found?.fate ?? 'open', gone: found?.gone ?? false, values: [], ...(says(entrant) ? { rank } : {}) };
    });
  };
  const measure = heat.measure;
  if (heat.games.length === 0) return { rows: finish(heat.entrants.map(({ id }) => ({ entrant: id, rank: 1 })), () => false), columns: () => [sized(t('seedHead'), [], (row) => String(row.seed))] };
  if (measure !== undefined) {
    const trial = new Map(trialRows(heat, heat.games).map((row) => [row.entrant, row]));
    const rows = finish([...trial.values()], (entrant) => trial.get(entrant)?.best != null);
    const latest = ({ entrant }: StandingRow, newest: Newest | null): string => {
      const marks = attemptsOf(heat.games, entrant, card.most_games);
      const mark = newest?.entrant === entrant ? marks[newest.attempt - 1] : marks.filter((one) => one !== null).pop();
      return mark == null ? '' : markText(mark, measure);
    };
    return {
      rows,
      columns: (newest) => [
        sized(t(`crit_best_${measure}`), rows, ({ entrant }) => (trial.get(entrant)?.best == null ? '–' : markText(trial.get(entrant)?.best ?? 0, measure)), true),
        ...(card.most_games > 1 ? [sized(t('latest'), rows, (row) => latest(row, newest), false, ({ entrant }) => newest?.entrant === entrant)] : []),
      ],
    };
  }
  const race = new Map(raceRows(heat, heat.games, stage?.order ?? [], adjustedPoints(stage?.adjusted)).map((row) => [row.entrant, row]));
  const number = heat.games.length;
  const rows = finish([...race.values()], () => true);
  const last = heat.games[number - 1];
  const lastPlaces = placesOf(last ?? []);
  const gained = ({ entrant }: StandingRow): string => {
    const at = last?.findIndex(([who]) => who === entrant) ?? -1;
    const [, kills, how] = last?.[at] ?? [entrant, 0, 'absent'];
    if (at < 0 || how === 'absent') return '–';
    return `+${gives(heat, lastPlaces[at] ?? null, kills)}`.replace('+-', '−');
  };
  const total = (what: 'points' | 'wins' | 'kills') => ({ entrant }: StandingRow): string => valueText(String(race.get(entrant)?.[what] ?? 0), undefined);
  return {
    rows,
    columns: () => [
      sized(t('crit_points'), rows, total('points'), true),
      sized(t('afterGame', { game: capital('game', vocabularyOf(match.vocabulary)), n: number }), rows, gained),
      sized(t('crit_wins'), rows, total('wins')),
      ...(heat.kill !== 0 ? [sized(t('crit_kills'), rows, total('kills'))] : []),
    ],
  };
}

/** A heat that a screen follows: its table in pages, with the line where places go on. */
export function heatBoard(match: HeatMatch, stage: StageView | undefined, tournament: TournamentView | undefined, standing: readonly StandingRow[], isTall: boolean, newest: Newest | null): Board {
  const { rows, columns } = rowsIn(match, stage, standing);
  // The places of a time trial are those of all heats together.
  const cuts = stage && tournament && match.heat.measure === undefined ? cutsOf(tournament.format.stages, stage.index) : [];
  const lines = linesOf(cuts, rows.length);
  const base = boardOf(stage, tournament, rows, isTall);
  const isPlayed = rows.some((row) => row.rank != null);
  return {
    ...base,
    pages: singlePages(rows, standingRoom(isTall), lines),
    columns: columns(newest),
    isGrouped: false,
    zone: (row, place) =>
      cuts.length > 0 && isPlayed ? fateOf(row, place, cuts, stage?.over ?? false, isTiedAcross(rows, place, lines))
      : row.gone ? 'out'
      : newest?.entrant === row.entrant || row.rank === 1 ? 'above' : 'plain',
    band: (now, before) => (cuts.length > 0 && isPlayed ? base.band(now, before) : ''),
    lines: () => (isPlayed ? lines : []),
  };
}

/** What stands beside the name of a heat: how far it is, or where it is played. */
function stateOf(card: MatchCard | undefined, isTrial: boolean, vocabulary: Vocabulary): Goal {
  const at = card?.station == null ? '' : ` · ${t('atStation', { number: card.station })}`;
  switch (card?.state) {
    case 'live': return { text: `${far(card, isTrial, vocabulary)}${at}`, isNow: true };
    case 'held': return { text: `${t('onHold')}${at}`, isNow: false };
    case 'called': return { text: card.station == null ? t('called') : t('goTo', { number: card.station }), isNow: true };
    case 'over': return { text: t('heatOver'), isNow: false };
    case 'ready': return { text: `${t('soon')}${at}`, isNow: false };
    default: return { text: (card && unsettled(card)?.word) ?? '', isNow: false };
  }
}

/** All heats of a stage: who is in which, how it stands, who leads. `heatOf`: the heat of an entrant where the standing does not say it. */
export function heatsBoard(stage: StageView, rows: readonly StandingRow[], cards: Cards, heatOf: ReadonlyMap<number, number>, isTall: boolean): Board {
  const isTrial = stage.kind.kind === 'time_trial';
  const vocabulary = vocabularyOf(stage.format.vocabulary);
  const byHeat = new Map([...cards.values()].map((card) => [poolOf(card.group) ?? 1, card]));
  const hasBegun = (group: number): boolean => (byHeat.get(group)?.heat?.played ?? 0) > 0;
  const placed = rows.map((row): StandingRow => {
    const { rank, ...rest } = row;
    const group = heatOf.get(row.entrant) ?? row.group;
    const says = isTrial ? (row.values[0] ?? '') !== '' : hasBegun(group);
    return { ...rest, group, ...(says && rank != null ? { rank } : {}) };
  });
  const tables = byGroup(placed);
  const first = stage.order[0];
  const leaders = new Set([...cards.values()].flatMap((card) => card.heat?.leaders.slice(0, 1) ?? []));
  return {
    pages: tableGroupPages(tables, [], isTall),
    columns: [sized(t(`crit_${first ?? 'points'}`), placed, (row) => (row.rank == null ? '' : valueText(row.values[0], first)), true)],
    isGrouped: isHeats(stage.kind) && stage.kind.heats > 1,
    name: (group) => nameOf(stage, group),
    zone: (row) => (row.gone ? 'out' : leaders.has(row.entrant) ? 'above' : 'plain'),
    band: () => '',
    lines: () => [],
    goal: (group) => stateOf(byHeat.get(group), isTrial, vocabulary),
    progress: boardOf(stage, undefined, placed.map((row) => ({ ...row, rank: row.rank ?? 1 })), isTall).progress,
  };
}
