// The box at the door: badges read by any scanner, codes, letters, and whom Enter means.
import { expect, test } from 'vitest';
import type { EntrantView } from '../../wire/EntrantView';
import { countsOf, findGuests, guestsOf, hereOf, meant, namesakes, readEntry, secretOf, type Codes, type Guest } from './arrivals';

const entrant = (id: number, name: string, more: Partial<EntrantView> = {}): EntrantView => ({ id, name, short_name: name, tag: name.slice(0, 3).toUpperCase(), seed: id, roster: [name], ...more });
const at = 1_700_000_000_000;
const field = (...entrants: EntrantView[]): Guest[] => guestsOf(1, entrants, undefined);

const SECRET = 'k=AAyZBBBCCCDDDEEEFFF_-g&s=kTq0x7gJ2mB4pVfZ';
const codes: Codes = { badges: new Map([[secretOf(SECRET), { tournament: 1, entrant: 7 }]]), typed: new Map([['K7P2MX', { tournament: 1, entrant: 7 }]]) };

test.each([
  ['a badge', `http://192.168.10.2:7420/p#${SECRET}`],
  ['a badge by a scanner that types for a German keyboard', `httpÖ&&192.168.10.2Ö7420&p§${SECRET.replace(/[yz]/gi, (sign) => ({ y: 'z', z: 'y', Y: 'Z', Z: 'Y' })[sign] ?? sign).replace('=', '´').replace('_', '?').replace('-', 'ß')}`],
  ['a badge with Caps Lock on', `HTTP://192.168.10.2:7420/P#${SECRET.toUpperCase()}`],
  ['six characters', 'k7p 2mx'],
])('%s is known', (_, text) => {
  expect(readEntry(text, codes)).toEqual({ kind: 'known', whose: { tournament: 1, entrant: 7 } });
});

test('a badge of another gathering is unknown, and an address without a secret is nobody’s', () => {
  expect(readEntry('http://192.168.10.2:7420/p#k=ZZZZZZZZZZZZZZZZZZZZZZ&s=kTq0x7gJ', codes)).toEqual({ kind: 'unknown' });
  expect(readEntry('http://192.168.10.2:7420/p', codes)).toEqual({ kind: 'nameless' });
  expect(readEntry('http://192.168.10.2:7420/p#', codes)).toEqual({ kind: 'nameless' });
});

test('anything else is letters of a name, also six of them', () => {
  expect(readEntry(' wolves ', codes)).toEqual({ kind: 'name', text: 'wolves' });
  expect(readEntry('https is a bad name', codes)).toEqual({ kind: 'name', text: 'https is a bad name' });
});

test('Enter means the only one, or who is called exactly so, and never one of two of one name', () => {
  const guests = field(entrant(1, 'Fox'), entrant(2, 'Foxtrot'), entrant(3, 'Alex', { seat: 'A1' }), entrant(4, 'Alex', { seat: 'B2' }));
  const means = (asked: string): number | undefined => meant(findGuests(asked, guests))?.guest.id;
  expect(means('fox')).toBe(1);
  expect(means('foxt')).toBe(2);
  expect(means('fo')).toBeUndefined();
  expect(means('alex')).toBeUndefined();
  expect(means('b2')).toBe(4);
});

test('the same person in two tournaments is meant once', () => {
  const twice = [...guestsOf(1, [entrant(1, 'Alex', { seat: 'A1' })], undefined), ...guestsOf(2, [entrant(9, 'Alex', { seat: 'a1' })], undefined)];
  expect(meant(findGuests('alex', twice))?.guest.name).toBe('Alex');
});

test('somebody of a team is found by the own name', () => {
  const team = entrant(5, 'Owls', { roster: ['Ann', 'Ben'], members: [{ person: 11, post: { kind: 'player' } }, { person: 12, post: { kind: 'player' } }] });
  const [found] = findGuests('ben', field(team));
  expect([found?.guest.id, found?.person]).toEqual([5, 12]);
  expect(findGuests('owls', field(team))[0]?.person).toBeUndefined();
});

test('who has come is counted among those with a place', () => {
  const some = [entrant(1, 'Fox', { arrived: { here: 1, of: 1, at } }), entrant(2, 'Owls', { arrived: { here: 3, of: 5, at } }), entrant(3, 'Hen'), entrant(4, 'Left', { gone: { disqualified: false, reason: '' } })];
  const guests = guestsOf(1, some, { waits: 1, drops: 0, waiting: [{ id: 9, name: 'Elk', tag: 'ELK', arrived: { here: 1, of: 1, at } }], dropped: [] });
  expect(countsOf(guests)).toEqual({ all: 3, here: 1, partly: 1, missing: 1 });
  expect(guests.map(hereOf)).toEqual(['here', 'partly', 'missing', 'here']);
  expect(guests[3]?.turn).toBe(1);
});

test('a name that exists is found whatever its accents, once for each person', () => {
  const guests = [...field(entrant(1, 'Łukasz', { seat: 'A1' })), ...guestsOf(2, [entrant(9, 'lukasz', { seat: 'A1' }), entrant(10, 'Lukas')], undefined)];
  expect(namesakes('LUKASZ', guests)).toHaveLength(1);
  expect(namesakes(' ', guests)).toEqual([]);
});
