// The hero box of the history: what is suggested, and which hero a text means.
import { expect, test } from 'vitest';
import type { DraftChoices } from '../../wire/DraftChoices';
import { heroesOf, heroMeant } from './draft_heroes';

const choices: DraftChoices = {
  entrants: [],
  pools: [
    { id: 'dota2', name: 'Dota 2', games: 2, drafts: 2, patches: [], heroes: [{ id: 'lina', name: 'Lina' }, { id: 'lion', name: 'Lion' }, { id: 'axe', name: 'Axe' }] },
    { id: 'lol', name: 'League', games: 1, drafts: 1, patches: [], heroes: [{ id: 'kaisa', name: 'Kai’Sa' }, { id: 'nunu', name: 'Ñunu' }] },
  ],
};

test('what was picked or banned is suggested, of one pool or of all', () => {
  expect(heroesOf(choices, 'dota2').map(({ name }) => name)).toEqual(['Axe', 'Lina', 'Lion']);
  expect(heroesOf(choices, undefined)).toHaveLength(5);
  expect(heroesOf(choices, 'gone')).toEqual([]);
});

test('a name means its hero, and so does what only one begins with', () => {
  const heroes = heroesOf(choices, undefined);
  expect([' LINA ', 'ax', 'nunu', 'li', 'zeus', ''].map((text) => heroMeant(heroes, text)?.id)).toEqual(['lina', 'axe', 'nunu', undefined, undefined, undefined]);
});
