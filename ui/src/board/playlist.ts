// What a playlist shows at a moment: a pure question to matches, drafts and the time, so that screens and the desk answer it alike.
import type { DraftsView } from '../wire/DraftsView';
import type { Layout } from '../wire/Layout';
import type { MatchCard } from '../wire/MatchCard';
import type { Playlist } from '../wire/Playlist';
import type { PlaylistEntry } from '../wire/PlaylistEntry';
import type { Shown } from '../wire/Shown';
import { awaited } from './call';

/** How long a page of a screen stays, milliseconds. */
export const PAGE = 12_000;
/** A playlist in a playlist in a playlist: the server lets none come back to itself, and a step taken back might. */
const DEEPEST = 8;
const DARK: Layout = { kind: 'blank' };

export type Playlists = Readonly<Record<number, Playlist>>;

export interface Facts {
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  /** Every open match. */
  readonly cards: readonly MatchCard[];
  readonly drafts: DraftsView | undefined;
}

/** The last game that a match can have is on, or the next one is it. */
export function isDeciding(card: MatchCard): boolean {
  if (card.game) return card.game.number === card.most_games;
  return card.needed !== undefined && card.score.home === card.needed - 1 && card.score.away === card.needed - 1;
}

const isOn = (card: MatchCard): boolean => card.state === 'live' || card.state === 'held';

/** Whether the condition of an entry holds; an entry that takes turns has none. */
export function holds(shown: Shown, { now, cards, drafts }: Facts): boolean {
  switch (shown.kind) {
    case 'seconds':
    case 'pages': return false;
    case 'while_live': return cards.some((card) => card.station === shown.station && isOn(card));
    case 'while_deciding': return cards.some((card) => card.station === shown.station && isOn(card) && isDeciding(card));
    case 'while_drafting': return Object.values(drafts?.drafts ?? {}).some((line) => line.tournament === shown.tournament && (line.state === 'running' || line.state === 'held' || line.state === 'swapping'));
    case 'while_last_call': return cards.some((card) => card.heat == null && awaited(card, now)?.isLast === true);
    case 'between': {
      const time = new Date(now);
      const minute = time.getHours() * 60 + time.getMinutes();
      return shown.from < shown.to ? minute >= shown.from && minute < shown.to : minute >= shown.from || minute < shown.to;
    }
  }
}

/** How long an entry stays in its turn, milliseconds; 0 for one with a condition. */
export const stayOf = (shown: Shown): number => (shown.kind === 'seconds' ? shown.seconds * 1_000 : shown.kind === 'pages' ? shown.pages * PAGE : 0);

/** The entry of a playlist that is on: one whose condition holds, else whose turn it is by the time since 1970. */
export function entryAt(entries: readonly PlaylistEntry[], facts: Facts): PlaylistEntry | undefined {
  const taken = entries.find((entry) => holds(entry.shown, facts));
  if (taken) return taken;
  const turns = entries.filter((entry) => stayOf(entry.shown) > 0);
  const all = turns.reduce((sum, entry) => sum + stayOf(entry.shown), 0);
  let left = all === 0 ? 0 : facts.now % all;
  for (const entry of turns) {
    if (left < stayOf(entry.shown)) return entry;
    left -= stayOf(entry.shown);
  }
  return undefined;
}

/** What is shown in the end, through playlists in playlists. A playlist of which nothing may be seen shows mark and clock. */
export function playing(layout: Layout, playlists: Playlists, facts: Facts): Layout {
  let now = layout;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (now.kind !== 'playlist') return now;
    const entry = entryAt(playlists[now.playlist]?.entries ?? [], facts);
    if (!entry) return DARK;
    now = entry.layout;
  }
  return DARK;
}

/** What may be on within a few seconds: the one whose turn is next, and all that wait for a condition, so that their documents are there. */
export function comingUp(layout: Layout, playlists: Playlists, facts: Facts, ahead = 5_000): Layout[] {
  const found = [playing(layout, playlists, { ...facts, now: facts.now + ahead })];
  const seen = new Set<number>();
  const open = [layout];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind !== 'playlist' || seen.has(next.playlist)) continue;
    seen.add(next.playlist);
    for (const entry of playlists[next.playlist]?.entries ?? []) {
      if (entry.layout.kind === 'playlist') open.push(entry.layout);
      else if (stayOf(entry.shown) === 0) found.push(entry.layout);
    }
  }
  return found;
}

/** Whether some entry waits for a draft, whose list is then to be followed. */
export const asksForDrafts = (playlists: Playlists): boolean => Object.values(playlists).some((list) => list.entries.some((entry) => entry.shown.kind === 'while_drafting'));
