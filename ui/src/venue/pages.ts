// The pages of a bracket in the hall: which are worth showing now, which narrow ones share a page, and what they are called.
import { bracketPages, MOST_PAGES, type PageColumn, type Room } from '../board/paginate';
import { bracketOf, placesIn, roundsOf, type BracketShape, type Rounds } from '../board/shape';
import { groupLetter } from '../board/stages';
import { capital, roundName, type Vocabulary } from '../board/words';
import { lowered } from '../text/language.svelte';
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import { shapeOf, type Cards } from './field';

const t = translator({ venue });

/** Eight rows of names above and four below, as matches. A tall screen has room for sixteen where one part stands alone. */
export const WIDE: Room = { columns: 4, upperRows: 4, lowerRows: 2 };
export const TALL: Room = { columns: 3, upperRows: 8, lowerRows: 2 };

/** A round, or a share of it, as one column: `slots` places of which the first is number `base` of the whole round. */
export interface Column extends PageColumn {
  readonly base: number;
  readonly slots: number;
  /** The round began in a column before. */
  readonly again: boolean;
}

export interface HallPage {
  /** Which of several brackets it is of, from 1; none where there is one. */
  readonly pool?: number | undefined;
  /** Tells the same page again after the bracket moved on. */
  readonly key: string;
  readonly upper: readonly Column[];
  readonly lower: readonly Column[];
  /** Finals that do not stand beside the upper bracket: below it on a tall screen, in its last column on a wide one. */
  readonly strip: readonly Column[];
}

const NOW = new Set(['live', 'held', 'called']);

function idsOf(page: HallPage): number[] {
  return [...page.upper, ...page.lower, ...page.strip].flatMap((column) => [...column.matches]);
}

function isNow(page: HallPage, cards: Cards): boolean {
  return idsOf(page).some((id) => NOW.has(cards.get(id)?.state ?? ''));
}

/** Something is still to be played here, and somebody is known who plays it. */
function isDue(page: HallPage, cards: Cards): boolean {
  return idsOf(page).some((id) => {
    const card = cards.get(id);
    if (!card || card.state === 'over' || card.state === 'bye' || card.state === 'not_due') return false;
    return card.slots.home.kind === 'taken' || card.slots.away.kind === 'taken';
  });
}

/** Which slice of its round a column shows. All columns of one page are the same share of the tree. */
function slice(columns: readonly PageColumn[], rounds: Rounds, rows: number, shape: ReadonlyMap<number, number>): Column[] {
  const first = columns[0];
  if (!first) return [];
  const parts = Math.max(1, Math.ceil(placesIn(first.group, first.round, rounds) / rows));
  const index = Math.max(0, ...columns.map(({ group, round, matches }) => {
    const position = matches.length > 0 ? shape.get(matches[0] as number) : undefined;
    return position == null ? 0 : Math.floor((position * parts) / placesIn(group, round, rounds));
  }));
  return columns.map((column) => {
    const places = placesIn(column.group, column.round, rounds);
    const isPart = column.group === 'upper' || column.group === 'lower';
    const slots = isPart ? Math.max(1, places / parts) : 1;
    return { ...column, base: isPart ? index * slots : 0, slots, again: false };
  });
}

const keyOf = (columns: readonly PageColumn[]): string => columns.map(({ group, round, matches }) => `${group}${round}:${matches[0] ?? ''}`).join('|');
const sameRounds = (a: readonly Column[], b: readonly Column[]): boolean => a.length === b.length && a.every((column, i) => column.group === b[i]?.group && column.round === b[i]?.round);

/** Pages that use half their columns or fewer share one: the next share of the same rounds stands to the right. */
function share(pages: readonly HallPage[], room: Room): HallPage[] {
  const shared: HallPage[] = [];
  let head: HallPage | undefined;
  for (const page of pages) {
    const part = page.lower.length === 0 && page.strip.length === 0 ? 'upper' : page.upper.length === 0 && page.strip.length === 0 ? 'lower' : undefined;
    const last = shared[shared.length - 1];
    const columns = part ? page[part] : [];
    if (part && last && head && sameRounds(head[part], columns) && last[part].length + columns.length <= room.columns) {
      shared[shared.length - 1] = { ...last, [part]: [...last[part], ...columns.map((column) => ({ ...column, again: true }))] };
      continue;
    }
    head = page;
    shared.push(page);
  }
  return shared;
}

/** The pages of several brackets, one after the other: where they are too many, those in which something is on, then those not over. */
export function poolPages(cards: Cards, room: Room): { readonly pages: readonly HallPage[]; readonly onlyNow: boolean; readonly shapes: ReadonlyMap<number | undefined, BracketShape> } {
  const pools = [...new Set([...cards.values()].map((card) => bracketOf(card.group)))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const shapes = new Map<number | undefined, BracketShape>();
  let isLess = false;
  const all = pools.flatMap((pool): HallPage[] => {
    const own = new Map([...cards].filter(([, card]) => bracketOf(card.group) === pool));
    const found = hallPages(own, room);
    shapes.set(pool, found.shape);
    isLess ||= found.onlyNow;
    return pool === undefined ? [...found.pages] : found.pages.map((page) => ({ ...page, key: `${pool}:${page.key}`, pool }));
  });
  if (pools.length < 2 || all.length <= MOST_PAGES) return { pages: all, onlyNow: isLess, shapes };
  const order = [...all.filter((page) => isNow(page, cards)), ...all.filter((page) => !isNow(page, cards) && isDue(page, cards)), ...all.filter((page) => !isNow(page, cards) && !isDue(page, cards))];
  const kept = new Set(order.slice(0, MOST_PAGES));
  return { pages: all.filter((page) => kept.has(page)), onlyNow: true, shapes };
}

/** The pages of one cycle, the finals last. `onlyNow`: a bracket so large that most of it is left out. */
export function hallPages(cards: Cards, room: Room): { readonly pages: readonly HallPage[]; readonly onlyNow: boolean; readonly shape: BracketShape } {
  const shape = shapeOf(cards);
  const rounds = roundsOf(shape);
  const in_ = (states: ReadonlySet<string>): Set<number> => new Set([...cards.values()].filter((card) => states.has(card.state)).map((card) => card.id));
  const ready = in_(new Set(['ready']));
  const busy = in_(NOW);
  const chosen = bracketPages(shape, room, { current: busy.size > 0 ? busy : ready, next: ready });
  const positions = new Map(shape.matches.map(({ id, position }) => [id, position]));
  const all = chosen.pages.map((page): HallPage => ({
    key: keyOf([...page.upper, ...page.lower, ...page.strip]),
    upper: slice(page.upper, rounds, room.upperRows, positions),
    lower: slice(page.lower, rounds, room.upperRows, positions),
    strip: slice(page.strip, rounds, room.upperRows, positions),
  }));
  const finals = all.slice(-1);
  const due = share(all.slice(0, -1).filter((page) => isDue(page, cards)), room);
  const most = MOST_PAGES - finals.length;
  const kept = due.length <= most ? due : [...due.filter((page) => isNow(page, cards)), ...due.filter((page) => !isNow(page, cards))].slice(0, most);
  return { pages: [...due.filter((page) => kept.includes(page)), ...finals], onlyNow: chosen.findYours, shape };
}

/** What a page is called beside the ring: its rounds. */
export function pageName(page: HallPage, rounds: Rounds, vocabulary: Vocabulary): string {
  const name = roundsName(page, rounds, vocabulary);
  return page.pool === undefined ? name : `${t('pool', { group: groupLetter(page.pool) })}${name === '' ? '' : `, ${lowered(name)}`}`;
}

function roundsName(page: HallPage, rounds: Rounds, vocabulary: Vocabulary): string {
  const columns = page.upper.length > 0 ? page.upper : page.lower.length > 0 ? page.lower : page.strip;
  const first = columns[0];
  const last = columns[columns.length - 1];
  if (!first || !last) return '';
  if (page.upper.length > 0 && page.lower.length > 0 || page.strip.length > 0 || last.group === 'final') return t('finals');
  if (first.group === 'upper' && last.round === rounds.upper) return first === last ? roundName(first.group, first.round, rounds, vocabulary) : t('finals');
  const part = rounds.lower > 0 ? capital(first.group === 'lower' ? 'lower' : 'upper', vocabulary) : '';
  const to = Math.max(...columns.map((column) => column.round));
  const text = to === first.round ? t('round', { part, from: first.round }) : t('rounds', { part, from: first.round, to });
  const plain = text.trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
