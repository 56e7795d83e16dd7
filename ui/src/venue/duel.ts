// What a featured match shows besides its two sides: pips of the series, a tile for each game, words for the rule.
import { words, type Vocabulary } from '../board/words';
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { GameRule } from '../wire/GameRule';
import type { MatchView } from '../wire/MatchView';
import type { Side } from '../wire/Side';

const t = translator({ venue });

/** Pips of one side, from the outside to the middle; long series are numbers only. */
export function pips(won: number, needed: number | undefined): boolean[] {
  return needed == null || needed > 5 ? [] : Array.from({ length: needed }, (_, i) => i < won);
}

export interface Tile {
  readonly number: number;
  readonly kind: Side | 'drawn' | 'now' | 'later';
  /** `13–9`; empty while nothing is scored. */
  readonly result: string;
  /** Whether the series may end before it. */
  readonly ifNeeded: boolean;
}

const MOST_TILES = 7;

/** One tile for each game, at most seven: the running one, the next, and those before. */
export function tiles({ card, games, rule }: Pick<MatchView, 'card' | 'games' | 'rule'>, most = MOST_TILES): Tile[] {
  const given = card.most_games;
  const isOver = card.state === 'over';
  const ahead = Math.max(card.score.home, card.score.away);
  const running = card.game?.number;
  const finished = games.filter((game) => game.winner != null || game.drawn).length;
  const certain = card.needed == null ? given : finished + Math.max(0, card.needed - ahead);
  const all = Array.from({ length: Math.max(given, games.length) }, (_, i): Tile => {
    const number = i + 1;
    const game = card.game?.number === number ? card.game : games[i];
    const result = game && rule.kind !== 'winner_only' ? `${game.score.home}–${game.score.away}` : '';
    if (game?.drawn) return { number, kind: 'drawn', result, ifNeeded: false };
    if (game?.winner != null) return { number, kind: game.winner, result, ifNeeded: false };
    if (!isOver && running === number) return { number, kind: 'now', result, ifNeeded: false };
    return { number, kind: 'later', result: '', ifNeeded: !isOver && number > certain };
  });
  if (all.length <= most) return all;
  const at = running ?? Math.min(all.length, finished + 1);
  const from = Math.max(0, Math.min(all.length - most, at - most + 1));
  return all.slice(from, from + most);
}

/** `13 wins the game, 2 ahead`; nothing where a game has no points that end it. */
export function ruleText(rule: GameRule, vocabulary: Vocabulary): string {
  const game = words('game', vocabulary);
  switch (rule.kind) {
    case 'target': return rule.margin > 1 ? t('winsBy', { points: rule.target, game, margin: rule.margin }) : t('wins', { points: rule.target, game });
    case 'halves': return rule.level.kind === 'drawn' ? t('wins', { points: rule.target, game }) : t('winsOver', { points: rule.target, game, short: rule.target - 1 });
    case 'rounds': return t('winsRounds', { n: rule.rounds, game });
    case 'stocks': return t('winsStocks', { n: rule.stocks });
    case 'clock': return t(rule.level === 'golden_goal' ? 'winsGolden' : 'winsTime');
    case 'winner_only':
    case 'points': return '';
  }
}
