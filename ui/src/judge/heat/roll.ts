// Who of the many of a heat is here: what the desk knows, with the taps that wait laid over it.
import type { Tap } from '../../link/queue';
import type { MatchCard } from '../../wire/MatchCard';
import type { Deed } from '../match/taps';

export interface HeatRoll {
  readonly here: ReadonlySet<number>;
  /** Said on this tablet, not stored yet. */
  readonly waits: ReadonlySet<number>;
}

export function heatRoll(card: MatchCard, waiting: readonly Tap[]): HeatRoll {
  const stored = new Set(card.heat?.here ?? []);
  const here = new Set(stored);
  for (const { body } of waiting) {
    if (body.type !== 'check_in_heat' || body.match !== card.id) continue;
    if (body.presence === 'here') here.add(body.entrant);
    else here.delete(body.entrant);
  }
  const said = waiting.flatMap(({ body }) => (body.type === 'check_in_heat' && body.match === card.id ? [body.entrant] : []));
  return { here, waits: new Set(said.filter((one) => here.has(one) !== stored.has(one))) };
}

/** A roll is called before anything is played. */
export const isHeatRoll = (card: MatchCard): boolean => card.heat !== undefined && (card.state === 'called' || card.state === 'ready');

export const checkInHeat = (match: number, entrant: number, isHere: boolean, note: string): Deed => ({ match, body: { type: 'check_in_heat', match, entrant, presence: isHere ? 'here' : 'absent' }, note });
