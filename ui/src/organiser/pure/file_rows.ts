// What can be saved as a file: one row for each thing, one button for each form.
import type { FileOf } from '../../wire/FileOf';
import type { ForProgram } from '../../wire/ForProgram';
import type { TableOf } from '../../wire/TableOf';

export const FORMS = ['xlsx', 'csv', 'trf'] as const;
export type FileForm = (typeof FORMS)[number];

export interface FileButton {
  readonly form: FileForm;
  /** What to ask the server for; nothing where a tournament has to be chosen first. */
  readonly file: FileOf | undefined;
}

export interface FileRow {
  readonly key: TableOf | ForProgram;
  readonly buttons: readonly FileButton[];
}

const TABLES: readonly TableOf[] = ['entrants', 'results', 'standings', 'schedule'];
const PROGRAMS: readonly ForProgram[] = ['start_gg', 'challonge', 'trf'];

/** Tables of one tournament, or of all. */
export function tableRows(tournament: number | undefined): FileRow[] {
  const of = tournament === undefined ? {} : { tournament };
  return TABLES.map((table) => ({ key: table, buttons: (['xlsx', 'csv'] as const).map((form) => ({ form, file: { type: 'table', table, form, ...of } })) }));
}

/** Results of one tournament for other programs. */
export function programRows(tournament: number | undefined): FileRow[] {
  return PROGRAMS.map((program) => ({
    key: program,
    buttons: [{ form: program === 'trf' ? 'trf' : 'csv', file: tournament === undefined ? undefined : { type: 'results', tournament, program } }],
  }));
}
