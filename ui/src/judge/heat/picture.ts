// What a heat looks like to its judge: the server's view with the taps that are stored or on their way laid over it.
import type { Finishes, HeatMatch } from '../../board/heats';
import type { StoredTap, Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import type { End } from '../match/picture';

/** A heat at one moment. */
export interface HeatPicture {
  readonly match: number;
  /** What each game brought, the first first; of a time trial, what each attempt did. */
  readonly games: readonly Finishes[];
  /** Games, or attempts, that are played. */
  readonly mostGames: number;
  readonly end: End | null;
  /** Why it is held. */
  readonly held: string | null;
}

interface Draft {
  games: Finishes[];
  end: End | null;
  held: string | null;
}

/** Games that are empty at the end are no games. */
function trimmed(games: readonly Finishes[]): Finishes[] {
  const kept = [...games];
  while (kept.length > 0 && kept[kept.length - 1]?.length === 0) kept.pop();
  return kept;
}

function put(games: readonly Finishes[], number: number, game: Finishes): Finishes[] {
  const all = Array.from({ length: Math.max(games.length, number) }, (_, i) => games[i] ?? []);
  all[number - 1] = game;
  return trimmed(all);
}

function lay(draft: Draft, body: Command): void {
  switch (body.type) {
    case 'score_heat':
      draft.games = put(draft.games, body.game, body.finishes);
      return;
    case 'record_attempt': {
      const others = (draft.games[body.attempt - 1] ?? []).filter(([who]) => who !== body.entrant);
      draft.games = put(draft.games, body.attempt, body.mark === null ? others : [...others, [body.entrant, body.mark]]);
      return;
    }
    case 'drop_game':
      draft.games = trimmed(draft.games.slice(0, body.game - 1));
      return;
    case 'commit_match':
      draft.end = { winner: null, ending: 'played' };
      return;
    case 'hold_match':
      draft.held = body.reason;
      return;
    case 'resume_match':
      draft.held = null;
      return;
    default:
      return;
  }
}

/** The view with commands laid over it, in order. A command that is in the view already changes nothing. */
export function heatPicture(view: HeatMatch, bodies: readonly Command[]): HeatPicture {
  const { card } = view;
  const draft: Draft = { games: [...view.heat.games], end: card.ending ? { winner: null, ending: card.ending } : null, held: view.held ?? null };
  for (const body of bodies) lay(draft, body);
  return { match: card.id, games: draft.games, mostGames: card.most_games, end: draft.end, held: draft.held };
}

/** What is stored, and what is drawn with the taps that wait. */
export interface HeatLayers {
  readonly stored: HeatPicture;
  readonly shown: HeatPicture;
}

/** A receipt may come before the patch that follows from it: such a tap counts as stored. */
export function heatLayers(view: HeatMatch, stored: readonly StoredTap[], waiting: readonly Tap[]): HeatLayers {
  const ahead = stored.filter((tap) => tap.rev !== null && tap.rev > view.card.rev).map((tap) => tap.body);
  return { stored: heatPicture(view, ahead), shown: heatPicture(view, [...ahead, ...waiting.map((tap) => tap.body)]) };
}

/** The game that is played next, from 1; none once all are stated. */
export function nextGame({ games, mostGames }: Pick<HeatPicture, 'games' | 'mostGames'>): number | null {
  const open = games.findIndex((game) => game.length === 0);
  return open >= 0 ? open + 1 : games.length < mostGames ? games.length + 1 : null;
}

export const sameGame = (one: Finishes | undefined, other: Finishes | undefined): boolean =>
  (one ?? []).length === (other ?? []).length && (one ?? []).every(([who, mark, how], i) => other?.[i]?.[0] === who && other[i]?.[1] === mark && other[i]?.[2] === how);
