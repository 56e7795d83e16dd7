// Heats of many as every surface reads them: the table of one as it is played, game by game and attempt by attempt.
import type { AdjustedView } from '../wire/AdjustedView';
import type { Criterion } from '../wire/Criterion';
import type { FinishingView } from '../wire/FinishingView';
import type { FinishView } from '../wire/FinishView';
import type { HeatView } from '../wire/HeatView';
import type { MatchView } from '../wire/MatchView';
import type { Measure } from '../wire/Measure';
import { grouped } from '../text/language.svelte';

/** What one game brought somebody. The mark is kills, milliseconds or the score; `how` where it is not a place of their own. */
export type Finish = readonly [entrant: number, mark: number, how?: FinishingView];
/** The first first; whoever shares a place stands behind the one it is shared with. */
export type Finishes = readonly Finish[];

/** The place of each in the order of the list; none for whoever did not finish. Two seconds, then a fourth. */
export function placesOf(game: Finishes): (number | null)[] {
  let place = 0;
  return game.map(([, , how], i) => {
    if (how === 'out' || how === 'absent') return null;
    if (how === undefined) place = i + 1;
    return place;
  });
}

/** As a command carries it. */
export const stated = (game: Finishes): FinishView[] => game.map(([entrant, mark, how]) => (how === undefined ? [entrant, mark] : [entrant, mark, how]));

/** Points that a game gives: for the place, where there is one, and for kills. */
export const gives = (heat: Pick<HeatView, 'placing' | 'kill'>, place: number | null, kills: number): number => (place === null ? 0 : (heat.placing[place - 1] ?? 0)) + kills * heat.kill;

/** A view of a heat: what tells it from a match of two sides. */
export type HeatMatch = MatchView & { readonly heat: HeatView };
export const isHeat = (view: MatchView): view is HeatMatch => view.heat !== undefined;

/** A time as the server writes it: `23.456`, `1:23.456`, `1:02:03.004`. */
export function timeText(ms: number): string {
  const pad = (n: number, size: number): string => String(n).padStart(size, '0');
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1_000) % 60];
  const rest = pad(ms % 1_000, 3);
  return h > 0 ? `${h}:${pad(m, 2)}:${pad(s, 2)}.${rest}` : m > 0 ? `${m}:${pad(s, 2)}.${rest}` : `${s}.${rest}`;
}

export const markText = (mark: number, measure: Measure): string => (measure === 'time' ? timeText(mark) : grouped(mark));

/** Points that officials gave or took, by entrant. */
export function adjustedPoints(adjusted: readonly AdjustedView[] | undefined): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  for (const one of adjusted ?? []) points.set(one.entrant, (points.get(one.entrant) ?? 0) + (Number(one.points.replace('−', '-')) || 0));
  return points;
}

/** What a contender has gathered in a free-for-all. */
export interface RaceRow {
  readonly entrant: number;
  /** Equal by every criterion: the same number. */
  readonly rank: number;
  readonly points: number;
  readonly wins: number;
  readonly kills: number;
  /** The best finish, from 1; none before the first. */
  readonly best: number | null;
  /** The finish in the game played last; none when not finished. */
  readonly last: number | null;
}

/** What a contender has done in a time trial. */
export interface TrialRow {
  readonly entrant: number;
  readonly rank: number;
  readonly best: number | null;
  readonly next: number | null;
}

/** The usual order where the stage's own is not known yet. */
const USUAL: readonly Criterion[] = ['points', 'wins', 'kills', 'last_finish'];

/** Less stands higher. Lots are the server's alone. */
function raceKey(row: Omit<RaceRow, 'rank'>, seed: number, criterion: Criterion): number {
  switch (criterion) {
    case 'points': return -row.points;
    case 'wins': return -row.wins;
    case 'kills': return -row.kills;
    case 'best_finish': return row.best ?? Infinity;
    case 'last_finish': return row.last ?? Infinity;
    case 'initial_seed': return seed;
    default: return 0;
  }
}

function ranked<Row extends { readonly entrant: number }>(rows: readonly Row[], seeds: ReadonlyMap<number, number>, keys: (row: Row) => readonly number[]): (Row & { readonly rank: number })[] {
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((key, i) => key !== b[i]);
    return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
  };
  const keyed = rows.map((row) => ({ row, key: keys(row) }));
  keyed.sort((a, b) => compare(a.key, b.key) || (seeds.get(a.row.entrant) ?? 0) - (seeds.get(b.row.entrant) ?? 0));
  let rank = 1;
  return keyed.map(({ row, key }, i) => {
    const before = keyed[i - 1];
    if (before && compare(before.key, key) !== 0) rank = i + 1;
    return { ...row, rank };
  });
}

const seedsOf = (heat: HeatView): ReadonlyMap<number, number> => new Map(heat.entrants.map((one) => [one.id, one.seed]));

/** The table of a free-for-all after these games, as the domain's `table::heats` has it. `adjusted`: points of officials by entrant. */
export function raceRows(heat: HeatView, games: readonly Finishes[], order: readonly Criterion[], adjusted: ReadonlyMap<number, number> = new Map()): RaceRow[] {
  const seeds = seedsOf(heat);
  const rows = new Map(heat.entrants.map(({ id }) => [id, { entrant: id, points: adjusted.get(id) ?? 0, wins: 0, kills: 0, best: null as number | null, last: null as number | null }]));
  for (const game of games) {
    if (game.length === 0) continue;
    for (const row of rows.values()) row.last = null;
    const places = placesOf(game);
    game.forEach(([entrant, kills], i) => {
      const row = rows.get(entrant);
      const place = places[i] ?? null;
      if (!row) return;
      row.points += gives(heat, place, kills);
      row.kills += kills;
      if (place === null) return;
      row.wins += place === 1 ? 1 : 0;
      row.best = Math.min(row.best ?? Infinity, place);
      row.last = place;
    });
  }
  const chain = order.length > 0 ? order : USUAL;
  return ranked([...rows.values()], seeds, (row) => chain.map((criterion) => raceKey(row, seeds.get(row.entrant) ?? 0, criterion)));
}

/** The marks of a contender, attempt by attempt; none where nothing is recorded. */
export const attemptsOf = (games: readonly Finishes[], entrant: number, most: number): (number | null)[] =>
  Array.from({ length: most }, (_, i) => games[i]?.find(([who]) => who === entrant)?.[1] ?? null);

/** The table of a time trial: the best attempt, and among equals the second best. */
export function trialRows(heat: HeatView, games: readonly Finishes[]): TrialRow[] {
  const isTime = heat.measure === 'time';
  const rows = heat.entrants.map(({ id }) => {
    const marks = games.flatMap((game) => game.filter(([who]) => who === id).map(([, mark]) => mark)).sort((a, b) => (isTime ? a - b : b - a));
    return { entrant: id, best: marks[0] ?? null, next: marks[1] ?? null };
  });
  const key = (mark: number | null): number => (mark === null ? Infinity : isTime ? mark : -mark);
  return ranked(rows, seedsOf(heat), (row) => [key(row.best), key(row.next)]);
}

/** The attempt that came since: who, and which of theirs; none where nothing new was recorded. */
export function newest(before: readonly Finishes[], after: readonly Finishes[]): { readonly entrant: number; readonly attempt: number } | null {
  for (let i = after.length - 1; i >= 0; i -= 1) {
    const found = after[i]?.find(([who, mark]) => !before[i]?.some(([known, was]) => known === who && was === mark));
    if (found) return { entrant: found[0], attempt: i + 1 };
  }
  return null;
}
