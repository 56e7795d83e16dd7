// Any match in two keystrokes, any entrant by part of the name.
import { expect, test } from 'vitest';
import { findIn, type Findable } from './find';

const entrant = (text: string, ...also: string[]): Findable => ({ key: `e/${text}`, group: 'entrant', text, note: '', also });
const match = (number: number, text: string): Findable => ({ key: `m/${number}`, group: 'match', text: `Match ${number}, ${text}`, note: '', also: [], number });
const ALL = [
  entrant('Null Pointers', 'NULL', 'A 06'), entrant('Łódź Boost'), entrant('北風', 'KAZE'), entrant('Alex', 'seat 4'), match(26, 'Nordlicht v Null Pointers'), match(126, 'Fox v Owl'),
  { key: 'p/floor', group: 'page', text: 'Floor', note: '', also: [] } as Findable,
];
const found = (query: string): string[] => findIn(query, ALL).map((item) => item.key);

test('a number is a match first', () => expect(found('26')[0]).toBe('m/26'));
test('the start of a name finds the entrant, then its matches', () => expect(found('null')).toEqual(['e/Null Pointers', 'm/26']));
test('accents may be left out', () => expect(found('lodz')).toEqual(['e/Łódź Boost']));
test('a tag or a seat finds the name', () => expect([found('kaze'), found('seat 4')]).toEqual([['e/北風'], ['e/Alex']]));
test('pages are found', () => expect(found('flo')).toContain('p/floor'));
test('nonsense finds nothing', () => expect(found('zzz')).toEqual([]));
