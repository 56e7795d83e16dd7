// What the build makes: surfaces that never load each other's code, in a language that old browsers read, small enough.
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';

const SURFACES = ['organiser', 'judge', 'venue', 'player'] as const;
type Surface = (typeof SURFACES)[number];
/** Budgets of script and style together, gzip, in kB, at the start and with all that is fetched later. Fonts come on top. */
const BUDGET: Record<Surface, number> = { organiser: 245, judge: 60, venue: 90, player: 86 };
/** Of a language, for whoever chooses it. */
const BUDGET_LANGUAGE: Partial<Record<Surface, number>> = { organiser: 80, judge: 28, venue: 12, player: 14 };
const BUDGET_LATER: Record<Surface, number> = { organiser: 630, judge: 236, venue: 170, player: 126 };
/** A page of the judge surface that a device of another role fetches instead of the judges' own: not a judge's to pay for, but its own. */
const CASTERS = '/src/judge/cast/CastRoom.svelte';
const BUDGET_CASTERS = 178;

let output: Rolldown.RolldownOutput['output'];
beforeAll(async () => {
  // Vitest says NODE_ENV=test, which would bundle Svelte's development code.
  process.env['NODE_ENV'] = 'production';
  const result = await build({ mode: 'production', logLevel: 'silent', build: { write: false } });
  if (!('output' in result)) throw new Error('the build gave no output');
  output = result.output;
}, 120_000);

const chunks = (): Rolldown.OutputChunk[] => output.filter((part): part is Rolldown.OutputChunk => part.type === 'chunk');
const asset = (name: string): string => {
  const found = output.find((part) => part.fileName === name);
  if (!found) throw new Error(`no ${name} in the build`);
  return found.type === 'chunk' ? found.code : String(found.source);
};

type When = 'start' | 'ever' | 'judging' | 'casting';

/** The language that a part is a pack of. */
const languageOf = (chunk: Rolldown.OutputChunk): string | undefined => /\/src\/text\/(\w\w)\/\w+_pack\.ts$/.exec(chunk.facadeModuleId ?? '')?.[1];

/** What is fetched with any language but English: the forms of the server's sentences. */
const isWithLanguages = (chunk: Rolldown.OutputChunk): boolean => /\/src\/(organiser|judge)\/sentences\.ts$/.test(chunk.facadeModuleId ?? '');

/** Whether a part that is fetched later comes to a device. Languages are counted by themselves: a device fetches one of them, or none. */
function comes(chunk: Rolldown.OutputChunk, when: When): boolean {
  if (languageOf(chunk) !== undefined || isWithLanguages(chunk)) return false;
  const isCasters = chunk.facadeModuleId?.endsWith(CASTERS) === true;
  return when === 'ever' || (when === 'judging' && !isCasters) || (when === 'casting' && isCasters);
}

/** Every chunk that the surface loads: at the start, ever, or on a device that judges or casts. */
function loadedBy(surface: Surface, when: When = 'ever'): Rolldown.OutputChunk[] {
  const entry = chunks().find((chunk) => chunk.isEntry && chunk.name === surface);
  if (!entry) throw new Error(`no entry ${surface}`);
  const found = new Map<string, Rolldown.OutputChunk>();
  const walk = (chunk: Rolldown.OutputChunk): void => {
    if (found.has(chunk.fileName)) return;
    found.set(chunk.fileName, chunk);
    const find = (name: string): Rolldown.OutputChunk[] => chunks().filter((one) => one.fileName === name);
    for (const next of chunk.imports) for (const other of find(next)) walk(other);
    for (const next of chunk.dynamicImports) for (const other of find(next)) if (comes(other, when)) walk(other);
  };
  walk(entry);
  return [...found.values()];
}

function stylesOf(surface: Surface, when: When = 'ever'): string[] {
  const names = new Set<string>();
  for (const chunk of loadedBy(surface, when)) for (const name of (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []) names.add(name);
  return [...names];
}

test.each(SURFACES)('%s loads no page of another surface', (surface) => {
  const modules = loadedBy(surface).flatMap((chunk) => chunk.moduleIds);
  expect(modules.some((id) => id.includes(`/src/${surface}/`))).toBe(true);
  for (const other of SURFACES) {
    if (other !== surface) expect(modules.filter((id) => id.includes(`/src/${other}/`) || new RegExp(`/text/\\w\\w/${other}`).test(id))).toEqual([]);
  }
  expect(modules.filter((id) => id.includes('/src/gallery/'))).toEqual([]);
});

test.each(SURFACES)('%s stays within its budget', (surface) => {
  const own = surface === 'judge' ? ([['judging', BUDGET_LATER.judge], ['casting', BUDGET_CASTERS]] as const) : ([['ever', BUDGET_LATER[surface]]] as const);
  for (const [when, budget] of [['start', BUDGET[surface]] as const, ...own]) {
    const script = loadedBy(surface, when).reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
    const style = stylesOf(surface, when).reduce((sum, name) => sum + gzipSync(asset(name)).length, 0);
    console.info(`${surface}, ${when}: script ${(script / 1000).toFixed(1)} kB, style ${(style / 1000).toFixed(1)} kB (gzip), budget ${budget} kB`);
    expect((script + style) / 1000).toBeLessThan(budget);
  }
  if (surface === 'judge') expect(chunks().filter((chunk) => chunk.facadeModuleId?.endsWith(CASTERS))).toHaveLength(1);
});

test.each(Object.entries(BUDGET_LANGUAGE) as [Surface, number][])('a language of %s is fetched alone and stays within its budget', (surface, budget) => {
  const at = loadedBy(surface).flatMap((chunk) => chunk.dynamicImports).map((name) => chunks().find((chunk) => chunk.fileName === name));
  const packs = at.flatMap((chunk) => (chunk && languageOf(chunk) !== undefined ? [chunk] : []));
  expect(packs.map(languageOf).sort()).toEqual(['de', 'es', 'fr', 'pt']);
  const english = new Set(loadedBy(surface));
  const forms = at.find((chunk) => chunk && isWithLanguages(chunk));
  expect(forms !== undefined).toBe(surface === 'organiser' || surface === 'judge');
  const beside = forms ? [forms, ...forms.imports.flatMap((name) => chunks().filter((chunk) => chunk.fileName === name && !english.has(chunk)))] : [];
  if (forms) expect(beside.flatMap((part) => part.moduleIds).some((id) => id.endsWith('/src/board/sentence_reader.ts'))).toBe(true);
  for (const pack of packs) {
    const parts = [pack, ...pack.imports.flatMap((name) => chunks().filter((chunk) => chunk.fileName === name))];
    const own = parts.filter((part) => part.moduleIds.some((id) => id.includes(`/text/${languageOf(pack)}/`)));
    const size = [...own, ...beside].reduce((sum, part) => sum + gzipSync(part.code).length, 0) / 1000;
    console.info(`${surface}, ${languageOf(pack)}: ${size.toFixed(1)} kB (gzip), budget ${budget} kB`);
    expect(size).toBeLessThan(budget);
    // No language brings another along, nor code of the pages.
    expect(parts.flatMap((part) => part.moduleIds).filter((id) => /\/src\//.test(id) && !id.includes(`/text/${languageOf(pack)}/`))).toEqual([]);
  }
});

/** Selectors, units and functions younger than Chromium 87 or Safari 14. Inside @supports they are allowed. */
const YOUNG_STYLE: readonly (readonly [string, RegExp])[] = [
  [':has', /:has\(/],
  [':where', /:where\(/],
  [':is', /:is\(/],
  ['dvh and its kin', /\d[dsl]v[hwbi]\b|\d[dsl]vmin\b|\d[dsl]vmax\b/],
  ['container units', /\dcq[whib]\b|\dcqmin\b|\dcqmax\b/],
  ['color-mix', /color-mix\(/],
  ['aspect-ratio', /[{;]aspect-ratio:/],
  ['nesting', /&[\s.:>]/],
  ['@layer', /@layer\b/],
  ['@container', /@container\b/],
  ['inset', /[{;]inset:/],
  ['text-wrap', /[{;]text-wrap:/],
  ['overflow: clip', /overflow(-[xy])?:clip/],
];

function withoutSupports(style: string): string {
  let rest = style;
  for (let at = rest.indexOf('@supports'); at >= 0; at = rest.indexOf('@supports')) {
    let depth = 0;
    let end = rest.indexOf('{', at);
    do {
      if (rest[end] === '{') depth += 1;
      if (rest[end] === '}') depth -= 1;
      end += 1;
    } while (depth > 0 && end < rest.length);
    rest = rest.slice(0, at) + rest.slice(end);
  }
  return rest;
}

test.each(['judge', 'venue', 'player'] as const)('the style of %s is read by Chromium 87 and Safari 14', (surface) => {
  for (const name of stylesOf(surface)) {
    const style = withoutSupports(asset(name));
    for (const [what, pattern] of YOUNG_STYLE) expect(pattern.test(style), `${what} in ${name}: ${style.slice(Math.max(0, style.search(pattern) - 60), style.search(pattern) + 60)}`).toBe(false);
    // Safari 14.0 knows gap in grids only.
    for (const [, rule = ''] of style.matchAll(/\{([^{}]*)\}/g)) {
      const flexGap = /display:(inline-)?flex/.test(rule) && /(^|;)((row|column)-)?gap:/.test(rule);
      expect(flexGap, `gap in a flex box in ${name}: ${rule.slice(0, 200)}`).toBe(false);
    }
  }
});

/** Functions and syntax younger than Chromium 87 or Safari 14 (private members came with 14.1), as minified code has them. */
const YOUNG_SCRIPT = /\bstructuredClone\(|Object\.hasOwn\(|\.findLast\(|\.findLastIndex\(|\.toSorted\(|\.toReversed\(|\.toSpliced\(|\.replaceChildren\(|\.at\(-?\d|randomUUID\(|Object\.groupBy\(|Promise\.withResolvers\(|AbortSignal\.(timeout|any)\(|\.checkVisibility\(|new WeakRef\(|[{;]static\{|[{;}]#\w+[=;(]|\bthis\.#\w/g;

/** Svelte's `$state.snapshot` tries structuredClone on dates and on objects of classes only; our state holds neither. */
const SNAPSHOT = /instanceof Date\)return \w+\.getTime\(\),structuredClone\(|try\{return structuredClone\(/;

test.each(['judge', 'venue', 'player'] as const)('the script of %s is read by Chromium 87 and Safari 14', (surface) => {
  for (const chunk of loadedBy(surface)) {
    const found = [...chunk.code.matchAll(YOUNG_SCRIPT)].map((hit) => chunk.code.slice(Math.max(0, (hit.index ?? 0) - 50), (hit.index ?? 0) + 40)).filter((around) => !SNAPSHOT.test(around));
    expect(found, chunk.fileName).toEqual([]);
  }
});

test('the pages hold no inline script and no inline style', () => {
  for (const surface of SURFACES) {
    const page = asset(`${surface}/index.html`);
    expect(/<script(?![^>]*\bsrc=)/.exec(page)).toBeNull();
    expect(/<style|\sstyle=|\son\w+=/.exec(page)).toBeNull();
    expect(/https?:\/\//.exec(page)).toBeNull();
  }
});
