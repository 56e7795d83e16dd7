// The lengths of a match that the builder offers, as words of a list and back; which of them may end drawn.
import type { Series } from '../../../wire/Series';
import type { StageKind } from '../../../wire/StageKind';
import type { SeriesException } from '../../../wire/SeriesException';
import { t } from '../../stages_text';
import { bestOf } from '../format';

/** A length in one word of a list: `best_of/3`. */
export type LengthKey = `${Series['length']['kind']}/${number}`;

export function keyOfSeries({ length }: Series): LengthKey {
  return length.kind === 'first_to' ? `first_to/${length.wins}` : `${length.kind}/${length.games}`;
}

/** The series of a key. A head start stays only where the length stays. */
export function seriesOfKey(key: string, before?: Series): Series {
  if (before && keyOfSeries(before) === key) return before;
  const [kind = '', text = ''] = key.split('/');
  const n = Number(text);
  if (kind === 'first_to') return { length: { kind, wins: n } };
  if (kind === 'play_all' || kind === 'aggregate') return { length: { kind, games: n } };
  return bestOf(n);
}

/** All of so many games. */
export const allOf = (games: number): Series => ({ length: { kind: 'play_all', games } });

/** Most games of a heat, or attempts of a trial; the server says the same. */
export const MOST_HEAT_GAMES = 20;

/** Whether a heat can be played by it. */
export const isOfHeats = ({ length, head_start }: Series): boolean => length.kind === 'play_all' && length.games >= 1 && length.games <= MOST_HEAT_GAMES && head_start == null;

const RACES: readonly LengthKey[] = ['best_of/1', 'best_of/3', 'best_of/5', 'best_of/7', 'best_of/9', 'best_of/11'];
const ALL: readonly LengthKey[] = ['play_all/2', 'play_all/3', 'play_all/4', 'aggregate/1', 'aggregate/2'];

/** What a list offers: races, and where a draw can stand also matches in which all is played; always what holds now. */
export function lengthsOffered(now: Series, mayDraw: boolean): readonly { readonly value: LengthKey; readonly label: string }[] {
  const key = keyOfSeries(now);
  const keys = mayDraw ? [...RACES, ...ALL] : RACES;
  return (keys.includes(key) ? keys : [...keys, key]).map((value) => ({ value, label: lengthWords(seriesOfKey(value)) }));
}

export function lengthWords({ length }: Series): string {
  if (length.kind === 'best_of' && length.games === 1) return t('format.one');
  return length.kind === 'first_to' ? t('series.first_to', { n: length.wins }) : t(`series.${length.kind}`, { n: length.games });
}

/** Whether a match of this series can end drawn: points added up, or an even number of games left to share. */
export function canDraw({ length, head_start }: Series): boolean {
  if (length.kind === 'aggregate') return true;
  const start = head_start?.score ?? { home: 0, away: 0 };
  return length.kind === 'play_all' && (length.games + start.home + start.away) % 2 === 0;
}

/** The rounds that the builder offers to differ: the last ones of each group that this kind has, in a bracket of so many. */
export function roundsOffered(kind: StageKind, entrants = 16): readonly Pick<SeriesException, 'group' | 'from_end'>[] {
  if (kind.kind === 'gsl') return [2, 1, 0].map((from_end) => ({ group: 'every_pool' as const, from_end }));
  if (kind.kind === 'round_robin') return [1, 0].map((from_end) => ({ group: 'every_pool' as const, from_end }));
  if (kind.kind === 'swiss') return kind.until.kind === 'rounds' ? [1, 0].filter((from_end) => from_end < (kind.until.kind === 'rounds' ? kind.until.rounds : 0)).map((from_end) => ({ group: 'every_pool' as const, from_end })) : [];
  if (kind.kind === 'stepladder') return [1, 0].filter((from_end) => from_end < entrants - 1).map((from_end) => ({ group: 'upper' as const, from_end }));
  const rounds = Math.ceil(Math.log2(Math.max(2, entrants)));
  const upper = [3, 2, 1, 0].filter((from_end) => from_end < rounds).map((from_end) => ({ group: 'upper' as const, from_end }));
  if (kind.kind === 'single') return kind.third_place && entrants >= 4 ? [...upper, { group: 'third_place', from_end: 0 }] : upper;
  if (kind.kind !== 'double') return [];
  const lower = [1, 0].filter((from_end) => from_end < 2 * (rounds - 1)).map((from_end) => ({ group: 'lower' as const, from_end }));
  if (kind.grand_final === 'not_played') return [...upper.slice(-3), ...lower];
  return [...upper.slice(-3), ...lower, { group: 'final', from_end: 0 }, ...(kind.grand_final === 'reset_if_needed' ? [{ group: 'reset' as const, from_end: 0 }] : [])];
}

/** The exceptions with another length for one round; as usual is no exception. */
export function withRound(exceptions: readonly SeriesException[], round: Pick<SeriesException, 'group' | 'from_end'>, key: string, usual: Series): SeriesException[] {
  const isIt = (one: SeriesException): boolean => one.group === round.group && one.from_end === round.from_end;
  const before = exceptions.find(isIt);
  const rest = exceptions.filter((one) => !isIt(one));
  if (key === keyOfSeries(usual) && before?.series.head_start == null) return rest;
  const made = { group: round.group, from_end: round.from_end, series: seriesOfKey(key, before?.series) };
  return before ? exceptions.map((one) => (one === before ? made : one)) : [...rest, made];
}
