// What casters are told of two who meet: form and head-to-head from the ways that everybody may read.
import { expect, test } from 'vitest';
import type { EntrantView } from '../../wire/EntrantView';
import type { WayMatch } from '../../wire/WayMatch';
import type { WayView } from '../../wire/WayView';
import { formOf, headToHead, metIn, onStream, playedOn } from './record';

const played = (number: number, went: WayMatch['went'], more: Partial<WayMatch> = {}): WayMatch => ({ number, stage: 1, state: 'over', meets: { kind: 'known', name: 'Owl' }, score: [2, 1], ...(went ? { went } : {}), ...more });
const way = (matches: Record<number, WayMatch>, stages = [1, 2]): WayView => ({ matches, stages: stages.map((stage) => ({ stage, name: '', entrants: 8 })), is_in: true });
const entrant = (id: number, name: string): EntrantView => ({ id, name, short_name: name, tag: '', seed: id, roster: [] });

test('form is the last five that were won, lost or drawn, the latest first, over all stages', () => {
  const all = way({ 11: played(1, 'won'), 12: played(2, 'lost'), 14: played(4, 'drawn'), 16: played(6, 'won'), 21: played(1, 'won', { stage: 2 }), 22: played(2, 'lost', { stage: 2 }), 23: played(3, undefined, { stage: 2, state: 'live' }), 24: played(4, undefined, { stage: 2, meets: { kind: 'many', contenders: 8 } }) });
  expect(formOf(all).map(({ id, went }) => [id, went])).toEqual([[22, 'lost'], [21, 'won'], [16, 'won'], [14, 'drawn'], [12, 'lost']]);
  expect([playedOn(undefined), formOf(way({}))]).toEqual([[], []]);
});
test('head to head is what is on both ways, in every tournament in which both play', () => {
  const fox = way({ 11: played(1, 'won'), 12: played(2, 'lost') });
  const owl = way({ 11: played(1, 'lost'), 13: played(3, 'won') });
  const told = headToHead([{ tournament: 1, home: fox, away: owl }, { tournament: 2, home: way({ 40: played(9, 'lost') }), away: way({ 40: played(9, 'won') }) }, { tournament: 3, home: undefined, away: owl }]);
  expect([told.home, told.away, told.matches.map(({ id, tournament }) => [id, tournament])]).toEqual([1, 1, [[11, 1], [40, 2]]]);
});
test('the same two are found elsewhere by their names, and never where two have one name', () => {
  const own = { tournament: 1, home: entrant(1, 'Fox'), away: entrant(2, 'Owl') };
  const entrants = new Map([[1, [entrant(1, 'Fox'), entrant(2, 'Owl')]], [2, [entrant(21, 'Owl'), entrant(22, 'Fox')]], [3, [entrant(31, 'Fox')]], [4, [entrant(41, 'Fox'), entrant(42, 'Fox'), entrant(43, 'Owl')]]]);
  expect(metIn(own, entrants)).toEqual([{ tournament: 1, home: 1, away: 2 }, { tournament: 2, home: 22, away: 21 }]);
});
test('the stream’s match is what the producer shows, else what is played there', () => {
  const floor = (station: object) => ({ stations: { 7: { number: 7, name: '', equipment: { kind: 'stream', area: '', address: '', at_once: 1 }, ...station } } }) as never;
  expect([onStream(floor({ match: 5 })), onStream(floor({ match: 5, stream: { on_air: 4 } })), onStream(floor({})), onStream(undefined)]).toEqual([5, 4, undefined, undefined]);
});
