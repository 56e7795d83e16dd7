// Seeding by merit: what counts at first, proposals in parts, merits in words.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../wire/Answer';
import type { ProposedSeed } from '../../wire/ProposedSeed';
import type { SeedSources } from '../../wire/SeedSources';
import type { TournamentView } from '../../wire/TournamentView';
import { changed, fetchProposal, hasSource, known, meritRank, ratingWords, usualTournaments } from './merit';

const titled = (title: string): TournamentView => ({ title }) as TournamentView;
const row = (entrant: number, was: number, rating?: number): ProposedSeed => ({ entrant, was, ...(rating === undefined ? {} : { merit: { kind: 'rating', rating, deviation: 62, results: 7 } }) });
const part = (digest: string, parts: number, ...rows: ProposedSeed[]): Answer => ({ type: 'seed_proposal', proposal: { digest, parts, rows } });
const words = { failed: 'No answer.', restless: 'It keeps changing.' };

/** Answers in their order, and how many were asked for. */
function answering(...answers: Answer[]): { ask: () => Promise<Answer>; asked: () => number } {
  let at = 0;
  return { ask: () => Promise.resolve(answers[Math.min(at++, answers.length - 1)] as Answer), asked: () => at };
}

describe('what counts at first', () => {
  const sources: SeedSources = { tournaments: [{ tournament: 1, results: 3, over: true }, { tournament: 2, results: 5, over: false }, { tournament: 3, results: 0, over: true }] };
  const games: Record<number, string> = { 1: 'Tekken', 2: ' dota 2', 3: 'Dota 2' };
  const other = (id: number): TournamentView => titled(games[id] ?? '');
  it('is what was played of the same game', () => expect(usualTournaments(sources, titled('Dota 2'), other)).toEqual([2]));
  it('is everything played where nobody played this game', () => expect(usualTournaments(sources, titled('Chess'), other)).toEqual([1, 2]));
  it('is nothing without a source', () => {
    expect(hasSource({ by: 'ratings', file: false, tournaments: [], unrated: 'last' })).toBe(false);
    expect(hasSource({ by: 'ratings', file: true, tournaments: [], unrated: 'last' })).toBe(true);
    expect(hasSource({ by: 'places', tournament: 1 })).toBe(true);
  });
});

describe('a proposal in parts', () => {
  it('is put together', async () => {
    const { ask } = answering(part('d', 2, row(4, 2, 1_843)), part('d', 2, row(1, 1)));
    expect(await fetchProposal(ask, 1, { by: 'places', tournament: 2 }, words)).toEqual({ kind: 'rows', digest: 'd', rows: [row(4, 2, 1_843), row(1, 1)] });
  });
  it('begins again when results come in between', async () => {
    const { ask, asked } = answering(part('d', 2, row(4, 2)), part('e', 2, row(1, 1)), part('e', 2, row(1, 1)), part('e', 2, row(4, 2)));
    expect(await fetchProposal(ask, 1, { by: 'places', tournament: 2 }, words)).toMatchObject({ kind: 'rows', digest: 'e' });
    expect(asked()).toBe(4);
  });
  it('of nobody is empty', async () => {
    const { ask } = answering(part('d', 0));
    expect(await fetchProposal(ask, 1, { by: 'places', tournament: 2 }, words)).toEqual({ kind: 'rows', digest: 'd', rows: [] });
  });
  it('says why there is none', async () => {
    const { ask } = answering({ type: 'failed', code: 'not_over', text: 'Not over.' });
    expect(await fetchProposal(ask, 1, { by: 'places', tournament: 2 }, words)).toEqual({ kind: 'failed', text: 'Not over.' });
  });
  it('gives up when it changes for ever', async () => {
    let n = 0;
    const ask = (): Promise<Answer> => Promise.resolve(part(String(n++), 2, row(1, 1)));
    expect(await fetchProposal(ask, 1, { by: 'places', tournament: 2 }, words)).toEqual({ kind: 'failed', text: 'It keeps changing.' });
  });
});

describe('a merit', () => {
  it('is told with its deviation', () => {
    expect(ratingWords({ kind: 'rating', rating: 1843, deviation: 62, results: 7 })).toBe('1,843 ± 62');
    expect(ratingWords({ kind: 'place', tournament: 1, place: 3 })).toBeNull();
  });
  it('sorts the better first and nothing last', () => {
    expect(meritRank({ kind: 'rating', rating: 1843, deviation: 62, results: 7 })).toBe(-1843);
    expect(meritRank({ kind: 'place', tournament: 1, place: 3 })).toBe(3);
    expect(meritRank(undefined)).toBeNull();
  });
  it('is counted, and so is who moves', () => {
    const rows = [row(4, 4, 1_843), row(2, 2, 1_700), row(1, 1)];
    expect([known(rows), changed(rows)]).toEqual([2, 2]);
  });
});
