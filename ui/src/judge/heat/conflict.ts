// After a refusal in a heat: what each refused tap stated, what stands at the desk instead, and what would be stored.
import { attemptsOf, type Finishes, type HeatMatch } from '../../board/heats';
import type { Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import { left } from '../match/conflict';
import { hold, resume, type Deed } from '../match/taps';
import { heatPicture, sameGame, type HeatPicture } from './picture';
import { attempt, lock, stateGame } from './taps';

/** A refused tap as a person decides about it. */
export interface HeatQuestion {
  readonly tap: Tap;
  /** Somebody else stated the same game or attempt since: then theirs is the answer to begin with. */
  readonly isOther: boolean;
  /** It cannot be sent on the present state. */
  readonly isPossible: boolean;
}

/** Whether the game or attempt of a tap is as its judge saw it. */
function isAsSeen(now: HeatPicture, { body, undo }: Tap): boolean {
  if (body.type === 'score_heat') {
    const seen: Finishes = undo?.type === 'score_heat' ? undo.finishes : [];
    return sameGame(now.games[body.game - 1], seen);
  }
  if (body.type === 'record_attempt') {
    const seen = undo?.type === 'record_attempt' ? undo.mark : null;
    return (attemptsOf(now.games, body.entrant, now.mostGames)[body.attempt - 1] ?? null) === seen;
  }
  return true;
}

export function heatConflict(view: HeatMatch, refused: readonly Tap[]): readonly HeatQuestion[] {
  // A tap is judged on the state that those before it leave, since they were tapped after one another.
  const before: Command[] = [];
  return left(refused).map((tap) => {
    const now = heatPicture(view, before);
    const isPossible = deedOf(now, view, tap) !== null;
    const isOther = !isPossible || !isAsSeen(now, tap);
    if (isPossible) before.push(tap.body);
    return { tap, isOther, isPossible };
  });
}

/** The tap on a state; `null` where it is not possible there. */
function deedOf(shown: HeatPicture, view: HeatMatch, { body, note }: Tap): Deed | null {
  switch (body.type) {
    case 'score_heat': {
      const known = body.finishes.filter(([who]) => view.heat.entrants.some((one) => one.id === who));
      return stateGame(shown, body.game, known, note);
    }
    case 'record_attempt':
      return view.heat.entrants.some((one) => one.id === body.entrant) ? attempt(shown, body.entrant, body.attempt, body.mark, note) : null;
    case 'drop_game':
      return shown.end || shown.held !== null || shown.games.length !== body.game ? null : { match: shown.match, body, note };
    case 'commit_match':
      return lock(shown, view.heat.measure !== undefined, note);
    case 'hold_match':
      return hold(shown, body.reason, note);
    case 'resume_match':
      return shown.end ? null : resume(shown, note);
    default:
      return null;
  }
}

/** What is sent for the taps that a person chose, in order, each on the state that the one before leaves. */
export function mineOf(view: HeatMatch, chosen: readonly HeatQuestion[]): readonly Deed[] {
  const deeds: Deed[] = [];
  for (const { tap } of chosen) {
    const deed = deedOf(heatPicture(view, deeds.map(({ body }) => body)), view, tap);
    if (deed) deeds.push(deed);
  }
  return deeds;
}
