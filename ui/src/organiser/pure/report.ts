// What a report says, in words: the score and who wins by it, or how it ended without play.
import type { MatchCard } from '../../wire/MatchCard';
import type { ReportView } from '../../wire/ReportView';
import { t } from '../text';
import { scoreText, sideName, type Entrants } from './cards';

/** "2 : 1, Nordlicht wins", "Nordlicht wins, score not known", "Walkover, Nordlicht goes on". */
export function reportWords(card: MatchCard, report: ReportView, entrants: Entrants): string {
  const winner = report.winner === undefined ? undefined : sideName(card, report.winner, entrants);
  if (report.ending !== 'played') return winner === undefined ? t('report.nobody', { how: t(`report.${report.ending}`) }) : t('report.without', { how: t(`report.${report.ending}`), winner });
  if (winner === undefined) return t('report.drawn', { score: scoreText(report.score) });
  const isUnscored = report.score.home === 0 && report.score.away === 0;
  return isUnscored ? t('report.unscored', { winner }) : t('report.won', { score: scoreText(report.score), winner });
}
