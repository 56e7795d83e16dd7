// Health: what turns a device amber and red, and the order that it makes.
import { expect, test } from 'vitest';
import type { LinkView } from '../../wire/LinkView';
import { healthOf, worse } from './health';

const up = (part: Partial<LinkView> = {}): LinkView => ({ up: true, seen: 1, rtt: 9, waiting: 0, build: 'a1', ...part });
const battery = (level: number, charging = false): LinkView => up({ health: { battery: { level, charging } } });

test.each<[string, LinkView, string, string[]]>([
  ['linked and quick', up(), 'well', []],
  ['heard before, and silent', up({ up: false }), 'red', ['silent']],
  ['never heard', { up: false }, 'well', []],
  ['a weak link', up({ rtt: 100 }), 'amber', ['weak']],
  ['taps that wait', up({ waiting: 2 }), 'amber', ['waiting']],
  ['a page of another build', up({ build: 'b2' }), 'amber', ['old']],
  ['a page under development', up({ build: 'dev' }), 'well', []],
  ['a battery to be charged', battery(25), 'amber', ['low']],
  ['a battery that is charged', battery(5, true), 'well', []],
  ['an empty battery', battery(10), 'red', ['empty']],
  ['everything at once', up({ rtt: 300, waiting: 1, build: 'b2', health: { battery: { level: 3, charging: false } } }), 'red', ['empty', 'waiting', 'weak', 'old']],
  ['silent: what it said before is no fault of now', up({ up: false, rtt: 300, waiting: 4, build: 'b2' }), 'red', ['silent']],
])('%s', (_, link, level, faults) => {
  expect(healthOf(link, 'a1')).toEqual({ level, faults });
});

test('who judges a match is missed, also if it was never heard', () => {
  expect(healthOf({ up: false }, 'a1', true)).toEqual({ level: 'red', faults: ['silent'] });
});

test('without a build of the server no page is old', () => {
  expect(healthOf(up({ build: 'b2' }), null).level).toBe('well');
});

test('the unwell stand first', () => {
  const list = [up(), up({ rtt: 200 }), up({ up: false })].map((link) => healthOf(link, null));
  expect([...list].sort(worse).map((one) => one.level)).toEqual(['red', 'amber', 'well']);
});
