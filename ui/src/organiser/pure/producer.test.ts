// The producer's rundown: how each match stands, what "next" shows, what can be moved and added.
import { expect, test } from 'vitest';
import type { MatchCard } from '../../wire/MatchCard';
import type { StationView } from '../../wire/StationView';
import { streamsOf } from '../../board/streamed';
import { addable, isPast, isToCome, nextOf, placeAfter, shownOn, standingOf } from './producer';

const card = (id: number, state: MatchCard['state'], more: Partial<MatchCard> = {}): MatchCard => ({ id, number: id, tournament: 1, state, ...more }) as MatchCard;
const stream = (more: Partial<StationView> = {}): StationView => ({ number: 7, name: '', equipment: { kind: 'stream', area: '', address: '', at_once: 1 }, ...more });
const among = (...cards: MatchCard[]) => (id: number) => cards.find((one) => one.id === id);

test('streams come before stages, and tables are none', () => {
  const stage = stream({ number: 1, equipment: { kind: 'stage', area: '', address: '', at_once: 1 } });
  expect(streamsOf([stage, { number: 2, name: '' }, stream()]).map(({ number }) => number)).toEqual([7, 1]);
});
test('each match of a rundown says how it stands', () => {
  const station = stream({ stream: { on_air: 1 } });
  const of = (state: MatchCard['state'], more: Partial<MatchCard> = {}) => standingOf(card(2, state, more), station);
  expect([of('undecided'), of('ready'), of('called', { station: 7 }), of('live', { station: 3 }), of('over', { station: 7 }), of('over', { station: 3 }), of('void')]).toEqual(['coming', 'ready', 'here', 'elsewhere', 'over', 'away', 'void']);
  expect([standingOf(undefined, station), standingOf(card(1, 'over', { station: 7 }), station)]).toEqual(['missing', 'on']);
  expect([isToCome('ready'), isToCome('over'), isPast('over'), isPast('on'), isPast('void'), isPast('missing')]).toEqual([true, false, true, false, false, false]);
});
test('next is what stands at the station after what is shown', () => {
  const rundown = [1, 2, 3];
  const cards = among(card(1, 'over', { station: 7 }), card(2, 'called', { station: 7 }), card(3, 'ready'));
  expect(nextOf(stream({ match: 2, stream: { on_air: 1, rundown } }), cards)?.id).toBe(2);
  expect(nextOf(stream({ match: 2, stream: { on_air: 2, rundown } }), cards)).toBeUndefined();
});
test('next steps over what was played elsewhere, and shows a match that ended meanwhile', () => {
  const rundown = [1, 2, 3, 4];
  const cards = among(card(1, 'over', { station: 7 }), card(2, 'over', { station: 3 }), card(3, 'over', { station: 7 }), card(4, 'live', { station: 7 }));
  expect(nextOf(stream({ match: 4, stream: { on_air: 1, rundown } }), cards)?.id).toBe(3);
});
test('without a rundown next is what is played at the station', () => {
  const cards = among(card(1, 'over', { station: 7 }), card(5, 'live', { station: 7 }));
  expect(nextOf(stream({ match: 5, stream: { on_air: 1 } }), cards)?.id).toBe(5);
  expect([shownOn(stream({ match: 5 })), nextOf(stream({ match: 5 }), cards)]).toEqual([5, undefined]);
});
test('a match moves by one, and stays where it is at the ends', () => {
  expect([placeAfter([1, 2, 3], 2, -1), placeAfter([1, 2, 3], 2, 1), placeAfter([1, 2, 3], 1, -1), placeAfter([1, 2, 3], 3, 1), placeAfter([1], 9, 1)]).toEqual([0, 2, undefined, undefined, undefined]);
});
test('what is over, planned, played elsewhere or without a number is not offered', () => {
  const all = [card(5, 'undecided'), card(4, 'ready'), card(3, 'over'), card(2, 'ready'), card(1, 'called', { station: 7 }), card(8, 'live', { station: 3 }), { ...card(6, 'ready'), number: undefined } as MatchCard];
  expect(addable(all, new Set([2]), 7).map(({ id }) => id)).toEqual([1, 4, 5]);
});
