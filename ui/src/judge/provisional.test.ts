// Beginning without a link: where that may be, and in whose hands the match counts on this tablet until the desk has answered.
import { expect, test } from 'vitest';
import type { MatchCard } from '../wire/MatchCard';
import type { Scope } from '../wire/Scope';
import { asHeld, atHand, begin, begun, mayBegin, taking } from './provisional';
import { card, match, stored, tap } from './sample';
import { conflictOf } from './match/conflict';
import { lastUndoable } from './match/taps';
import { layers } from './match/picture';

const ME = { number: 7, name: 'Jonas' };
const STATION_1: Scope = { kind: 'stations', from: 1, to: 2 };
const called = (changes: Parameters<typeof card>[0] = {}): MatchCard => card({ state: 'called', holder: null, station: 1, ...changes });
const check = (one: MatchCard, scope: Scope, expected: boolean): void => expect(mayBegin(one, scope)).toBe(expected);

test('what is called to the own station', () => check(called(), STATION_1, true));
test('what lies there without a judge, begun or held', () => {
  check(called({ state: 'live' }), STATION_1, true);
  check(called({ state: 'held' }), STATION_1, true);
});
test('not what is called elsewhere', () => check(called({ station: 3 }), STATION_1, false));
test('not what is called to the players’ own seats', () => check(called({ station: null }), STATION_1, false));
test('not what is only ready', () => check(called({ state: 'ready' }), STATION_1, false));
test('not what another tablet held when last heard of', () => check(called({ holder: 3 }), STATION_1, false));
test('not for a tablet that has no station', () => check(called(), { kind: 'everything' }, false));

test('the longest called are kept at hand, eight at most', () => {
  const cards = Array.from({ length: 10 }, (_, i) => called({ id: i + 1, since: 1_000 - i }));
  expect(atHand(cards, STATION_1)).toEqual([10, 9, 8, 7, 6, 5, 4, 3]);
});

const TAKE = tap(begin(120, 'Taking the match').body, { undo: { type: 'hand_back_match', match: 120 } });
const BACK = tap({ type: 'hand_back_match', match: 120 }, { undoes: TAKE.id });
const POINT = tap({ type: 'score_game', match: 120, game: 1, score: { home: 1, away: 0 }, winner: null }, { side: 'home', undo: { type: 'drop_game', match: 120, game: 1 } });
const FREE = match([], { lease: null, card: { holder: null, state: 'called' } });

test('a match is taken until it is handed back', () => {
  expect(taking([TAKE, POINT])).toBe(TAKE);
  expect(taking([TAKE, BACK])).toBeNull();
  expect([...begun([TAKE, POINT])]).toEqual([120]);
  expect([...begun([POINT])]).toEqual([]);
});
test('while the take waits the match is in the own hands', () => expect(asHeld(FREE, [], [TAKE], ME).lease).toMatchObject({ number: 7, name: 'Jonas' }));
test('between the receipt and the patch that follows it stays there', () => {
  expect(asHeld(FREE, [stored(TAKE, 18)], [], ME).lease?.number).toBe(7);
  expect(asHeld({ ...FREE, card: { ...FREE.card, rev: 18 } }, [stored(TAKE, 18)], [], ME).lease).toBeUndefined();
});
test('another device’s hold is never painted over', () => {
  const taken = match([], { lease: { device: 'other', number: 3, name: 'Mara', since: 1 } });
  expect(asHeld(taken, [], [TAKE], ME).lease?.number).toBe(3);
});

test('undo takes the points back before the take, and a take that is stored not at all', () => {
  const undo = (waiting: Parameters<typeof layers>[2], known: Parameters<typeof layers>[1] = []) => {
    const view = asHeld(FREE, known, waiting, ME);
    return lastUndoable(view, layers(view, known, waiting).shown, known, waiting)?.tap.id ?? null;
  };
  expect(undo([TAKE, POINT])).toBe(POINT.id);
  expect(undo([TAKE])).toBe(TAKE.id);
  expect(undo([], [stored(TAKE, 18)])).toBeNull();
});
test('after a refusal the points are asked about, the take is not', () => {
  const reasons = { refused: [{ code: 'stale', text: 'It changed in the meantime.' }] };
  const view = match([], { lease: { device: 'other', number: 3, name: 'Mara', since: 1 } });
  expect(conflictOf(view, [{ ...TAKE, ...reasons }, { ...POINT, ...reasons }]).questions.map((one) => one.tap.id)).toEqual([POINT.id]);
  expect(conflictOf(view, [{ ...TAKE, ...reasons }]).questions).toEqual([]);
});
