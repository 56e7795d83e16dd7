// Who would lose what is not kept is asked once, and nothing happens before the answer.
import { beforeEach, expect, test } from 'vitest';
import { leaving } from './leaving.svelte';

let went: string[] = [];
let isChanged = false;
const go = (where: string) => (): void => void went.push(where);
beforeEach(() => {
  went = [];
  isChanged = false;
  leaving.stay();
});

test('without a guard, or with nothing changed, everything happens at once', () => {
  leaving.before(go('overview'));
  const end = leaving.guard(() => isChanged);
  leaving.before(go('pools'));
  end();
  expect(went).toEqual(['overview', 'pools']);
  expect(leaving.asked).toBe(undefined);
});

test('with changes somebody is asked: staying forgets where to, leaving goes there', () => {
  const end = leaving.guard(() => isChanged);
  isChanged = true;
  leaving.before(go('pools'));
  expect(went).toEqual([]);
  leaving.stay();
  leaving.lose();
  expect(went).toEqual([]);
  leaving.before(go('pools'));
  leaving.before(go('history'));
  leaving.lose();
  expect(went).toEqual(['history']);
  expect(leaving.asked).toBe(undefined);
  end();
});

test('the guard of a page that is gone asks nobody, and does not end the next one', () => {
  const end = leaving.guard(() => true);
  const next = leaving.guard(() => isChanged);
  end();
  isChanged = true;
  leaving.before(go('history'));
  expect(went).toEqual([]);
  next();
  expect(leaving.asked).toBe(undefined);
  leaving.before(go('matches'));
  expect(went).toEqual(['matches']);
});
