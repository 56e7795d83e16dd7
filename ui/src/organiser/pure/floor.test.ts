// Stations typed as people write them.
import { expect, test } from 'vitest';
import { numbersIn } from './floor';

test.each([
  ['7', [7]],
  ['1-4', [1, 2, 3, 4]],
  ['1 to 3, 9', [1, 2, 3, 9]],
  ['4, 2-3; 2', [2, 3, 4]],
  ['', null],
  ['0', null],
  ['5-2', null],
  ['stage', null],
  ['1000', null],
])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
