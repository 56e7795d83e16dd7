// Who is called to a station now, for the foot of every screen: the latest calls first.
import { heatName } from '../board/tables';
import { planOfStage } from '../board/stages';
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { MatchCard } from '../wire/MatchCard';
import type { TournamentView } from '../wire/TournamentView';
import { markOf } from './candidates';
import { entrantAt, isolated, type Cards, type Entrants } from './field';

const t = translator({ venue });

export interface Call {
  readonly id: number;
  readonly station: string;
  readonly full: string;
  readonly short: string;
  readonly tags: string;
}

/** The called matches, the latest first. Those without a station are played where people sit. */
export function calledNow(cards: Cards, most: number): MatchCard[] {
  return [...cards.values()]
    .filter((card) => card.state === 'called' && card.station != null)
    .sort((a, b) => (b.since ?? 0) - (a.since ?? 0))
    .slice(0, most);
}

/** The document that holds an entrant: parts of 64. Source: docs/PROTOCOL.md, topics. */
export const entrantTopic = (tournament: number, entrant: number): string => `tournament/${tournament}/entrants/${Math.floor(entrant / 64)}`;

/** The entrants' documents that the calls need. */
export function topicsOf(called: readonly MatchCard[]): string[] {
  const topics = called.flatMap((card) => (['home', 'away'] as const).map((side) => {
    const entrant = entrantAt(card, side);
    return entrant == null ? '' : entrantTopic(card.tournament, entrant);
  }));
  return [...new Set(topics)].filter((topic) => topic !== '').sort();
}

/** A call in words, once both names are here; a heat by its tournament. */
export function callOf(card: MatchCard, entrants: Entrants, tournament?: Pick<TournamentView, 'name' | 'format' | 'stages'>): Call[] {
  if (card.heat && card.station != null) {
    const heat = heatName(card.group, planOfStage(tournament, card.stage));
    return [{ id: card.id, station: t('station', { number: card.station }), full: tournament ? `${tournament.name}, ${heat}` : heat, short: heat, tags: '' }];
  }
  const [home, away] = [entrantAt(card, 'home'), entrantAt(card, 'away')];
  const one = home == null ? undefined : entrants.get(home);
  const other = away == null ? undefined : entrants.get(away);
  if (!one || !other || card.station == null) return [];
  return [{
    id: card.id,
    station: t('station', { number: card.station }),
    full: t('versus', { home: isolated(one.short_name || one.name), away: isolated(other.short_name || other.name) }),
    short: '',
    tags: t('versus', { home: isolated(markOf(one.id, entrants)), away: isolated(markOf(other.id, entrants)) }),
  }];
}
