// Heats in the hall: the leaderboard of one, and who is in which.
import { expect, test } from 'vitest';
import type { HeatMatch } from '../board/heats';
import type { MatchCard } from '../wire/MatchCard';
import type { StageView } from '../wire/StageView';
import type { StandingRow } from '../wire/StandingRow';
import type { StandingView } from '../wire/StandingView';
import type { TournamentView } from '../wire/TournamentView';
import { cardsOf } from './field';
import { heatDocuments } from './gallery/invented_heats';
import { heatBoard, heatsBoard } from './heat';
import { boardOf, rankOf, rowsOf, type Board } from './table';

function hall(kind: string, entrants: number, heats: number, state: string | null = null) {
  const docs = heatDocuments(kind, entrants, heats, false, state);
  const stage = docs.get('stage/7') as StageView;
  const rows = rowsOf(new Map([['stage/7/standing/0', docs.get('stage/7/standing/0') as StandingView]]));
  const tournament = (docs.get('gathering') as { tournaments: Record<number, TournamentView> }).tournaments[3];
  const cards = cardsOf(new Map([...docs].filter(([topic]) => topic.startsWith('stage/7/round/')) as [string, { matches: Record<number, MatchCard> }][]));
  return { stage, rows, tournament, cards, match: (heat: number) => docs.get(`match/${200 + heat}`) as HeatMatch };
}
const rowsIn = (board: Board): StandingRow[] => board.pages.flatMap((page) => page.columns.flat().flatMap((block) => [...block.items]));
const labels = (board: Board): string[] => board.columns.map((column) => column.label);

test('a leaderboard shows points, the last game, wins and kills, and the line where places go on', () => {
  const { stage, rows, tournament, match } = hall('heats', 32, 4);
  const board = heatBoard(match(2), stage, tournament, rows, false, null);
  expect(labels(board)).toEqual(['Points', 'Game 3', 'Wins', 'Kills']);
  expect(board.lines(1)).toEqual([4]);
  expect(rowsIn(board).map((row) => row.entrant)).toEqual(rows.filter((row) => row.group === 2).map((row) => row.entrant));
  expect([board.zone(rowsIn(board)[0] as StandingRow, 1), board.zone(rowsIn(board)[4] as StandingRow, 5)]).toEqual(['above', 'below']);
});
test('before the first game nobody has a rank', () => {
  const { stage, rows, tournament, match } = hall('heats', 32, 4);
  const board = heatBoard(match(3), stage, tournament, rows, false, null);
  expect([labels(board), rowsIn(board).map(rankOf).join(''), board.lines(1)]).toEqual([['Seed'], '', []]);
});
test('a new attempt moves at once, also before its standing is here', () => {
  const { stage, rows, tournament, match } = hall('trial', 9, 1);
  const view = match(1);
  const before = rowsIn(heatBoard(view, stage, tournament, rows, false, null));
  const last = before[before.length - 1]?.entrant ?? 0;
  const faster: HeatMatch = { ...view, heat: { ...view.heat, games: [...view.heat.games, [[last, 60_000]]] } };
  const board = heatBoard(faster, stage, tournament, rows, false, { entrant: last, attempt: 3 });
  const [first] = rowsIn(board);
  expect([first?.entrant, board.columns.map((column) => column.text(first as StandingRow)), board.columns[1]?.isLit(first as StandingRow)]).toEqual([last, ['1:00.000', '1:00.000'], true]);
});
test('ranks within a heat of a trial begin with 1', () => {
  const { stage, rows, tournament, match } = hall('trial', 32, 4);
  expect(rankOf(rowsIn(heatBoard(match(2), stage, tournament, rows, false, null))[0] as StandingRow)).toBe('1');
});
test('all heats: who is in which, how far each is, who leads', () => {
  const { stage, rows, cards } = hall('heats', 32, 4);
  const board = heatsBoard(stage, rows, cards, new Map(), false);
  expect([1, 2, 3, 4].map((heat) => [board.name(heat), board.goal(heat).text])).toEqual([['Heat 1', 'over'], ['Heat 2', 'Game 4 of 6 · Station 4'], ['Heat 3', 'Go to station 5'], ['Heat 4', 'Not called yet']]);
  expect(rowsIn(board).filter((row) => board.zone(row, 1) === 'above')).toHaveLength(2);
  expect(board.progress).toBe('1 of 4 heats over');
});
test('heats of a trial take their people from the matches', () => {
  const { stage, rows, cards, match } = hall('trial', 32, 4);
  const heatOf = new Map([1, 2, 3, 4].flatMap((heat) => match(heat).heat.entrants.map((one) => [one.id, heat] as const)));
  const board = heatsBoard(stage, rows, cards, heatOf, false);
  expect([...new Set(rowsIn(board).map((row) => row.group))].sort()).toEqual([1, 2, 3, 4]);
});
test('standings of heats have the columns that rank them, without a record', () => {
  const race = hall('heats', 32, 4);
  expect(labels(boardOf(race.stage, race.tournament, race.rows, false))).toEqual(['Points', 'Wins', 'Kills']);
  const trial = hall('trial', 32, 4);
  expect(labels(boardOf(trial.stage, trial.tournament, trial.rows, false))).toEqual(['Best', 'Second']);
});
