// The rules of titles say here what the server says: the same cases for both.
import { expect, test } from 'vitest';
import type { BySide } from '../wire/BySide';
import type { GameRule } from '../wire/GameRule';
import cases from './game_rule.json';
import { isDrawn, isPossible, toWin, winnerByRule } from './game_rule';

interface Case {
  readonly rule: GameRule;
  readonly score: BySide<number>;
}

const means = (rule: GameRule, score: BySide<number>): string =>
  !isPossible(rule, score) ? 'never' : (winnerByRule(rule, score) ?? (isDrawn(rule, score) ? 'drawn' : 'goes'));

test.each(cases.means as (Case & { means: string })[])('$rule at $score', (one) => expect(means(one.rule, one.score)).toBe(one.means));

test.each(cases.to_win as (Case & { needs: BySide<number | null> })[])('what $rule needs at $score', (one) => expect(toWin(one.rule, one.score)).toEqual(one.needs));
