// What the desk is asked to do, in which order, and which digit opens it.
import { expect, test } from 'vitest';
import type { DeviceView } from '../../wire/DeviceView';
import type { MatchCard } from '../../wire/MatchCard';
import type { CallView } from '../../wire/CallView';
import type { DispatchView } from '../../wire/DispatchView';
import { bindDigits, tasksOf, type Hall } from './tasks';

const NOW = 1_000_000;
const match = (id: number, state: MatchCard['state'], since: number, score: [number, number] = [0, 0]): MatchCard => ({
  id, number: id, tournament: 1, stage: 1, group: 'upper', round: 1, from_end: 2, position: id, state, since,
  slots: { home: { kind: 'taken', entrant: 1, seed: 1 }, away: { kind: 'taken', entrant: 2, seed: 2 } },
  score: { home: score[0], away: score[1] }, needed: 2, most_games: 3, rev: 0,
});
const tablet = (number: number, up: boolean, seen?: number, scores?: number): DeviceView => ({
  id: `d${number}`, number, name: `Judge ${number}`, role: 'judge', scope: { kind: 'everything' }, revoked: false, admitted: 0,
  link: { up, rtt: 8, waiting: 0, ...(seen === undefined ? {} : { seen }) }, ...(scores === undefined ? {} : { match: scores }),
});
const hall = (part: Partial<Hall>): Hall => ({ open: [], devices: [], waiting: [], screens: [], dispatch: undefined, now: NOW, ...part });
const proposed = (calls: readonly (Partial<CallView> & { match: number })[]): DispatchView => ({
  dispatching: { automatic: false, settle: 60 }, lobbies: {}, places: {}, waiting: {}, all_calls: calls.length, all_waiting: 0, ends: {},
  calls: Object.fromEntries(calls.map((call, i) => [call.match, { order: i + 1, from: 5, ahead: 1, minutes: 30, by_hand: false, ...call }])),
});
const keys = (part: Partial<Hall>): string[] => tasksOf(hall(part)).map((task) => task.key);

const reported = (id: number, since: number, waits_for: 'desk' | 'home', state: 'reported' | 'disputed' = 'reported'): MatchCard => ({ ...match(id, state, since, [2, 0]), report: { score: { home: 2, away: 0 }, winner: 'home', ending: 'played', by: 'Fox', waits_for } });
const call = (id: number) => ({ id, help: 'technician' as const, note: '', by: 'Tablet 4', since: 5 });

test('what waits for a person comes first: disputes, silence, help, reports, the door, long holds, who does not come', () => {
  const open = [match(1, 'ready', 5), match(2, 'live', 5, [2, 0]), match(3, 'held', 5), match(4, 'held', NOW - 10_000), match(5, 'called', 5), reported(6, 5, 'desk'), reported(7, 5, 'home', 'disputed'), reported(8, 5, 'home')];
  const waiting = [{ id: 'w', name: '', role: 'judge' as const, scope: { kind: 'everything' as const }, code: '1', since: 5, address: '' }];
  expect(keys({ open, dispatch: proposed([{ match: 1 }]), devices: [tablet(4, false, 10)], help: [call(1)], waiting }))
    .toEqual(['disputed/7', 'silent/d4', 'help/1', 'reported/6', 'waiting/w', 'held/3', 'noshow/5', 'reported/8', 'held/4', 'decided/2', 'ready/1']);
});

test('who was called a moment ago, or is here, is no no-show', () => {
  expect(keys({ open: [match(1, 'called', NOW - 60_000), { ...match(2, 'called', 5), here: { home: true, away: true } }, { ...match(3, 'called', 5), here: { home: true, away: false } }] })).toEqual(['noshow/3']);
});

test('where a clock runs, the last call makes it a task, and a hold stops it', () => {
  const called = (id: number, last: number, more: Partial<MatchCard> = {}): MatchCard => ({ ...match(id, 'called', 5), call: { since: 5, last, until: last + 300_000 }, ...more });
  expect(keys({ open: [called(1, NOW + 1), called(2, NOW - 1), called(3, NOW - 400_000), called(4, NOW - 1, { here: { home: true, away: true } })] })).toEqual(['noshow/2', 'noshow/3']);
});

test('a report that waits for the other captain is theirs, until it is forgotten', () => {
  expect(keys({ open: [reported(1, NOW - 60_000, 'home')] })).toEqual([]);
  expect(keys({ open: [reported(1, 5, 'home')] })).toEqual(['reported/1']);
});

test('a live match that is not decided asks for nothing', () => expect(keys({ open: [match(1, 'live', 5, [1, 1])] })).toEqual([]));

test('calls come in the order of the proposals; what must wait, or is called by hand, is no task', () => {
  const open = [match(1, 'ready', 50), match(2, 'ready', 20), match(3, 'ready', 10), match(4, 'ready', 10), match(5, 'called', NOW)];
  const dispatch = proposed([{ match: 2, station: 2 }, { match: 1 }, { match: 3, from: NOW + 1 }, { match: 4, by_hand: true }, { match: 5 }]);
  expect(tasksOf(hall({ open, dispatch })).map((task) => task.kind === 'ready' && [task.card.id, task.place])).toEqual([
    [2, { kind: 'station', number: 2 }],
    [1, { kind: 'seats' }],
  ]);
});

test('three silent tablets are one task: an access point died', () => {
  expect(keys({ devices: [tablet(1, false, 10), tablet(2, false, 20), tablet(3, false, 30), tablet(4, true, 999_000)] })).toEqual(['outage']);
});

test('an outage names stations as ranges and how fast it went, screens too', () => {
  const at = (number: number, seen: number, from: number, to: number): DeviceView => ({ ...tablet(number, false, seen), scope: { kind: 'stations', from, to } });
  const screen = { number: 2, token: 't', name: 'Bar', layout: { kind: 'blank' as const }, rev: 1, link: { up: false, seen: 103_000 } };
  const [task] = tasksOf(hall({ devices: [at(1, 100_000, 9, 10), at(2, 101_000, 13, 16), at(3, 104_000, 11, 12)], screens: [screen] }));
  expect(task).toMatchObject({ kind: 'outage', since: 100_000, outage: { within: 4_000, stations: [[9, 16]] } });
  expect(task?.kind === 'outage' && task.outage.silent.map((one) => `${one.kind} ${one.number}`)).toEqual(['tablet 1', 'tablet 2', 'screen 2', 'tablet 3']);
});

test('three tablets that died over an hour are three tasks', () => {
  expect(keys({ devices: [tablet(1, false, 10), tablet(2, false, 300_000), tablet(3, false, 900_000)] })).toEqual(['silent/d1', 'silent/d2', 'silent/d3']);
});

test('an outage closes by itself: who is left alone is a task of its own', () => {
  expect(keys({ devices: [tablet(1, true, 10), tablet(2, true, 20), tablet(3, false, 30)] })).toEqual(['silent/d3']);
});

test('a hiccup of ten seconds is no task', () => expect(keys({ devices: [tablet(1, false, NOW - 10_000)] })).toEqual([]));

test('a tablet never heard of since the start is silent only when it holds a match', () => {
  expect(keys({ devices: [tablet(1, false), tablet(2, false, undefined, 7)] })).toEqual(['silent/d2']);
});

test('a digit stays with its task when something more urgent comes', () => {
  const dispatch = proposed([{ match: 1 }, { match: 2 }, { match: 4 }]);
  const first = tasksOf(hall({ dispatch, open: [match(1, 'ready', 5), match(2, 'ready', 6)] }));
  const digits = bindDigits(first, new Map());
  const later = tasksOf(hall({ dispatch, open: [match(3, 'held', 9), match(1, 'ready', 5), match(2, 'ready', 6)] }));
  expect([...bindDigits(later, digits)]).toEqual([['ready/1', 1], ['ready/2', 2], ['held/3', 3]]);
  const after = tasksOf(hall({ dispatch, open: [match(3, 'held', 9), match(2, 'ready', 6), match(4, 'ready', 7)] }));
  expect(bindDigits(after, bindDigits(later, digits)).get('ready/4')).toBe(1);
});
