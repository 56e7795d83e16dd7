// Sample tournaments with tables: Swiss before a play-off, a Major, groups, GSL; each at a point where something is to be done.
import { formatOf, gslDocs, MAJOR, plan, putTable, ROBIN, SWISS, tableDocs, type TableDocs } from '../../gallery/tables';
import { NAMES } from '../../gallery/sample';
import type { Series } from '../../wire/Series';
import type { TieView } from '../../wire/TieView';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import type { RuledView } from '../../wire/RuledView';
import type { StagePlan } from '../../wire/StagePlan';
import type { TournamentView } from '../../wire/TournamentView';

const LONG = ['The Extraordinarily Patient Gentlemen XI', '雷鳴クラブ・ノルトリヒト東京選抜チーム', 'Die unaufhaltsamen Gemüseheber Hannover'];
const PLAY_OFF = (from: number, last: number): StagePlan => plan({ kind: 'single', third_place: true, groups: 1, distribution: 'snake' }, 'Play-off', { kind: 'places', takes: [{ from, first: 1, last, into: 'upper' }] });

/** Two waves of two groups, an hour apart, and a fourth match day that was to be over twenty minutes ago. */
function inWaves({ view, cards, rows }: TableDocs, now: number): TableDocs {
  const hour = 3_600_000;
  const until = now - 20 * 60_000;
  const waveOf = (group: string): number => (Number(group.slice(4)) <= 2 ? 1 : 2);
  return {
    rows,
    view: { ...view, waves: [[1, 2], [3, 4]], times: [{ of: { kind: 'match_day', round: 3 }, until: until - 48 * hour }, { of: { kind: 'match_day', round: 4 }, until }, { of: { kind: 'wave', wave: 1 }, from: now - 5 * hour }, { of: { kind: 'wave', wave: 2 }, from: now - 4 * hour }] },
    cards: cards.map((card) => ({ ...card, wave: waveOf(card.group), from: now - (6 - waveOf(card.group)) * hour, ...(card.round === 4 ? { until } : {}) })),
  };
}

/** Adds tournaments 11 to 20 to the documents of a hall; `size` is how many play in the first. */
export function addTables(docs: Map<string, unknown>, now: number, size = 17): void {
  const gathering = docs.get('gathering') as { name: string; tournaments: Record<number, TournamentView> };
  const tournaments = { ...gathering.tournaments };
  const add = (id: number, name: string, entrants: number, plans: readonly StagePlan[], found: TableDocs, extra = 0): void => {
    putTable(docs, found);
    for (let seed = 1; seed <= entrants + extra; seed += 1) {
      const text = LONG[seed - 2] ?? NAMES[seed % NAMES.length] ?? `Entrant ${seed}`;
      const entrant: EntrantView = { id: id * 10_000 + seed, name: seed > NAMES.length ? `${text} ${seed}` : text, short_name: [...text].slice(0, 16).join(''), tag: [...text.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 4).join('').toUpperCase(), seed, roster: [] };
      const topic = `tournament/${id}/entrants/${Math.floor(entrant.id / 64)}`;
      const view = (docs.get(topic) ?? { entrants: {} }) as { entrants: Record<number, EntrantView> };
      view.entrants[entrant.id] = entrant;
      docs.set(topic, view);
    }
    const played = found.cards.filter((card) => card.state !== 'bye');
    tournaments[id] = {
      id, name, title: 'Rocket League', format: formatOf(plans), entrants: entrants + extra, stages: [found.view.id], phase: found.view.published ? 'running' : 'drawn',
      matches: played.length, over: played.filter((card) => card.state === 'over').length, live: played.filter((card) => card.state === 'live').length,
    };
  };
  const swiss = [plan(SWISS, 'Swiss'), plan(ROBIN(2), 'Groups', { kind: 'places', takes: [{ from: 0, first: 1, last: 8 , into: 'upper' }] }), PLAY_OFF(1, 2)];
  const at = (id: number): { tournament: number; stage: number; base: number; now: number } => ({ tournament: id, stage: id * 10, base: id * 10_000, now });
  add(11, 'Rocket League 3v3', size, swiss, tableDocs({ ...at(11), entrants: size, plans: swiss, rounds: 4, share: 0.6, gone: 9 }), 2);
  add(12, 'Rocket League drafts', 17, swiss, tableDocs({ ...at(12), entrants: 17, plans: swiss, rounds: 3, share: 0, isHidden: true }));
  const over = [plan(SWISS, 'Swiss'), PLAY_OFF(0, 8)];
  const ended = tableDocs({ ...at(13), entrants: 16, plans: over, rounds: 5, share: 1 });
  // What an official let stand, one reason as long as a reason may be.
  const ruled: RuledView[] = [{ part: 'round', number: 5, reason: 'Everybody was seated.' }, { part: 'tie_break', number: 1, reason: 'Both captains agreed to it before the referee, and the hall closes at six: nobody would be left to play another one tonight.' }];
  add(13, 'Rocket League over', 16, over, { ...ended, view: { ...ended.view, ruled } });
  const major = [plan(MAJOR, 'Challengers'), PLAY_OFF(0, 8)];
  add(14, 'Counter-Strike Major', 16, major, tableDocs({ ...at(14), entrants: 16, plans: major, rounds: 4, share: 1 }));
  const groups = [plan(ROBIN(4), '', { kind: 'field' }, { length: { kind: 'play_all', games: 2 } }), PLAY_OFF(0, 2)];
  const played = tableDocs({ ...at(15), entrants: 20, plans: groups, rounds: 4, share: 0.4 });
  const waved = inWaves(played, now);
  add(15, 'FIFA groups', 20, groups, waved);
  const open: Record<number, MatchCard> = {};
  for (const card of waved.cards) if (card.state !== 'over' && card.state !== 'bye') open[card.id] = card;
  docs.set('open/15', { matches: open });
  const league = [plan(ROBIN(1), 'League')];
  add(16, 'Chess league', 10, league, tableDocs({ ...at(16), entrants: 10, plans: league, rounds: 9, share: 0, isPublished: false, isHidden: true }));
  const gsl = [plan({ kind: 'gsl', groups: 2, distribution: 'snake' }), PLAY_OFF(0, 2)];
  add(17, 'StarCraft II GSL', 8, gsl, gslDocs({ ...at(17), plans: gsl }));
  const done = tableDocs({ ...at(18), entrants: 16, plans: over, rounds: 5, share: 1 });
  const eighth = done.rows[7];
  const tied = done.rows.map((row, i) => (i === 7 && eighth ? (({ decided, ...rest }) => (void decided, rest))(eighth) : i === 8 && eighth ? { ...row, rank: 8, values: eighth.values } : row));
  const sharing = tied.slice(7, 9).map((row) => row.entrant);
  const tie: TieView = { group: 1, first: 8, last: 9, entrants: sharing, stakes: 'cut', running: false };
  add(18, 'Tie at the cut', 16, over, { ...done, rows: tied, view: { ...done.view, ties: [tie] } });
  // The same with its tie-break drawn, which only the desk sees.
  const drawn = tableDocs({ ...at(19), entrants: 16, plans: over, rounds: 5, share: 1 });
  const pattern = drawn.cards[0];
  if (pattern) {
    const { winner: _winner, ending: _ending, why: _why, ...rest } = pattern;
    const [home = 0, away = 0] = drawn.rows.slice(7, 9).map((row) => row.entrant);
    const match: MatchCard = { ...rest, id: 199_999, number: 41, group: 'tie_break1', round: 1, from_end: 0, position: 0, state: 'ready', score: { home: 0, away: 0 }, slots: { home: { kind: 'taken', entrant: home, seed: 8 }, away: { kind: 'taken', entrant: away, seed: 9 } } };
    const series: Series = { length: { kind: 'best_of', games: 3 } };
    const rounds = { ...drawn.view.rounds, 'tie_break1/1': { group: 'tie_break1' as const, round: 1, from_end: 0, series, parts: 1, matches: 1, over: 0, live: 0 } };
    add(19, 'Tie-break drawn', 16, over, { cards: [...drawn.cards, match], rows: drawn.rows, view: { ...drawn.view, rounds, hidden: true, over: false, ties: [{ ...tie, entrants: [home, away], running: true }] } });
  }
  // A league that somebody leaves.
  add(20, 'League underway', 8, league, tableDocs({ ...at(20), entrants: 8, plans: league, rounds: 7, share: 0.4, gone: 5 }));
  docs.set('gathering', { ...gathering, tournaments });
}
