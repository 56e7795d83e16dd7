// The roll of a heat: what the desk knows, and what was said on this tablet since.
import { expect, test } from 'vitest';
import { card, tap } from '../sample';
import { checkInHeat, heatRoll, isHeatRoll } from './roll';

const heat = (here?: readonly number[]) => card({ state: 'called', heat: { contenders: 4, played: 0, leaders: [], ...(here ? { here: [...here] } : {}) } });
const said = (entrant: number, presence: 'here' | 'absent', match = 120) => tap({ type: 'check_in_heat', match, entrant, presence }, { match });

test('taps that wait are laid over what is stored, the last one counts', () => {
  const roll = heatRoll(heat([1, 2]), [said(2, 'absent'), said(3, 'here'), said(4, 'here'), said(4, 'absent'), said(1, 'here'), said(9, 'here', 121)]);
  expect([...roll.here].sort()).toEqual([1, 3]);
  expect([...roll.waits].sort()).toEqual([2, 3]);
  expect(heatRoll(heat(), []).here.size).toBe(0);
});

test('a roll is called of a heat, before it is played', () => {
  expect([isHeatRoll(heat()), isHeatRoll({ ...heat(), state: 'live' }), isHeatRoll(card({ state: 'called' }))]).toEqual([true, false, false]);
  expect(checkInHeat(120, 7, false, '').body).toEqual({ type: 'check_in_heat', match: 120, entrant: 7, presence: 'absent' });
});
