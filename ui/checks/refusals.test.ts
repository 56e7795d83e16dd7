// Every refusal that other languages word themselves is one of the rules, or of pairing.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusals } from '../src/text/en/refusals';

const rules = readFileSync('../src-tauri/crates/domain/src/refusal.rs', 'utf8');
const pairing = readFileSync('src/link/pair.ts', 'utf8');

test.each(Object.keys(refusals))('%s', (code) => {
  expect(code.startsWith('pair_') ? pairing.includes(`'${code.slice(5)}'`) : rules.includes(`=> "${code}"`)).toBe(true);
});
