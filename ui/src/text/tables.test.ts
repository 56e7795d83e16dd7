// Every table of every language beside the English one: the same keys, the same values asked for, nothing left out.
import { describe, expect, test } from 'vitest';
import type { Tables } from './language.svelte';

type File = Readonly<Record<string, Readonly<Record<string, string>>>>;
const files = import.meta.glob<File>(['./*/**/*.ts', '!./**/*_pack.ts'], { eager: true });
const packs = import.meta.glob<Tables>('./*/*_pack.ts', { eager: true });

/** The values that a text asks for, each once: how often and in which form is the language's own. */
const asked = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((hole) => hole[1] ?? ''))].sort();
/** Choices in one text, parted by bars; those of plurals stand in braces. */
const choices = (text: string): number => text.replace(/\{[^}]*\}/g, '').split('|').length;

const others = Object.entries(files).filter(([path]) => !path.startsWith('./en/'));

test('there are tables in four languages besides English', () => {
  expect([...new Set(others.map(([path]) => path.split('/')[1]))].sort()).toEqual(['de', 'es', 'fr', 'pt']);
});

/** The desk grows fastest: what lacks a wording there is shown in English until it has one. */
const mayLack = (path: string): boolean => path.includes('/organiser');

describe.each(others)('%s', (path, file) => {
  const english = files[path.replace(/^\.\/\w+\//, './en/')] ?? {};
  test('says what the English table says', () => {
    expect(Object.keys(file)).toEqual(Object.keys(english));
    for (const [name, table] of Object.entries(file)) {
      const keys = Object.keys(english[name] ?? {});
      expect(Object.keys(table).sort()).toEqual((mayLack(path) ? keys.filter((key) => key in table) : keys).sort());
      for (const [key, text] of Object.entries(table)) {
        const model = english[name]?.[key] ?? '';
        expect({ key, asked: asked(text), choices: choices(text), isEmpty: text.trim() === '' }).toEqual({ key, asked: asked(model), choices: choices(model), isEmpty: model.trim() === '' });
      }
    }
  });
  test('has plurals in two forms', () => {
    for (const text of Object.values(file).flatMap((table) => Object.values(table))) {
      expect([...text.matchAll(/\{[^}]*\|[^}]*\}/g)].map(([hole]) => hole.split('|').length).filter((forms) => forms !== 3), text).toEqual([]);
    }
  });
});

test('a pack has its tables under the names by which English asks for them', () => {
  const names = new Set(Object.entries(files).filter(([path]) => path.startsWith('./en/')).flatMap(([, file]) => Object.keys(file)));
  for (const [path, pack] of Object.entries(packs)) expect(Object.keys(pack).filter((name) => !names.has(name)), path).toEqual([]);
});
