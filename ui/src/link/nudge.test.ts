// What the desk has a page do, and what the page tells of itself: against a server that is played by hand.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Health } from '../wire/Health';
import type { Nudge } from '../wire/Nudge';
import { LinkCore } from './core';
import { countedBytes, FakeServer, PAIRED } from './fake_server';
import { pageOf } from './health';
import { memoryKeys } from './store';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

async function open(health: () => Health = () => ({})): Promise<{ core: LinkCore; server: FakeServer; told: Nudge[]; tablet: { isBusy: boolean } }> {
  const server = new FakeServer();
  const told: Nudge[] = [];
  const tablet = { isBusy: false };
  const core = new LinkCore({
    role: 'judge', origin: 'http://desk.local:7420', keys: memoryKeys(PAIRED), build: 'b1', mayReload: () => !tablet.isBusy, reload: () => {},
    open: server.open, elapsed: () => performance.now(), random: countedBytes, changed: () => {}, moved: () => {}, health, nudged: (what) => told.push(what),
  });
  await core.start();
  server.last.welcome();
  return { core, server, told, tablet };
}

test('a number or a text is shown at once', async () => {
  const { server, told } = await open();
  server.last.signed({ t: 'nudge', what: { kind: 'identify' } });
  server.last.signed({ t: 'nudge', what: { kind: 'say', text: 'Lunch' } });
  expect(told).toEqual([{ kind: 'identify' }, { kind: 'say', text: 'Lunch' }]);
});

test('a nudge that is not signed is tampering, and is not done', async () => {
  const { core, server, told } = await open();
  server.last.bare({ t: 'nudge', what: { kind: 'reload' } });
  expect(told).toEqual([]);
  expect(core.tampered).toBe(true);
});

test('the page is loaded again once no match is open', async () => {
  const { server, told, tablet } = await open();
  tablet.isBusy = true;
  server.last.signed({ t: 'nudge', what: { kind: 'reload' } });
  await pass(2_500);
  expect(told).toEqual([]);
  tablet.isBusy = false;
  await pass(1_500);
  expect(told).toEqual([{ kind: 'reload' }]);
  await pass(1_500);
  expect(told).toHaveLength(1);
});

test('a ping tells of battery and page, and says nothing where nothing is known', async () => {
  const quiet = await open();
  expect(quiet.server.last.heardOf('ping')[0]).not.toHaveProperty('health');
  const { server } = await open(() => ({ battery: { level: 61, charging: false }, page: 'match' }));
  expect(server.last.heardOf('ping')[0]).toMatchObject({ health: { battery: { level: 61, charging: false }, page: 'match' } });
});

test.each([['#match/26', 'match'], ['#/devices?x=1', 'devices'], ['', undefined], ['#', undefined], ['#<b>', undefined]])('the page behind %s is %s', (hash, page) => {
  expect(pageOf(hash)).toBe(page);
});
