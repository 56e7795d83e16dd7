// Where those who come out of groups stand in a bracket, so that group-mates meet late: the server's rule, for the drawing.
import type { Drops } from '../../../wire/Drops';
import type { Order } from '../../../wire/Order';

/** Seeds in the order of the first round's slots: 1 8 4 5 2 7 3 6. */
export function slotOrder(size: number): number[] {
  let order = [1];
  while (order.length < size) {
    const whole = order.length * 2 + 1;
    order = order.flatMap((seed) => [seed, whole - seed]);
  }
  return order;
}

export const bracketSize = (entrants: number): number => 2 ** Math.max(1, Math.ceil(Math.log2(Math.max(2, entrants))));

export interface Comer {
  /** Where it comes from: whoever has the same was together there. */
  readonly group: string;
}

/** In which round two seeds, from 0, can meet at the earliest; never where it is infinite. */
export type Meeting = (one: number, other: number) => number;

const bits = (number: number): number => 32 - Math.clz32(number);

/** Of a bracket in which all start in the first round. */
export function inBracket(entrants: number): Meeting {
  const lines: number[] = [];
  slotOrder(bracketSize(entrants)).forEach((seed, line) => (lines[seed - 1] = line));
  return (one, other) => bits((lines[one] ?? 0) ^ (lines[other] ?? 0));
}

/** Of several groups: at once within a group, never across. */
export function inGroups(groups: readonly (readonly number[])[]): Meeting {
  const of = new Map(groups.flatMap((seeds, group) => seeds.map((seed) => [seed - 1, group] as const)));
  return (one, other) => (of.get(one) === of.get(other) ? 1 : Infinity);
}

/** Which entry of a row comes to a position. */
export function orderAt(order: Order, position: number, size: number): number {
  const half = size / 2;
  if (size < 2) return position;
  switch (order) {
    case 'natural': return position;
    case 'reverse': return size - 1 - position;
    case 'half_shift': return (position + half) % size;
    case 'reverse_half_shift': return position < half ? half - 1 - position : size - 1 - (position - half);
    case 'pair_flip': return position ^ 1;
    case 'inner_outer': return (slotOrder(size)[position] ?? 1) - 1;
  }
}

const BRACKETS_DROPS: readonly (readonly Order[])[] = [[], [], ['natural', 'reverse'], ['natural', 'reverse', 'natural'], ['natural', 'reverse_half_shift', 'reverse', 'natural'], ['natural', 'reverse', 'half_shift', 'natural', 'natural'], ['natural', 'reverse', 'half_shift', 'reverse', 'natural', 'natural'], ['natural', 'reverse', 'half_shift', 'pair_flip', 'pair_flip', 'pair_flip', 'natural']];
const START_GG: readonly Order[] = ['half_shift', 'natural', 'reverse', 'reverse_half_shift'];

/** The order in which the losers of an upper round drop in. */
export function dropOrder(drops: Drops, round: number, rounds: number): Order {
  if (drops === 'start_gg') return round <= 1 ? 'natural' : (START_GG[round % 4] ?? 'natural');
  return (drops === 'brackets_manager' ? BRACKETS_DROPS[rounds] : drops.rounds)?.[round - 1] ?? 'natural';
}

/** The seeds in the lines of both halves, from 1 in each: as if a round had been played that the upper half won. */
export function halves(drops: Drops, upper: number, lower: number): { readonly above: readonly number[]; readonly below: readonly number[] } {
  const above = slotOrder(bracketSize(Math.max(upper, lower)));
  const size = above.length;
  const first = dropOrder(drops, 1, Math.log2(size) + 1);
  return { above, below: above.map((_, line) => size + 1 - (above[orderAt(first, line, size)] ?? 1)) };
}

/** Of a double elimination in which the seeds after the first `upper` start below. */
export function inHalves(drops: Drops, upper: number, lower: number): Meeting {
  const { above, below } = halves(drops, upper, lower);
  const rounds = Math.log2(above.length);
  const lines: number[] = [];
  above.forEach((seed, line) => seed <= upper && (lines[seed - 1] = line));
  below.forEach((seed, line) => seed <= lower && (lines[upper + seed - 1] = line));
  return (one, other) => {
    const [high, low] = [Math.min(one, other), Math.max(one, other)];
    const [a, b] = [lines[high] ?? 0, lines[low] ?? 0];
    if (low < upper || high >= upper) return bits(a ^ b);
    let least = Infinity;
    for (let round = 1; round <= rounds; round += 1) {
      const size = above.length >> round;
      const order = dropOrder(drops, round + 1, rounds + 1);
      const dropped = Array.from({ length: size }, (_, position) => orderAt(order, position, size)).indexOf(a >> round);
      least = Math.min(least, round + bits(dropped ^ (b >> round)));
    }
    return least;
  };
}

/** Above this the drawing keeps the order of the groups; the server still parts mates. */
const MOST = 64;

/** The seeding of comers: all of one tier first; within a tier in the order that parts group-mates best. */
export function layApart<One extends Comer>(tiers: readonly (readonly One[])[], meeting: Meeting = inBracket(tiers.reduce((sum, tier) => sum + tier.length, 0))): One[] {
  const count = tiers.reduce((sum, tier) => sum + tier.length, 0);
  if (count > MOST) return tiers.flat();
  const laid: One[] = [];
  for (const tier of tiers) {
    const first = laid.length;
    laid.push(...tier);
    improve(laid, first, meeting);
  }
  return laid;
}

/** Exchanges the pair that parts most mates, again and again, as long as one does. */
function improve(laid: Comer[], first: number, meeting: Meeting): void {
  for (;;) {
    let best = 0;
    let pair: readonly [number, number] | null = null;
    for (let one = first; one < laid.length; one += 1) {
      for (let other = one + 1; other < laid.length; other += 1) {
        const before = cost(laid, one, meeting) + cost(laid, other, meeting);
        exchange(laid, one, other);
        const gain = before - cost(laid, one, meeting) - cost(laid, other, meeting);
        exchange(laid, one, other);
        if (gain > best) [best, pair] = [gain, [one, other]];
      }
    }
    if (!pair) return;
    exchange(laid, ...pair);
  }
}

function exchange(laid: Comer[], one: number, other: number): void {
  const [a, b] = [laid[one], laid[other]];
  if (a && b) [laid[one], laid[other]] = [b, a];
}

/** How early this seed meets mates: four times as much for each round earlier. */
function cost(laid: readonly Comer[], at: number, meeting: Meeting): number {
  const group = laid[at]?.group;
  let sum = 0;
  laid.forEach((comer, other) => {
    if (other === at || comer.group !== group) return;
    const round = meeting(at, other);
    sum += round === Infinity ? 0 : 2 ** (2 * (16 - Math.min(16, round)));
  });
  return sum;
}
