// Own ids, pools as CSV and as they are sent, and large files without what is not needed.
import { expect, test } from 'vitest';
import type { ReadHero } from '../../wire/ReadHero';
import { bytesOf, heroId, mineOf, MOST_SENT, poolCsv, poolText, trimmed, valuesOf } from './shelf';

const ana: ReadHero = { id: 'ana', name: 'Ana', aliases: ['Sniper', 'A, B'], attributes: { role: ['Support', 'Healer'] }, enabled: true };
const rex: ReadHero = { id: 'rex', name: '=1+1', aliases: [], attributes: {}, enabled: false, since: '7.40' };

test.each([
  [[], 'lol-own'],
  [['lol-own'], 'lol-own-2'],
  [['lol-own', 'lol-own-2'], 'lol-own-3'],
])('a shipped format becomes an own one beside %j', (taken, id) => {
  const mine = mineOf('schema = 1\nid = "lol"\nname = "Draft"\nevidence = "data"\n# id = "no"\n', taken);
  expect(mine).toBe(`schema = 1\nid = "${id}"\nname = "Draft (own)"\nevidence = "house"\n# id = "no"\n`);
});

test('a pool becomes a table without formulas', () => {
  expect(poolCsv([ana, rex])).toBe('id,name,aliases,enabled,since,role\r\nana,Ana,"Sniper|A, B",yes,,Support|Healer\r\nrex,\'=1+1,,no,7.40,');
});

test('a pool is sent as the server reads it', () => {
  expect(JSON.parse(poolText('own', 'Own', '1', [ana, rex]))).toEqual({
    id: 'own', name: 'Own', version: '1',
    heroes: [{ id: 'ana', name: 'Ana', aliases: ['Sniper', 'A, B'], attributes: { role: ['Support', 'Healer'] } }, { id: 'rex', name: '=1+1', enabled: 'no', since: '7.40' }],
  });
});

test('a large file is sent without what nobody reads', () => {
  const hero = { id: 1, name: 'npc_dota_hero_axe', localized_name: 'Axe', roles: ['Initiator'], img: 'x'.repeat(2_000) };
  const all = JSON.stringify(Object.fromEntries(Array.from({ length: 127 }, (_, n) => [n, hero])));
  expect(bytesOf(all)).toBeGreaterThan(MOST_SENT);
  expect(bytesOf(trimmed(all))).toBeLessThan(MOST_SENT);
  expect((JSON.parse(trimmed(all)) as Record<string, unknown>)['0']).toEqual({ name: 'npc_dota_hero_axe', localized_name: 'Axe', roles: ['Initiator'] });
});

test.each(['name\nAna\n', '{ broken', '\ufeff{"heroes":[]}'])('%j stays what it says', (text) => {
  expect(trimmed(text).replace(/\s/g, '')).toBe(text.replace('\ufeff', '').replace(/\s/g, ''));
});

test('words of a cell and ids of heroes', () => {
  expect(valuesOf(' Support; Healer | ,Tank')).toEqual(['Support', 'Healer', 'Tank']);
  expect([heroId('Ana Löw', []), heroId('Ana Löw', ['analöw']), heroId('!?', [])]).toEqual(['analöw', 'analöw2', 'hero']);
});
