// Invented heats for the gallery: the documents of `invented.ts` with a free-for-all or a time trial in place of the bracket.
import { attemptsOf, raceRows, timeText, trialRows, type Finishes } from '../../board/heats';
import { formatOf, plan } from '../../gallery/tables';
import type { EntrantsView } from '../../wire/EntrantsView';
import type { EntrantView } from '../../wire/EntrantView';
import type { HeatView } from '../../wire/HeatView';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import type { StageKind } from '../../wire/StageKind';
import type { StagePlan } from '../../wire/StagePlan';
import type { StageView } from '../../wire/StageView';
import type { StandingRow } from '../../wire/StandingRow';
import { documents, NOON } from './invented';

const PLACING = [12, 9, 7, 5, 4, 3, 2, 1];
const KINDS: Record<string, (heats: number) => StageKind> = {
  heats: (heats) => ({ kind: 'free_for_all', heats, distribution: 'snake', placing: PLACING, kill: 1, order: ['points', 'wins', 'kills', 'last_finish'] }),
  trial: (heats) => ({ kind: 'time_trial', heats, measure: 'time' }),
  scores: (heats) => ({ kind: 'time_trial', heats, measure: 'score' }),
};
export const isHeatsKind = (kind: string | null): kind is string => kind !== null && kind in KINDS;

const throwOf = (...seeds: number[]): number => (seeds.reduce((sum, seed) => (sum * 7_919 + seed * 104_729) % 1_000_003, 17) % 1_000) / 1_000;

/** A game of these entrants; some do not finish. */
function gameOf(ids: readonly number[], number: number): Finishes {
  return [...ids].sort((a, b) => throwOf(a, number) + a / 60 - throwOf(b, number) - b / 60).slice(0, Math.max(2, ids.length - 2)).map((id, i) => [id, Math.round(throwOf(id, number, 3) * Math.max(1, 7 - i))]);
}

const attemptOf = (ids: readonly number[], number: number, measure: 'time' | 'score', share: number): Finishes =>
  ids.filter((_, i) => i < ids.length * share).filter((id) => throwOf(id, number, 5) > 0.1).map((id) => [id, measure === 'time' ? 81_000 + id * 190 + Math.round(throwOf(id, number) * 6_000) : 1_900_000 - id * 9_000 - Math.round(throwOf(id, number) * 200_000)]);

/** Heats of so many entrants; the first is over, the second live, the third called, the others ready. One alone is live. `state` makes it held, called, ready or over. */
export function heatDocuments(kindName: string, entrants: number, heats: number, isLong: boolean, state: string | null): Map<string, unknown> {
  const docs = new Map([...documents({ entrants: Math.max(8, entrants), kind: 'single', share: 0, isLong })].filter(([topic]) => !/^(stage|open|match)\//.test(topic)));
  const kind = KINDS[kindName]?.(heats);
  if (!kind) return docs;
  const people = [...docs].flatMap(([topic, doc]) => (/\/entrants\//.test(topic) ? Object.values((doc as EntrantsView).entrants) : [])).filter((one: EntrantView) => one.seed <= entrants).sort((a, b) => a.seed - b.seed);
  const isTrial = kind.kind === 'time_trial';
  const most = isTrial ? 3 : 6;
  const plans: StagePlan[] = [plan(kind, '', { kind: 'field' }, { length: { kind: 'play_all', games: most } }), ...(isTrial ? [] : [plan({ kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, 'Play-off', { kind: 'places', takes: [{ from: 0, first: 1, last: 4, into: 'upper' }] })])];
  const states: MatchCard['state'][] = heats === 1 ? ['live'] : ['over', 'live', 'called', 'ready'];
  const rows: StandingRow[] = [];
  const cards: MatchCard[] = [];
  const all: { heat: HeatView; games: Finishes[] }[] = [];
  for (let n = 1; n <= heats; n += 1) {
    // Seeds to and fro, as a snake.
    const mine = people.filter((_, i) => (Math.floor(i / heats) % 2 === 0 ? i % heats : heats - 1 - (i % heats)) === n - 1);
    const ids = mine.map((one) => one.id);
    const now = state !== null && n === Math.min(2, heats) ? (state as MatchCard['state']) : (states[Math.min(n, states.length) - 1] ?? 'ready');
    const played = now === 'over' ? most : now === 'live' || now === 'held' ? (isTrial ? 2 : 3) : 0;
    const games = Array.from({ length: played }, (_, i) => (kind.kind === 'time_trial' ? attemptOf(ids, i + 1, kind.measure, now !== 'over' && i === played - 1 ? 0.6 : 1) : gameOf(ids, i + 1)));
    const heat: HeatView = { entrants: mine, games: games.map((game) => game.map(([who, mark]) => [who, mark])), placing: isTrial ? [] : PLACING, kill: isTrial ? 0 : 1, ...(kind.kind === 'time_trial' ? { measure: kind.measure } : {}) };
    all.push({ heat, games });
    const ranked = isTrial ? trialRows(heat, games).filter((row) => row.best !== null) : raceRows(heat, games, []).filter((row) => row.points > 0);
    const card: MatchCard = {
      id: 200 + n, number: n, tournament: 3, stage: 7, group: `pool${n}`, round: 1, from_end: 0, position: 0, state: now, since: NOON - 192_000, slots: { home: { kind: 'bye' }, away: { kind: 'bye' } },
      heat: { contenders: ids.length, played, leaders: ranked.slice(0, 3).map((row) => row.entrant) }, score: { home: 0, away: 0 }, most_games: most, rev: 4,
      ...(now === 'live' || now === 'called' || now === 'held' ? { station: n + 2 } : {}), ...(now === 'over' ? { ending: 'played' as const } : {}),
    };
    cards.push(card);
    docs.set(`stage/7/round/pool${n}/1/0`, { matches: { [card.id]: card } });
    const view: MatchView = {
      card, tournament_name: 'Nordlicht Cup', title: 'Last Ring', entrants: { home: null, away: null }, heat, series: { length: { kind: 'play_all', games: most } }, rule: { kind: 'winner_only' }, vocabulary: 'neutral', games: [], blocked_by: [],
      ...(now === 'held' ? { held: 'The lobby restarts: two players could not join' } : {}),
    };
    docs.set(`match/${card.id}`, view);
    if (!isTrial) rows.push(...rowsOf(heat, games, kind, n));
  }
  if (isTrial) {
    const whole: HeatView = { entrants: people, games: [], placing: [], kill: 0, measure: kind.measure };
    rows.push(...rowsOf(whole, Array.from({ length: most }, (_, i) => all.flatMap(({ games }) => games[i] ?? [])), kind, 1));
  }
  const view: StageView = {
    id: 7, tournament: 3, published: true, entrants, index: 0, name: '', kind, format: formatOf(plans), groups: isTrial ? 1 : heats, hidden: false, pairable: false, adjusted: [], ties: [], order: kind.kind === 'free_for_all' ? kind.order : kind.kind === 'time_trial' ? (kind.measure === 'time' ? ['best_time', 'next_time'] : ['best_score', 'next_score']) : [], over: cards.every((card) => card.state === 'over'),
    rounds: Object.fromEntries(cards.map((card) => [`${card.group}/1`, { group: card.group, round: 1, from_end: 0, series: { length: { kind: 'play_all', games: most } }, parts: 1, matches: 1, over: card.state === 'over' ? 1 : 0, live: card.state === 'live' || card.state === 'held' ? 1 : 0 }])),
  };
  docs.set('stage/7', view);
  docs.set('stage/7/standing/0', { rows: Object.fromEntries(rows.map((row, i) => [i, row])) });
  const gathering = docs.get('gathering') as { tournaments: Record<number, object> };
  docs.set('gathering', { ...gathering, tournaments: { 3: { ...gathering.tournaments[3], format: formatOf(plans) } } });
  docs.set('open/0', { matches: Object.fromEntries(cards.filter((card) => card.state === 'called' || card.state === 'live').map((card) => [card.id, card])) });
  return docs;
}

function rowsOf(heat: HeatView, games: readonly Finishes[], kind: StageKind, group: number): StandingRow[] {
  const seed = (entrant: number): number => heat.entrants.find((one) => one.id === entrant)?.seed ?? 0;
  const row = (entrant: number, rank: number, values: string[]): StandingRow => ({ entrant, seed: seed(entrant), won: 0, lost: 0, drawn: 0, group, fate: 'open', gone: false, rank, values });
  if (kind.kind === 'time_trial') return trialRows(heat, games).map((one) => row(one.entrant, one.rank, [one.best, one.next].map((mark) => (mark === null ? '' : kind.measure === 'time' ? timeText(mark) : String(mark)))));
  const order = kind.kind === 'free_for_all' ? kind.order : [];
  return raceRows(heat, games, order).map((one) => row(one.entrant, one.rank, [String(one.points), String(one.wins), String(one.kills), String(one.last ?? '')]));
}

/** One more attempt comes in: the next one of somebody who made fewer. */
export function moreOf(view: MatchView): MatchView {
  const heat = view.heat;
  if (!heat) return view;
  const number = heat.games.length;
  const who = heat.entrants.find((one) => attemptsOf(heat.games, one.id, number)[number - 1] === null);
  if (!who) return view;
  return { ...view, heat: { ...heat, games: heat.games.map((game, i) => (i === number - 1 ? [...game, [who.id, 80_912]] : game)) } };
}
