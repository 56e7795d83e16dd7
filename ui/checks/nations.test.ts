// The desk offers the countries that the rules know, and no others.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NATIONS } from '../src/organiser/pure/nations';

const rules = readFileSync('../src-tauri/crates/domain/src/nation.rs', 'utf8');
const names = readFileSync('../src-tauri/crates/exchange/src/nations.txt', 'utf8');

test('desk, rules and the names in files know the same countries', () => {
  const codes = /const CODES: &str = "([^"]*)"/.exec(rules)?.[1]?.match(/[A-Z]{2}/g) ?? [];
  expect(codes.length).toBeGreaterThan(200);
  expect([...NATIONS].sort()).toEqual([...codes].sort());
  expect(names.trim().split('\n').map((line) => line.slice(0, 2)).sort()).toEqual([...codes].sort());
});
