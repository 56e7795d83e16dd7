// Which files are asked for.
import { expect, test } from 'vitest';
import { paperRows, programRows, tableRows } from './file_rows';

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

test('signs of stations are of the hall, not of a tournament', () => {
  const rows = paperRows(2, 'a3').map((row) => row.buttons[0]?.file);
  expect(rows[0]).toEqual({ type: 'paper', paper: 'brackets', size: 'a3', tournament: 2 });
  expect(rows[5]).toEqual({ type: 'paper', paper: 'signs', size: 'a3' });
});
