// The overlays of a stream: what an address asks for, which match is shown and for how long, and what the bug and the match card say of it.
import { expect, test } from 'vitest';
import type { Equipment } from '../wire/Equipment';
import type { FloorView } from '../wire/FloorView';
import type { MatchCard } from '../wire/MatchCard';
import type { MatchView } from '../wire/MatchView';
import type { StationView } from '../wire/StationView';
import { bugOf, hasSides, whoOn, type Bug } from './bug';
import { middleOf } from './full';
import { overlayKey, readOverlay } from './overlay';
import { stationAsked } from '../board/streamed';
import { flippedAt, handedOver, matchWanted } from './streamed';

// ---- the address
test('an address asks for an overlay, and for a match, a station and swapped sides', () => {
  expect(readOverlay('?overlay=draft&match=120')).toEqual({ kind: 'draft', match: 120, isFlipped: false });
  expect(readOverlay('?overlay=draft&flip=1')).toEqual({ kind: 'draft', match: undefined, isFlipped: true });
  expect(readOverlay('?overlay=scorebug')).toEqual({ kind: 'scorebug', match: undefined, station: undefined, isFlipped: false });
  expect(readOverlay('?overlay=lower_third&station=3&flip=1')).toEqual({ kind: 'lower_third', match: undefined, station: 3, isFlipped: true });
});
test('an overlay that fills the picture is asked of a tournament or a stage as well, and a theme by a plain name', () => {
  expect(readOverlay('?overlay=bracket&tournament=2&theme=gold-1')).toEqual({ kind: 'bracket', match: undefined, station: undefined, tournament: 2, stage: undefined, isFlipped: false, theme: 'gold-1' });
  for (const kind of ['match_card', 'standings', 'upcoming', 'winner']) expect(readOverlay(`?overlay=${kind}&stage=4`)).toMatchObject({ kind, stage: 4 });
  for (const theme of ['../secret', 'a/b', 'a.json', 'javascript:1', '', 'x'.repeat(41)]) expect(readOverlay(`?overlay=draft&theme=${encodeURIComponent(theme)}`)).toMatchObject({ theme: undefined });
});
test('a key is taken where it has the form of one', () => {
  const key = 'abcdefghijklmnop-_0123';
  expect(overlayKey(`?overlay=scorebug&key=${key}`)).toBe(key);
  for (const other of ['', '?key=', `?key=${key}x`, '?key=../../../etc/passwd00']) expect(overlayKey(other)).toBeUndefined();
});

test('what is no number is not asked for, and another word is a screen', () => {
  expect(readOverlay('?overlay=scorebug&match=-4&station=3a&flip=yes')).toEqual({ kind: 'scorebug', match: undefined, station: undefined, isFlipped: false });
  for (const address of ['', '?overlay=', '?overlay=score_bug', '?match=120']) expect(readOverlay(address)).toBeUndefined();
});

// ---- which match
const at = (number: number, kind?: Equipment['kind'], there: Partial<StationView> = {}): StationView => ({ number, name: '', ...(kind ? { equipment: { kind, area: '', address: '', at_once: 1 } } : {}), ...there });
const floor = (...stations: StationView[]): FloorView => ({ stations: Object.fromEntries(stations.map((one) => [one.number, one])) });
const BY_ITSELF = { match: undefined, station: undefined };

test('without a station it is the first stream, then the first stage, never a table', () => {
  expect(stationAsked(undefined, floor(at(1, 'stage'), at(9, 'stream'), at(4, 'stream')))?.number).toBe(4);
  expect(stationAsked(undefined, floor(at(1), at(8, 'stage'), at(6, 'stage')))?.number).toBe(6);
  expect(stationAsked(undefined, floor(at(1), at(2, 'pc_group')))).toBeUndefined();
  expect(stationAsked(2, floor(at(1, 'stream'), at(2)))?.number).toBe(2);
  expect(stationAsked(3, floor(at(1, 'stream')))).toBeUndefined();
  expect(stationAsked(undefined, undefined)).toBeUndefined();
});
test('the producer keeps the finished match on view until they say next, and of themselves overlays follow the station', () => {
  const hall = (on_air: number | undefined, match: number) => floor(at(1, 'stream', { match, ...(on_air === undefined ? {} : { stream: { on_air } }) }));
  expect([matchWanted(BY_ITSELF, hall(7, 8), 7), matchWanted(BY_ITSELF, hall(8, 8), 7), matchWanted(BY_ITSELF, hall(undefined, 8), 7)]).toEqual([7, 8, 8]);
  expect(matchWanted({ match: 120, station: undefined }, hall(7, 8), undefined)).toBe(120);
});
test('the producer swaps the sides of their station, whatever its address says', () => {
  const hall = floor(at(1, 'stream', { stream: { is_flipped: true } }), at(2, 'stage'));
  const of = (asked: { match?: number; station?: number }, isFlipped: boolean) => flippedAt({ match: asked.match, station: asked.station }, hall, isFlipped);
  expect([of({}, false), of({}, true), of({ station: 2 }, false), of({ station: 2 }, true), of({ match: 9 }, false)]).toEqual([true, false, false, true, false]);
});
test('a match that is asked for is shown wherever it is played', () => {
  expect(matchWanted({ match: 120, station: 1 }, floor(at(1, 'stream', { match: 7 })), 7)).toBe(120);
});
test('the match at the station is shown, stays after its end, and gives way when another is called there', () => {
  const hall = (match?: number) => floor(at(1, 'stream', match === undefined ? {} : { match }), at(2, 'stage', { match: 99 }));
  const seen: (number | undefined)[] = [];
  let shown: number | undefined;
  for (const match of [undefined, 7, 7, undefined, undefined, 8]) seen.push((shown = matchWanted(BY_ITSELF, hall(match), shown)));
  expect(seen).toEqual([undefined, 7, 7, 7, 7, 8]);
});
test('the match stays while the floor is not here', () => {
  expect(matchWanted({ match: undefined, station: 3 }, undefined, 7)).toBe(7);
  expect(matchWanted({ match: undefined, station: 3 }, floor(at(1, 'stream', { match: 8 })), 7)).toBe(7);
});
test('at a station with several matches the one on view stays as long as it is there', () => {
  const server = (match: number, also: number[]) => floor(at(3, 'game_server', { match, also }));
  expect(matchWanted({ match: undefined, station: 3 }, server(7, [8, 9]), undefined)).toBe(7);
  expect(matchWanted({ match: undefined, station: 3 }, server(6, [7, 8]), 7)).toBe(7);
  expect(matchWanted({ match: undefined, station: 3 }, server(6, [8]), 7)).toBe(6);
});
test('the picture changes hands once the next match is here', () => {
  const here = (...all: number[]) => (match: number) => all.includes(match);
  expect(handedOver(7, undefined, here())).toBeUndefined();
  expect(handedOver(7, undefined, here(7))).toBe(7);
  expect(handedOver(8, 7, here(7))).toBe(7);
  expect(handedOver(8, 7, here(7, 8))).toBe(8);
  expect(handedOver(undefined, 7, here(7))).toBeUndefined();
});

// ---- what the bug says
type Change = Partial<Omit<MatchView, 'card'>> & { readonly card?: Partial<MatchCard> };
const who = (id: number, name: string) => ({ id, name, short_name: name, tag: name.slice(0, 3).toUpperCase(), seed: id, roster: [name] });
function view({ card, ...more }: Change = {}): MatchView {
  return {
    card: {
      id: 7, number: 26, tournament: 1, stage: 1, group: 'upper', round: 3, from_end: 1, position: 0, state: 'live', slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'taken', entrant: 2, seed: 2 } },
      score: { home: 1, away: 0 }, needed: 2, most_games: 3, game: { number: 2, score: { home: 9, away: 7 } }, rev: 4, ...card,
    },
    tournament_name: 'Vantage Open', title: 'Vantage', entrants: { home: who(1, 'Fox'), away: who(2, 'Owl') }, series: { length: { kind: 'best_of', games: 3 } }, rule: { kind: 'target', target: 13, margin: 2 },
    vocabulary: 'neutral', games: [{ number: 1, score: { home: 13, away: 4 }, winner: 'home' }, { number: 2, score: { home: 9, away: 7 } }], blocked_by: [], ...more,
  };
}
/** What is read from left to right, and below. */
function read(change: Change): string {
  const bug = bugOf(view(change), 'Upper semi-final');
  const won = (side: 'home' | 'away'): string => (bug.series ? (bug.series[side].pips.map((on) => (on ? '■' : '□')).join('') || String(bug.series[side].sum ?? '')) : '');
  const large = (side: 'home' | 'away'): string => String(bug.large?.[side] ?? '–');
  return `${won('home')} ${large('home')} [${bug.head}, ${bug.below}] ${large('away')} ${won('away')} / ${bug.under.join(' · ')}`.replace(/ +/g, ' ').trim();
}
const said = (change: Change, expected: string): void => expect(read(change)).toBe(expected);
const WON: Partial<MatchCard> = { state: 'over', winner: 'home', ending: 'played', score: { home: 2, away: 1 } };
/** Without the game that runs. */
function rested(card: Partial<MatchCard>): Change {
  const { game: _game, ...rest } = view().card;
  return { card: { ...rest, game: undefined, ...card } as Partial<MatchCard> };
}

test('a running game: its points, the games won, which game of how many', () => {
  said({}, '■□ 9 [Game 2, best of 3] 7 □□ / Upper semi-final');
  expect(bugOf(view(), 'Final').belowClock).toBe('Game 2 of 3');
});
test('the map of the game, in the words of the scene', () => said({ vocabulary: 'shooter', marks: { 2: { map: 'Ancient' } } }, '■□ 9 [Map 2, best of 3] 7 □□ / Ancient · Upper semi-final'));
test('between two games the games won are large', () => said(rested({ state: 'live' }), '■□ 1 [Game 3, best of 3] 0 □□ / Upper semi-final'));
test('a title without points counts games', () => said({ rule: { kind: 'winner_only' } }, '■□ 1 [Game 2, best of 3] 0 □□ / Upper semi-final'));
test('a long series is told in numbers', () => said({ card: { needed: 7, most_games: 13, score: { home: 6, away: 5 }, game: { number: 12, score: { home: 2, away: 0 } } }, series: { length: { kind: 'best_of', games: 13 } } }, '6 2 [Game 12, best of 13] 0 5 / Upper semi-final'));
test('a single game is live, with its points alone', () => said({ card: { most_games: 1, needed: 1, score: { home: 0, away: 0 }, game: { number: 1, score: { home: 9, away: 7 } } }, series: { length: { kind: 'best_of', games: 1 } } }, '9 [Live, best of 1] 7 / Upper semi-final'));
test('a hold says why, and the score stays', () => said({ card: { state: 'held' }, held: 'Power at station 1' }, '■□ 9 [Hold, best of 3] 7 □□ / Power at station 1'));
test('before it begins there is no score', () => {
  said(rested({ state: 'called' }), '– [Called, best of 3] – / Upper semi-final · Vantage Open');
  said(rested({ state: 'ready' }), '– [Next, best of 3] – / Upper semi-final · Vantage Open');
  expect(bugOf(view(rested({ state: 'ready', from: 1_000 })), '').head).toMatch(/^\d\d:\d\d$/);
});
test('a stated result is shown as stated', () => {
  const report = { score: { home: 2, away: 0 }, winner: 'home', ending: 'played', by: 'Fox', waits_for: 'away' } as const;
  said(rested({ state: 'reported', report }), '2 [Reported, best of 3] 0 / The other side has to agree');
  expect(bugOf(view(rested({ state: 'reported', report })), '').isStated).toBe(true);
});
test('a contested or void result shows no score', () => {
  said(rested({ state: 'disputed' }), '– [Under review, best of 3] – / An official decides');
  said(rested({ state: 'void' }), '– [Result void, best of 3] – / Is to be played again');
});
test('the result stays, with its winner', () => {
  said(rested(WON), '■■ 2 [Result, best of 3] 1 ■□ / Upper semi-final · Vantage Open');
  expect(bugOf(view(rested(WON)), '').winner).toBe('home');
});
test('of a single game the points are the result', () => said({ ...rested({ ...WON, most_games: 1, needed: 1, score: { home: 1, away: 0 } }), games: [{ number: 1, score: { home: 16, away: 14 }, winner: 'home' }] }, '16 [Result, best of 3] 14 / Upper semi-final · Vantage Open'));
test('a result whose score nobody knows is W and L', () => said(rested({ ...WON, unscored: true }), 'W [Result, best of 3] L / Score not known'));
test('a walkover has a winner and no score', () => {
  said(rested({ ...WON, ending: 'walkover' }), '– [Walkover, best of 3] – / Upper semi-final · Vantage Open');
  expect(bugOf(view(rested({ ...WON, ending: 'walkover' })), '').winner).toBe('home');
});
test('a result that counts nowhere says so', () => said(rested({ ...WON, void: true }), '■■ 2 [Result, best of 3] 1 ■□ / Does not count'));
test('a draw has no winner', () => {
  const drawn = rested({ state: 'over', ending: 'played', score: { home: 1, away: 1 } });
  const bug: Bug = bugOf(view(drawn), '');
  expect([bug.head, bug.winner]).toEqual(['Drawn', undefined]);
});
test('who is not decided is told by the match that decides it; a heat and a bye have no bug', () => {
  const open = view({ entrants: { home: who(1, 'Fox'), away: null }, card: { slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'undecided', from: 'loser', match: 4, number: 12 } } } });
  expect([whoOn(open, 'home').name, whoOn(open, 'away').name]).toEqual(['Fox', 'Loser of 12']);
  expect(hasSides(open)).toBe(true);
  expect(hasSides(view({ card: { heat: { contenders: 8, played: 0, leaders: [] } } }))).toBe(false);
  expect(hasSides(view({ card: { slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'bye' } } } }))).toBe(false);
});

// ---- what the match card says between the two
function between(change: Change, left: 'home' | 'away' = 'home'): string {
  const match = view(change);
  const { large, isScore, more } = middleOf(bugOf(match, 'Upper semi-final'), match.card, left);
  return `${isScore ? '#' : ''}${[large, ...more].join(' / ')}`;
}
test('before it begins the card says when, never how it stands', () => {
  expect(between(rested({ state: 'called', score: { home: 0, away: 0 } }))).toBe('Called');
  expect(between(rested({ state: 'ready', score: { home: 0, away: 0 } }))).toBe('Next');
  expect(between(rested({ state: 'ready', from: 1_000 }))).toMatch(/^\d\d:\d\d$/);
});
test('while it is played the card counts games, and the points of a single one', () => {
  expect(between({})).toBe('#1–0 / Game 2');
  expect(between({}, 'away')).toBe('#0–1 / Game 2');
  expect(between({ card: { state: 'held' }, held: 'Power at station 1' })).toBe('#1–0 / Hold');
  expect(between({ card: { most_games: 1, needed: 1, score: { home: 0, away: 0 }, game: { number: 1, score: { home: 9, away: 7 } } } })).toBe('#9–7 / Live');
});
test('on the card too, what is contested or void has no score, and what is stated says so', () => {
  const report = { score: { home: 2, away: 0 }, winner: 'home', ending: 'played', by: 'Fox', waits_for: 'away' } as const;
  expect(between(rested({ state: 'reported', report, score: { home: 0, away: 0 } }))).toBe('#2–0 / Reported / The other side has to agree');
  expect(between(rested({ state: 'disputed', report }))).toBe('Under review / An official decides');
  expect(between(rested({ state: 'void', score: { home: 2, away: 0 } }))).toBe('Result void / Is to be played again');
});
test('on the card a result is a score only where there is one', () => {
  expect(between(rested(WON))).toBe('#2–1 / Result');
  expect(between(rested({ ...WON, unscored: true }), 'away')).toBe('#L–W / Result / Score not known');
  expect(between(rested({ ...WON, ending: 'walkover', score: { home: 0, away: 0 } }))).toBe('Walkover');
  expect(between(rested({ ...WON, ending: 'disqualified', score: { home: 2, away: 0 } }))).toBe('Disqualification');
  expect(between(rested({ state: 'over', ending: 'played', score: { home: 1, away: 1 } }))).toBe('#1–1 / Drawn');
  expect(between(rested({ ...WON, void: true }))).toBe('#2–1 / Result / Does not count');
  expect(between(rested({ ...WON, ending: 'walkover', void: true }))).toBe('Walkover / Does not count');
});
