// Which files are asked for.
import { expect, test } from 'vitest';
import { programRows, tableRows } from './file_rows';

test('a table of all tournaments names none', () => {
  expect(tableRows(undefined)[0]?.buttons[1]).toEqual({ form: 'csv', file: { type: 'table', table: 'entrants', form: 'csv' } });
  expect(tableRows(3)[1]?.buttons[0]).toEqual({ form: 'xlsx', file: { type: 'table', table: 'results', form: 'xlsx', tournament: 3 } });
});

test('results for another program are of one tournament', () => {
  expect(programRows(undefined).every((row) => row.buttons.every((button) => button.file === undefined))).toBe(true);
  expect(programRows(2).map((row) => row.buttons[0]?.file)).toEqual([
    { type: 'results', tournament: 2, program: 'start_gg' },
    { type: 'results', tournament: 2, program: 'challonge' },
    { type: 'results', tournament: 2, program: 'trf' },
  ]);
});
