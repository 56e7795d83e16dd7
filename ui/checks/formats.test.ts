// The page for organisers says what the program does: its example file is read, its names are the names.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { organiser } from '../src/text/en/organiser';
import { stages } from '../src/text/en/organiser/stages';
import { ALL_CRITERIA } from '../src/organiser/pure/stages/chain';
import { KINDS } from '../src/organiser/pure/stages/edit';
import { MOST_BYTES, readFormat, VERSION, writeFormat } from '../src/organiser/pure/stages/file';
import { problemsOf } from '../src/organiser/pure/stages/problems';
import { TEMPLATES } from '../src/organiser/pure/stages/templates';

const page = readFileSync(new URL('../../docs/FORMATS.md', import.meta.url), 'utf8');
const example = /```json\n([^`]+)```/.exec(page)?.[1] ?? '';

test('the example is read, contradicts nothing, and is written back as it stands', () => {
  const read = readFormat(example);
  expect(read).toMatchObject({ kind: 'format', name: 'Saturday cup' });
  if (read.kind !== 'format') return;
  expect(problemsOf(read.format, 12)).toEqual([]);
  expect(JSON.parse(writeFormat(read.name, read.format))).toEqual(JSON.parse(example));
});
test('the version and the most bytes are the program’s', () => {
  expect(page).toContain(`writes and reads ${VERSION} `);
  expect(page).toContain(`at most ${MOST_BYTES / 1024} KiB`);
});
test.each(ALL_CRITERIA)('%s stands in the table by its name', (name) => expect(page).toContain(`| ${organiser[`criterion.${name}`].replace(/’/g, "'")} | \`${name}\` |`));
test.each(TEMPLATES)('the template %s is told', (name) => expect(page).toContain(`| ${stages[`template.${name}`]} |`));
test.each(KINDS)('the kind %s is named for files', (kind) => expect(page).toContain(`\`${kind}\` (`));
