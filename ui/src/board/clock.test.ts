// Times as people read them.
import { expect, test } from 'vitest';
import { about, age, countdown, drift, duration, timeOfDay, moment } from './clock';

const MIN = 60_000;
test.each([[0, '0:00'], [7_999, '0:07'], [134_000, '2:14'], [3_734_000, '1:02:14'], [-5, '0:00']])('%i ms last %s', (ms, text) => expect(duration(ms)).toBe(text));
test.each([[134_001, '2:15'], [10_000, '0:10'], [9_999, '10.0'], [9_401, '9.5'], [50, '0.1'], [0, '0:00'], [-3, '0:00']])('%i ms are left as %s', (ms, text) => expect(countdown(ms)).toBe(text));
test.each([[14_999, '14 s'], [2 * MIN, '2 min'], [60 * MIN, '1 h'], [65 * MIN, '1 h 5 min']])('%i ms ago is %s', (ms, text) => expect(age(ms)).toBe(text));
test.each([[10_000, 'about 1 min'], [5.2 * MIN, 'about 5 min'], [23 * MIN, 'about 25 min']])('an estimate of %i ms is %s', (ms, text) => expect(about(ms)).toBe(text));
test.each([[9 * MIN, '9 min late', 'gold'], [4 * MIN, '4 min late', 'muted'], [30_000, 'on time', 'good'], [-2 * MIN, '2 min early', 'good']])('%i ms of drift', (ms, text, tone) => expect(drift(ms)).toEqual({ text, tone }));
test('a time of day has seconds when it is a fact', () => {
  const at = Date.UTC(2026, 10, 21, 19, 43, 12);
  expect(timeOfDay(at, 'seconds', 0)).toBe('19:43:12');
  expect(timeOfDay(at, 'minutes', 60)).toBe('20:43');
});

test('a moment is named by how near it is', () => {
  const now = Date.UTC(2026, 10, 26, 12);
  const at = (day: number, hour: number): string => moment(Date.UTC(2026, 10, day, hour), now, 0);
  expect([at(26, 14), at(28, 14), at(20, 9), at(33, 14)]).toEqual(['14:00', 'Sat 14:00', 'Fri 09:00', '3 Dec 14:00']);
});
