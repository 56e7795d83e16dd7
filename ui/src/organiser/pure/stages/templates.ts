// Formats that many play, ready to take and change.
import type { Format } from '../../../wire/Format';
import type { Series } from '../../../wire/Series';
import type { SeriesException } from '../../../wire/SeriesException';
import type { StageKind } from '../../../wire/StageKind';
import type { StagePlan } from '../../../wire/StagePlan';
import { bestOf } from '../format';
import { HEAT_ORDER, kindNamed, LEAGUE_TABLE, MAJOR_TABLE, ROYALE_POINTS, SWISS_TABLE } from './edit';

export const TEMPLATES = ['double', 'single', 'swiss_playoff', 'groups_double', 'gsl_playoff', 'league', 'swiss', 'major', 'pools_double', 'best_thirds', 'stepladder', 'hill', 'royale', 'trial'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

const final = (games: number): SeriesException => ({ group: 'upper', from_end: 0, series: bestOf(games) });
const grand = (games: number): SeriesException => ({ group: 'final', from_end: 0, series: bestOf(games) });
const first = (kind: StageKind, usual: Series, exceptions: SeriesException[] = []): StagePlan => ({ name: '', kind, usual, exceptions, intake: { kind: 'field' } });
const playoff = (kind: StageKind, last: number, exceptions: SeriesException[]): StagePlan => ({ name: 'Play-off', kind, usual: bestOf(3), exceptions, intake: { kind: 'places', takes: [{ from: 0, first: 1, last, into: 'upper' }] } });
const all = (games: number): Series => ({ length: { kind: 'play_all', games } });

/** The stages of a template, new each time. */
export function templateStages(name: TemplateName): StagePlan[] {
  const single = kindNamed('single');
  const double = kindNamed('double');
  switch (name) {
    case 'single': return [first(single, bestOf(3), [final(5)])];
    case 'double': return [first(double, bestOf(3), [grand(5)])];
    case 'swiss_playoff': return [first({ kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: SWISS_TABLE }, bestOf(3)), playoff(single, 8, [final(5)])];
    case 'groups_double': return [first({ kind: 'round_robin', groups: 4, distribution: 'snake', legs: 1, table: LEAGUE_TABLE }, all(2)), playoff(double, 2, [grand(5)])];
    case 'gsl_playoff': return [first({ kind: 'gsl', groups: 4, distribution: 'snake' }, bestOf(3)), playoff(single, 2, [final(5)])];
    case 'league': return [first({ kind: 'round_robin', groups: 1, distribution: 'snake', legs: 2, table: LEAGUE_TABLE }, all(2))];
    case 'swiss': return [first({ kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 7 }, table: SWISS_TABLE }, bestOf(3))];
    case 'royale': return [
      first({ kind: 'free_for_all', heats: 3, distribution: 'snake', placing: [...ROYALE_POINTS], kill: 1, order: [...HEAT_ORDER] }, all(4)),
      { name: 'Final', kind: kindNamed('free_for_all'), usual: all(6), exceptions: [], intake: { kind: 'places', takes: [{ from: 0, first: 1, last: 6, into: 'upper' }] } },
    ];
    case 'trial': return [first(kindNamed('time_trial'), all(3)), { ...playoff(single, 8, [final(5)]) }];
    case 'pools_double': return [
      { ...first({ kind: 'double', grand_final: 'not_played', drops: 'start_gg', groups: 4, distribution: 'snake' }, bestOf(3)), name: 'Pools' },
      { name: 'Top 8', kind: double, usual: bestOf(5), exceptions: [], intake: { kind: 'places', takes: [{ from: 0, first: 1, last: 1, into: 'upper' }, { from: 0, first: 2, last: 2, into: 'lower' }] } },
    ];
    case 'best_thirds': return [
      { ...first({ kind: 'round_robin', groups: 6, distribution: 'snake', legs: 1, table: LEAGUE_TABLE }, all(2)), name: 'Groups' },
      { ...playoff(single, 2, [final(5)]), intake: { kind: 'places', takes: [{ from: 0, first: 1, last: 2, into: 'upper' }, { from: 0, first: 3, last: 3, best: 4, into: 'upper' }] } },
    ];
    case 'stepladder': return [
      first({ kind: 'swiss', pairing: 'score_groups', until: { kind: 'rounds', rounds: 5 }, table: SWISS_TABLE }, bestOf(3)),
      { ...playoff({ kind: 'stepladder' }, 4, [final(5)]), name: 'Stepladder' },
    ];
    case 'hill': return [first({ kind: 'hill', in_a_row: 3, most_matches: 30 }, bestOf(1))];
    case 'major': return [
      first({ kind: 'swiss', pairing: 'valve_major', until: { kind: 'record', wins: 3, losses: 3 }, decisive: bestOf(3), table: MAJOR_TABLE }, bestOf(1)),
      playoff(single, 8, [final(5)]),
    ];
  }
}

/** How many a template is drawn with in its small picture. */
export const TEMPLATE_SIZES: Record<TemplateName, number> = { single: 8, double: 8, swiss_playoff: 16, groups_double: 16, gsl_playoff: 16, league: 8, swiss: 16, major: 16, pools_double: 32, best_thirds: 24, stepladder: 16, hill: 8, royale: 60, trial: 16 };

/** A new tournament: double elimination, best of 3, the final of 5; somebody says who won. */
export const freshFormat = (): Format => ({ stages: templateStages('double'), rule: { kind: 'winner_only' }, vocabulary: 'neutral' });
