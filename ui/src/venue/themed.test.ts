// Themes: what of a file becomes a property of the page, what never does, and what an overlay wears while letters are on their way.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mixed, propertiesOf, wordsOn } from '../board/theme';
import { readTheme } from '../link/theme';
import type { Theme } from '../wire/Theme';
import { timesOf, wear } from './themed';

const OWN = { ground: '#0b0e14', surface: '#131823', text: '#e8ecf4', accent: '#f5b83d', dark: '#000000', light: '#ffffff' };
const theme = (value: unknown): Theme => readTheme(value) ?? {};
const worn = (value: unknown, tournament = ''): Record<string, string> => Object.fromEntries(propertiesOf(theme(value), tournament, OWN));

test('a colour goes to what it means, and what follows from it goes along', () => {
  expect(worn({ colours: { accent: '#FFD200', home: '#00AEEF' } })).toEqual({
    '--accent': '#FFD200', '--accent-fill': '#FFD200', '--on-accent': '#000000', '--accent-soft': mixed('#FFD200', '#0b0e14', 0.16),
    '--home': '#00AEEF', '--home-soft': mixed('#00AEEF', '#0b0e14', 0.2), '--on-home': '#000000',
  });
  expect(worn({ colours: { ground: '#101820' } })['--surface']).toBe(mixed('#e8ecf4', '#101820', 0.07));
});
test('the colours of a tournament go before the others, on its overlays alone', () => {
  const file = { colours: { accent: '#111111', text: '#222222' }, tournaments: { 'Vantage Open': { accent: '#333333' } } };
  expect([worn(file, 'Vantage Open')['--accent'], worn(file, 'Vantage Open')['--text'], worn(file, 'Other')['--accent'], worn(file, 'constructor')['--accent']]).toEqual(['#333333', '#222222', '#111111', '#111111']);
});
test('corners and the safe area are numbers within bounds', () => {
  expect(worn({ corners: 12, safe_area: 4 })).toEqual({ '--corners': 'calc(1.2 * var(--u))', '--safe-y': '4vh', '--safe-y-set': '4vh', '--safe-x': '4vw', '--safe-x-set': '4vw' });
  for (const bad of ['4; color: red', 4.5, -1, 99, null]) expect(worn({ corners: bad, safe_area: bad })).toEqual({});
});
test('whatever is no colour of six digits is left out, whoever served it', () => {
  for (const bad of ['red', '#fff', 'url(//elsewhere)', '#000000;x', 'var(--ink)', 7, {}, ['#000000']]) expect(worn({ colours: { text: bad, script: '#000000' } })).toEqual({});
  for (const bad of [null, 7, 'x', []]) expect(readTheme(bad)).toBeUndefined();
});
test('motion is none, as it is, or twice as long; whoever asked for less keeps that', () => {
  expect(timesOf(theme({ animation: 'none' }), false).get('--t-draw')).toBe('0ms');
  expect(timesOf(theme({ animation: 'calm' }), false).size).toBe(0);
  expect(timesOf(theme({ animation: 'lively' }), false).get('--t-move')).toBe('480ms');
  expect(timesOf(theme({ animation: 'lively' }), true).size).toBe(0);
  expect(timesOf(theme({ animation: 'spin 1s' }), false).size).toBe(0);
});
test('words on a colour are the ones that are read', () => expect(['#FFFFFF', '#FFD200', '#00AEEF', '#0B0E14', '#7A0019'].map((colour) => wordsOn(colour, OWN))).toEqual(['#000000', '#000000', '#000000', '#ffffff', '#ffffff']));

describe('an overlay in a theme', () => {
  const style = new Map<string, string>();
  const fonts = new Set<unknown>();
  let file: Record<string, unknown> = {};
  /** One for each time that the letters are asked for. */
  let asked: { come: () => void; fail: () => void }[] = [];
  let ends: () => void = () => {};

  class Letters {
    load(): Promise<this> {
      return new Promise((come, fail) => void asked.push({ come: () => come(this), fail: () => fail(new Error('not read')) }));
    }
  }
  const look = (): Promise<unknown> => vi.advanceTimersByTimeAsync(10_000);
  const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
  const put = (): Promise<unknown> => {
    ends = wear('gold', () => {}).end;
    return settled();
  };
  const seen = (): unknown[] => [style.get('--accent'), style.get('--hall-font'), fonts.size];

  beforeEach(() => {
    vi.useFakeTimers();
    style.clear();
    fonts.clear();
    asked = [];
    file = { colours: { accent: '#FFD200' }, font: 'gold.woff2' };
    const properties = { setProperty: (name: string, value: string) => void style.set(name, value), removeProperty: (name: string) => void style.delete(name) };
    vi.stubGlobal('document', { documentElement: { style: properties }, fonts: { add: (font: unknown) => fonts.add(font), delete: (font: unknown) => fonts.delete(font) } });
    vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (name: string) => (name === '--hall-font' ? 'Barlow' : '#000000') }));
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    vi.stubGlobal('FontFace', Letters);
    vi.stubGlobal('fetch', async () => ({ ok: true, json: async () => file }));
  });
  afterEach(() => {
    ends();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('wears its colours at once, and its letters once they are here', async () => {
    await put();
    expect([seen(), asked.length]).toEqual([['#FFD200', undefined, 1], 1]);
    asked[0]?.come();
    await settled();
    expect(seen()).toEqual(['#FFD200', '"Lanista theme", Barlow', 1]);
    await look();
    expect([seen(), asked.length]).toEqual([['#FFD200', '"Lanista theme", Barlow', 1], 1]);
  });
  test('asks again, with its next look, for letters that did not come', async () => {
    await put();
    asked[0]?.fail();
    await settled();
    expect(seen()).toEqual(['#FFD200', undefined, 0]);
    await look();
    expect(asked).toHaveLength(2);
    asked[1]?.come();
    await settled();
    expect(seen()).toEqual(['#FFD200', '"Lanista theme", Barlow', 1]);
  });
  test('does not ask twice for letters that are still on their way', async () => {
    await put();
    await look();
    await look();
    expect(asked).toHaveLength(1);
  });
  test('takes letters off that the theme names no more, and never puts on those that come too late', async () => {
    await put();
    file = { colours: { accent: '#00AEEF' }, font: 'blue.woff2' };
    await look();
    asked[0]?.come();
    await settled();
    expect([seen(), asked.length]).toEqual([['#00AEEF', undefined, 1], 2]);
    asked[1]?.come();
    await settled();
    expect(seen()).toEqual(['#00AEEF', '"Lanista theme", Barlow', 1]);
    file = { colours: { accent: '#00AEEF' } };
    await look();
    expect(seen()).toEqual(['#00AEEF', undefined, 0]);
  });
});
