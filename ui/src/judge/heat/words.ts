// A heat in words: who stands before whom, how far it is, what a tap stated.
import { markText, placesOf, raceRows, trialRows, type Finishes, type RaceRow, type TrialRow } from '../../board/heats';
import { heatName } from '../../board/tables';
import type { EntrantView } from '../../wire/EntrantView';
import type { HeatView } from '../../wire/HeatView';
import type { StageKind } from '../../wire/StageKind';
import { brief, t } from '../speak';

/** "Fox", "Fox and Owl", "Fox, Owl and Elk"; from the fifth on "2 more". */
export function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), t('more', { n: names.length - 3 })] : names;
  const last = shown[shown.length - 1] ?? '';
  return shown.length < 2 ? last : t('and', { names: shown.slice(0, -1).join(', '), last });
}

/** "Fox before Owl and Elk", "Fox and Owl level, before Elk": the first three places. */
export function podium(rows: readonly { readonly entrant: number; readonly rank: number }[], name: (entrant: number) => string): string {
  const names = (of: (rank: number) => boolean): string[] => rows.filter((row) => of(row.rank)).map((row) => name(row.entrant));
  const [first, others] = [names((rank) => rank === 1), names((rank) => rank > 1 && rank <= 3)];
  if (first.length < 2) return others.length === 0 ? listed(first) : t('before', { name: first[0] ?? '', others: listed(others) });
  return others.length === 0 ? t('level', { names: listed(first) }) : t('levelBefore', { names: listed(first), others: listed(others) });
}

/** What a game came to: its first three. */
export const gamePodium = (game: Finishes, name: (entrant: number) => string): string => podium(placesOf(game).flatMap((rank, i) => (rank === null ? [] : [{ entrant: game[i]?.[0] ?? 0, rank }])), name);

/** The table of a heat, whichever kind it is. */
export type Table = { readonly kind: 'race'; readonly rows: readonly RaceRow[] } | { readonly kind: 'trial'; readonly rows: readonly TrialRow[] };

export function tableOf(heat: HeatView, games: readonly Finishes[], kind: StageKind | undefined, adjusted: ReadonlyMap<number, number>): Table {
  return heat.measure === undefined ? { kind: 'race', rows: raceRows(heat, games, kind?.kind === 'free_for_all' ? kind.order : [], adjusted) } : { kind: 'trial', rows: trialRows(heat, games) };
}

/** Who counts in the words of a result: everybody, or in a trial who has an attempt. */
export const placed = (table: Table): readonly { readonly entrant: number; readonly rank: number }[] => (table.kind === 'race' ? table.rows : table.rows.filter((row) => row.best !== null));

/** "Heat 3: Fox before Owl and Elk". */
export const heatSays = (group: string, kind: StageKind | undefined, table: Table, name: (entrant: number) => string): string =>
  t('heatSays', { heat: heatName(group, kind), order: podium(placed(table), name) });

/** A name for a button by the contender's id. */
export const nameIn = (heat: HeatView): ((entrant: number) => string) => {
  const known = new Map<number, EntrantView>(heat.entrants.map((one) => [one.id, one]));
  return (entrant) => brief(known.get(entrant));
};

export const markIn = (heat: HeatView, mark: number | null): string => (mark === null ? t('attemptNone') : markText(mark, heat.measure ?? 'score'));
