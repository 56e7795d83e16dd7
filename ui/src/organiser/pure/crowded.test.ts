// Crowded addresses: only many refusals, only lately, the worst first.

import { expect, test } from 'vitest';
import type { CrowdedView } from '../../wire/CrowdedView';
import type { ServerView } from '../../wire/ServerView';
import { crowded, raised } from './crowded';

const NOW = 3_600_000;
const of = (refused: number, minutes?: number, is_raised = false): CrowdedView => ({ allowed: is_raised ? 1024 : 256, is_raised, refused, ...(minutes === undefined ? {} : { last: NOW - minutes * 60_000 }) });
const server = (views: Readonly<Record<string, CrowdedView>>): ServerView => ({ version: '', file: '', port: 80, addresses: {}, fingerprint: '', warnings: {}, crowded: views });

test.each<readonly [string, Readonly<Record<string, CrowdedView>>, readonly string[]]>([
  ['nobody was refused', {}, []],
  ['a few are somebody who loads again', { '10.0.0.7': of(4, 0) }, []],
  ['a hall', { '10.0.0.7': of(41, 0) }, ['10.0.0.7']],
  ['long ago', { '10.0.0.7': of(41, 11) }, []],
  ['never, but allowed more', { '10.0.0.7': of(0, undefined, true) }, []],
  ['the worst three first', { '10.0.0.1': of(6, 1), '10.0.0.2': of(60, 1), '10.0.0.3': of(600, 1), '10.0.0.4': of(7, 1) }, ['10.0.0.3', '10.0.0.2', '10.0.0.4']],
])('%s', (_, views, addresses) => {
  expect(crowded(server(views), NOW).map((one) => one.address)).toEqual(addresses);
});

test('a tap allows four times as much, and what was allowed can be put back', () => {
  const views = { '10.0.0.7': of(41, 0), '10.0.0.8': of(9, 1, true) };
  expect(crowded(server(views), NOW).map((one) => one.next)).toEqual([1024, 4096]);
  expect(raised(server(views)).map((one) => one.address)).toEqual(['10.0.0.8']);
  expect(raised(undefined)).toEqual([]);
});
