// Themes: what of a file becomes a property of the page, and what never does.
import { expect, test } from 'vitest';
import { readTheme } from '../link/theme';
import type { Theme } from '../wire/Theme';
import { mixed, propertiesOf, timesOf, wordsOn } from './themed';

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
