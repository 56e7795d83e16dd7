// Draws and plays sample brackets of any size, byes included: for the gallery and for the tests of layouts.
import type { CardState, CardView, SlotView } from '../board/card';
import type { BracketShape, Group, Onward, ShapeMatch } from '../board/shape';

type Origin = { kind: 'seed'; seed: number } | { kind: 'bye' } | { kind: 'winner' | 'loser'; of: Node };

interface Node {
  id: number;
  group: Group;
  round: number;
  position: number;
  no: number | null;
  slots: [Origin, Origin];
  winnerTo?: Onward | undefined;
  loserTo?: Onward | undefined;
}

export interface Sample {
  readonly shape: BracketShape;
  readonly nodes: readonly Node[];
  readonly names: readonly string[];
}

/** A small generator of its own, so that each picture is the same picture. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

const BYE: Origin = { kind: 'bye' };
const SIDES = ['home', 'away'] as const;
const isPlayed = (node: Node): boolean => node.slots[0].kind !== 'bye' && node.slots[1].kind !== 'bye';
const isEmpty = (node: Node): boolean => node.slots[0].kind === 'bye' && node.slots[1].kind === 'bye';

function standardOrder(places: number): number[] {
  let order = [1];
  while (order.length < places) {
    const sum = order.length * 2 + 1;
    order = order.flatMap((seed) => [seed, sum - seed]);
  }
  return order;
}

/** The bracket of so many entrants; byes are kept as places that nobody plays, empty places are left out. */
export function draw(kind: 'single' | 'double', entrants: number, names: readonly string[] = NAMES): Sample {
  let depth = 1;
  while (2 ** depth < entrants) depth += 1;
  const nodes: Node[] = [];
  const lay = (group: Group, round: number, position: number, home: Origin, away: Origin): Node => {
    const node: Node = { id: nodes.length + 1, group, round, position, no: null, slots: [home, away] };
    [home, away].forEach((origin, i) => {
      if (origin.kind !== 'winner' && origin.kind !== 'loser') return;
      const to: Onward = { match: node.id, side: SIDES[i] as 'home' | 'away' };
      if (origin.kind === 'winner') origin.of.winnerTo = to;
      else origin.of.loserTo = to;
      node.slots[i] = isPlayed(origin.of) ? origin : origin.kind === 'loser' ? BYE : (origin.of.slots.find((s) => s.kind !== 'bye') ?? BYE);
    });
    nodes.push(node);
    return node;
  };
  const seeds = standardOrder(2 ** depth);
  const seat = (i: number): Origin => ((seeds[i] ?? 0) > entrants ? BYE : { kind: 'seed', seed: seeds[i] ?? 0 });
  const win = (of: Node): Origin => ({ kind: 'winner', of });
  const lose = (of: Node): Origin => ({ kind: 'loser', of });
  const at = (list: readonly Node[], i: number): Node => list[i] as Node;

  let upper = Array.from({ length: 2 ** (depth - 1) }, (_, i) => lay('upper', 1, i, seat(2 * i), seat(2 * i + 1)));
  let lower: Node[] = [];
  const drops = [reverse, reverseHalves, halfShift, natural];
  for (let round = 2; round <= depth; round += 1) {
    const before = upper;
    upper = Array.from({ length: before.length / 2 }, (_, i) => lay('upper', round, i, win(at(before, 2 * i)), win(at(before, 2 * i + 1))));
    if (kind === 'single') {
      if (round === depth && entrants >= 4) lay('third', 1, 0, lose(at(before, 0)), lose(at(before, 1)));
      continue;
    }
    const feeders = round === 2 ? before.map(lose) : lower.map(win);
    const odd = Array.from({ length: feeders.length / 2 }, (_, i) => lay('lower', 2 * round - 3, i, feeders[2 * i] as Origin, feeders[2 * i + 1] as Origin));
    const dropped = (drops[(round - 2) % 4] as typeof natural)(upper);
    lower = odd.map((node, i) => lay('lower', 2 * round - 2, i, lose(at(dropped, i)), win(node)));
  }
  if (kind === 'double') {
    const top = at(upper, 0);
    const final = lay('final', 1, 0, win(top), lower.length > 0 ? win(at(lower, 0)) : lose(top));
    lay('reset', 1, 0, win(final), lose(final));
  }
  for (const node of [...nodes].reverse()) {
    const past = (to: Onward | undefined): Onward | undefined => {
      const ahead = to && nodes[to.match - 1];
      return ahead && !isPlayed(ahead) ? ahead.winnerTo : to;
    };
    node.winnerTo = isEmpty(node) ? undefined : past(node.winnerTo);
    node.loserTo = isPlayed(node) ? past(node.loserTo) : undefined;
  }
  let no = 0;
  for (const node of nodes) if (isPlayed(node)) node.no = no += 1;
  const drawn = nodes.filter((node) => !isEmpty(node));
  const matches: ShapeMatch[] = drawn.map((node) => ({
    id: node.id, group: node.group, round: node.round, position: node.position,
    winnerTo: node.winnerTo, loserTo: node.loserTo, bye: !isPlayed(node),
  }));
  return { shape: { matches }, nodes: drawn, names };
}

function natural<T>(list: readonly T[]): T[] { return [...list]; }
function reverse<T>(list: readonly T[]): T[] { return [...list].reverse(); }
function halfShift<T>(list: readonly T[]): T[] { return [...list.slice(list.length / 2), ...list.slice(0, list.length / 2)]; }
function reverseHalves<T>(list: readonly T[]): T[] { return halfShift(reverse(list)); }

/** Plays the matches up to a share of their number; around the border some are live, called, reported, disputed. */
export function play(sample: Sample, share: number, roll = dice(7)): Map<number, CardView> {
  const cards = new Map<number, CardView>();
  const winners = new Map<Node, 0 | 1>();
  const total = sample.nodes.filter(isPlayed).length;
  const seedOf = (origin: Origin): number | null => {
    if (origin.kind === 'seed') return origin.seed;
    if (origin.kind === 'bye') return null;
    const winner = winners.get(origin.of);
    return winner === undefined ? null : seedOf(origin.of.slots[origin.kind === 'winner' ? winner : 1 - winner] as Origin);
  };
  const border: CardState[] = ['live', 'live', 'disputed', 'called', 'reported', 'live', 'ready', 'held', 'silent'];
  let now = 0;
  for (const node of [...sample.nodes].sort((a, b) => (a.no ?? 0) - (b.no ?? 0) || a.id - b.id)) {
    const seeds = node.slots.map(seedOf);
    let state: CardState = 'undecided';
    let score: [number | null, number | null] = [null, null];
    if (!isPlayed(node)) state = 'bye';
    else if (seeds[0] !== null && seeds[1] !== null) {
      const past = (node.no ?? 0) / total;
      const upset = (node.group === 'reset' ? 0 : 1) && past <= share;
      state = upset ? 'done' : past < share + 0.2 ? (border[now++ % border.length] as CardState) : 'ready';
      const even = 0.5 + Math.max(-0.4, Math.min(0.4, ((seeds[1] as number) - (seeds[0] as number)) / sample.names.length));
      if (state === 'done') {
        const winner = roll() < even ? 0 : 1;
        winners.set(node, winner);
        score = winner === 0 ? [2, roll() < 0.5 ? 0 : 1] : [roll() < 0.5 ? 0 : 1, 2];
      } else if (state === 'live' || state === 'held') score = [1, roll() < 0.5 ? 1 : 0];
      else if (state === 'reported') score = [2, 0];
      else if (state === 'disputed') score = [2, 1];
    }
    const winner = winners.get(node);
    const slot = (i: 0 | 1): SlotView => {
      const origin = node.slots[i];
      const seed = seeds[i];
      if (origin.kind === 'bye') return { kind: 'bye' };
      if (seed === null || seed === undefined) {
        return { kind: 'undecided', text: origin.kind === 'seed' ? '' : `${origin.kind === 'winner' ? 'Winner' : 'Loser'} of ${origin.of.no}` };
      }
      const name = nameOf(sample.names, seed);
      return {
        kind: 'taken', entrant: seed, name, short: shortName(name), tag: tagName(name, seed), seed, score: score[i] ?? null,
        game: state === 'live' ? 3 + i : null, outcome: winner === undefined ? null : winner === i ? 'won' : 'lost',
      };
    };
    const busy = state !== 'undecided' && state !== 'ready' && state !== 'bye' && state !== 'done';
    const card: CardView = { no: node.no, home: slot(0), away: slot(1), state };
    cards.set(node.id, { ...card, ...(busy ? { station: String(1 + ((node.no ?? 0) % 32)) } : {}), ...(state === 'live' ? { game: 2 } : {}) });
  }
  return cards;
}

function nameOf(names: readonly string[], seed: number): string {
  const name = names[(seed - 1) % names.length] ?? `Entrant ${seed}`;
  return seed > names.length ? `${name} ${Math.ceil(seed / names.length)}` : name;
}

const shortName = (name: string): string => [...name].slice(0, 16).join('').trim();
const tagName = (name: string, seed: number): string => {
  const letters = name.normalize('NFD').replace(/[^A-Za-z]/g, '').toUpperCase();
  return letters.length > 1 ? letters.slice(0, 4) : `E${seed}`;
};

/** Registered names as they come: long, short, Cyrillic, Chinese, Korean, Hebrew, with markup and with equal beginnings. */
export const NAMES: readonly string[] = [
  'Dead Reckoning', 'Tilt Control', 'Kraken Logistics', 'Nordlicht', 'Null Pointers', 'Quiet Storm', 'Heap of Trouble', 'Kabelsalat',
  '北風', 'Copper Wolves', 'Лесной Дозор', 'Third Lane Theory', 'Die unaufhaltsamen Gemüsehändler aus Bad', 'Parity Bit', 'Late Checkout',
  'Żubr Squad', 'Hafenpiraten', 'Rubber Ducks', 'Løvejegerne', 'Mild Peril', 'Bogenlampe', 'One More Round', 'Salt & Circuit', 'Blue Shift',
  'Gravel Kings', 'Packet Lossers', 'Sechs Richtige', 'Café Ping', 'Hex & Hops', '서울 타이거즈', 'האריות של חיפה', '雷鳴クラブ', '<b>Bold</b> & "Co"', 'Ωmega',
];
