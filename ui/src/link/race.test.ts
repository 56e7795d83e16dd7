// Several addresses at once: who speaks first has the link, the others are closed, and all lost is lost.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSocket } from './fake_server';
import { Race } from './race';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LEAD = 300;

function run(roads: readonly string[], broken: readonly string[] = []): { race: Race; sockets: FakeSocket[]; heard: unknown[]; closed: number[]; won: string[] } {
  const [sockets, heard, closed, won] = [[] as FakeSocket[], [] as unknown[], [] as number[], [] as string[]];
  const open = (road: string): FakeSocket => {
    if (broken.includes(road)) throw new Error('no such address');
    const socket = new FakeSocket(road);
    sockets.push(socket);
    return socket;
  };
  const race = new Race(open, roads, LEAD, (road) => won.push(road));
  race.onmessage = ({ data }) => heard.push(data);
  race.onclose = ({ code }) => closed.push(code);
  return { race, sockets, heard, closed, won };
}

test('the usual address has a lead, and alone if it answers in time', () => {
  const { race, sockets, heard, won } = run(['a', 'b', 'c']);
  sockets[0]?.say('hello');
  vi.advanceTimersByTime(10 * LEAD);
  expect([sockets.length, heard, won]).toEqual([1, ['hello'], ['a']]);
  race.send('{"t":"ping","n":1,"rtt":0,"waiting":0}');
  expect(sockets[0]?.heard).toHaveLength(1);
});

test('after the lead all run, the first that speaks wins and the others are closed', () => {
  const { sockets, heard, closed, won } = run(['a', 'b', 'c']);
  vi.advanceTimersByTime(LEAD);
  sockets[2]?.say('here');
  sockets[0]?.say('too late');
  expect([won, heard, sockets.map(({ isOpen }) => isOpen)]).toEqual([['c'], ['here'], [false, false, true]]);
  sockets[2]?.drop(1012);
  expect(closed).toEqual([1012]);
});

test('a lost first runner ends its lead at once', () => {
  const { sockets, closed } = run(['a', 'b']);
  sockets[0]?.drop();
  expect([sockets.map(({ address }) => address), closed]).toEqual([['a', 'b'], []]);
  sockets[1]?.drop(1001);
  expect(closed).toEqual([1001]);
});

test('addresses that open nothing are no runners', () => {
  const { closed } = run(['a', 'b'], ['a', 'b']);
  vi.advanceTimersByTime(LEAD);
  expect(closed).toEqual([1006]);
});

test('a race that is closed is silent', () => {
  const { race, sockets, heard, closed } = run(['a', 'b']);
  vi.advanceTimersByTime(LEAD);
  race.close();
  sockets[0]?.say('late');
  sockets[1]?.drop();
  expect([heard, closed, sockets.map(({ isOpen }) => isOpen)]).toEqual([[], [], [false, false]]);
});
