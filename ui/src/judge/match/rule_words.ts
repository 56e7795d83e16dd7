// The line above the sides: what ends this game, and from overtime on with how many points.
import { toWin } from '../../board/game_rule';
import type { BySide } from '../../wire/BySide';
import type { GameRule } from '../../wire/GameRule';
import { t } from '../speak';

export function ruleWords(rule: GameRule, score: BySide<number>): string {
  const needs = toWin(rule, score);
  const least = Math.min(needs.home ?? Infinity, needs.away ?? Infinity);
  switch (rule.kind) {
    case 'target': return least > rule.target ? t('ruleNow', { n: least }) : t('ruleTarget', { target: rule.target }) + (rule.margin > 1 ? t('ruleMargin', { margin: rule.margin }) : '');
    case 'halves':
      if (least > rule.target && least < Infinity) return t('ruleOvertime', { n: least });
      return rule.level.kind === 'drawn' ? t('ruleDrawn', { target: rule.target, short: rule.target - 1 }) : t('ruleTarget', { target: rule.target });
    case 'stocks': return t('ruleStocks', { home: rule.stocks - score.away, away: rule.stocks - score.home });
    case 'rounds': return t('ruleRounds', { n: rule.rounds });
    case 'clock': return t(rule.level === 'golden_goal' ? 'ruleGolden' : 'ruleTime');
    case 'points': return t('rulePoints');
    case 'winner_only': return t('ruleWinner');
  }
}
