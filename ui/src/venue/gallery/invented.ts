// An invented gathering for the gallery and for tests, as documents in the form that the server sends.
import { draw, NAMES, play, type Sample } from '../../gallery/sample';
import type { CardView } from '../../board/card';
import type { BySide } from '../../wire/BySide';
import type { EntrantView } from '../../wire/EntrantView';
import type { Group } from '../../wire/Group';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import type { Series } from '../../wire/Series';
import type { SlotView } from '../../wire/SlotView';
import type { StageView } from '../../wire/StageView';
import type { StandingRow } from '../../wire/StandingRow';
import type { StateView } from '../../wire/StateView';

export const NOON = Date.UTC(2026, 10, 21, 13, 17, 32);
const STAGE = 7;
const TOURNAMENT = 3;
const LONG = ['The Extraordinarily Patient Gentlemen XI', '雷鳴クラブ・ノルトリヒト東京選抜チーム', 'Verein für gepflegte Netzwerkkultur e. V.', 'Первая Ночная Дозорная Команда Севера', 'האריות הגדולים של חיפה והצפון המאוחד', 'Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww', 'فريق الأسود الكبار من مدينة الإسكندرية'];

export interface Wish {
  readonly entrants: number;
  readonly kind: 'single' | 'double';
  /** How much of the bracket is played, 0 to 1. */
  readonly share: number;
  readonly isLong: boolean;
}

const STATES: Record<CardView['state'], StateView> = {
  undecided: 'undecided', ready: 'ready', called: 'called', live: 'live', held: 'held', reported: 'reported', disputed: 'disputed', done: 'over', bye: 'bye', silent: 'live',
};
const series = (games: number): Series => ({ length: { kind: 'best_of', games } });

/** The documents of one tournament, by topic. */
export function documents(wish: Wish): Map<string, unknown> {
  const names = wish.isLong ? [...LONG, ...NAMES] : NAMES;
  const sample = draw(wish.kind, wish.entrants, names);
  const views = play(sample, wish.share);
  const docs = new Map<string, unknown>();
  const put = (topic: string, doc: unknown): void => void docs.set(topic, doc);

  const known = new Map<number, EntrantView>();
  for (let seed = 1; seed <= wish.entrants; seed += 1) known.set(seed, entrant(seed, names));
  for (let part = 0; part * 64 <= wish.entrants; part += 1) {
    put(`tournament/${TOURNAMENT}/entrants/${part}`, { entrants: Object.fromEntries([...known].filter(([id]) => Math.floor(id / 64) === part)) });
  }

  const cards = cardsOf(sample, views);
  const rounds: StageView['rounds'] = {};
  const parts = new Map<string, Record<number, MatchCard>>();
  for (const card of cards) {
    const key = `${card.group}/${card.round}`;
    const round = (rounds[key] ??= { group: card.group, round: card.round, from_end: card.from_end, series: series(card.most_games), parts: 1, matches: 0, over: 0, live: 0 });
    rounds[key] = { ...round, matches: round.matches + 1 };
    const topic = `stage/${STAGE}/round/${key}/${Math.floor(card.position / 64)}`;
    parts.set(topic, { ...parts.get(topic), [card.id]: card });
    if (card.state === 'called' || card.state === 'live' || card.state === 'ready') put('open/0', { matches: { ...(docs.get('open/0') as { matches: object } | undefined)?.matches, [card.id]: card } });
    put(`match/${card.id}`, matchOf(card, known));
  }
  for (const [topic, matches] of parts) put(topic, { matches });
  const over = cards.every((card) => ['over', 'bye', 'not_due'].includes(card.state));
  const kind: StageView['kind'] = wish.kind === 'single' ? { kind: 'single', third_place: true, groups: 1, distribution: 'snake' } : { kind: 'double', grand_final: 'reset_if_needed', drops: 'start_gg', groups: 1, distribution: 'snake' };
  const format: StageView['format'] = {
    stages: [{ name: '', kind, usual: series(3), exceptions: [], intake: { kind: 'field' } }],
    rule: { kind: 'target', target: 13, margin: 2 }, vocabulary: 'neutral',
  };
  put(`stage/${STAGE}`, { id: STAGE, tournament: TOURNAMENT, published: true, entrants: wish.entrants, index: 0, name: '', kind, format, groups: 1, hidden: false, pairable: false, adjusted: [], order: [], ties: [], rounds, over } satisfies StageView);
  put('gathering', { name: 'Nordlicht LAN 22', tournaments: { [TOURNAMENT]: { id: TOURNAMENT, name: 'Vantage Open', title: 'Vantage', format, entrants: wish.entrants, stages: [STAGE], phase: 'running', matches: cards.length, over: 0, live: 0 } } });
  put(`stage/${STAGE}/standing/0`, { rows: Object.fromEntries(standing(wish.entrants, cards).map((row, i) => [i, row])) });
  return docs;
}

function entrant(seed: number, names: readonly string[]): EntrantView {
  const again = seed > names.length ? ` ${Math.ceil(seed / names.length)}` : '';
  const name = `${names[(seed - 1) % names.length] ?? ''}${again}`;
  const latin = name.normalize('NFD').replace(/[^A-Za-z]/g, '').toUpperCase();
  return {
    id: seed, name, short_name: [...name].slice(0, 16).join('').trim(), tag: latin.length > 1 ? latin.slice(0, again ? 3 : 4) + again.trim() : `E${seed}`, seed,
    roster: ['mika', 'Tove', 'rask', '7eleven', 'zweiundvierzig'].map((handle) => handle),
  };
}

function cardsOf(sample: Sample, views: ReadonlyMap<number, CardView>): MatchCard[] {
  const last = (group: string): number => Math.max(...sample.nodes.filter((node) => node.group === group).map((node) => node.round));
  const numbers = new Map(sample.nodes.map((node) => [node.id, node.no]));
  const cards = sample.nodes.map((node): MatchCard => {
    const view = views.get(node.id) as CardView;
    const isDue = node.group !== 'reset' || view.state === 'done';
    const side = (slot: CardView['home'], i: 0 | 1): SlotView => {
      const origin = node.slots[i];
      if (slot.kind === 'taken') return { kind: 'taken', entrant: slot.entrant, seed: slot.seed };
      if (origin.kind !== 'winner' && origin.kind !== 'loser') return { kind: 'bye' };
      return { kind: 'undecided', from: origin.kind, match: origin.of.id, number: numbers.get(origin.of.id) ?? 0 };
    };
    const games = node.group === 'final' ? 5 : 3;
    const won = (slot: CardView['home']): boolean => slot.kind === 'taken' && slot.outcome === 'won';
    const score = (slot: CardView['home']): number => (slot.kind === 'taken' ? slot.score ?? 0 : 0);
    const winner = won(view.home) ? 'home' : won(view.away) ? 'away' : undefined;
    const state = isDue ? STATES[view.state] : 'not_due';
    const isNow = state === 'live' || state === 'held';
    const stated = { score: { home: 2, away: 1 }, winner: 'home', ending: 'played', by: 'Tablet 07, Jonas', waits_for: node.id % 2 === 0 ? 'desk' : 'away' } as const;
    return {
      id: node.id, tournament: TOURNAMENT, stage: STAGE, group: (node.group === 'third' ? 'third_place' : node.group) as Group, round: node.round, from_end: last(node.group) - node.round,
      position: node.position, state, since: NOON - 160_000 - node.id * 1_000, slots: { home: side(view.home, 0), away: side(view.away, 1) },
      score: { home: score(view.home), away: score(view.away) }, needed: (games + 1) / 2, most_games: games, rev: 1,
      ...(node.no == null ? {} : { number: node.no }),
      ...(isNow ? { game: { number: score(view.home) + score(view.away) + 1, score: { home: (node.id * 5) % 13, away: (node.id * 3) % 12 } } } : {}),
      ...(winner ? { winner, ending: node.id % 17 === 5 ? ('walkover' as const) : ('played' as const) } : {}),
      ...(state === 'called' || isNow ? { station: 1 + (node.id % 16) } : {}),
      ...(state === 'reported' || state === 'disputed' ? { report: stated } : {}),
      ...(node.winnerTo ? { winner_to: node.winnerTo } : {}),
      ...(node.loserTo ? { loser_to: node.loserTo } : {}),
    };
  });
  return cards;
}

function matchOf(card: MatchCard, known: ReadonlyMap<number, EntrantView>): MatchView {
  const who = (side: 'home' | 'away'): EntrantView | null => {
    const slot = card.slots[side];
    return slot.kind === 'taken' ? known.get(slot.entrant) ?? null : null;
  };
  const played = (side: 'home' | 'away', number: number): MatchView['games'][number] => ({ number, winner: side, score: side === 'home' ? { home: 13, away: 9 } : { home: 11, away: 13 } });
  const games: MatchView['games'] = [];
  const counts: BySide<number> = card.score;
  for (let i = 0; i < Math.max(counts.home, counts.away); i += 1) {
    if (i < counts.home) games.push(played('home', games.length + 1));
    if (i < counts.away) games.push(played('away', games.length + 1));
  }
  if (card.game) games.push(card.game);
  return {
    card, tournament_name: 'Vantage Open', title: 'Vantage', entrants: { home: who('home'), away: who('away') }, series: series(card.most_games),
    rule: { kind: 'target', target: 13, margin: 2 }, vocabulary: 'neutral', games, blocked_by: [], ...(card.state === 'held' ? { held: 'Network at station 1, both sides agreed to wait' } : {}),
  };
}

function standing(count: number, cards: readonly MatchCard[]): StandingRow[] {
  const rows = new Map<number, { entrant: number; seed: number; won: number; lost: number; out?: number }>();
  for (let seed = 1; seed <= count; seed += 1) rows.set(seed, { entrant: seed, seed, won: 0, lost: 0 });
  let order = 0;
  for (const card of cards) {
    if (card.state !== 'over' || card.winner == null) continue;
    for (const side of ['home', 'away'] as const) {
      const slot = card.slots[side];
      const row = slot.kind === 'taken' ? rows.get(slot.entrant) : undefined;
      if (!row) continue;
      if (card.winner === side) row.won += 1;
      else {
        row.lost += 1;
        if (!card.loser_to || card.group === 'final') row.out = order += 1;
      }
    }
  }
  const all = [...rows.values()];
  const out = all.filter((row) => row.out != null).sort((a, b) => (b.out ?? 0) - (a.out ?? 0));
  const inside = all.filter((row) => row.out == null);
  const isOver = inside.length === 1;
  return [...inside, ...out].map(({ entrant, seed, won, lost, out: gone }, i) => ({ entrant, seed, won, lost, group: 1, fate: 'open', gone: false, values: [], ...(gone != null || isOver ? { place: i + 1 } : {}) }));
}
