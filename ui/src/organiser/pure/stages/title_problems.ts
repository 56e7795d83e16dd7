// What makes no sense in the rules of a title, as the server would refuse it.
import type { Allowance } from '../../../wire/Allowance';
import type { GameRule } from '../../../wire/GameRule';
import type { TitleRules } from '../../../wire/TitleRules';
import { t } from '../../stages_text';
import type { Problem } from './problems';

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;
const fits = (text: string): boolean => text.trim() !== '' && [...text.trim()].length <= 40;

function isRuleSound(rule: GameRule): boolean {
  switch (rule.kind) {
    case 'halves': return isWhole(rule.target, 2, 999) && (rule.level.kind === 'drawn' || isWhole(rule.level.half, 1, 99));
    case 'stocks': return isWhole(rule.stocks, 1, 99);
    case 'rounds': return isWhole(rule.rounds, 1, 99);
    case 'target':
    case 'winner_only':
    case 'points':
    case 'clock': return true;
  }
}

const isAllowanceSound = ({ count, seconds }: Allowance): boolean => isWhole(count, 0, 99) && (seconds === undefined || isWhole(seconds, 1, 3_600));

/** Everything that is wrong with what ends a game and with the rules of the title. */
export function titleProblems(rule: GameRule, rules: TitleRules): Problem[] {
  const found: Problem[] = [];
  const say = (at: 'rule' | 'title', text: string): number => found.push({ stage: -1, at, text, isFatal: true });
  if (rule.kind === 'target' && !(isWhole(rule.target, 1, 999) && isWhole(rule.margin, 1, 99))) say('rule', t('problem.target'));
  if (!isRuleSound(rule)) say('rule', t('problem.rule'));
  for (const clock of [rules.game_clock, rules.series_clock]) if (clock?.counts === 'down' && !isWhole(clock.from, 1, 86_400)) say('title', t('problem.clock'));
  if ([rules.tactical, rules.technical, rules.medical].some((one) => one && !isAllowanceSound(one))) say('title', t('problem.pause'));
  const maps = rules.maps?.names ?? [];
  if (maps.length > 60 || new Set(maps).size < maps.length || !maps.every(fits)) say('title', t('problem.maps'));
  if (rules.sides && (!rules.sides.every(fits) || rules.sides[0].trim() === rules.sides[1].trim())) say('title', t('problem.sides'));
  if (rules.characters !== undefined && !isWhole(rules.characters, 0, 6)) say('title', t('problem.characters'));
  return found;
}
