// A roster in rows: as it is, what is wrong with it, and what is asked for.
import { expect, test } from 'vitest';
import { asked, faultOf, inRoster, isOtherRoster, newRow, type Row } from './roster';

const row = (handle: string, kind: Row['kind'] = 'player', position = ''): Row => ({ ...newRow(), handle, kind, position });
const none = { nation: '', legal: '', seat: '', shows: false };

test('a team is shown as it is, a single player by the name', () => {
  const members = [
    { person: 4, post: { kind: 'player', position: 2 } },
    { person: 5, post: { kind: 'coach' } },
  ] as const;
  expect(inRoster({ roster: ['Ida', 'Kaya'], members: [...members] })).toEqual([
    { ...row('Ida', 'player', '2'), person: 4, was: none },
    { ...row('Kaya', 'coach'), person: 5, was: none },
  ]);
  expect(inRoster({ roster: ['Ida'], person: 4 })).toEqual([{ ...row('Ida'), person: 4, was: none }]);
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

test('what is known of people is shown, and only what was changed is said', () => {
  const [ida, ben] = inRoster({ roster: ['Ida', 'Ben'], people: [{ nation: 'DE', seat: 'A1' }, {}], legal: [{ name: 'Ida Müller', shown: true }, { name: 'Ben Sá' }], members: [{ person: 4, post: { kind: 'player' } }, { person: 5, post: { kind: 'player' } }] });
  if (!ida || !ben) throw new Error('two people');
  expect([ida.nation, ida.legal, ida.seat, ida.shows, ben.legal, ben.shows]).toEqual(['DE', 'Ida Müller', 'A1', true, 'Ben Sá', false]);
  expect(asked([ida, ben], -1).members.map((member) => member.about)).toEqual([undefined, undefined]);
  const rows = [{ ...ida, nation: ' pt ', seat: '', shows: false }, { ...ben, legal: '' }];
  expect(asked(rows, -1, 'C9').members.map((member) => member.about)).toEqual([{ nation: 'PT', seat: 'C9', shows_name: false }, { legal_name: '' }]);
});

test('a country that does not exist is a fault', () => {
  expect(faultOf([{ ...row('Ida'), nation: 'XX' }])).toEqual({ kind: 'nation', code: 'XX' });
  expect(faultOf([{ ...row('Ida'), nation: 'xk' }])).toBeUndefined();
});

test('a lock holds who comes, goes, plays and leads, and no name', () => {
  const two = [{ ...row('Ida', 'player', '1'), person: 4 }, { ...row('Ben'), person: 5 }] as const;
  expect(isOtherRoster([{ ...two[0], handle: 'Ida!', legal: 'Ida Müller', nation: 'DE' }, { ...two[1] }, row('')], 0, two, 0)).toBe(false);
  for (const [rows, captain] of [[[two[0]], 0], [[...two, row('Jule')], 0], [[two[1], two[0]], 1], [[two[0], { ...two[1], kind: 'coach' as const }], 0], [two, 1], [two, -1]] as const) expect(isOtherRoster(rows, captain, two, 0)).toBe(true);
});
