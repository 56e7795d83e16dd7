// A tournament's format as the form holds it, and back: which rounds differ, counted from the end of their group.
import type { Format } from '../../wire/Format';
import type { GameRule } from '../../wire/GameRule';
import type { Group } from '../../wire/Group';
import type { Series } from '../../wire/Series';

export interface Draft {
  name: string;
  title: string;
  kind: 'single' | 'double';
  third: boolean;
  reset: boolean;
  usual: number;
  /** Best of, by `group/from_end`; what is not there is usual. */
  rounds: Record<string, number>;
  rule: GameRule['kind'];
  target: number;
  margin: number;
  vocabulary: Format['vocabulary'];
}

export const bestOf = (games: number): Series => ({ length: { kind: 'best_of', games } });

/** Games as the form shows them; a first-to series is shown as the best-of with the same wins. */
export const gamesOf = ({ length }: Series): number => (length.kind === 'first_to' ? length.wins * 2 - 1 : length.games);

/** A new tournament: double elimination, best of 3, finals of 5, points decide. */
export function freshDraft(): Draft {
  return { name: '', title: '', kind: 'double', third: false, reset: true, usual: 3, rounds: {}, rule: 'winner_only', target: 11, margin: 2, vocabulary: 'neutral' };
}

export function draftOf(name: string, title: string, format: Format): Draft {
  const { rule } = format;
  const bracket = format.stages[0]?.kind;
  const rounds: Record<string, number> = {};
  for (const one of format.stages[0]?.exceptions ?? []) rounds[`${one.group}/${one.from_end}`] ??= gamesOf(one.series);
  return {
    name, title, kind: bracket?.kind === 'single' ? 'single' : 'double',
    third: bracket?.kind === 'single' && bracket.third_place,
    reset: bracket?.kind === 'double' ? bracket.grand_final === 'reset_if_needed' : true,
    usual: format.stages[0] ? gamesOf(format.stages[0].usual) : 3,
    rounds,
    rule: rule.kind,
    target: rule.kind === 'target' ? rule.target : 11,
    margin: rule.kind === 'target' ? rule.margin : 2,
    vocabulary: format.vocabulary,
  };
}

/** The rounds that the form offers to differ: the last ones of each group that this bracket has. */
export function roundsOffered(draft: Pick<Draft, 'kind' | 'third' | 'reset'>): readonly { readonly group: Group; readonly from_end: number }[] {
  const upper = [3, 2, 1, 0].map((from_end) => ({ group: 'upper' as const, from_end }));
  if (draft.kind === 'single') return draft.third ? [...upper, { group: 'third_place' as const, from_end: 0 }] : upper;
  const lower = [1, 0].map((from_end) => ({ group: 'lower' as const, from_end }));
  const finals = [{ group: 'final' as const, from_end: 0 }, ...(draft.reset ? [{ group: 'reset' as const, from_end: 0 }] : [])];
  return [...upper.slice(1), ...lower, ...finals];
}

/** The format, with exceptions that the form does not show kept as they were. */
export function formatOf(draft: Draft, whole?: Format): Format {
  const before = whole?.stages[0];
  const offered = new Set(roundsOffered(draft).map((round) => `${round.group}/${round.from_end}`));
  const kept = (before?.exceptions ?? []).filter((one) => !offered.has(`${one.group}/${one.from_end}`));
  const chosen = roundsOffered(draft)
    .filter(({ group, from_end }) => (draft.rounds[`${group}/${from_end}`] ?? draft.usual) !== draft.usual)
    .map(({ group, from_end }) => {
      const games = draft.rounds[`${group}/${from_end}`] ?? draft.usual;
      const old = before?.exceptions.find((one) => one.group === group && one.from_end === from_end);
      return old && gamesOf(old.series) === games ? old : { group, from_end, series: bestOf(games) };
    });
  return {
    stages: [{
      name: before?.name ?? '',
      kind: draft.kind === 'single' ? { kind: 'single', third_place: draft.third } : { kind: 'double', grand_final: draft.reset ? 'reset_if_needed' : 'one_match', drops: 'start_gg' },
      usual: before && gamesOf(before.usual) === draft.usual ? before.usual : bestOf(draft.usual),
      exceptions: [...chosen, ...kept],
      intake: { kind: 'field' },
    }, ...(whole?.stages.slice(1) ?? [])],
    rule: draft.rule === 'target' ? { kind: 'target', target: draft.target, margin: draft.margin } : { kind: draft.rule },
    vocabulary: draft.vocabulary,
  };
}
