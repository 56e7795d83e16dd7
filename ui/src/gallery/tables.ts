// Tables for galleries and tests, in the form that the server sends: Swiss, round robin and GSL stages, played in part.
import type { Criterion } from '../wire/Criterion';
import type { Format } from '../wire/Format';
import type { MatchCard } from '../wire/MatchCard';
import type { NeedsView } from '../wire/NeedsView';
import type { RoundView } from '../wire/RoundView';
import type { Series } from '../wire/Series';
import type { SlotView } from '../wire/SlotView';
import type { StageKind } from '../wire/StageKind';
import type { StagePlan } from '../wire/StagePlan';
import type { StageView } from '../wire/StageView';
import type { StandingRow } from '../wire/StandingRow';

export interface TableWish {
  readonly tournament: number;
  readonly stage: number;
  /** An entrant's id is this and the seed; a match's this and its number. */
  readonly base: number;
  readonly entrants: number;
  readonly plans: readonly StagePlan[];
  /** Rounds that are paired. */
  readonly rounds: number;
  /** How much of the last one is played, 0 to 1. */
  readonly share: number;
  readonly isHidden?: boolean;
  readonly isPublished?: boolean;
  readonly now: number;
  readonly gone?: number | undefined;
}

export interface TableDocs {
  readonly view: StageView;
  readonly cards: readonly MatchCard[];
  readonly rows: readonly StandingRow[];
}

export const best = (games: number): Series => ({ length: { kind: 'best_of', games } });
const SWISS_ORDER: Criterion[] = ['points', 'buchholz_cut_1', 'buchholz', 'sonneborn_berger', 'lots'];
const ROBIN_ORDER: Criterion[] = ['points', 'head_to_head', 'score_difference', 'score_for', 'lots'];
export const SWISS: StageKind = { kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: { win: 2, draw: 1, loss: 0, unit: 2, order: SWISS_ORDER, again: false, floor: 0 } };
export const MAJOR: StageKind = { kind: 'swiss', pairing: 'valve_major', until: { kind: 'record', wins: 3, losses: 3 }, decisive: best(3), table: { win: 1, draw: 0, loss: 0, unit: 1, order: ['wins', 'valve_difficulty', 'initial_seed'], again: false, floor: 0 } };
export const ROBIN = (groups: number): StageKind => ({ kind: 'round_robin', groups, distribution: 'snake', legs: 1, table: { win: 3, draw: 1, loss: 0, unit: 1, order: ROBIN_ORDER, again: false, floor: 0 } });
export const plan = (kind: StageKind, name = '', intake: StagePlan['intake'] = { kind: 'field' }, series: Series = best(3)): StagePlan => ({ name, kind, usual: series, exceptions: [], intake });
export const formatOf = (plans: readonly StagePlan[]): Format => ({ stages: [...plans], rule: { kind: 'winner_only' }, vocabulary: 'neutral' });

interface Game { readonly round: number; readonly group: number; readonly home: number; readonly away: number | null; readonly part?: 'opening' | 'winners' | 'losers' | 'decider' }
interface Line { won: number; drawn: number; lost: number; points: number; diff: number; made: number; met: number[]; hadBye: boolean }

/** A throw that is the same each time. */
const dice = (a: number, b: number, round: number): number => ((a * 7919 + b * 104_729 + round * 1_299_709) % 1_000) / 1_000;

export function tableDocs(wish: TableWish): TableDocs {
  const index = 0;
  const { kind } = wish.plans[index] as StagePlan;
  const hasDraws = kind.kind === 'round_robin';
  const groups = kind.kind === 'round_robin' || kind.kind === 'gsl' ? kind.groups : 1;
  const lines = new Map(Array.from({ length: wish.entrants }, (_, i) => [i + 1, { won: 0, drawn: 0, lost: 0, points: 0, diff: 0, made: 0, met: [], hadBye: false } as Line]));
  const groupOf = (seed: number): number => {
    const turn = Math.floor((seed - 1) / groups);
    const at = (seed - 1) % groups;
    return 1 + (turn % 2 === 0 ? at : groups - 1 - at);
  };
  const cards: MatchCard[] = [];
  let number = 0;
  const win = kind.kind === 'swiss' || kind.kind === 'round_robin' ? kind.table.win : 1;
  const draw = kind.kind === 'swiss' || kind.kind === 'round_robin' ? kind.table.draw : 0;

  for (let round = 1; round <= wish.rounds; round += 1) {
    const games = kind.kind === 'swiss' ? swissRound(round, lines, kind) : robinRound(round, wish.entrants, groups, groupOf);
    const isLast = round === wish.rounds;
    games.forEach((game, at) => {
      const position = games.slice(0, at).filter((one) => one.group === game.group).length;
      const isPlayed = !isLast || at < games.length * wish.share;
      cards.push(play(game, position, isPlayed, isLast && !wish.isHidden ? at - Math.ceil(games.length * wish.share) : -1));
    });
  }

  function play(game: Game, position: number, isPlayed: boolean, after: number): MatchCard {
    const slot = (seed: number): SlotView => ({ kind: 'taken', entrant: wish.base + seed, seed });
    const isBye = game.away === null;
    if (!isBye) number += 1;
    const card: MatchCard = {
      id: wish.base + cards.length + 1, tournament: wish.tournament, stage: wish.stage, group: `pool${game.group}`, round: game.round, from_end: Math.max(0, wish.rounds - game.round), position,
      state: isBye ? 'bye' : isPlayed ? 'over' : after === 0 || after === 2 ? 'live' : after === 1 ? 'called' : 'ready',
      slots: { home: slot(game.home), away: game.away === null ? { kind: 'bye' } : slot(game.away) }, score: { home: 0, away: 0 }, most_games: hasDraws ? 2 : 3, rev: 2,
      ...(isBye ? {} : { number }), ...(hasDraws ? {} : { needed: 2 }),
    };
    if (kind.kind === 'swiss') card.why = whyOf(game);
    const home = lines.get(game.home) as Line;
    if (game.away === null) {
      home.won += 1;
      home.points += win;
      home.hadBye = true;
      return card;
    }
    const away = lines.get(game.away) as Line;
    home.met.push(game.away);
    away.met.push(game.home);
    if (!isPlayed) {
      card.since = wish.now - (4 + after) * 60_000;
      if (card.state === 'live') Object.assign(card, { station: after + 3, holder: after + 2, score: { home: 1, away: 0 }, game: { number: 2, score: { home: 3, away: 4 } } });
      if (card.state === 'called') card.station = after + 5;
      return card;
    }
    const throwing = dice(game.home, game.away, game.round);
    const isDraw = hasDraws && throwing > 0.38 && throwing < 0.62;
    const homeWins = throwing < (game.home < game.away ? 0.66 : 0.34);
    card.ending = throwing > 0.985 ? 'walkover' : 'played';
    card.score = isDraw ? { home: 1, away: 1 } : homeWins ? { home: 2, away: throwing * 10 % 2 < 1 && !hasDraws ? 1 : 0 } : { home: throwing * 10 % 2 < 1 && !hasDraws ? 1 : 0, away: 2 };
    const difference = card.score.home - card.score.away;
    home.diff += difference;
    away.diff -= difference;
    home.made += card.score.home;
    away.made += card.score.away;
    if (isDraw) {
      for (const line of [home, away]) { line.drawn += 1; line.points += draw; }
    } else {
      card.winner = homeWins ? 'home' : 'away';
      const [winner, loser] = homeWins ? [home, away] : [away, home];
      winner.won += 1;
      winner.points += win;
      loser.lost += 1;
    }
    return card;
  }

  function whyOf(game: Game): string[] {
    if (game.away === null) return ['Not the lower ones, who had one.'];
    if (game.round === 1) return ['First round: the upper half of the seeds meets the lower.'];
    const [home, away] = [lines.get(game.home) as Line, lines.get(game.away) as Line];
    if (home.points === away.points) return [`Both have ${home.points / 2}: the upper half of the group meets the lower, pair 2 of 3.`];
    return [`Seed ${game.home} comes down from ${home.points / 2} to ${away.points / 2}: the group is odd.`];
  }

  const rows = rowsOf(kind, lines, groups, groupOf, wish, cards);
  const rounds: Record<string, RoundView> = {};
  for (const card of cards) {
    const key = `${card.group}/${card.round}`;
    const before = rounds[key] ?? { group: card.group, round: card.round, from_end: card.from_end, series: hasDraws ? { length: { kind: 'play_all', games: 2 } } : best(3), parts: 1, matches: 0, over: 0, live: 0 };
    const counts = card.state === 'bye' ? 0 : 1;
    rounds[key] = { ...before, matches: before.matches + counts, over: before.over + (card.state === 'over' ? 1 : 0), live: before.live + (card.state === 'live' ? 1 : 0), parts: Math.max(before.parts, Math.floor(card.position / 64) + 1) };
  }
  const isAll = cards.every((card) => card.state === 'over' || card.state === 'bye');
  const most = kind.kind === 'swiss' ? (kind.until.kind === 'rounds' ? kind.until.rounds : 5) : wish.rounds;
  const view: StageView = {
    id: wish.stage, tournament: wish.tournament, published: wish.isPublished ?? true, entrants: wish.entrants, index, name: wish.plans[index]?.name ?? '', kind, format: formatOf(wish.plans), groups,
    hidden: wish.isHidden ?? false, pairable: kind.kind === 'swiss' && ((wish.isHidden ?? false) || (isAll && wish.rounds < most)),
    adjusted: kind.kind === 'gsl' ? [] : [{ entrant: wish.base + 5, points: '−1', reason: 'Came twenty minutes late to round 2' }], rounds, over: isAll && wish.rounds >= most,
    order: 'table' in kind ? kind.table.order : [], ties: [],
  };
  return { view, cards, rows };
}

function swissRound(round: number, lines: ReadonlyMap<number, Line>, kind: StageKind): Game[] {
  const until = kind.kind === 'swiss' ? kind.until : undefined;
  const isIn = (line: Line): boolean => until?.kind !== 'record' || (line.won < until.wins && line.lost < until.losses);
  const order = [...lines].filter(([, line]) => isIn(line)).sort(([a, x], [b, y]) => y.points - x.points || a - b).map(([seed]) => seed);
  const games: Game[] = [];
  const rest = [...order];
  let bye: number | null = null;
  if (rest.length % 2 === 1) {
    const lowest = [...rest].reverse().find((seed) => lines.get(seed)?.hadBye === false) ?? rest[rest.length - 1];
    bye = lowest ?? null;
    rest.splice(rest.indexOf(lowest ?? 0), 1);
  }
  while (rest.length > 1) {
    const home = rest.shift() as number;
    const line = lines.get(home) as Line;
    const half = round === 1 ? Math.floor(rest.length / 2) : 0;
    const at = rest.findIndex((seed, i) => i >= half && !line.met.includes(seed));
    const [away] = rest.splice(at < 0 ? half : at, 1);
    games.push({ round, group: 1, home, away: away as number });
  }
  if (bye !== null) games.push({ round, group: 1, home: bye, away: null });
  return games;
}

function robinRound(round: number, entrants: number, groups: number, groupOf: (seed: number) => number): Game[] {
  const games: Game[] = [];
  for (let group = 1; group <= groups; group += 1) {
    const seeds = Array.from({ length: entrants }, (_, i) => i + 1).filter((seed) => groupOf(seed) === group);
    const circle: (number | null)[] = seeds.length % 2 === 0 ? seeds : [...seeds, null];
    const [first = 0, ...others] = circle;
    const turned = [first, ...others.slice(round - 1), ...others.slice(0, round - 1)];
    for (let i = 0; i < turned.length / 2; i += 1) {
      const [home, away] = [turned[i], turned[turned.length - 1 - i]];
      if (home != null && away != null) games.push({ round, group, home, away });
    }
  }
  return games;
}

function rowsOf(kind: StageKind, lines: ReadonlyMap<number, Line>, groups: number, groupOf: (seed: number) => number, wish: TableWish, cards: readonly MatchCard[]): StandingRow[] {
  const order = kind.kind === 'swiss' || kind.kind === 'round_robin' ? kind.table.order : [];
  const unit = kind.kind === 'swiss' || kind.kind === 'round_robin' ? kind.table.unit : 1;
  const points = (seed: number): number => (lines.get(seed)?.points ?? 0) / unit - (seed === 5 ? 1 : 0);
  const valueOf = (seed: number, criterion: Criterion): number => {
    const line = lines.get(seed) as Line;
    const met = line.met.map(points).sort((a, b) => a - b);
    switch (criterion) {
      case 'points': return points(seed);
      case 'wins': return line.won;
      case 'buchholz': return met.reduce((sum, one) => sum + one, 0);
      case 'buchholz_cut_1': return met.slice(1).reduce((sum, one) => sum + one, 0);
      case 'sonneborn_berger': return Math.round(met.reduce((sum, one) => sum + one, 0) * line.won) / 2;
      case 'score_difference': return line.diff;
      case 'score_for': return line.made;
      case 'valve_difficulty': return line.met.reduce((sum, one) => sum + (lines.get(one)?.won ?? 0) - (lines.get(one)?.lost ?? 0), 0);
      case 'initial_seed': return seed;
      default: return 0;
    }
  };
  const isLow = (criterion: Criterion): boolean => criterion === 'initial_seed';
  const rows: StandingRow[] = [];
  for (let group = 1; group <= groups; group += 1) {
    const seeds = [...lines.keys()].filter((seed) => groups === 1 || groupOf(seed) === group);
    const compare = (a: number, b: number): number => {
      for (const criterion of order) {
        const by = (valueOf(b, criterion) - valueOf(a, criterion)) * (isLow(criterion) ? -1 : 1);
        if (by !== 0) return by;
      }
      return 0;
    };
    seeds.sort((a, b) => compare(a, b) || a - b);
    seeds.forEach((seed, i) => {
      const line = lines.get(seed) as Line;
      const before = rows[rows.length - 1];
      const above = seeds[i - 1];
      const below = seeds[i + 1];
      const decided = below === undefined ? -1 : order.findIndex((criterion) => valueOf(seed, criterion) !== valueOf(below, criterion));
      const until = kind.kind === 'swiss' && kind.until.kind === 'record' ? kind.until : undefined;
      rows.push({
        entrant: wish.base + seed, seed, won: line.won, lost: line.lost, group, gone: wish.gone === seed,
        ...chancesOf(wish, line, i, seeds.length, until, cards.find((card) => card.state !== 'over' && card.state !== 'bye' && [card.slots.home, card.slots.away].some((slot) => slot.kind === 'taken' && slot.entrant === wish.base + seed))),
        fate: until && line.won >= until.wins ? 'through' : until && line.lost >= until.losses ? 'out' : 'open',
        values: order.map((criterion) => (criterion === 'lots' || criterion === 'head_to_head' ? '' : String(valueOf(seed, criterion)))),
        ...(order.length > 0 ? { drawn: line.drawn, rank: above !== undefined && compare(above, seed) === 0 ? (before?.rank ?? i) : i + 1 } : {}),
        ...(decided >= 0 ? { decided } : {}),
      });
    });
  }
  return rows;
}

/** What is still possible, roughly: nobody reads more out of a sample than that it is there. */
function chancesOf(wish: TableWish, line: Line, at: number, count: number, until: { wins: number; losses: number } | undefined, next: MatchCard | undefined): Partial<StandingRow> {
  if (wish.share >= 1 || (until && (line.won >= until.wins || line.lost >= until.losses))) return {};
  const possible: [number, number] = [Math.max(1, at - 1), Math.min(count, at + 3)];
  if (!next) return { possible };
  const needs: NeedsView = { match: next.id, win: { fate: at < 3 ? 'through' : 'open', possible: [possible[0], at + 1] }, loss: { fate: at > count - 3 ? 'out' : 'open', possible: [at + 1, possible[1]] } };
  if (wish.plans[0]?.kind.kind === 'round_robin') needs.draw = { fate: at === 0 ? 'through' : 'open', possible };
  return { possible, needs };
}

/** Two GSL groups: the first is over, the second in its second round. */
export function gslDocs(wish: Pick<TableWish, 'tournament' | 'stage' | 'base' | 'plans' | 'now'>): TableDocs {
  const cards: MatchCard[] = [];
  const rows: StandingRow[] = [];
  const taken = (seed: number): SlotView => ({ kind: 'taken', entrant: wish.base + seed, seed });
  [[1, 4, 5, 8], [2, 3, 6, 7]].forEach((seeds, g) => {
    const [a = 0, b = 0, c = 0, d = 0] = seeds;
    const id = (n: number): number => wish.base + g * 5 + n;
    const number = (n: number): number => [1, 2, 5, 6, 9][n - 1] as number + g * 2;
    const open = (from: 'winner' | 'loser', n: number): SlotView => ({ kind: 'undecided', from, number: number(n), match: id(n) });
    const isOver = g === 0;
    const make = (n: number, round: number, position: number, home: SlotView, away: SlotView, winner: 'home' | 'away' | undefined, more: Partial<MatchCard>): void => {
      const isKnown = home.kind === 'taken' && away.kind === 'taken';
      cards.push({
        id: id(n), number: number(n), tournament: wish.tournament, stage: wish.stage, group: `pool${g + 1}`, round, from_end: 0, position, state: winner ? 'over' : isKnown ? 'ready' : 'undecided',
        slots: { home, away }, score: winner === 'home' ? { home: 2, away: 1 } : winner === 'away' ? { home: 0, away: 2 } : { home: 0, away: 0 }, needed: 2, most_games: 3, rev: 1,
        ...(winner ? { winner, ending: 'played' as const } : { since: wish.now - 300_000 }), ...more,
      });
    };
    make(1, 1, 0, taken(a), taken(d), 'home', { winner_to: { match: id(3), side: 'home' }, loser_to: { match: id(4), side: 'home' } });
    make(2, 1, 1, taken(b), taken(c), 'away', { winner_to: { match: id(3), side: 'away' }, loser_to: { match: id(4), side: 'away' } });
    make(3, 2, 0, taken(a), taken(c), isOver ? 'home' : undefined, { loser_to: { match: id(5), side: 'home' }, ...(isOver ? {} : { state: 'live', station: 4, holder: 3, score: { home: 1, away: 1 }, game: { number: 3, score: { home: 0, away: 0 } } }) });
    make(4, 1, 0, taken(d), taken(b), isOver ? 'away' : undefined, { winner_to: { match: id(5), side: 'away' } });
    make(5, 2, 0, isOver ? taken(c) : open('loser', 3), isOver ? taken(b) : open('winner', 4), isOver ? 'home' : undefined, {});
    const places = isOver ? [1, 2, 3, 4] : [undefined, undefined, undefined, undefined];
    [a, c, b, d].forEach((seed, i) => rows.push({ entrant: wish.base + seed, seed, won: isOver ? [2, 2, 1, 0][i] ?? 0 : i < 2 ? 1 : 0, lost: isOver ? [0, 1, 2, 2][i] ?? 0 : i < 2 ? 0 : 1, group: g + 1, fate: 'open', gone: false, values: [], ...(places[i] ? { place: places[i] } : {}) }));
  });
  const rounds: Record<string, RoundView> = {};
  for (const card of cards) {
    const key = `${card.group}/${card.round}`;
    const before = rounds[key] ?? { group: card.group, round: card.round, from_end: 2 - card.round, series: best(3), parts: 1, matches: 0, over: 0, live: 0 };
    rounds[key] = { ...before, matches: before.matches + 1, over: before.over + (card.state === 'over' ? 1 : 0), live: before.live + (card.state === 'live' ? 1 : 0) };
  }
  const first = wish.plans[0] as StagePlan;
  return { cards, rows, view: { id: wish.stage, tournament: wish.tournament, published: true, entrants: 8, index: 0, name: first.name, kind: first.kind, format: formatOf(wish.plans), groups: 2, hidden: false, pairable: false, adjusted: [], order: [], ties: [], rounds, over: false } };
}

/** The documents of a stage by topic. */
export function putTable(docs: Map<string, unknown>, { view, cards, rows }: TableDocs): void {
  docs.set(`stage/${view.id}`, view);
  docs.set(`stage/${view.id}/standing/0`, { rows: Object.fromEntries(rows.map((row, i) => [i, row])) });
  for (const card of cards) {
    const topic = `stage/${view.id}/round/${card.group}/${card.round}/${Math.floor(card.position / 64)}`;
    const doc = (docs.get(topic) ?? { matches: {} }) as { matches: Record<number, MatchCard> };
    doc.matches[card.id] = card;
    docs.set(topic, doc);
  }
}
