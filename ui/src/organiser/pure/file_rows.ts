// What can be saved as a file: one row for each thing, one button for each form.
import type { FileOf } from '../../wire/FileOf';
import type { ForProgram } from '../../wire/ForProgram';
import type { PaperOf } from '../../wire/PaperOf';
import type { PaperSize } from '../../wire/PaperSize';
import type { TableOf } from '../../wire/TableOf';

export const FORMS = ['xlsx', 'csv', 'trf', 'pdf', 'zip'] as const;
export type FileForm = (typeof FORMS)[number];

export interface FileButton {
  readonly form: FileForm;
  /** What to ask the server for; nothing where a tournament has to be chosen first. */
  readonly file: FileOf | undefined;
}

export interface FileRow {
  /** Entrants and standings come as tables and on paper. */
  readonly key: TableOf | ForProgram | `paper.${PaperOf}` | 'site';
  readonly buttons: readonly FileButton[];
}

const TABLES: readonly TableOf[] = ['entrants', 'results', 'standings', 'schedule'];
const PAPERS: readonly PaperOf[] = ['brackets', 'standings', 'schedule', 'slips', 'badges', 'signs', 'report'];
export const SIZES: readonly PaperSize[] = ['a4', 'letter', 'a3'];
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

/** Pages to print, of one tournament or of all; stations belong to none. */
export function paperRows(tournament: number | undefined, size: PaperSize, host?: string): FileRow[] {
  return PAPERS.map((paper) => ({ key: `paper.${paper}`, buttons: [{ form: 'pdf', file: { type: 'paper', paper, size, ...(host === undefined ? {} : { host }), ...(tournament === undefined || paper === 'signs' ? {} : { tournament }) } }] }));
}

/** The site is of everything that was shown. */
export const SITE: readonly FileRow[] = [{ key: 'site', buttons: [{ form: 'zip', file: { type: 'site' } }] }];
