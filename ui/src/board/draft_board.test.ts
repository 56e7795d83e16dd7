// A draft laid out for those who watch.
import { expect, test } from 'vitest';
import { sampleDraft, samplePool } from '../gallery/drafts';
import { banPage, isOfPlaces, lineupTiles, placesOf, playsOn, sideTiles, turnNow, type TurnTile } from './draft_board';

const now = 1_000_000;

test('picks and bans of a side stand in the order of the turns, with their numbers', () => {
  const view = sampleDraft({ format: 'dota', done: 15, now });
  const { picks, bans } = sideTiles(view, 'home', samplePool('dota'));
  expect(picks.map(({ turn, state }) => `${turn} ${state}`)).toEqual(['8 done', '14 done', '15 done', '18 later', '23 later']);
  expect(bans.map(({ turn, state }) => `${turn} ${state}`)).toEqual(['1 done', '2 done', '5 empty', '10 done', '11 done', '19 later', '21 later']);
  expect(picks[0]?.name).not.toBe(picks[0]?.hero);
  expect(picks[0]?.role).toMatch(/^[A-Z]/);
  expect(turnNow(view)).toEqual({ turn: 16, of: 24 });
  expect(isOfPlaces(view)).toBe(false);
});

test('what is hidden has a tile and no name', () => {
  const { picks } = sideTiles(sampleDraft({ format: 'sealed', done: 3, hidden: 'both', now }), 'home', samplePool('sealed'));
  expect(picks.map(({ state, hero, name }) => [state, hero, name])).toEqual([['hidden', null, ''], ['hidden', null, ''], ['open', null, ''], ['open', null, ''], ['open', null, '']]);
});

test('without the pool a hero is called by its id', () => {
  const view = sampleDraft({ format: 'dota', done: 8, now });
  const [first] = sideTiles(view, 'home', undefined).picks;
  expect(first?.name).toBe(first?.hero);
});

test('a veto says of each map who took it, in which order it is played, and on which side they start', () => {
  const places = placesOf(sampleDraft({ format: 'maps', done: 9, phase: 'complete', now }), samplePool('maps'));
  expect(places).toHaveLength(7);
  expect(places.filter(({ state }) => state === 'banned')).toHaveLength(4);
  const played = places.filter(({ number }) => number !== undefined).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  expect(played.map(({ number, state, by, chosen }) => [number, state, by, chosen?.by])).toEqual([[1, 'picked', 'home', 'away'], [2, 'picked', 'away', 'home'], [3, 'decider', undefined, undefined]]);
});

test('the stage of a later game has the number of that game', () => {
  const places = placesOf(sampleDraft({ format: 'stages', done: 3, phase: 'complete', now }), samplePool('stages'));
  expect(places.filter(({ number }) => number !== undefined).map(({ number }) => number)).toEqual([2]);
});

test('at the end the line-up stands in its order, not in that of the picks', () => {
  const view = sampleDraft({ format: 'dota', done: 24, phase: 'complete', now });
  expect(lineupTiles(view, 'home', undefined).map(({ hero }) => hero)).toEqual(view.lineup.home);
  expect(lineupTiles({ ...view, lineup: { home: [], away: [] } }, 'home', undefined).map(({ hero }) => hero)).toEqual(view.teams.home);
});

test('each team plays the side that is left to it', () => {
  const view = sampleDraft({ format: 'dota', done: 0, now });
  expect([playsOn(view, 'home'), playsOn(view, 'away')]).toEqual(['Dire', 'Radiant']);
  const { home_side, ...open } = view;
  expect([home_side, playsOn(open, 'home')]).toEqual(['Dire', '']);
});

test('more bans than fit turn with the part that is drafted', () => {
  const bans = (begun: number): TurnTile[] => Array.from({ length: 9 }, (_, i) => ({ turn: i + 1, verb: 'ban', state: i < begun ? 'done' : 'later', hero: null, name: '' }));
  expect(banPage(bans(3), 7).map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(banPage(bans(8), 7).map(({ turn }) => turn)).toEqual([8, 9]);
  expect(banPage(bans(3).slice(0, 7), 7)).toHaveLength(7);
});
