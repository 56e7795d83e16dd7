// An invented match on a stream: at the stream's station, from clubs, with the ends and series that a bug has to show.
import type { EntrantView } from '../../wire/EntrantView';
import type { Equipment } from '../../wire/Equipment';
import type { FloorView } from '../../wire/FloorView';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import { NOON } from './invented';

const place = (kind: Equipment['kind']): Equipment => ({ kind, area: '', address: '', at_once: 1 });
type Change = Partial<Omit<MatchView, 'card'>> & { readonly card?: Partial<MatchCard> };

const OVER: Partial<MatchCard> = { state: 'over', winner: 'away', ending: 'played', score: { home: 1, away: 2 } };
const CHANGES: Readonly<Record<string, Change>> = {
  usual: {},
  none: {},
  appointed: { card: { state: 'ready', from: NOON + 18 * 60_000 } },
  over: { card: OVER },
  drawn: { card: { state: 'over', ending: 'played', score: { home: 1, away: 1 }, most_games: 2 }, series: { length: { kind: 'play_all', games: 2 } } },
  one: { card: { ...OVER, most_games: 1, score: { home: 0, away: 1 }, needed: 1 }, series: { length: { kind: 'best_of', games: 1 } }, games: [{ number: 1, score: { home: 14, away: 16 }, winner: 'away' }] },
  walkover: { card: { ...OVER, ending: 'walkover', score: { home: 0, away: 2 } } },
  disqualified: { card: { ...OVER, ending: 'disqualified', score: { home: 0, away: 2 } } },
  unscored: { card: { ...OVER, unscored: true } },
  reported: { card: { state: 'reported', report: { score: { home: 2, away: 1 }, winner: 'home', ending: 'played', by: 'Tablet 07', waits_for: 'away' } } },
  five: { card: { most_games: 5, needed: 3, score: { home: 2, away: 1 }, game: { number: 4, score: { home: 9, away: 7 } } }, series: { length: { kind: 'best_of', games: 5 } } },
  thirteen: { card: { most_games: 13, needed: 7, score: { home: 6, away: 5 }, game: { number: 12, score: { home: 104, away: 98 } } }, series: { length: { kind: 'best_of', games: 13 } } },
  points: { card: { most_games: 1, needed: 1, score: { home: 0, away: 0 }, game: { number: 1, score: { home: 12_480, away: 9_960 } } }, series: { length: { kind: 'best_of', games: 1 } } },
};

type Own = readonly [name: string, short: string, tag: string];
/** Two names of up to forty signs, with what else they are called, in scripts of every width. */
const LONG: Readonly<Record<string, readonly [Own, Own]>> = {
  long: [['The Extraordinarily Patient Gentlemen XI', 'Patient Gentlemen', 'TEPG'], ['雷鳴クラブ・ノルトリヒト東京選抜チーム', '雷鳴クラブ', 'RAI']],
  wide: [['Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww', 'Wwwwwwwwwwwwwwww', 'WWWW'], ['東京北区電子競技振興協会雷鳴支部選抜育成部門第二競技場青年団特別強化選手有志連合', '東京北区電子競技振興協会雷鳴支部', '東京北区']],
  arabic: [['فريق الأسود الكبار من مدينة الإسكندرية', 'الأسود الكبار', 'LION'], ['The Extraordinarily Patient Gentlemen XI', 'Patient Gentlemen', 'TEPG']],
  leftward: [['האריות הגדולים של חיפה והצפון המאוחד', 'האריות הגדולים', 'LION'], ['Первая Ночная Дозорная Команда Севера', 'Ночная Команда', 'НОЧЬ']],
};

/** The documents with a stage where nothing is on and a stream where this match is, as `how` names it. */
export function streamed(docs: ReadonlyMap<string, unknown>, match: number, how: string, names: string): Map<string, unknown> {
  const floor: FloorView = { stations: { 1: { number: 1, name: 'Main stage', equipment: place('stage') }, 7: { number: 7, name: '', equipment: place('stream'), ...(how === 'none' ? {} : { match }) } } };
  const all = new Map([...docs]).set('floor', floor);
  const view = docs.get(`match/${match}`) as MatchView | undefined;
  if (!view) return all;
  const { card, ...rest } = CHANGES[how] ?? {};
  const { home, away } = view.entrants;
  const long = LONG[names];
  const own = (of: Own | undefined): Partial<EntrantView> => (of ? { name: of[0], short_name: of[1], tag: of[2] } : {});
  const clubs = long ? ['Verein für gepflegte Netzwerkkultur e. V.', '東京北区電子競技振興協会・雷鳴支部・選抜育成部門・第二競技場・青年団'] : ['Nordlicht e. V.', ''];
  const entrants = { home: home && { ...home, ...own(long?.[0]), club: clubs[0] ?? '' }, away: away && { ...away, ...own(long?.[1]), club: clubs[1] ?? '' } };
  return all.set(`match/${match}`, { ...view, ...rest, entrants, card: { ...view.card, ...card } });
}
