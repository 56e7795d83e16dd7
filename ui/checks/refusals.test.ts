// Every refusal of the rules has words of its own in other languages, and of none that is not one; those with names and numbers have the form of the server's sentence.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalForms } from '../src/text/en/refusal_forms';
import { refusals } from '../src/text/en/refusals';

const rules = readFileSync('../src-tauri/crates/domain/src/refusal.rs', 'utf8');
const pairing = readFileSync('src/link/pair.ts', 'utf8');
/** Sentences that are put together of whole sentences of the rules stay English. */
const WHOLE = ['against_draft'];

test.each(Object.keys(refusals))('%s', (code) => {
  expect(code.startsWith('pair_') ? pairing.includes(`'${code.slice(5)}'`) : rules.includes(`=> "${code}"`)).toBe(true);
});

test('no refusal of the rules is without words', () => {
  const codes = [...rules.matchAll(/=> "(\w+)"/g)].map((hit) => hit[1] ?? '');
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !(code in refusals) && !WHOLE.includes(code))).toEqual([]);
});

test.each(Object.entries(refusalForms))('%s is said by the server in this form', (code, form) => {
  const variant = new RegExp(`Self::(\\w+)(?: \\{ \\.\\. \\})? => "${code}"`).exec(rules)?.[1] ?? '?';
  const said = new RegExp(`#\\[error\\(\\s*"([^"]*)"\\s*\\)\\]\\s*${variant}\\b`).exec(rules)?.[1];
  expect(said).toBe(form);
});
