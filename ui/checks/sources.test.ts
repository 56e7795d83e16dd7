// House rules over the sources: colours live in the tokens, parts know no carrier, text is never markup.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}
const ALL = files('src').filter((path) => /\.(ts|svelte|css)$/.test(path) && !path.includes('src/wire/'));
const PLAIN = ALL.filter((path) => !/\.test\.ts$/.test(path));
const read = (path: string): string => readFileSync(path, 'utf8');

test('colour literals stand in tokens.css only', () => {
  const found = PLAIN.filter((path) => !path.endsWith('tokens.css')).flatMap((path) =>
    [...read(path).matchAll(/(?<![&\w])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?=\s*[;,)'"}])|\b(?:rgba?|hsla?|oklch)\(/g)].map((hit) => `${path}: ${hit[0]}`));
  expect(found).toEqual([]);
});
test('no text becomes markup', () => {
  expect(PLAIN.filter((path) => /\{@html|\.innerHTML|insertAdjacentHTML|document\.write/.test(read(path)))).toEqual([]);
});
test('only the link knows sockets and requests', () => {
  const rest = PLAIN.filter((path) => !path.includes('src/link/'));
  expect(rest.filter((path) => /\bnew (WebSocket|EventSource|XMLHttpRequest)\b|\bfetch\(/.test(read(path)))).toEqual([]);
});
test('every file says in its first line what it tells', () => {
  expect(ALL.filter((path) => !/^(\/\/ |\/\* |<!-- )/.test(read(path)))).toEqual([]);
});
