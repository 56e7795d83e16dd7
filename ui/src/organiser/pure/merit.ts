// Seeding by what was shown before: which sources to begin with, a proposal in parts, and a merit in words.
import { failureText } from '../../board/refusal_text';
import { grouped } from '../../text/language.svelte';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { MeritView } from '../../wire/MeritView';
import type { ProposedSeed } from '../../wire/ProposedSeed';
import type { SeedBasis } from '../../wire/SeedBasis';
import type { SeedSources } from '../../wire/SeedSources';
import type { TournamentView } from '../../wire/TournamentView';

/** The tournaments that count at first: those of the same game; where there are none, all. */
export function usualTournaments(sources: SeedSources, own: TournamentView, others: (id: number) => TournamentView | undefined): number[] {
  const played = sources.tournaments.filter((source) => source.results > 0).map((source) => source.tournament);
  const game = own.title.trim().toLowerCase();
  const same = played.filter((id) => others(id)?.title.trim().toLowerCase() === game);
  return same.length > 0 ? same : played;
}

/** Whether a basis names anything that could be counted. */
export const hasSource = (basis: SeedBasis): boolean => basis.by === 'places' || basis.file || basis.tournaments.length > 0;

/** A whole proposal, or why there is none. */
export type Proposal = { readonly kind: 'rows'; readonly digest: string; readonly rows: readonly ProposedSeed[] } | { readonly kind: 'failed'; readonly text: string };

/** How often a proposal is fetched afresh because it changed between two of its parts. */
const TRIES = 4;

/** Fetches a proposal part by part; begins again when results came in between. */
export async function fetchProposal(ask: (body: Ask) => Promise<Answer>, tournament: number, basis: SeedBasis, words: { readonly failed: string; readonly restless: string }): Promise<Proposal> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const rows: ProposedSeed[] = [];
    let digest: string | null = null;
    let part = 0;
    let parts = 1;
    while (part < parts) {
      const answer = await ask({ type: 'seed_proposal', tournament, basis, part });
      if (answer.type === 'failed') return { kind: 'failed', text: failureText(answer) };
      if (answer.type !== 'seed_proposal') return { kind: 'failed', text: words.failed };
      const { proposal } = answer;
      if (digest !== null && digest !== proposal.digest) break;
      digest = proposal.digest;
      parts = proposal.parts;
      rows.push(...proposal.rows);
      part += 1;
    }
    if (part >= parts) return { kind: 'rows', digest: digest ?? '', rows };
  }
  return { kind: 'failed', text: words.restless };
}

/** How many of a proposal have something to be seeded by. */
export const known = (rows: readonly ProposedSeed[]): number => rows.filter((row) => row.merit != null).length;

/** How many would have another seed. */
export const changed = (rows: readonly ProposedSeed[]): number => rows.filter((row, i) => row.was !== i + 1).length;

/** "1,843 ± 62", without the words around it; `null` for a place. */
export const ratingWords = (merit: MeritView): string | null => (merit.kind === 'rating' ? `${grouped(Math.round(merit.rating))} ± ${grouped(Math.round(merit.deviation))}` : null);

/** What a column of merits is sorted by: the better first. */
export const meritRank = (merit: MeritView | null | undefined): number | null => (merit == null ? null : merit.kind === 'rating' ? -merit.rating : merit.place);
