// The box at the door: badges read by any scanner, codes, letters, and whom Enter means.
import { describe, expect, test } from 'vitest';
import type { EntrantView } from '../../wire/EntrantView';
import type { MatchCard } from '../../wire/MatchCard';
import type { SignUpView } from '../../wire/SignUpView';
import type { TournamentView } from '../../wire/TournamentView';
import { addressIn, atMatches, countsOf, findGuests, guestsOf, hasCome, hereOf, isCheckingIn, isSame, meant, namesakes, readEntry, secretOf, stillAwaited, toMark, type Codes, type Guest } from './arrivals';

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
  ['a badge behind letters that were left in the box', `wolhttp://192.168.10.2:7420/p#${SECRET}`],
  ['the last of two badges', `http://192.168.10.2:7420/p#k=ZZZZZZZZZZZZZZZZZZZZZZ&s=kTq0x7gJhttp://192.168.10.2:7420/p#${SECRET}`],
])('%s is known', (_, text) => {
  expect(readEntry(text, codes)).toEqual({ kind: 'known', whose: { tournament: 1, entrant: 7 } });
});

test('a badge of another gathering is unknown, and an address without a secret is nobody’s', () => {
  expect(readEntry('http://192.168.10.2:7420/p#k=ZZZZZZZZZZZZZZZZZZZZZZ&s=kTq0x7gJ', codes)).toEqual({ kind: 'unknown' });
  expect(readEntry('http://192.168.10.2:7420/p', codes)).toEqual({ kind: 'nameless' });
  expect(readEntry('http://192.168.10.2:7420/p#', codes)).toEqual({ kind: 'nameless' });
});

test('the last badge counts, also where the one before was somebody’s', () => {
  expect(readEntry(`http://192.168.10.2:7420/p#${SECRET}http://192.168.10.2:7420/p#k=ZZZZZZZZZZZZZZZZZZZZZZ&s=kTq0x7gJ`, codes)).toEqual({ kind: 'unknown' });
});

test.each([
  ['http://192.168.10.2:7420/p#k=A', 'http://192.168.10.2:7420/p#k=A'],
  ['httpÖ--192.168.10.2Ö7420-p§k´A', 'httpÖ--192.168.10.2Ö7420-p§k´A'],
  ['Foxhttps://lan.example/p#k=A', 'https://lan.example/p#k=A'],
  ['Fox', undefined],
  ['https is a bad name', undefined],
  ['Httpeter', undefined],
])('%s is an address to hand on: %s', (text, address) => {
  expect(addressIn(text)).toBe(address);
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
  const guests = guestsOf(1, some, { by_phone: 0, waits: 1, drops: 0, waiting: [{ id: 9, name: 'Elk', tag: 'ELK', arrived: { here: 1, of: 1, at } }], dropped: [] });
  expect(countsOf(guests)).toEqual({ all: 3, here: 1, partly: 1, missing: 1 });
  expect(guests.map(hereOf)).toEqual(['here', 'partly', 'missing', 'here', 'missing']);
  expect(guests[4]).toMatchObject({ name: 'Left', place: 'gone' });
  expect(guests[3]?.turn).toBe(1);
});

test('a name that exists is found whatever its accents, once for each person', () => {
  const guests = [...field(entrant(1, 'Łukasz', { seat: 'A1' })), ...guestsOf(2, [entrant(9, 'lukasz', { seat: 'A1' }), entrant(10, 'Lukas')], undefined)];
  expect(namesakes('LUKASZ', guests)).toHaveLength(1);
  expect(namesakes(' ', guests)).toEqual([]);
});

describe('one person in several tournaments', () => {
  const both = () => true;
  const solo = (tournament: number, id: number, person: number | undefined, more: Partial<EntrantView> = {}): Guest[] => guestsOf(tournament, [entrant(id, 'Alex', { seat: 'A1', ...(person === undefined ? {} : { person }), ...more })], undefined);
  const here = { arrived: { here: 1, of: 1, at } };
  const whom = (guest: Guest | undefined, person?: number) => {
    if (!guest) throw new Error('nobody');
    return { guest, person };
  };

  test('two who were split are asked apart, though name and seat are one', () => {
    expect(meant(findGuests('alex', [...solo(1, 1, 11), ...solo(2, 9, 12)]))).toBeUndefined();
  });

  test('two who were merged are meant once, though their seats differ', () => {
    const all = [...solo(1, 1, 11), ...solo(2, 9, 11, { seat: 'C7' })];
    expect(meant(findGuests('alex', all))?.guest.id).toBe(1);
    expect(namesakes('alex', all)).toHaveLength(1);
  });

  test('who waits has no person that is known: seat or club tell, and a name alone does not', () => {
    const waits = (seat?: string): SignUpView => ({ by_phone: 0, waits: 1, drops: 0, waiting: [{ id: 9, name: 'Alex', tag: 'ALE', ...(seat === undefined ? {} : { seat }) }], dropped: [] });
    const [one] = solo(1, 1, 11);
    const same = (seat?: string) => isSame(whom(one), whom(guestsOf(2, [], waits(seat))[0]));
    expect([same('a1'), same('B2'), same()]).toEqual([true, false, false]);
  });

  test('somebody who is there is still awaited where they are not marked', () => {
    const [first] = solo(1, 1, 11, here);
    const all = [...solo(1, 1, 11, here), ...solo(2, 9, 11)];
    expect(stillAwaited(whom(first), all, both).map((one) => one.id)).toEqual([9]);
    expect(stillAwaited(whom(first), all, (id) => id === 1)).toEqual([]);
    expect(stillAwaited(whom(first), [...solo(1, 1, 11, here), ...solo(2, 9, 11, here)], both)).toEqual([]);
  });

  test('one of a team is awaited in it, whoever of it has come', () => {
    const members = [11, 12].map((person) => ({ person, post: { kind: 'player' as const } }));
    const [team] = guestsOf(2, [entrant(5, 'Owls', { roster: ['Alex', 'Ben'], members, arrived: { here: 1, of: 2, at, persons: [12] } })], undefined);
    const [alone] = solo(1, 1, 11, here);
    if (!team || !alone) throw new Error('nobody');
    expect(stillAwaited(whom(alone), [alone, team], both)).toEqual([team]);
    expect([hasCome(team, 11), hasCome(team, 12), hasCome(team, undefined), hasCome(alone, 11)]).toEqual([false, true, false, true]);
    expect(stillAwaited(whom(team, 12), [team], both)).toEqual([]);
    // The check-in of the own tournament is closed: the mark is set in the team, for this one alone.
    expect(toMark(whom(alone), [alone, team], (id) => id === 2)).toEqual({ guest: team, person: 11 });
  });

  test('the badge of somebody who was dropped marks them where they are awaited, and then says that they were dropped', () => {
    const [dropped] = guestsOf(1, [], { by_phone: 0, waits: 0, drops: 1, waiting: [], dropped: [{ id: 1, name: 'Alex', tag: 'ALE', seat: 'A1' }] });
    const who = whom(dropped);
    expect(toMark(who, [who.guest, ...solo(2, 9, 11)], both).guest.id).toBe(9);
    expect(toMark(who, [who.guest, ...solo(2, 9, 11, here)], both)).toBe(who);
  });

  test('the badge of somebody who has left is theirs, and marks them where they are awaited', () => {
    const [left] = solo(1, 1, 11, { gone: { disqualified: false, reason: '' } });
    const who = whom(left);
    expect(who.guest.place).toBe('gone');
    expect(toMark(who, [who.guest], both)).toBe(who);
    expect(toMark(who, [who.guest, ...solo(2, 9, 11)], both).guest.id).toBe(9);
    expect(stillAwaited(who, [who.guest], both)).toEqual([]);
  });
});

test('nobody is awaited at a tournament that is over or signed by both', () => {
  const signUp: SignUpView = { check_in: {}, by_phone: 0, waits: 0, waiting: [], drops: 0, dropped: [] };
  const cup = (more: Partial<TournamentView>): TournamentView => ({ id: 1, name: 'Cup', title: '', entrants: 0, stages: [], phase: 'running', matches: 0, over: 0, live: 0, format: { stages: [], rule: { kind: 'winner_only' }, vocabulary: 'neutral' }, ...more });
  const closing = (head_judge: boolean) => ({ organiser: true, head_judge, handed: 0, prizes: 0 });
  expect(isCheckingIn(cup({}), signUp)).toBe(true);
  expect(isCheckingIn(cup({ closing: closing(false) }), signUp)).toBe(true);
  expect(isCheckingIn(cup({ closing: closing(true) }), signUp)).toBe(false);
  expect(isCheckingIn(cup({ phase: 'over' }), signUp)).toBe(false);
  expect(isCheckingIn(cup({}), { by_phone: 0, waits: 0, waiting: [], drops: 0, dropped: [] })).toBe(false);
});

test('who plays, or said so at a match, is not missing there', () => {
  const card = (tournament: number, state: MatchCard['state'], home: number, away: number, more: Partial<MatchCard> = {}): MatchCard => ({
    id: home, tournament, stage: 1, group: 'upper', round: 1, from_end: 1, position: 0, state, slots: { home: { kind: 'taken', entrant: home, seed: 1 }, away: { kind: 'taken', entrant: away, seed: 2 } }, score: { home: 0, away: 0 }, most_games: 1, rev: 0, ...more,
  });
  const cards = [card(1, 'live', 1, 2), card(1, 'called', 3, 4, { here: { home: true, away: false } }), card(1, 'ready', 5, 6), card(2, 'live', 7, 8), card(1, 'live', 9, 10, { slots: { home: { kind: 'bye' }, away: { kind: 'bye' } }, heat: { contenders: 4, played: 1, leaders: [11] } })];
  expect([...atMatches(1, cards)].sort((a, b) => a - b)).toEqual([1, 2, 3, 11]);
});

test('whoever signed up by phone is told apart, with a place or without', () => {
  const guests = guestsOf(1, [entrant(1, 'Fox'), entrant(2, 'Elk', { by_phone: true })], { by_phone: 2, waits: 1, drops: 0, waiting: [{ id: 9, name: 'Bat', tag: 'BAT', by_phone: true }], dropped: [] });
  expect(guests.filter((one) => one.isByPhone).map((one) => one.name)).toEqual(['Elk', 'Bat']);
});
