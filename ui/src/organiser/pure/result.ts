// Reads a slip typed in one line: `26 2-1`, `26 nordlicht`, `26 w home`, `26 wo away`, `dota 26 2-1`. Says what it means, or why not.
import type { Side } from '../../wire/Side';
import { t } from '../text';
import { plain } from './plain';

/** A match as the line knows it. Names are what a person would type. */
export interface Candidate {
  readonly id: number;
  readonly number: number;
  readonly tournament: number;
  /** Numbers begin again in each stage. */
  readonly stage: number;
  readonly home: readonly string[];
  readonly away: readonly string[];
  /** Games that win it; none where all are played. */
  readonly needed?: number | undefined;
  /** Games that are all played, or whose points are added up; a draw is possible then. */
  readonly all?: { readonly games: number; readonly isPoints: boolean } | undefined;
  /** Games per side before the first game. */
  readonly start: { readonly home: number; readonly away: number };
  readonly isOver: boolean;
  /** A heat has no two sides: it is entered on its own page. */
  readonly isHeat?: boolean | undefined;
}

/** A tournament as the line knows it. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly title: string;
}

export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly match: Candidate }
  | { readonly kind: 'choose'; readonly number: number; readonly among: readonly Candidate[] }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'result'; readonly match: Candidate; readonly score: { readonly home: number; readonly away: number }; readonly winner: Side | null; readonly isUnscored?: boolean }
  | { readonly kind: 'without_play'; readonly match: Candidate; readonly absent: Side | 'both'; readonly how: HowEnded };

/** How a match ends without play, by the word that is typed. */
export type HowEnded = 'walkover' | 'forfeit' | 'retirement' | 'disqualified';
const HOW: Readonly<Record<string, HowEnded>> = { wo: 'walkover', walkover: 'walkover', noshow: 'walkover', ff: 'forfeit', forfeit: 'forfeit', ret: 'retirement', retired: 'retirement', dq: 'disqualified', disqualified: 'disqualified' };
const WITHOUT = /^(\w+)(?:\s+(.*))?$/;
const WON = /^w(?:on)?\s+(.+)$/i;

const SCORE = /^(\d{1,4})\s*[-:−–.,/ ]\s*(\d{1,4})$/;
const NAMED_SCORE = /^(.*\S)\s+(\d{1,4})\s*[-:−–]\s*(\d{1,4})$/;

/**
 * What a line means among these matches. A number may stand in several tournaments, and again in each stage of one:
 * `preferred` says whose is meant, then what is open; where that leaves several, the person chooses.
 */
export function readResult(line: string, matches: readonly Candidate[], preferred?: number, stage?: number, tournaments: readonly Named[] = []): Reading {
  if (line.trim() === '') return { kind: 'empty' };
  const prefixed = prefixOf(line.trim(), tournaments);
  if (prefixed?.kind === 'wrong') return prefixed;
  const found = /^#?(\d{1,5})(?:\s+(.*))?$/.exec(prefixed ? prefixed.rest : line.trim());
  if (!found) return { kind: 'wrong', why: t('result.start') };
  const number = Number(found[1]);
  const named = matches.filter((match) => match.number === number && (prefixed === undefined || match.tournament === prefixed.tournament));
  if (named.length === 0) return { kind: 'wrong', why: prefixed ? t('result.none_in', { number, tournament: prefixed.name }) : t('result.none', { number }) };
  const own = named.filter((one) => one.tournament === (prefixed?.tournament ?? preferred));
  const likely = likeliest(own.length > 0 ? own : named);
  const match = own.find((one) => one.stage === stage) ?? (likely.length === 1 ? likely[0] : undefined);
  if (!match) return { kind: 'choose', number, among: likely };
  if (match.isHeat) return { kind: 'wrong', why: t('result.heat', { number }) };
  const rest = (found[2] ?? '').trim();
  if (match.home.length === 0 || match.away.length === 0) return { kind: 'wrong', why: t('result.not_ready', { number }) };
  if (rest === '') return { kind: 'number', match };
  return readScore(rest, match);
}

/** `dota 26 2-1`: words before the number name the tournament, by the beginning of its name or of one of its words. */
function prefixOf(line: string, tournaments: readonly Named[]): { readonly kind: 'prefix'; readonly tournament: number; readonly name: string; readonly rest: string } | { readonly kind: 'wrong'; readonly why: string } | undefined {
  const parted = /^([^\d#\s].*?)\s+(#?\d{1,5}(?:\s.*)?)$/.exec(line);
  const word = parted?.[1] ?? (/^[^\d#\s]/.test(line) ? line : '');
  if (word === '') return undefined;
  const asked = plain(word);
  const fitting = tournaments.filter((one) => fits(asked, plain(one.name)) || fits(asked, plain(one.title)));
  const exact = fitting.filter((one) => plain(one.name) === asked);
  const [only] = exact.length === 1 ? exact : fitting.length === 1 ? fitting : [];
  if (fitting.length === 0) return { kind: 'wrong', why: tournaments.length > 1 ? t('result.no_tournament', { text: word }) : t('result.start') };
  if (!only) return { kind: 'wrong', why: t('result.tournaments', { text: word, names: fitting.slice(0, 4).map((one) => one.name).join(', ') }) };
  if (!parted) return { kind: 'wrong', why: t('result.then_number', { tournament: only.name }) };
  return { kind: 'prefix', tournament: only.id, name: only.name, rest: parted[2] ?? '' };
}

/** Of several matches with one number those that can be played now; else those with two opponents; else all. */
function likeliest(named: readonly Candidate[]): readonly Candidate[] {
  const known = named.filter((match) => match.home.length > 0 && match.away.length > 0);
  const open = known.filter((match) => !match.isOver);
  return open.length > 0 ? open : known.length > 0 ? known : named;
}

function readScore(rest: string, match: Candidate): Reading {
  const score = SCORE.exec(rest);
  if (score) return judge(match, Number(score[1]), Number(score[2]));
  const without = withoutPlay(rest, match);
  if (without) return without;
  const won = WON.exec(rest)?.[1];
  if (won !== undefined) {
    const side = sideOr(won, match);
    if (side === 'home' || side === 'away') return { kind: 'result', match, score: { home: 0, away: 0 }, winner: side, isUnscored: true };
  }
  const both = NAMED_SCORE.exec(rest);
  const side = sideNamed(both?.[1] ?? rest, match);
  if (side === 'both') return { kind: 'wrong', why: t('result.both', { text: both?.[1] ?? rest }) };
  if (side == null) return { kind: 'wrong', why: t('result.nobody', { text: both?.[1] ?? rest, number: match.number }) };
  // Somebody won, and nobody knows the score.
  if (!both) return { kind: 'result', match, score: { home: 0, away: 0 }, winner: side, isUnscored: true };
  const mine = Number(both[2]);
  const theirs = Number(both[3]);
  if (mine < theirs) return { kind: 'wrong', why: t('result.winner_first') };
  return side === 'home' ? judge(match, mine, theirs) : judge(match, theirs, mine);
}

/** `wo away`, `dq nordlicht`, `ff both`: who was not there, or may not play on. A name that begins so is still a name. */
function withoutPlay(rest: string, match: Candidate): Reading | undefined {
  const found = WITHOUT.exec(rest);
  const how = HOW[plain(found?.[1] ?? '')];
  if (!how) return undefined;
  const who = (found?.[2] ?? '').trim();
  if (who === '') return sideNamed(rest, match) == null ? { kind: 'wrong', why: t('result.who', { number: match.number }) } : undefined;
  const absent = sideOr(who, match);
  if (absent === 'either') return { kind: 'wrong', why: t('result.both', { text: who }) };
  return absent == null ? { kind: 'wrong', why: t('result.nobody', { text: who, number: match.number }) } : { kind: 'without_play', match, absent, how };
}

/** A side by its name, or by `home`, `away`, `both`. Names win where somebody is called so. */
function sideOr(text: string, match: Candidate): Side | 'both' | 'either' | null {
  const named = sideNamed(text, match);
  if (named !== null && named !== 'both') return named;
  const asked = plain(text);
  if (asked === 'both') return 'both';
  if (asked === 'home' || asked === 'h' || asked === '1') return 'home';
  if (asked === 'away' || asked === 'a' || asked === '2') return 'away';
  return named === 'both' ? 'either' : null;
}

/** The same rule as the server's: the winner has exactly what is needed, the loser fewer; where all is played, all games count. */
function judge(match: Candidate, home: number, away: number): Reading {
  const { needed, all, start } = match;
  if (home < start.home || away < start.away) return { kind: 'wrong', why: t('result.below_start', { home: start.home, away: start.away }) };
  if (needed === undefined) {
    const played = home - start.home + away - start.away;
    if (all && !all.isPoints && played !== all.games) return { kind: 'wrong', why: t('result.not_all', { home, away, n: all.games }) };
    return { kind: 'result', match, score: { home, away }, winner: home > away ? 'home' : away > home ? 'away' : null };
  }
  const winner: Side | null = home === needed && away < needed ? 'home' : away === needed && home < needed ? 'away' : null;
  if (winner == null) return { kind: 'wrong', why: t('result.impossible', { home, away, needed }) };
  return { kind: 'result', match, score: { home, away }, winner };
}

function sideNamed(text: string, match: Candidate): Side | 'both' | null {
  const asked = plain(text);
  if (asked === '') return null;
  const isHome = match.home.some((name) => fits(asked, plain(name)));
  const isAway = match.away.some((name) => fits(asked, plain(name)));
  if (isHome && isAway) {
    const exactHome = match.home.some((name) => plain(name) === asked);
    const exactAway = match.away.some((name) => plain(name) === asked);
    return exactHome === exactAway ? 'both' : exactHome ? 'home' : 'away';
  }
  return isHome ? 'home' : isAway ? 'away' : null;
}

/** A name fits from its beginning or from the beginning of one of its words. */
function fits(asked: string, name: string): boolean {
  return name.startsWith(asked) || name.split(/[\s\-_.]+/).some((word) => word.startsWith(asked));
}
