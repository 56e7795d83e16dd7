// What screens say: candidates, pips, tiles, ranks, the red band, the turning of pages, the champion's way.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { MatchView } from '../wire/MatchView';
import type { MatchesView } from '../wire/MatchesView';
import type { SlotView } from '../wire/SlotView';
import type { StageView } from '../wire/StageView';
import type { StandingRow } from '../wire/StandingRow';
import type { StandingView } from '../wire/StandingView';
import { band, NO_BAND, type Band } from './band';
import { calledNow, callOf, topicsOf } from './calls';
import { candidates } from './candidates';
import { DWELL, left, turn, type Turn } from './cycle';
import { pips, ruleText, tiles } from './duel';
import { cardsOf, decider, entrantsOf, initials, isWhole, stillIn, winsOf } from './field';
import { documents } from './gallery/invented';
import { boardOf, rankOf, rowsOf, zoneOf } from './table';
import { treeOf } from './way';

const played = (share: number, entrants = 16) => {
  const docs = documents({ entrants, kind: 'double', share, isLong: false });
  const pick = <T>(part: string): Map<string, T> => new Map([...docs].filter(([topic]) => topic.includes(part))) as Map<string, T>;
  return { docs, cards: cardsOf(pick<MatchesView>('/round/')), entrants: entrantsOf(pick('/entrants/')) };
};

// ---- candidates
const slot = (from: 'winner' | 'loser', match: number, number = match): Extract<SlotView, { kind: 'undecided' }> => ({ kind: 'undecided', from, match, number });
test('both who may come are named by their tags', () => {
  const { cards, entrants } = played(0);
  expect(candidates(slot('winner', 1), cards, entrants).text).toMatch(/^\w+ or \w+$/);
});
test('a loser comes down with an arrow', () => {
  const { cards, entrants } = played(0);
  expect(candidates(slot('loser', 1), cards, entrants).down).toBe(true);
});
test('deeper slots name the match', () => {
  const { cards, entrants } = played(0);
  expect(candidates(slot('winner', 20, 26), cards, entrants)).toEqual({ down: false, text: 'Winner of 26', short: 'Winner of 26' });
  expect(candidates(slot('loser', 999, 27), cards, entrants).text).toBe('Loser of 27');
});

// ---- the match
test('pips fill from the outside', () => {
  expect(pips(2, 3)).toEqual([true, true, false]);
  expect(pips(0, 9)).toEqual([]);
});
const game = (number: number, home: number, away: number, winner?: 'home' | 'away'): MatchView['games'][number] => ({ number, score: { home, away }, ...(winner ? { winner } : {}) });
const match = (most: number, games: MatchView['games'], state: MatchCard['state'] = 'live'): Pick<MatchView, 'card' | 'games' | 'rule'> => ({
  games,
  rule: { kind: 'target', target: 13, margin: 2 },
  card: {
    id: 1, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 0, position: 0, state, slots: { home: { kind: 'bye' }, away: { kind: 'bye' } }, rev: 1,
    score: { home: games.filter((g) => g.winner === 'home').length, away: games.filter((g) => g.winner === 'away').length }, needed: (most + 1) / 2, most_games: most,
    ...(state === 'live' ? { game: games[games.length - 1] } : {}),
  } as MatchCard,
});
test('2–1 in a best of 5: the fourth game runs, the fifth only if needed', () => {
  const shown = tiles(match(5, [game(1, 13, 9, 'home'), game(2, 11, 13, 'away'), game(3, 13, 6, 'home'), game(4, 9, 7)]));
  expect(shown.map(({ kind }) => kind)).toEqual(['home', 'away', 'home', 'now', 'later']);
  expect(shown.map(({ result }) => result)).toEqual(['13–9', '11–13', '13–6', '9–7', '']);
  expect(shown.map(({ ifNeeded }) => ifNeeded)).toEqual([false, false, false, false, true]);
});
test('a long series shows the running game, the next and the five before', () => {
  const many = Array.from({ length: 9 }, (_, i) => game(i + 1, 13, 9, i % 2 === 0 ? 'home' : 'away'));
  expect(tiles(match(21, [...many, game(10, 3, 2)])).map(({ number }) => number)).toEqual([5, 6, 7, 8, 9, 10, 11]);
});
test('after the end nothing is "if needed"', () => {
  expect(tiles(match(3, [game(1, 13, 2, 'home'), game(2, 13, 3, 'home')], 'over')).map(({ ifNeeded }) => ifNeeded)).toEqual([false, false, false]);
});
test('the rule in words', () => {
  expect(ruleText({ kind: 'target', target: 13, margin: 2 }, 'cs')).toBe('13 wins the map, 2 ahead');
  expect(ruleText({ kind: 'points' }, 'neutral')).toBe('');
});

// ---- standings
const row = (entrant: number, place?: number): StandingRow => ({ entrant, seed: entrant, won: 1, lost: 2, group: 1, fate: 'open', gone: false, values: [], ...(place == null ? {} : { place }) });
test('rows of all parts stand in order, equal places share a rank', () => {
  const rows = rowsOf(new Map<string, StandingView>([['stage/1/standing/1', { rows: { 256: row(9, 7), 257: row(10, 7) } }], ['stage/1/standing/0', { rows: { 0: row(1), 1: row(2, 5) } }]]));
  expect(rows.map(rankOf)).toEqual(['', '5', '7', '7']);
  expect(rows.map((each) => zoneOf(each, false))).toEqual(['in', 'out', 'out', 'out']);
});
test('4 rows stand tall, 64 need four pages', () => {
  const pages = (count: number): readonly { readonly isTall: boolean }[] => boardOf(undefined, undefined, Array.from({ length: count }, (_, i) => row(i)), false).pages;
  expect(pages(4).map((page) => page.isTall)).toEqual([true]);
  expect(pages(64)).toHaveLength(4);
});

// ---- the band
function hear(...heard: [age: number, isUp: boolean, now: number][]): Band[] {
  let kept: Band = NO_BAND;
  return heard.map(([age, isUp, now]) => (kept = band(kept, { age, isUp, now })));
}
test('after five seconds of silence the data has an age', () => {
  expect(hear([3_000, true, 100_000], [4_900, false, 102_000], [5_000, false, 103_000], [9_000, false, 107_000]).map(({ kind }) => kind)).toEqual(['none', 'none', 'stale', 'stale']);
  expect(hear([5_000, false, 103_000], [9_000, false, 107_000])[1]).toEqual({ kind: 'stale', from: 98_000 });
});
test('on return it says so for one full second', () => {
  expect(hear([6_000, false, 100_000], [0, true, 101_000], [500, true, 101_900], [900, true, 102_000]).map(({ kind }) => kind)).toEqual(['stale', 'back', 'back', 'none']);
});
test('a frame without a link does not end the silence', () => expect(hear([6_000, false, 100_000], [0, false, 101_000])[1]?.kind).toBe('stale'));
test('a short interruption is never shown', () => expect(hear([2_000, false, 1], [0, true, 2]).map(({ kind }) => kind)).toEqual(['none', 'none']));

// ---- turning pages
test('a page stays its time, then the next comes, and the first again', () => {
  const keys = ['a', 'b'];
  let at: Turn | undefined;
  const seen = [0, DWELL - 1, DWELL, 2 * DWELL].map((now) => (at = turn(at, keys, now)).key);
  expect(seen).toEqual(['a', 'a', 'b', 'a']);
});
test('the page on view stays on view when others come or go', () => {
  const at = turn({ index: 1, key: 'b', since: 5 }, ['x', 'a', 'b'], 100);
  expect(at).toEqual({ index: 2, key: 'b', since: 5 });
  expect(turn({ index: 1, key: 'b', since: 5 }, ['a', 'c'], 100)).toEqual({ index: 1, key: 'c', since: 100 });
});
test('nothing turns while the data is old', () => expect(turn({ index: 0, key: 'a', since: 0 }, ['a', 'b'], 10 * DWELL, true).key).toBe('a'));
test('the ring goes by whole seconds', () => {
  expect(left({ index: 0, key: 'a', since: 0 }, 0)).toBe(1);
  expect(left({ index: 0, key: 'a', since: 0 }, 3_400)).toBe(0.75);
});

// ---- who is left, who won
test('16 entrants: all but those who lost for good are left', () => {
  expect(stillIn(16, played(0).cards)).toBe(16);
  expect(stillIn(16, played(1).cards)).toBe(1);
});
test('the champion won the decider, and the tree tells whom it beat', () => {
  const { cards } = played(1);
  const final = decider(cards);
  const slots = final?.slots[final.winner ?? 'home'];
  const wins = winsOf(slots?.kind === 'taken' ? slots.entrant : -1, cards);
  expect(wins[wins.length - 1]?.card.id).toBe(final?.id);
  const tree = treeOf(wins);
  expect(tree.marks).toHaveLength(Math.min(4, wins.length) - 1);
  expect(tree.way).toMatch(/H1000V500$/);
  expect(tree.others.match(/M/g)).toHaveLength(2 ** 4 * 2 - 2 - 4);
});
test('no champion before the end', () => expect(decider(played(0.9).cards)).toBeUndefined());

// ---- the frame
test.each([['Nordlicht LAN 22', 'NL'], ['Vantage', 'VA'], ['雷鳴クラブ', '雷鳴'], ['“Ω” – ultra', 'ΩU'], ['', '']])('the mark of %s is %s', (name, mark) => expect(initials(name)).toBe(mark));
test('the latest calls stand in the foot', () => {
  const { cards, entrants } = played(0.45, 64);
  const called = calledNow(cards, 2);
  expect(called.length).toBeGreaterThan(0);
  for (const card of called) expect(card.state).toBe('called');
  expect(topicsOf(called).every((topic) => /^tournament\/3\/entrants\/\d+$/.test(topic))).toBe(true);
  const [call] = callOf(called[0] as MatchCard, entrants);
  expect(call?.station).toMatch(/^Station \d+$/);
  expect(callOf(called[0] as MatchCard, new Map())).toEqual([]);
});

test('a bracket is shown when all its rounds are here', () => {
  const { docs } = played(0.5);
  const rounds = new Map([...docs].filter(([topic]) => topic.includes('/round/')));
  const stage = docs.get('stage/7') as StageView;
  expect(isWhole(stage, rounds)).toBe(true);
  rounds.delete('stage/7/round/lower/3/0');
  expect(isWhole(stage, rounds)).toBe(false);
});
