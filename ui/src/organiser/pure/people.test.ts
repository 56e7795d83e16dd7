// One person or two: who is offered to be merged, and who to be split.
import { expect, test } from 'vitest';
import type { EntrantView } from '../../wire/EntrantView';
import { alike, inRosters, shared, sought, teamsOf } from './people';

const one = (id: number, name: string, person: number, more: Partial<EntrantView> = {}): EntrantView => ({ id, name, short_name: name, tag: 'TAG', seed: id, roster: [name], person, ...more });
const duo: EntrantView = { id: 9, name: 'Duo', short_name: 'Duo', tag: 'DUO', seed: 1, roster: ['Ann', 'Łukasz'], members: [{ person: 21, post: { kind: 'player' } }, { person: 22, post: { kind: 'player' } }] };

test('whoever is called the same and counts as another is offered, once', () => {
  const own = inRosters(1, [one(1, 'Fox', 11), one(2, 'lukasz', 12), one(3, 'Owl', 13)]);
  const others = [...inRosters(2, [one(4, 'FOX', 14), one(5, 'Owl', 13), duo]), ...inRosters(3, [one(6, 'Fox', 14)])];
  expect(alike(own, others).map(({ here, there }) => [here.person, there.person])).toEqual([[11, 14], [12, 22]]);
  expect(shared(own, others).map(({ here }) => here.person)).toEqual([13]);
});

test('people of a team have its name and their places', () => {
  expect(inRosters(2, [duo]).map((each) => [each.team, each.member, each.handle])).toEqual([['Duo', 0, 'Ann'], ['Duo', 1, 'Łukasz']]);
});

test('somebody of another name is found by handle or team, the closest first, each person once', () => {
  const others = [...inRosters(2, [one(4, 'Foxglove', 14), one(5, 'Red Fox', 15), duo]), ...inRosters(3, [one(6, 'Foxglove', 14)])];
  expect(sought('fox', others, 9).map(({ person }) => person)).toEqual([14, 15]);
  expect(sought('luk', others, 9).map(({ person }) => person)).toEqual([22]);
  expect(sought('duo', others, 9).map(({ handle }) => handle)).toEqual(['Ann', 'Łukasz']);
  expect(sought('fox', others, 1)).toHaveLength(1);
  expect([sought(' ', others, 9), sought('nobody', others, 9)]).toEqual([[], []]);
});

test('teams are whole, and whoever is left over is a substitute', () => {
  expect(teamsOf(23, 5)).toEqual({ teams: 4, left: 3 });
  expect(teamsOf(23, 0)).toEqual({ teams: 0, left: 23 });
});
