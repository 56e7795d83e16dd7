// Clocks, pauses, marks and what waits for an official, laid over an invented match of the gallery.
import type { ClocksView } from '../../wire/ClocksView';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import type { PauseView } from '../../wire/PauseView';
import { NOON } from './invented';

const MINUTE = 60_000;
const clocks = (motion: 'runs' | 'stands' | 'halted', elapsed = 222_000): ClocksView => ({
  game: { from: 10 * MINUTE, elapsed, anchor: NOON, motion },
  series: { elapsed: 31 * MINUTE + 4_000, anchor: NOON, motion },
});
const pause = (kind: PauseView['kind'], due: number | null): PauseView => ({ kind, ...(kind === 'judge' ? {} : { by: 'away' as const }), since: NOON - 24_000, ...(due === null ? {} : { due: NOON + due }), ready: { home: false, away: false } });

type Change = Partial<Omit<MatchView, 'card'>> & { readonly card?: Partial<MatchCard> };
const held = (change: Change): Change => ({ clocks: clocks('halted'), ...change, card: { state: 'held', since: NOON - 24_000 } });

const CHANGES: Readonly<Record<string, Change>> = {
  runs: { clocks: clocks('runs'), card: { state: 'live' } },
  stands: { clocks: clocks('stands'), card: { state: 'live' } },
  over: { clocks: clocks('runs', 10 * MINUTE + 47_000), card: { state: 'live' } },
  hours: { clocks: { series: { elapsed: 5 * 60 * MINUTE + 17 * MINUTE, anchor: NOON, motion: 'runs' } }, card: { state: 'live' } },
  marked: {
    clocks: clocks('runs'), card: { state: 'live' }, title_rules: { sides: ['CT', 'T'], characters: 2, maps: { names: ['Ancient', 'Nuke'], repeats: 'never' } },
    marks: Object.fromEntries([1, 2, 3, 4, 5].map((game) => [game, { map: game % 2 ? 'Ancient' : 'Nuke', home_side: 'T', characters: { home: ['Chun-Li', 'Zangief'], away: ['Dhalsim'] } }])),
  },
  hold: held({ held: 'The power of stations 9 to 16 went; an electrician is on the way' }),
  tactical: held({ pause: pause('tactical', 38_000) }),
  technical: held({ pause: pause('technical', null) }),
  medical: held({ pause: pause('medical', -72_000) }),
  judge: held({ pause: pause('judge', null) }),
};

/** What of it there is, by name. */
export const CLOCKED: readonly string[] = Object.keys(CHANGES);

/** The documents with one match changed, as `how` names it. */
export function clocked(docs: ReadonlyMap<string, unknown>, match: number, how: string): Map<string, unknown> {
  const topic = `match/${match}`;
  const view = docs.get(topic) as MatchView | undefined;
  const { card, ...rest } = CHANGES[how] ?? {};
  return view ? new Map([...docs, [topic, { ...view, ...rest, card: { ...view.card, ...card } }]]) : new Map(docs);
}
