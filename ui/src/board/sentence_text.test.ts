// The journal's sentences follow the language of the page.
import { afterEach, expect, test } from 'vitest';
import { languages } from '../organiser/languages';
import { speak } from '../text/language.svelte';
import { sentenceText } from './sentence_text';

afterEach(() => speak('en', {}));

test('English shows what the server says', () => expect(sentenceText('Match 46 called to station 18')).toBe('Match 46 called to station 18'));

test.each([
  ['de', 'Match 46 an Station 18 aufgerufen'],
  ['fr', 'Match 46 appelé au poste 18'],
  ['es', 'Partido 46 llamado al puesto 18'],
  ['pt', 'Partida 46 chamada à estação 18'],
] as const)('%s words it', async (language, worded) => {
  await speak(language, languages);
  expect(sentenceText('Match 46 called to station 18')).toBe(worded);
  expect(sentenceText('A sentence of another release')).toBe('A sentence of another release');
});
