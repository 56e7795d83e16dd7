// Which language a page speaks, and how: wishes in their order, plurals, numbers and days of each.
import { afterEach, expect, test, vi } from 'vitest';
import { dayWords, decimal, firstOffered, grouped, language, speak, speakOwn, type Language, type Offered, type Tables } from './language.svelte';
import { ordinal } from '../board/ordinal';
import { moment } from '../board/clock';
import { lift, percent } from '../board/draft_figures';
import { moneyText } from '../board/money';
import { valueText } from '../board/tables';
import { roundName } from '../board/words';
import { languages } from '../player/languages';
import { player } from './en/player';
import { translator } from './t';

const some: Offered = { de: () => Promise.resolve({}), pt: () => Promise.resolve({}) };
const wishes = (list: (string | null)[], expected: Language): void => expect(firstOffered(list, some)).toBe(expected);
afterEach(() => speak('en', {}));

test('the address goes before the device, the device before its browser', () => wishes(['de', 'pt', 'en-US'], 'de'));
test('nobody asked by address', () => wishes([null, 'pt', 'de'], 'pt'));
test('a Brazilian browser is answered in Portuguese', () => wishes([null, null, 'pt-BR', 'en'], 'pt'));
test('what is not offered is passed over', () => wishes([null, 'fr', 'ja-JP', 'de-AT'], 'de'));
test('English before German is English', () => wishes([null, null, 'en-GB', 'de'], 'en'));
test('nothing wished is English', () => wishes([], 'en'));
test('made-up languages are English', () => wishes(['__proto__', 'toString', ''], 'en'));

test('what cannot be fetched leaves the page in its language', async () => {
  expect(await speak('de', { de: () => Promise.reject(new Error('no link')) })).toBe(false);
  expect(await speak('fr', some)).toBe(false);
  expect(language()).toBe('en');
});

test('of two languages the one asked for last is spoken, whichever comes first', async () => {
  let come: (tables: Tables) => void = () => {};
  const slow: Offered = { de: () => new Promise((resolve) => (come = resolve)), pt: () => Promise.resolve({}) };
  const first = speak('de', slow);
  expect(await speak('pt', slow)).toBe(true);
  come({});
  expect(await first).toBe(false);
  expect(language()).toBe('pt');
});

test('a page whose language does not come begins in English, and changes when it comes', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { search: '?lang=de' });
  let tries = 0;
  const begun = speakOwn({ de: () => ((tries += 1) < 3 ? Promise.reject(new Error('no link')) : Promise.resolve({})) });
  await vi.advanceTimersByTimeAsync(3_000);
  await begun;
  expect([tries, language()]).toEqual([2, 'en']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([tries, language()]).toEqual([3, 'de']);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const t = translator({ player });
const said: Record<Language, readonly [string, string, string, string]> = {
  en: ['1,234,567', '3rd', '0 answers wait on this phone', 'Upper semi-final'],
  de: ['1.234.567', '3.', '0 Antworten warten auf diesem Handy', 'Upper-Halbfinale'],
  fr: ['1\u202f234\u202f567', '3e', '0 réponse attend sur ce téléphone', 'Demi-finale Upper'],
  es: ['1.234.567', '3.º', '0 respuestas esperan en este teléfono', 'Semifinal Upper'],
  pt: ['1.234.567', '3º', '0 resposta espera neste telefone', 'Semifinal da Upper'],
};
test.each(Object.entries(said) as [Language, (typeof said)['en']][])('%s has its own numbers, places, plurals and rounds', async (one, [number, place, none, round]) => {
  expect(await speak(one, languages)).toBe(true);
  expect(grouped(1_234_567)).toBe(number);
  expect(ordinal(3)).toBe(place);
  expect(t('waitingTitle', { n: 0 })).toBe(none);
  expect(roundName('upper', 2, { upper: 3, lower: 4, finals: 1 }, 'neutral', 'one')).toBe(round);
});

test('a day is spoken of as the language does', async () => {
  const noon = Date.UTC(2026, 10, 28, 12);
  await speak('de', languages);
  expect(moment(noon, noon - 2 * 86_400_000, 0)).toBe('Sa 12:00');
  expect(dayWords(noon, { day: 'numeric', month: 'long' })).toBe('28. November');
});

test('numbers with digits behind the point have the sign of the language', async () => {
  const written = (): string[] => [decimal(12.5, 1), percent(6_667), lift(-130), moneyText(1_250, 'EUR'), moneyText(1_200, 'EUR'), valueText('4.5', 'points'), valueText('-3', 'score_difference'), valueText('0.6667', 'match_win_percentage'), valueText('0.5', 'match_win_percentage')];
  expect(written()).toEqual(['12.5', '66.7\u00a0%', '−1.3', '12.50 EUR', '12 EUR', '4.5', '−3', '66.67 %', '50 %']);
  await speak('de', languages);
  expect(written()).toEqual(['12,5', '66,7\u00a0%', '−1,3', '12,50 EUR', '12 EUR', '4,5', '−3', '66,67 %', '50 %']);
});
