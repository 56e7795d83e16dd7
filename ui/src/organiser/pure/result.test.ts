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
