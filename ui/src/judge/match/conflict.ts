// After a refusal: what each refused tap meant, which of them the other state may contain, and what would be stored.
import type { Tap } from '../../link/queue';
import type { Command } from '../../wire/Command';
import type { MatchView } from '../../wire/MatchView';
import type { Side } from '../../wire/Side';
import { gameOf, picture, SIDES, type Game, type Picture } from './picture';
import { isScorable, MOST_POINTS, noShow, type Deed } from './taps';

/** What a person meant by a tap, apart from the score it stated. */
export type Intent =
  | { readonly kind: 'step'; readonly game: number; readonly side: Side; readonly by: number }
  | { readonly kind: 'won'; readonly game: number; readonly side: Side }
  | { readonly kind: 'act'; readonly body: Command };

/** A refused tap as a person decides about it. */
export interface Question {
  readonly tap: Tap;
  readonly intent: Intent;
  /** The state of the server may contain it: then theirs is the answer to begin with. */
  readonly mayBeIn: boolean;
  /** It cannot be sent on the present state. */
  readonly isPossible: boolean;
}

export function intentOf(tap: Tap): Intent {
  const { body, undo } = tap;
  if (body.type !== 'score_game') return { kind: 'act', body };
  if (body.winner !== null && tap.side) return { kind: 'won', game: body.game, side: tap.side };
  const before = undo?.type === 'score_game' ? undo.score : { home: 0, away: 0 };
  const side = tap.side ?? SIDES.find((one) => body.score[one] !== before[one]) ?? 'home';
  return { kind: 'step', game: body.game, side, by: body.score[side] - before[side] };
}

/** Taps that were taken back among themselves cancel out; the others are asked about, oldest first. Taking the match is no question of its own. */
export function left(taps: readonly Tap[]): readonly Tap[] {
  const gone = new Set<string>();
  for (const tap of taps) {
    if (tap.undoes === null) continue;
    gone.add(tap.id);
    gone.add(tap.undoes);
  }
  return taps.filter((tap) => !gone.has(tap.id) && tap.body.type !== 'take_match');
}

/** The game as it stood before the first refused tap. */
function baseOf(taps: readonly Tap[]): Game | null {
  const first = taps.find((tap) => tap.body.type === 'score_game');
  if (!first || first.body.type !== 'score_game') return null;
  const { undo, body } = first;
  if (undo?.type === 'score_game') return { number: undo.game, score: undo.score, winner: undo.winner };
  return { number: body.game, score: { home: 0, away: 0 }, winner: null };
}

/** How a conflict looks: what was, what is, what to decide. */
export interface Conflict {
  /** The game before the own taps, as far as they were about a game. */
  readonly was: Game | null;
  /** The same game now, at the server. */
  readonly is: Game | null;
  readonly questions: readonly Question[];
}

export function conflictOf(view: MatchView, refused: readonly Tap[]): Conflict {
  const taps = left(refused);
  const now = picture(view, []);
  const was = baseOf(refused);
  const is = was ? gameOf(now, was.number) : null;
  const moved = { home: 0, away: 0 };
  if (was && is) for (const side of SIDES) moved[side] = Math.max(0, is.score[side] - was.score[side]);
  const questions = taps.map((tap): Question => {
    const intent = intentOf(tap);
    const isPossible = apply(now, intent) !== null;
    let mayBeIn = !isPossible;
    if (intent.kind === 'step' && intent.by > 0 && was?.number === intent.game && moved[intent.side] > 0) {
      moved[intent.side] -= intent.by;
      mayBeIn = true;
    }
    if (intent.kind === 'won' && is && is.number === intent.game && is.winner !== null) mayBeIn = true;
    return { tap, intent, mayBeIn, isPossible };
  });
  return { was, is, questions };
}

/** The command that does what was meant, on a state; `null` where it is not possible there. */
function apply(shown: Picture, intent: Intent): Command | null {
  if (intent.kind === 'act') return applyAct(shown, intent.body);
  const isNext = shown.counting === 'points' && intent.game === shown.games.length + 1;
  if (!isScorable(shown) || (intent.game !== shown.current && !isNext)) return null;
  const game = gameOf(shown, intent.game);
  if (intent.kind === 'won') return { type: 'score_game', match: shown.match, game: intent.game, score: game.score, winner: intent.side };
  const to = game.score[intent.side] + intent.by;
  if (to < 0 || to > MOST_POINTS) return null;
  return { type: 'score_game', match: shown.match, game: intent.game, score: { ...game.score, [intent.side]: to }, winner: null };
}

function applyAct(shown: Picture, body: Command): Command | null {
  if (shown.end) return null;
  if (body.type === 'commit_match') return shown.decided === (body.winner ?? 'draw') ? body : null;
  if (body.type === 'report_result') return shown.games.length === 0 && shown.held === null ? body : null;
  if (body.type === 'end_without_play') return noShow(shown, body.absent, body.how, '')?.body ?? null;
  if (body.type === 'hold_match') return shown.held === null ? body : null;
  if (body.type === 'resume_match') return shown.held === null ? null : body;
  if (body.type === 'drop_game') return shown.games[shown.games.length - 1]?.number === body.game ? body : null;
  return body.type === 'hand_back_match' ? body : null;
}

/** What is sent for the taps that a person chose, in order, each on the state that the one before leaves. */
export function mine(view: MatchView, chosen: readonly Question[]): readonly Deed[] {
  const deeds: Deed[] = [];
  const bodies: Command[] = [];
  for (const { tap, intent } of chosen) {
    const shown = picture(view, bodies);
    const body = apply(shown, intent);
    if (!body) continue;
    const before = intent.kind === 'act' ? null : shown.games.find((game) => game.number === intent.game);
    const undo: Command | null =
      intent.kind === 'act' ? null
      : before ? { type: 'score_game', match: shown.match, game: intent.game, score: before.score, winner: before.winner }
      : { type: 'drop_game', match: shown.match, game: intent.game };
    deeds.push({ match: tap.match, body, note: tap.note, side: tap.side, undo });
    bodies.push(body);
  }
  return deeds;
}

/** The picture after the choice. */
export function after(view: MatchView, chosen: readonly Question[]): Picture {
  return picture(view, mine(view, chosen).map((deed) => deed.body));
}

