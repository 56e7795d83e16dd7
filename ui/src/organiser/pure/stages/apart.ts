// Where those who come out of groups stand in a bracket, so that group-mates meet late: the server's rule, for the drawing.

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
  readonly group: number;
  readonly place: number;
}

/** Above this the drawing keeps the order of the groups; the server still parts mates. */
const MOST = 64;

/** The seeding of comers: all of the best place first; within a place in the order that parts group-mates best. */
export function layApart(tiers: readonly (readonly Comer[])[]): Comer[] {
  const count = tiers.reduce((sum, tier) => sum + tier.length, 0);
  if (count > MOST) return tiers.flat();
  const slots: number[] = [];
  slotOrder(bracketSize(count)).forEach((seed, slot) => (slots[seed - 1] = slot));
  const laid: Comer[] = [];
  for (const tier of tiers) {
    const first = laid.length;
    laid.push(...tier);
    improve(laid, first, slots);
  }
  return laid;
}

/** Exchanges the pair that parts most mates, again and again, as long as one does. */
function improve(laid: Comer[], first: number, slots: readonly number[]): void {
  for (;;) {
    let best = 0;
    let pair: readonly [number, number] | null = null;
    for (let one = first; one < laid.length; one += 1) {
      for (let other = one + 1; other < laid.length; other += 1) {
        const before = cost(laid, one, slots) + cost(laid, other, slots);
        exchange(laid, one, other);
        const gain = before - cost(laid, one, slots) - cost(laid, other, slots);
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
function cost(laid: readonly Comer[], at: number, slots: readonly number[]): number {
  const group = laid[at]?.group;
  let sum = 0;
  laid.forEach((comer, other) => {
    if (other === at || comer.group !== group) return;
    const round = Math.floor(Math.log2((slots[at] ?? 0) ^ (slots[other] ?? 0))) + 1;
    sum += 2 ** (2 * (16 - Math.min(16, round)));
  });
  return sum;
}
