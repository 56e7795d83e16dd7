// What an overlay that fills the picture shows: which stage, how a match stands, the way of the two who meet, what comes next, who won last.
import type { FloorView } from '../wire/FloorView';
import type { GatheringView } from '../wire/GatheringView';
import type { MatchCard } from '../wire/MatchCard';
import type { PlanView } from '../wire/PlanView';
import type { Side } from '../wire/Side';
import type { StandingRow } from '../wire/StandingRow';
import type { TournamentView } from '../wire/TournamentView';
import type { Bug } from './bug';
import { decider, entrantAt, otherSide, type Cards } from './field';
import type { HallPage } from './pages';
import { stationAsked } from '../board/streamed';
import { whenOf } from './when';

const SIDES: readonly Side[] = ['home', 'away'];

export interface AskedOf {
  readonly match: number | undefined;
  readonly station: number | undefined;
  readonly tournament: number | undefined;
  readonly stage: number | undefined;
}

const last = (stages: readonly number[]): number | undefined => stages[stages.length - 1];
/** Of one stage alone: numbers begin anew in the next. */
const byNumber = (a: MatchCard, b: MatchCard): number => (a.number ?? 0) - (b.number ?? 0) || a.id - b.id;
/** Of matches that are over, whatever stage they are of. */
const byEnd = (a: MatchCard, b: MatchCard): number => (a.since ?? 0) - (b.since ?? 0) || a.id - b.id;

/** The stage to show: the one that is asked for, that of the tournament or of the match, else that of what is played now. */
export function stageFor({ stage, tournament, match }: AskedOf, streamed: Pick<MatchCard, 'stage'> | undefined, gathering: GatheringView | undefined): number | undefined {
  if (stage !== undefined) return stage;
  const all = Object.values(gathering?.tournaments ?? {});
  if (tournament !== undefined) return last(all.find(({ id }) => id === tournament)?.stages ?? []);
  if (match !== undefined || streamed) return streamed?.stage;
  const order: readonly TournamentView['phase'][] = ['running', 'published', 'over'];
  return order.flatMap((phase) => all.filter((one) => one.phase === phase && one.stages.length > 0)).map(({ stages }) => last(stages))[0];
}

/** The pages of a bracket that show this match; all of them where it is on none. */
export function pagesAround(pages: readonly HallPage[], match: number | undefined): readonly HallPage[] {
  const around = pages.filter((page) => [...page.upper, ...page.lower, ...page.strip].some(({ matches }) => match !== undefined && matches.includes(match)));
  return around.length > 0 ? around : pages;
}

/** The stage before this one, whose placing was the way into it. */
export function stageBefore(stage: number, gathering: GatheringView | undefined): number | undefined {
  const stages = Object.values(gathering?.tournaments ?? {}).map((one) => one.stages).find((all) => all.includes(stage)) ?? [];
  return stages[stages.indexOf(stage) - 1];
}

export interface Middle {
  /** The score, else the word or the time that stands for it. */
  readonly large: string;
  readonly isScore: boolean;
  /** Below it, each by itself. */
  readonly more: readonly string[];
}

/** Between the two of a match card: before it begins when, from then on how it stands, as the scorebug has it; of a series the games alone, since points change too often for it. */
export function middleOf(bug: Bug, card: Pick<MatchCard, 'most_games' | 'score' | 'ending' | 'unscored' | 'void'>, left: Side): Middle {
  const isOn = bug.phase === 'now' || bug.phase === 'held';
  const score = isOn && card.most_games > 1 ? card.score : bug.large;
  const isRemarked = bug.phase === 'open' || (bug.phase === 'over' && (card.void === true || (card.ending === 'played' && card.unscored === true)));
  const remarks = isRemarked ? bug.under : [];
  return score ? { large: `${score[left]}–${score[otherSide(left)]}`, isScore: true, more: [bug.head, ...remarks] } : { large: bug.head, isScore: false, more: remarks };
}

export interface Step {
  readonly card: MatchCard;
  readonly side: Side;
  /** None where it was a draw. */
  readonly hasWon: boolean | undefined;
  readonly opponent: number | undefined;
}

/** What this entrant played in a stage before a match, the latest last. What counts nowhere is no way. */
export function wayTo(entrant: number, match: Pick<MatchCard, 'id'>, cards: Cards, most: number): readonly Step[] {
  const over = [...cards.values()].filter((card) => card.state === 'over' && card.id !== match.id && card.void !== true && card.heat == null);
  return over.sort(byNumber).flatMap((card): Step[] => {
    const side = SIDES.find((one) => entrantAt(card, one) === entrant);
    if (!side || card.slots[otherSide(side)].kind !== 'taken') return [];
    return [{ card, side, hasWon: card.winner == null ? undefined : card.winner === side, opponent: entrantAt(card, otherSide(side)) }];
  }).slice(-most);
}

/** Who is first of a tournament that is over. */
export function championOf(tournament: TournamentView | undefined, isSingle: boolean, cards: Cards, rows: readonly StandingRow[]): { readonly entrant: number; readonly final: MatchCard | undefined } | undefined {
  if (tournament?.phase !== 'over') return undefined;
  const final = isSingle ? decider(cards) : undefined;
  const won = final?.winner == null ? undefined : entrantAt(final, final.winner);
  if (won !== undefined) return { entrant: won, final };
  const first = rows.filter((row) => row.place === 1);
  return first.length === 1 && first[0] ? { entrant: first[0].entrant, final: undefined } : undefined;
}

/** The last match that somebody won: at the station that is asked for, else at the stream's; without such a station anywhere. */
export function lastWon(cards: Cards, { station, tournament }: Pick<AskedOf, 'station' | 'tournament'>, floor: FloorView | undefined): MatchCard | undefined {
  const there = station ?? (tournament === undefined ? stationAsked(undefined, floor)?.number : undefined);
  const won = [...cards.values()].filter((card) => card.state === 'over' && card.winner != null && card.heat == null && card.void !== true && SIDES.every((side) => card.slots[side].kind === 'taken'));
  return won.filter((card) => (there === undefined ? true : card.station === there) && (tournament === undefined || card.tournament === tournament)).sort(byEnd).pop();
}

/** Whether a match is what made the champion, or ended after it: the final, else whatever of the last stage ended last. */
export function isCrowning(won: MatchCard, final: MatchCard | undefined, cards: Cards): boolean {
  const made = final ?? [...cards.values()].filter(({ state }) => state === 'over').sort(byEnd).pop();
  return made !== undefined && byEnd(won, made) >= 0;
}

export interface Coming {
  readonly card: MatchCard;
  /** Where it will be, as far as that is planned. */
  readonly station: number | undefined;
  /** When, milliseconds since 1970: of a call since when, else never what is past; none where nobody knows. */
  readonly at: number | undefined;
  /** It is called, or somebody said when and nothing speaks against it; else it is foretold. */
  readonly isFixed: boolean;
  /** It is for the stream. */
  readonly isStreamed: boolean;
}

const WAITS = new Set<MatchCard['state']>(['ready', 'called']);

/** What is played next: the stream's first, then by time. */
export function upcoming(cards: Cards, plan: PlanView | undefined, floor: FloorView | undefined, { station, tournament }: Pick<AskedOf, 'station' | 'tournament'>, now: number): readonly Coming[] {
  const streams = new Set(Object.values(floor?.stations ?? {}).filter(({ equipment, number }) => (station === undefined ? equipment?.kind === 'stream' || equipment?.kind === 'stage' : number === station)).map(({ number }) => number));
  const rows = [...cards.values()].filter((card) => WAITS.has(card.state) && (tournament === undefined || card.tournament === tournament)).map((card): Coming => {
    const planned = plan?.items[String(card.id)];
    const where = card.station ?? planned?.station;
    const when = card.state === 'called' ? { at: card.since, isFixed: true } : whenOf(card.from, plan && planned ? plan.since + planned.from * 60_000 : card.expected, now);
    return { card, station: where, ...when, isStreamed: where !== undefined && streams.has(where) };
  });
  const kept = station === undefined ? rows : rows.filter((row) => row.station === station);
  const LATE = Number.MAX_SAFE_INTEGER;
  return kept.sort((a, b) => Number(b.isStreamed) - Number(a.isStreamed) || Number(b.card.state === 'called') - Number(a.card.state === 'called') || (a.at ?? LATE) - (b.at ?? LATE) || byNumber(a.card, b.card));
}
