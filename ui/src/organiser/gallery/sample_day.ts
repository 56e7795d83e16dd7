// How the sample hall's day goes: when it ends, its breaks, and the plan of what was, is and may be played.
import type { EntrantsView } from '../../wire/EntrantsView';
import type { FewerView } from '../../wire/FewerView';
import type { ForecastView } from '../../wire/ForecastView';
import type { MatchCard } from '../../wire/MatchCard';
import type { PlannedView } from '../../wire/PlannedView';
import type { PlanView } from '../../wire/PlanView';
import type { StationView } from '../../wire/StationView';
import { bestOf } from '../pure/format';

const MINUTE = 60_000;

/** A day that is a little late: the first tournament takes the longest. */
export function sampleForecast(now: number): ForecastView {
  const span = (early: number, middle: number, late: number): { early: number; middle: number; late: number } => ({ early: now + early * MINUTE, middle: now + middle * MINUTE, late: now + late * MINUTE });
  return {
    tournaments: { 1: span(352, 388, 431), 2: span(88, 101, 119), 3: span(205, 240, 290) },
    day: span(352, 388, 431),
    aim: now + 376 * MINUTE,
    aims: { 2: now + 98 * MINUTE },
    breaks: [{ from: now + 188 * MINUTE, until: now + 233 * MINUTE, text: 'Dinner, and the cosplay contest on the main stage' }, { from: now + 60 * MINUTE, until: now + 80 * MINUTE, text: 'Show match', tournament: 3 }],
    misfits: [
      { tournament: 2, match: 20061, number: 61, matches: 3, why: { kind: 'no_station', broken: [23] } },
      { tournament: 1, match: 10026, number: 26, matches: 1, why: { kind: 'into_break', text: 'Dinner, and the cosplay contest on the main stage', until: now + 233 * MINUTE } },
      { tournament: 1, match: 10056, number: 56, matches: 1, why: { kind: 'too_long', aim: now + 376 * MINUTE, ends: now + 399 * MINUTE, held: { by: 'break', text: 'Dinner, and the cosplay contest on the main stage' } } },
      { tournament: 4, matches: 31, why: { kind: 'too_few_stations', aim: now + 376 * MINUTE, ends: now + 420 * MINUTE, at_once: 4, needed: 5 } },
    ],
    all_misfits: 4,
  };
}

/** Every match of the hall on its station, one after the other, as a day might lay them out. */
export function samplePlan(docs: ReadonlyMap<string, unknown>, stations: Record<number, StationView>, now: number): PlanView {
  const since = now - 150 * MINUTE;
  const names = new Map<number, string>();
  const cards: MatchCard[] = [];
  for (const [topic, view] of docs) {
    if (topic.includes('/entrants/')) for (const one of Object.values((view as EntrantsView).entrants)) names.set(one.id, one.short_name || one.name);
    if (topic.includes('/round/')) cards.push(...Object.values((view as { matches: Record<number, MatchCard> }).matches));
  }
  const items: Record<string, PlannedView> = {};
  const free = new Map<number, number>();
  for (const station of Object.values(stations)) if (!station.out_of_order && !['stage', 'stream'].includes(station.equipment?.kind ?? '')) free.set(station.number, 0);
  const who = (card: MatchCard): string[] => {
    const both = [card.slots.home, card.slots.away].flatMap((slot) => (slot.kind === 'taken' ? [names.get(slot.entrant) ?? ''] : []));
    return both.length === 2 ? both : [];
  };
  const people = (card: MatchCard): number[] => [card.slots.home, card.slots.away].flatMap((slot) => (slot.kind === 'taken' ? [slot.entrant] : []));
  const ends = new Map<number, number>();
  const put = (card: MatchCard, state: PlannedView['state'], station: number | undefined, from: number, to: number): void => {
    const after = [card.slots.home, card.slots.away].flatMap((slot) => (slot.kind === 'undecided' && slot.match != null ? [slot.match] : []));
    items[card.id] = { match: card.id, ...(card.number == null ? {} : { number: card.number }), tournament: card.tournament, group: card.group, round: card.round, from, to, state, ...(station === undefined ? {} : { station }), ...(who(card).length === 2 ? { who: who(card) } : {}), people: people(card), after, ...(card.id % 23 === 0 && state === 'planned' ? { wished: true, wish: { ...(station === undefined ? {} : { station }), from: since + from * MINUTE, keep_back: true } } : {}) };
    ends.set(card.id, to);
    if (station !== undefined) free.set(station, to + 2);
  };
  const length = (card: MatchCard): number => 22 + ((card.id * 7) % 17);
  const byNumber = [...cards].filter((card) => card.number != null).sort((a, b) => a.round - b.round || a.id - b.id);
  const over = byNumber.filter((card) => card.state === 'over').slice(-70);
  for (const card of over) {
    const [station, at] = [...free].sort((a, b) => a[1] - b[1])[0] ?? [3, 0];
    if (at + length(card) < 138) put(card, 'over', station, at, at + length(card));
  }
  for (const card of byNumber) {
    if (card.station == null || (card.state !== 'live' && card.state !== 'called')) continue;
    const from = card.state === 'called' ? 146 : 150 - ((card.id * 5) % 12);
    put(card, card.state, card.station, from, Math.max(156, from + length(card)));
  }
  for (const card of byNumber) {
    if (card.state !== 'ready' && card.state !== 'undecided') continue;
    const before = [card.slots.home, card.slots.away].flatMap((slot) => (slot.kind === 'undecided' && slot.match != null ? [ends.get(slot.match) ?? 0] : []));
    const [station, at] = [...free].sort((a, b) => a[1] - b[1])[0] ?? [3, 0];
    let from = Math.max(152, at, ...before.map((end) => end + 2));
    if (from + length(card) > 338 && from < 383) from = 383;
    put(card, 'planned', card.tournament === 3 && card.id % 3 === 0 ? undefined : station, from, from + length(card));
  }
  for (let i = 0; i < 6; i += 1) items[`to_come/4/${i}`] = { tournament: 4, group: 'upper', round: i < 4 ? 1 : 2, station: 3 + i, from: 400 + (i < 4 ? 0 : 60), to: 455 + (i < 4 ? 0 : 60), state: 'planned' };
  return { since, items, left_out: 12 };
}

export const sampleFewer = (): FewerView[] => [
  { tournament: 1, stage: 10, groups: ['lower'], round: 3, from_end: 5, matches: 8, now: bestOf(3), then: bestOf(1), saves: 35, saves_day: 35 },
  { tournament: 1, stage: 10, groups: ['lower'], round: 4, from_end: 4, matches: 8, now: bestOf(3), then: bestOf(1), saves: 28, saves_day: 27 },
  { tournament: 1, stage: 10, groups: ['final'], round: 1, from_end: 0, matches: 1, now: bestOf(5), then: bestOf(3), saves: 24, saves_day: 24 },
  { tournament: 2, stage: 20, groups: ['upper'], round: 5, from_end: 1, matches: 2, now: bestOf(3), then: bestOf(1), saves: 19, saves_day: 0 },
  { tournament: 1, stage: 10, groups: ['upper'], round: 4, from_end: 2, matches: 4, now: bestOf(3), then: bestOf(1), saves: 3, saves_day: 2 },
];
