// Every refusal of the rules has words of its own in other languages, and nothing has words that nobody says; those with names and numbers have the form of the server's sentence.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalForms } from '../src/text/en/refusal_forms';
import { refusals } from '../src/text/en/refusals';

const rules = readFileSync('../src-tauri/crates/domain/src/refusal.rs', 'utf8');
const pairing = readFileSync('src/link/pair.ts', 'utf8');
/** A sentence that is put together of whole sentences of the rules stays English. */
const WHOLE = ['against_draft'];

const link = ['src/link/outbox.ts', 'src/link/live.svelte.ts', '../src-tauri/crates/lan/src/link/ask.rs'].map((file) => readFileSync(file, 'utf8')).join('');
const network = readFileSync('../src-tauri/crates/lan/src/network/facts.rs', 'utf8');

/** Where the word of a refusal, of a failed question, of pairing or of a warning is said. */
function isSaid(name: string): boolean {
  const word = name.slice(name.indexOf('_') + 1);
  if (name.startsWith('pair_')) return pairing.includes(`'${word}'`);
  if (name.startsWith('link_')) return link.includes(`'${word}'`) || link.includes(`failed("${word}"`);
  if (name.startsWith('warn_')) return network.includes(`    "${word}",`);
  return rules.includes(`=> "${name}"`);
}

test.each(Object.keys(refusals))('%s', (code) => expect(isSaid(code)).toBe(true));

test('no refusal of the rules is without words', () => {
  const codes = [...rules.matchAll(/=> "(\w+)"/g)].map((hit) => hit[1] ?? '');
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !(code in refusals) && !WHOLE.includes(code))).toEqual([]);
});

test.each(Object.entries(refusalForms))('%s is said by the server in this form', (code, form) => {
  if (code.startsWith('warn_')) return void expect(network).toContain(`"${form}"`);
  const variant = new RegExp(`Self::(\\w+)(?: \\{ \\.\\. \\})? => "${code}"`).exec(rules)?.[1] ?? '?';
  const said = new RegExp(`#\\[error\\(\\s*"([^"]*)"\\s*\\)\\]\\s*${variant}\\b`).exec(rules)?.[1];
  expect(said).toBe(form);
});
