// Refusals in another language keep the names and numbers of the server's sentence.
import { afterEach, expect, test } from 'vitest';
import { languages } from '../organiser/languages';
import { speak } from '../text/language.svelte';
import { refusalText, refusalTexts } from './refusal_text';

afterEach(() => speak('en', {}));

test('English shows what the server says', () => expect(refusalText({ code: 'round_not_over', text: 'Round 3 is not over yet.' })).toBe('Round 3 is not over yet.'));

const said: readonly (readonly [code: string, text: string, german: string])[] = [
  ['stage_over', 'The stage is over.', 'Die Stufe ist beendet.'],
  ['round_not_over', 'Round 3 is not over yet.', 'Runde 3 ist noch nicht beendet.'],
  ['too_few', 'This stage needs at least 4 entrants; there are 3.', 'Diese Stufe braucht mindestens 4 Teilnehmer; es sind 3.'],
  ['name_twice', '“Fox (2.0) $&” is there twice. Give one of them a seat or a club.', '„Fox (2.0) $&“ gibt es zweimal. Gib einem davon Platz oder Verein.'],
  ['out_of_order', 'Station 4 is out of order: No picture', 'Station 4 ist außer Betrieb: No picture'],
  ['round_not_over', 'A sentence of another release.', 'A sentence of another release.'],
  ['a_code_of_tomorrow', 'Not yet.', 'Not yet.'],
];
test.each(said)('%s: %s', async (code, text, german) => {
  await speak('de', languages);
  expect(refusalText({ code, text })).toBe(german);
});

test('two refusals in one sentence are said once', async () => {
  await speak('de', languages);
  expect(refusalTexts([{ code: 'stage_over', text: 'The stage is over.' }, { code: 'stage_over', text: 'The stage is over.' }])).toBe('Die Stufe ist beendet.');
});
