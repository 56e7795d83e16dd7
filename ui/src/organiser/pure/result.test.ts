// A pile of slips typed in: what each line means, and what is said of a line that means nothing.
import { expect, test } from 'vitest';
import { readResult, type Candidate } from './result';

const at = (number: number, home: string, away: string, needed = 2, tournament = 1): Candidate => ({
  id: number + 1000 * tournament, number, tournament, stage: tournament, home: [home], away: [away], needed, start: { home: 0, away: 0 }, isOver: false,
});
const HALL = [at(26, 'Nordlicht', 'Null Pointers'), at(27, 'Łódź Boost', 'Hex & Hops', 1), at(4, '北風', 'Нева', 2, 1), at(4, 'Fox', 'Owl', 2, 2)];

const means = (line: string, preferred?: number): string => {
  const read = readResult(line, HALL, preferred);
  switch (read.kind) {
    case 'result': return `${read.match.number} in ${read.match.tournament}: ${read.isUnscored ? 'unknown' : `${read.score.home}:${read.score.away}`} ${read.winner}`;
    case 'wrong': return `wrong: ${read.why}`;
    case 'choose': return `choose among ${read.among.length}`;
    case 'number': return `match ${read.match.number}`;
    case 'without_play': return `${read.match.number}: ${read.how} of ${read.absent}`;
    case 'empty': return 'empty';
  }
};

test.each([
  ['26 2-1', '26 in 1: 2:1 home'],
  ['26 2:1', '26 in 1: 2:1 home'],
  ['26 0 2', '26 in 1: 0:2 away'],
  ['#26 1−2', '26 in 1: 1:2 away'],
  ['26 nordlicht', '26 in 1: unknown home'],
  ['26 null', '26 in 1: unknown away'],
  ['26 point 2-1', '26 in 1: 1:2 away'],
  ['27 lodz', '27 in 1: unknown home'],
  ['27 hops', '27 in 1: unknown away'],
  ['26', 'match 26'],
  ['  ', 'empty'],
  ['4 2-0', 'choose among 2'],
])('%s means %s', (line, meaning) => expect(means(line)).toBe(meaning));

test('a number of several tournaments belongs to the preferred one', () => expect(means('4 owl', 2)).toBe('4 in 2: unknown away'));

test('of two matches with one number, the one that is open is meant', () => {
  const over = { ...at(26, 'Fox', 'Owl', 2, 3), isOver: true };
  const nobody = { ...at(26, '', '', 2, 4), home: [], away: [] };
  expect(readResult('26 2-0', [...HALL, over, nobody])).toMatchObject({ kind: 'result', match: { tournament: 1 } });
  expect(readResult('26 2-0', [...HALL, over, nobody], 3)).toMatchObject({ kind: 'result', match: { tournament: 3 } });
});

test('a number comes again in the next stage: the open one is meant, also where the first has a result', () => {
  const first = { ...at(1, 'Fox', 'Owl', 2, 3), stage: 31, isOver: true };
  const second = { ...at(1, 'Hen', 'Cat', 2, 3), id: 9, stage: 32 };
  expect(readResult('1 2-0', [first, second], 3)).toMatchObject({ kind: 'result', match: { stage: 32 } });
  expect(readResult('1 fox', [first, second], 3)).toMatchObject({ kind: 'wrong' });
  expect(readResult('1 fox', [first, second], 3, 31)).toMatchObject({ kind: 'result', match: { stage: 31 } });
});
test('a number that is open or over in two stages is chosen', () => {
  const twice = [{ ...at(1, 'Fox', 'Owl', 2, 3), stage: 31 }, { ...at(1, 'Hen', 'Cat', 2, 3), id: 9, stage: 32 }];
  expect(readResult('1 2-0', twice, 3)).toMatchObject({ kind: 'choose' });
  expect(readResult('1 2-0', twice.map((one) => ({ ...one, isOver: true })), 3)).toMatchObject({ kind: 'choose' });
});

test.each(['26 3-1', '26 1-1', '26 2-2', '99 2-0', 'nordlicht', '26 wombat', '26 n', '26 null 1-2'])('%s is refused with a sentence', (line) => {
  expect(means(line)).toMatch(/^wrong: .{12,}/);
});

const CUPS = [{ id: 1, name: 'Dota 2 Captains', title: 'Dota 2' }, { id: 2, name: 'StarCraft II', title: 'StarCraft II' }, { id: 3, name: 'Street Fighter 6', title: 'Street Fighter 6' }];
const reads = (line: string): string => {
  const read = readResult(line, HALL, undefined, undefined, CUPS);
  return read.kind === 'result' ? `${read.match.number} in ${read.match.tournament}: ${read.isUnscored ? '' : `${read.score.home}:${read.score.away} `}${read.winner}` : read.kind === 'without_play' ? `${read.match.number}: ${read.how} of ${read.absent}` : read.kind === 'wrong' ? `wrong: ${read.why}` : read.kind;
};

test.each([
  ['26 w home', '26 in 1: home'],
  ['26 won null', '26 in 1: away'],
  ['26 wo away', '26: walkover of away'],
  ['26 wo nordlicht', '26: walkover of home'],
  ['26 WO both', '26: walkover of both'],
  ['26 dq 2', '26: disqualified of away'],
  ['26 ff h', '26: forfeit of home'],
  ['26 ret away', '26: retirement of away'],
  ['dota 26 2-1', '26 in 1: 2:1 home'],
  ['captains 26 wo home', '26: walkover of home'],
  ['starcraft 4 owl', '4 in 2: away'],
  ['dota 4 2-0', '4 in 1: 2:0 home'],
])('the slip %s means %s', (line, meaning) => expect(reads(line)).toBe(meaning));

test.each([
  ['26 wo', /Who was not there/],
  ['26 wo wombat', /Nobody in match 26 is called “wombat”/],
  ['26 wo n', /could be either/],
  ['st 4 2-0', /“st” could be StarCraft II, Street Fighter 6/],
  ['chess 4 2-0', /No tournament is called “chess”/],
  ['dota', /Dota 2 Captains: now the number/],
  ['starcraft 26 2-0', /no match 26 in StarCraft II/],
])('the slip %s explains itself', (line, why) => expect(reads(line)).toMatch(why));

test('a heat has no slip, and says where it is entered', () => {
  const heat = { ...at(9, 'Fox', 'Owl', 2, 4), isHeat: true };
  expect(readResult('9 2-0', [heat])).toMatchObject({ kind: 'wrong', why: expect.stringContaining('Heats') });
});

test('a team that is called like a word of slips is still a team', () => {
  const match = at(30, 'Wo Hu', 'Fox');
  expect(readResult('30 wo', [match])).toMatchObject({ kind: 'result', winner: 'home' });
  expect(readResult('30 wo fox', [match])).toMatchObject({ kind: 'without_play', absent: 'away' });
});
