// What a correction of the sample hall would do, as the server says it: the way of both sides onward, with choices.
import type { Choice } from '../../wire/Choice';
import type { Chosen } from '../../wire/Chosen';
import type { CorrectionView } from '../../wire/CorrectionView';
import type { Fix } from '../../wire/Fix';
import type { MatchCard } from '../../wire/MatchCard';
import type { ReachedMatch } from '../../wire/ReachedMatch';
import type { ReachedState } from '../../wire/ReachedState';
import type { SlotView } from '../../wire/SlotView';

type Side = 'home' | 'away';
const other = (side: Side): Side => (side === 'home' ? 'away' : 'home');
const stateOf = (card: MatchCard): ReachedState => ({ state: card.state, home: card.slots.home, away: card.slots.away, score: card.score, ...(card.winner ? { winner: card.winner } : {}), ...(card.ending ? { ending: card.ending } : {}) });

/** `cards`: every match of the hall. A match that follows is replayed unless it is chosen otherwise. */
export function sampleCorrection(cards: ReadonlyMap<number, MatchCard>, fix: Fix, choices: readonly Chosen[], now: number, names: (entrant: number) => string): CorrectionView {
  const cause = 'match' in fix ? cards.get(fix.match) : [...cards.values()].find((card) => card.state === 'over' && (['home', 'away'] as const).some((side) => { const slot = card.slots[side]; return slot.kind === 'taken' && fix.kind === 'disqualify' && slot.entrant === fix.entrant; }));
  if (!cause) return { reasons: [{ code: 'nothing_to_correct', text: 'They have played nothing that could be corrected.' }], reached: [], stages: [], placings: [], told: { devices: [], in_person: [] }, replays: 0, complete: false };
  const chosen = new Map(choices.flatMap((one) => (one.match === undefined ? [] : [[one.match, one.choice] as const])));
  const after = new Map<number, ReachedState>();
  const reached: ReachedMatch[] = [];
  const comesOpen = (card: MatchCard, from: 'winner' | 'loser'): SlotView => ({ kind: 'undecided', from, number: card.number ?? 0, match: card.id });
  const flow = (card: MatchCard, then: ReachedState, ask: boolean): void => {
    for (const [to, from] of [[card.winner_to, 'winner'], [card.loser_to, 'loser']] as const) {
      const next = to == null ? undefined : cards.get(to.match);
      if (!next || !to) continue;
      const winner = then.state === 'over' ? then.winner : undefined;
      const slot: SlotView = winner === undefined ? comesOpen(card, from) : then[from === 'winner' ? winner : other(winner)];
      const before = after.get(next.id) ?? stateOf(next);
      after.set(next.id, { ...before, [to.side]: slot });
    }
    if (ask) reached.push(rowOf(card, then));
  };
  const rowOf = (card: MatchCard, then: ReachedState): ReachedMatch => ({
    match: card.id, number: card.number ?? 0, stage: card.stage, group: card.group, round: card.round, from_end: card.from_end, position: card.position, is_cause: card.id === cause.id, state: card.state,
    before: stateOf(card), after: then, needs_choice: false, options: [], then: '', rev: card.rev,
  });
  const fixed: ReachedState = fix.kind === 'replay' || fix.kind === 'void' ? { ...stateOf(cause), state: 'ready', score: { home: 0, away: 0 } } : { ...stateOf(cause), score: fix.kind === 'result' ? fix.score : { home: cause.score.away, away: cause.score.home }, winner: other(cause.winner ?? 'home') };
  flow(cause, fixed, true);
  let replays = fix.kind === 'replay' ? 1 : 0;
  for (const card of [...cards.values()].filter((one) => one.stage === cause.stage).sort((a, b) => (a.number ?? 0) - (b.number ?? 0))) {
    const changed = after.get(card.id);
    if (!changed || card.id === cause.id || card.number == null) continue;
    const isPlayed = card.state === 'over' || card.state === 'live';
    const isOpen = changed.home.kind !== 'taken' || changed.away.kind !== 'taken';
    const options = (['stand', 'replay', 'void'] as const).map((choice) => ({ choice, possible: choice !== 'stand' || !isOpen, ...(choice === 'stand' && isOpen ? { why: 'Cannot stand: who comes here is open.' } : {}) }));
    const what: Choice | undefined = isPlayed ? chosen.get(card.id) : undefined;
    const then: ReachedState = what === 'stand' ? stateOf(card) : { state: isOpen ? 'undecided' : 'ready', home: changed.home, away: changed.away, score: { home: 0, away: 0 } };
    if (isPlayed && what === 'replay') replays += 1;
    const words = !isPlayed ? 'Not played: other entrants come.' : what === 'stand' ? 'Its result stands by ruling.' : what === 'void' ? 'Its result falls, nobody goes on until it is replayed.' : 'Played again by whoever comes.';
    flow(card, then, false);
    reached.push({ ...rowOf(card, then), needs_choice: isPlayed, options: isPlayed ? options : [], ...(what === undefined ? {} : { chosen: what }), then: words });
  }
  const missing = reached.filter((one) => one.needs_choice && one.chosen === undefined);
  const home = cause.slots.home.kind === 'taken' ? cause.slots.home.entrant : 0;
  const away = cause.slots.away.kind === 'taken' ? cause.slots.away.entrant : 0;
  return {
    reasons: missing.map((one) => ({ code: 'choice_missing', text: `Choose what becomes of match ${one.number}.` })), reached, replays, complete: missing.length === 0,
    stages: [], placings: [{ stage: cause.stage, entrant: home, from: 5, to: 9 }, { stage: cause.stage, entrant: away, from: 9 }],
    told: {
      devices: [{ number: 41, name: `Phone of ${names(home)}`, kind: 'captain', entrant: home, seen: now - 30_000, why: 'the result and what comes next' }, { number: 2, name: 'Piotr', kind: 'judge', why: 'new matches on the tablet' }, { number: 1, name: 'Projector, hall', kind: 'screen', why: 'bracket and calls change' }],
      in_person: [{ entrant: away, seat: 'C 11', seen: now - 840_000 }, { entrant: home + 1 }],
    },
  };
}
