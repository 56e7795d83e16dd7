// Checking the hall: from the first connection to the link, and what a silence most likely means.
import { expect, test } from 'vitest';
import type { ReachedView } from '../../wire/ReachedView';
import { causesOf, reachOf, wifiCode, wifiFault } from './check';

const BEGAN = 100_000;
const at = (connected: number, part: Partial<ReachedView> = {}): ReachedView => ({ connected, from: '10.0.0.9', ...part });

test.each<[string, ReachedView | undefined, number, string]>([
  ['nobody yet', undefined, 19_000, 'waits'],
  ['nobody for twenty seconds', undefined, 20_000, 'silent'],
  ['somebody before the check began does not count', at(99_000, { page: 99_100, linked: 99_200 }), 20_000, 'silent'],
  ['a connection a moment ago', at(101_000), 3_000, 'connected'],
  ['a connection and no page', at(101_000), 12_000, 'no_page'],
  ['a page a moment ago', at(101_000, { page: 101_200 }), 3_000, 'page'],
  ['a page and no link', at(101_000, { page: 101_200 }), 13_000, 'no_link'],
  ['a link', at(101_000, { page: 101_200, linked: 101_500 }), 60_000, 'linked'],
  ['an old page and a new connection: the page is from the time before', at(101_000, { page: 90_000, linked: 90_100 }), 2_000, 'connected'],
])('%s', (_, reached, after, reach) => {
  expect(reachOf(reached, BEGAN, BEGAN + after)).toBe(reach);
});

test('causes are named only where something stopped', () => {
  expect(causesOf('waits')).toEqual([]);
  expect(causesOf('linked')).toEqual([]);
  expect(causesOf('silent')).toContain('isolated');
  expect(causesOf('no_link')[0]).toBe('captive');
});

test.each([
  ['LAN Party', 'correct horse', 'WIFI:T:WPA;S:LAN Party;P:correct horse;;'],
  ['open', '', 'WIFI:T:nopass;S:open;;'],
  ['a;b:c', 'x\\"y,z;12', 'WIFI:T:WPA;S:a\\;b\\:c;P:x\\\\\\"y\\,z\\;12;;'],
])('the code of the Wi-Fi %s', (name, password, code) => {
  expect(wifiCode(name, password)).toBe(code);
});

test('what no access point takes makes no code', () => {
  expect(wifiFault('', 'correct horse')).toBe('name');
  expect(wifiFault('ä'.repeat(17), '')).toBe('long');
  expect(wifiFault('LAN', 'short')).toBe('password');
  expect(wifiFault('LAN', '')).toBeUndefined();
});
