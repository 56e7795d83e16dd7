// Small pictures of screens: what hangs on the wall while a screen follows, is behind, is frozen or is not heard.
import { expect, test } from 'vitest';
import type { Layout } from '../../wire/Layout';
import type { LinkView } from '../../wire/LinkView';
import type { MatchCard } from '../../wire/MatchCard';
import { decidedBy, onWall } from './picture';

const calls: Layout = { kind: 'calls' };
const bracket: Layout = { kind: 'bracket', stage: 7 };
const standings: Layout = { kind: 'standings', stage: 7 };
const lists = { 1: { name: 'Hall', entries: [{ layout: calls, shown: { kind: 'seconds' as const, seconds: 10 } }, { layout: bracket, shown: { kind: 'seconds' as const, seconds: 10 } }] } };
const facts = { now: 5_000, cards: [], drafts: undefined };
/** Given `layout` by entry 20; it said that it has drawn `told` as of entry `rev`. */
function wall(layout: Layout, told: Layout | undefined, rev: number | undefined, part: { up?: boolean; frozen?: number } = {}) {
  const link: LinkView = { up: part.up ?? true, ...(rev === undefined ? {} : { health: { rev, ...(told ? { layout: told } : {}) } }) };
  const { layout: shown, isBehind } = onWall({ layout, rev: 20, link, ...(part.frozen === undefined ? {} : { frozen: part.frozen }) }, lists, facts);
  return `${shown.kind}${isBehind ? ', behind' : ''}`;
}

test('a screen that follows shows what it was given, of a playlist the entry that is on now', () => {
  expect(wall(standings, standings, 20)).toBe('standings');
  expect(wall({ kind: 'playlist', playlist: 1 }, bracket, 20)).toBe('calls');
});
test('what it was given a moment ago is not on its wall before it says so', () => expect(wall(standings, bracket, 19)).toBe('bracket, behind'));
test('a screen without a link keeps the old bracket, whatever it is given', () => {
  expect(wall(standings, bracket, 19, { up: false })).toBe('bracket, behind');
  expect(wall({ kind: 'playlist', playlist: 1 }, bracket, 20, { up: false })).toBe('bracket');
});
test('a frozen screen keeps what it said, and one that said nothing the entry of that moment', () => {
  expect(wall({ kind: 'playlist', playlist: 1 }, bracket, 20, { frozen: 1_000 })).toBe('bracket');
  expect(wall({ kind: 'playlist', playlist: 1 }, undefined, undefined, { frozen: 11_000 })).toBe('bracket');
});
test('of a page that does not say what it draws, what it was given is all there is to know', () => expect(wall(standings, undefined, undefined, { up: false })).toBe('standings'));

const over = (group: string, winner: 'home' | 'away', from_end = 0): MatchCard => ({ group, from_end, state: 'over', winner }) as MatchCard;
test('the winner is made by the last match, never by the one for the third place', () => {
  expect(decidedBy([over('upper', 'home', 1), over('third_place', 'away'), over('upper', 'away')])?.winner).toBe('away');
  expect(decidedBy([over('upper', 'home'), over('final', 'away')])?.winner).toBe('away');
  expect(decidedBy([over('final', 'away'), over('reset', 'home')])?.winner).toBe('home');
  expect(decidedBy([over('upper', 'home'), { ...over('final', 'away'), state: 'live' }])).toBeUndefined();
});
