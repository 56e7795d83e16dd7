// Addresses of overlays: each for its choice, and read by the venue surface as it was meant.
import { expect, test } from 'vitest';
import { choiceOf, draftFlipped, flippedOn, heldUntil, keyOf, matchOn, ofChoice, OVERLAYS, overlayAddress, type OfChoice, type StreamChoice, type Wanted } from './stream';

const BASE = 'http://nordlicht.local:7420';
const ITSELF = { kind: 'itself' } as const;
const all = (choice: StreamChoice, more: Partial<Wanted> = {}): string[] => OVERLAYS.map((overlay) => overlayAddress(BASE, overlay, { choice, of: ITSELF, isFlipped: false, theme: '', ...more }).replace(`${BASE}/s?overlay=`, ''));

test('by itself, at a station, of a match', () => {
  expect(all(ITSELF)).toEqual([...OVERLAYS]);
  expect(all({ kind: 'station', number: 3 })).toEqual(OVERLAYS.map((one) => (one === 'draft' ? one : `${one}&station=3`)));
  expect(all({ kind: 'match', number: 120 })).toEqual(OVERLAYS.map((one) => (one === 'upcoming' ? one : `${one}&match=120`)));
});
test('a tournament or a stage goes before the match where an overlay is of one', () => {
  const of = (kind: 'tournament' | 'stage'): string[] => all({ kind: 'match', number: 9 }, { of: { kind, number: 2 } });
  expect(of('tournament')).toEqual(['scorebug&match=9', 'lower_third&match=9', 'draft&match=9', 'match_card&match=9', 'bracket&tournament=2', 'standings&tournament=2', 'upcoming&tournament=2', 'winner&tournament=2']);
  expect(of('stage')).toEqual(['scorebug&match=9', 'lower_third&match=9', 'draft&match=9', 'match_card&match=9', 'bracket&stage=2', 'standings&stage=2', 'upcoming', 'winner&match=9']);
});
test('sides are swapped where there are sides, and a theme is for all', () => {
  expect(all(ITSELF, { isFlipped: true, theme: 'gold' })).toEqual(['scorebug&flip=1&theme=gold', 'lower_third&flip=1&theme=gold', 'draft&flip=1&theme=gold', 'match_card&flip=1&theme=gold', 'bracket&theme=gold', 'standings&theme=gold', 'upcoming&theme=gold', 'winner&theme=gold']);
});
test('the key by which an overlay is ahead of the hall is on all of them', () => {
  expect(all(ITSELF, { key: 'k-_9' })).toEqual(OVERLAYS.map((one) => `${one}&key=k-_9`));
});
test('a choice is kept as a word, and what is none is left to itself', () => {
  for (const choice of [ITSELF, { kind: 'station', number: 3 }, { kind: 'match', number: 120 }] as const) expect(choiceOf(keyOf(choice))).toEqual(choice);
  for (const of of [ITSELF, { kind: 'tournament', number: 3 }, { kind: 'stage', number: 12 }] as const satisfies readonly OfChoice[]) expect(ofChoice(keyOf(of))).toEqual(of);
  expect(choiceOf('stage/1')).toEqual(ITSELF);
  expect(ofChoice('match/1')).toEqual(ITSELF);
});
test('the picture is of what the producer shows, with the sides as they have them', () => {
  const floor = [{ number: 3, match: 6, stream: { on_air: 5, is_flipped: true }, equipment: { kind: 'stream' } }];
  const of = (choice: StreamChoice, isFlipped: boolean): boolean => flippedOn({ choice, of: ITSELF, isFlipped, theme: '' }, floor);
  expect(matchOn(ITSELF, floor)).toBe(5);
  expect([of(ITSELF, false), of({ kind: 'station', number: 3 }, true), of({ kind: 'match', number: 6 }, true)]).toEqual([true, false, true]);
});
test('the picture is of the match at the stream, else at the stage', () => {
  const floor = [{ number: 1, match: 5 }, { number: 2, match: 6, equipment: { kind: 'stage' } }, { number: 3, equipment: { kind: 'stream' } }];
  expect(matchOn(ITSELF, floor)).toBeUndefined();
  expect(matchOn(ITSELF, floor.slice(0, 2))).toBe(6);
  expect(matchOn({ kind: 'station', number: 1 }, floor)).toBe(5);
  expect(matchOn({ kind: 'match', number: 9 }, floor)).toBe(9);
});
test('a draft is turned round by the producer of the station of its match, whichever station the address names', () => {
  const floor = [{ number: 3, stream: { is_flipped: true } }, { number: 4, equipment: { kind: 'stream' } }];
  const of = (choice: StreamChoice, isFlipped: boolean, station: number | undefined): boolean => draftFlipped({ choice, of: ITSELF, isFlipped, theme: '' }, station, floor);
  expect([of(ITSELF, false, 3), of(ITSELF, true, 3), of(ITSELF, true, 4), of(ITSELF, true, undefined)]).toEqual([true, false, true, true]);
  expect([of({ kind: 'station', number: 4 }, false, 3), of({ kind: 'match', number: 6 }, false, 3)]).toEqual([true, false]);
});
test('without the key the picture says until when the stream does not know it; with the key there is nothing to say', () => {
  const floor = [{ number: 3, stream: { held_until: 9_000 } }, { number: 4, stream: { held_until: 12_000 } }, { number: 5 }];
  expect([heldUntil({}, floor, 8_000), heldUntil({}, floor, 12_000), heldUntil({ key: 'k' }, floor, 8_000), heldUntil({}, [], 8_000)]).toEqual([12_000, undefined, undefined, undefined]);
});
