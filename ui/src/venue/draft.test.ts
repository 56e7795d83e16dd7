// Which draft a screen shows.
import { expect, test } from 'vitest';
import { sampleLine } from '../gallery/drafts';
import { readOverlay } from './overlay';
import { draftShown, topicsOfDraft } from './draft';

test('a screen without a match shows what is drafted, and stays with it until another draft begins', () => {
  const line = (number: number, state: Parameters<typeof sampleLine>[1]) => sampleLine(number, state, ['A', 'B']);
  expect(draftShown(undefined, undefined, undefined)).toBeUndefined();
  expect(draftShown(undefined, { drafts: { 7: line(7, 'next'), 9: line(9, 'running') } }, undefined)).toBe(9);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'running'), 9: line(9, 'held') } }, 9)).toBe(9);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'next') } }, 9)).toBe(9);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'running') } }, 9)).toBe(7);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'next'), 8: line(8, 'next') } }, undefined)).toBe(7);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'complete'), 8: line(8, 'next') } }, undefined)).toBe(7);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'complete'), 9: line(9, 'running') } }, 7)).toBe(9);
  expect(draftShown(undefined, { drafts: { 7: line(7, 'complete') } }, 9)).toBe(9);
  expect(draftShown(4, { drafts: { 7: line(7, 'running') } }, undefined)).toBe(4);
  expect(topicsOfDraft(9, { rules: 3, pool: 1 })).toEqual(['drafts', 'draft/9', 'pool/3/1']);
});

test('an overlay is asked for by its address, perhaps of one match', () => {
  expect(readOverlay('?overlay=draft')).toEqual({ kind: 'draft', match: undefined, isFlipped: false });
  expect(readOverlay('?x=1&overlay=draft&match=120')).toEqual({ kind: 'draft', match: 120, isFlipped: false });
  expect(readOverlay('?overlay=draft&match=<b>')).toEqual({ kind: 'draft', match: undefined, isFlipped: false });
  expect([readOverlay(''), readOverlay('?overlay=tables'), readOverlay('?screen=draft')]).toEqual([undefined, undefined, undefined]);
});
