// A roster in rows: as it is, what is wrong with it, and what is asked for.
import { expect, test } from 'vitest';
import { asked, faultOf, inRoster, type Row } from './roster';

const row = (handle: string, kind: Row['kind'] = 'player', position = ''): Row => ({ handle, kind, position });

test('a team is shown as it is, a single player by the name', () => {
  const members = [
    { person: 4, post: { kind: 'player', position: 2 } },
    { person: 5, post: { kind: 'coach' } },
  ] as const;
  expect(inRoster({ roster: ['Ida', 'Kaya'], members: [...members] })).toEqual([
    { person: 4, handle: 'Ida', kind: 'player', position: '2' },
    { person: 5, handle: 'Kaya', kind: 'coach', position: '' },
  ]);
  expect(inRoster({ roster: ['Ida'], person: 4 })).toEqual([{ ...row('Ida'), person: 4 }]);
});

test('a roster needs somebody who plays, and each position once', () => {
  expect(faultOf([row('  '), row('Kaya', 'coach')])).toEqual({ kind: 'empty' });
  expect(faultOf([row('Ida', 'player', '1'), row('Ben', 'player', '1')])).toEqual({ kind: 'position', position: '1' });
  expect(faultOf([row('Ida', 'player', '1'), row('Ben', 'substitute', '1')])).toBeUndefined();
  expect(faultOf(Array.from({ length: 65 }, (_, i) => row(`P${i}`)))).toEqual({ kind: 'many' });
});

test('rows without a name are left out, and the captain is counted without them', () => {
  const rows = [row(''), { ...row(' Ida ', 'player', '3'), person: 4 }, row('Jule', 'substitute', '2')];
  expect(asked(rows, 2)).toEqual({
    members: [
      { person: 4, handle: 'Ida', post: { kind: 'player', position: 3 } },
      { handle: 'Jule', post: { kind: 'substitute' } },
    ],
    captain: 1,
  });
  expect(asked(rows, 0)).not.toHaveProperty('captain');
  expect(asked(rows, -1)).not.toHaveProperty('captain');
});
