// Addresses of overlays: each for its choice, and read by the venue surface as it was meant.
import { expect, test } from 'vitest';
import { choiceOf, keyOf, OVERLAYS, overlayAddress, type StreamChoice } from './stream';

const BASE = 'http://nordlicht.local:7420';
const all = (choice: StreamChoice, isFlipped = false): string[] => OVERLAYS.map((overlay) => overlayAddress(BASE, overlay, choice, isFlipped).replace(`${BASE}/s?overlay=`, ''));

test('by itself, at a station, of a match', () => {
  expect(all({ kind: 'itself' })).toEqual(['scorebug', 'lower_third', 'draft']);
  expect(all({ kind: 'station', number: 3 })).toEqual(['scorebug&station=3', 'lower_third&station=3', 'draft']);
  expect(all({ kind: 'match', number: 120 })).toEqual(['scorebug&match=120', 'lower_third&match=120', 'draft&match=120']);
});
test('sides are swapped where there are sides', () => expect(all({ kind: 'station', number: 3 }, true)).toEqual(['scorebug&station=3&flip=1', 'lower_third&station=3&flip=1', 'draft']));
test('a choice is kept as a word, and what is none is left to itself', () => {
  for (const choice of [{ kind: 'itself' }, { kind: 'station', number: 3 }, { kind: 'match', number: 120 }] as const) expect(choiceOf(keyOf(choice))).toEqual(choice);
  expect(choiceOf('stage/1')).toEqual({ kind: 'itself' });
});
