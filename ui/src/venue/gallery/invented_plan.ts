// An invented plan of the day: what is live and called, what comes by time, matches of other tournaments among them, names of every script.
import type { GatheringView } from '../../wire/GatheringView';
import type { MatchesView } from '../../wire/MatchesView';
import type { PlannedView } from '../../wire/PlannedView';
import type { TournamentView } from '../../wire/TournamentView';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import type { EntrantsView } from '../../wire/EntrantsView';
import { cardsOf, entrantAt, entrantsOf } from '../field';
import { NOON } from './invented';

const MINUTE = 60_000;
const OTHERS = ['Smash Singles', '東京北区電子競技振興協会選抜大会', 'كأس الإسكندرية للألعاب الإلكترونية'];
const LONG: readonly (readonly [string, string])[] = [['The Extraordinarily Pati', 'Wwwwwwwwwwwwwwwwwwwwwwww'], ['雷鳴クラブ・ノルトリヒト東京選抜チーム', '東京北区電子競技振興協会雷鳴支部選抜育成部門'], ['فريق الأسود الكبار من مدينة', 'Первая Ночная Дозорная К']];

/** The documents with a plan that runs on from them; of many tournaments, or of one. */
export function planned(docs: ReadonlyMap<string, unknown>, how: string, isLong: boolean): Map<string, unknown> {
  const docsOf = <T,>(prefix: string): Map<string, T> => new Map([...docs].filter(([topic]) => topic.startsWith(prefix)) as [string, T][]);
  const cards = new Map([...cardsOf(docsOf<MatchesView>('stage/7/round/')), ...cardsOf(docsOf<MatchesView>('open/'))]);
  const entrants = entrantsOf(docsOf<EntrantsView>('tournament/3/entrants/'));
  const since = NOON - (NOON % MINUTE) - 60 * MINUTE;
  const items: Record<string, PlannedView> = {};
  let at = 62;
  for (const card of cards.values()) {
    if (card.state === 'over' || card.state === 'bye' || card.state === 'not_due') continue;
    const who = (['home', 'away'] as const).flatMap((side) => entrants.get(entrantAt(card, side) ?? -1)?.short_name || entrants.get(entrantAt(card, side) ?? -1)?.name || []);
    const isOn = card.state === 'live' || card.state === 'held';
    const from = isOn ? 45 : card.state === 'called' ? 58 : (at += 5);
    items[card.id] = { match: card.id, ...(card.number === undefined ? {} : { number: card.number }), tournament: card.tournament, group: card.group, round: card.round, from, to: from + 30, state: isOn ? 'live' : card.state === 'called' ? 'called' : 'planned', ...(who.length === 2 ? { who } : {}), station: card.station ?? 1 + (from % 16) };
  }
  const gathering = docs.get('gathering') as GatheringView;
  const [known] = Object.values(gathering.tournaments);
  const tournaments: Record<number, TournamentView> = { ...gathering.tournaments };
  const others: Record<number, EntrantView> = {};
  const open: Record<number, MatchCard> = {};
  if (how === 'many' && known) {
    OTHERS.forEach((name, i) => {
      tournaments[50 + i] = { ...known, id: 50 + i, name, stages: [50 + i] };
      for (let n = 0; n < 6; n += 1) {
        const id = 5_000 + i * 10 + n;
        const who = isLong ? LONG[(i + n) % LONG.length] : [`Player ${n * 2 + 1}`, `Player ${n * 2 + 2}`];
        const entrants = [900 + i * 20 + n * 2, 901 + i * 20 + n * 2];
        (who ?? []).forEach((name, at) => (others[entrants[at] ?? 0] = { id: entrants[at] ?? 0, name, short_name: [...name].slice(0, 16).join(''), tag: `T${n}${at}`, seed: n * 2 + at + 1, roster: [name] }));
        const template = [...cards.values()].find((card) => card.state === 'ready' || card.state === 'called');
        if (template) open[id] = { ...template, id, number: 200 + i * 10 + n, tournament: 50 + i, stage: 50 + i, state: n === 0 && i === 0 ? 'live' : 'ready', slots: { home: { kind: 'taken', entrant: entrants[0] ?? 0, seed: 1 }, away: { kind: 'taken', entrant: entrants[1] ?? 0, seed: 2 } }, ...(n === 2 ? { from: NOON + 25 * MINUTE } : {}) };
        items[id] = { match: id, number: 200 + i * 10 + n, tournament: 50 + i, group: 'upper', round: 1, from: 64 + n * 9 + i * 3, to: 90 + n * 9, state: n === 0 && i === 0 ? 'live' : 'planned', who: [...(who ?? [])], ...(i === 2 ? {} : { station: 17 + i }) };
      }
    });
  }
  const all = new Map([...docs]);
  for (let i = 0; i < OTHERS.length && how === 'many'; i += 1) {
    all.set(`stage/${50 + i}/round/upper/1/0`, { matches: Object.fromEntries(Object.entries(open).filter(([, card]) => card.stage === 50 + i)) });
    for (const part of [14, 15]) all.set(`tournament/${50 + i}/entrants/${part}`, { entrants: Object.fromEntries(Object.entries(others).filter(([id]) => Math.floor(Number(id) / 64) === part)) });
  }
  all.set('open/78', { matches: open });
  return all.set('gathering', { ...gathering, tournaments }).set('plan', { since, items, left_out: 0 });
}
