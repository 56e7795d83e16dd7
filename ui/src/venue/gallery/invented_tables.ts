// Invented tables for the gallery: the documents of `invented.ts` with a Swiss, grouped or GSL stage in place of the bracket.
import { formatOf, gslDocs, MAJOR, plan, putTable, ROBIN, SWISS, tableDocs, type TableDocs } from '../../gallery/tables';
import type { StagePlan } from '../../wire/StagePlan';
import { documents, NOON } from './invented';

const NEXT = (last: number): StagePlan => plan({ kind: 'single', third_place: false, groups: 1, distribution: 'snake' }, 'Play-off', { kind: 'places', takes: [{ from: 0, first: 1, last, into: 'upper' }] });
const AT = { tournament: 3, stage: 7, base: 0, now: NOON };

const MADE: Record<string, (entrants: number, share: number) => [StagePlan[], TableDocs]> = {
  swiss: (entrants, share) => made([plan(SWISS), NEXT(8)], entrants, 4, share),
  over: (entrants) => made([plan(SWISS), NEXT(8)], entrants, 5, 1),
  major: (entrants) => made([plan(MAJOR, 'Challengers stage'), NEXT(8)], entrants, 4, 1),
  groups: (entrants, share) => made([plan(ROBIN(4), 'Groups', { kind: 'field' }, { length: { kind: 'play_all', games: 2 } }), NEXT(2)], entrants, 3, share),
  league: (entrants, share) => made([plan(ROBIN(1), 'League', { kind: 'field' }, { length: { kind: 'play_all', games: 2 } })], entrants, 5, share),
  gsl: () => {
    const plans = [plan({ kind: 'gsl', groups: 2, distribution: 'snake' }), NEXT(2)];
    return [plans, gslDocs({ ...AT, plans })];
  },
};

function made(plans: StagePlan[], entrants: number, rounds: number, share: number): [StagePlan[], TableDocs] {
  return [plans, tableDocs({ ...AT, entrants, plans, rounds, share })];
}

export const isTableKind = (kind: string | null): boolean => kind !== null && kind in MADE;

export function tableDocuments(kind: string, entrants: number, share: number, isLong: boolean): Map<string, unknown> {
  const docs = new Map([...documents({ entrants: Math.max(8, entrants), kind: 'single', share: 0, isLong })].filter(([topic]) => !/^(stage|open|match)\//.test(topic)));
  const found = MADE[kind]?.(entrants, share);
  if (!found) return docs;
  const [plans, table] = found;
  putTable(docs, table);
  const gathering = docs.get('gathering') as { tournaments: Record<number, object> };
  docs.set('gathering', { ...gathering, tournaments: { 3: { ...gathering.tournaments[3], format: formatOf(plans) } } });
  const called = table.cards.filter((card) => card.state === 'called' || card.state === 'live');
  docs.set('open/0', { matches: Object.fromEntries(called.map((card) => [card.id, card])) });
  return docs;
}
