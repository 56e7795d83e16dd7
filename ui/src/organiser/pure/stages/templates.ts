// Formats that many play, ready to take and change.
import type { Format } from '../../../wire/Format';
import type { Series } from '../../../wire/Series';
import type { SeriesException } from '../../../wire/SeriesException';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import { bestOf } from '../format';
import { HEAT_ORDER, kindNamed, LEAGUE_TABLE, MAJOR_TABLE, ROYALE_POINTS, SWISS_TABLE } from './edit';

export const TEMPLATES = ['double', 'single', 'swiss_playoff', 'groups_double', 'gsl_playoff', 'league', 'swiss', 'major', 'royale', 'trial'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

const final = (games: number): SeriesException => ({ group: 'upper', from_end: 0, series: bestOf(games) });
const grand = (games: number): SeriesException => ({ group: 'final', from_end: 0, series: bestOf(games) });
const first = (kind: StageKind, usual: Series, exceptions: SeriesException[] = []): StagePlan => ({ name: '', kind, usual, exceptions, intake: { kind: 'field' } });
const playoff = (kind: StageKind, last: number, exceptions: SeriesException[]): StagePlan => ({ name: 'Play-off', kind, usual: bestOf(3), exceptions, intake: { kind: 'places', from: 0, first: 1, last } });
const all = (games: number): Series => ({ length: { kind: 'play_all', games } });

/** The stages of a template, new each time. */
export function templateStages(name: TemplateName): StagePlan[] {
  const single = kindNamed('single');
  const double = kindNamed('double');
  switch (name) {
    case 'single': return [first(single, bestOf(3), [final(5)])];
    case 'double': return [first(double, bestOf(3), [grand(5)])];
    case 'swiss_playoff': return [first({ kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: SWISS_TABLE }, bestOf(3)), playoff(single, 8, [final(5)])];
    case 'groups_double': return [first({ kind: 'round_robin', groups: 4, legs: 1, table: LEAGUE_TABLE }, all(2)), playoff(double, 2, [grand(5)])];
    case 'gsl_playoff': return [first({ kind: 'gsl', groups: 4 }, bestOf(3)), playoff(single, 2, [final(5)])];
    case 'league': return [first({ kind: 'round_robin', groups: 1, legs: 2, table: LEAGUE_TABLE }, all(2))];
    case 'swiss': return [first({ kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 7 }, table: SWISS_TABLE }, bestOf(3))];
    case 'royale': return [
      first({ kind: 'free_for_all', heats: 3, distribution: 'snake', placing: [...ROYALE_POINTS], kill: 1, order: [...HEAT_ORDER] }, all(4)),
      { name: 'Final', kind: kindNamed('free_for_all'), usual: all(6), exceptions: [], intake: { kind: 'places', from: 0, first: 1, last: 6 } },
    ];
    case 'trial': return [first(kindNamed('time_trial'), all(3)), { ...playoff(single, 8, [final(5)]) }];
    case 'major': return [
      first({ kind: 'swiss', pairing: 'valve_major', until: { kind: 'record', wins: 3, losses: 3 }, decisive: bestOf(3), table: MAJOR_TABLE }, bestOf(1)),
      playoff(single, 8, [final(5)]),
    ];
  }
}

/** How many a template is drawn with in its small picture. */
export const TEMPLATE_SIZES: Record<TemplateName, number> = { single: 8, double: 8, swiss_playoff: 16, groups_double: 16, gsl_playoff: 16, league: 8, swiss: 16, major: 16, royale: 60, trial: 16 };

/** A new tournament: double elimination, best of 3, the final of 5; somebody says who won. */
export const freshFormat = (): Format => ({ stages: templateStages('double'), rule: { kind: 'winner_only' }, vocabulary: 'neutral' });
