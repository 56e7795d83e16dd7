// Divides brackets and standings into pages for venue screens: paginate rather than shrink.
import { placesIn, roundsOf, type BracketShape, type Group, type Rounds, type ShapeMatch } from './shape';

/** What a screen can show at a time. The desk lowers the rows where the last row of seats is far away. */
export interface Room {
  /** At most four columns, three in portrait. */
  readonly columns: number;
  /** Rows of the upper part, normally eight. */
  readonly upperRows: number;
  /** Rows of the lower part beside it, normally four. */
  readonly lowerRows: number;
}

export const LANDSCAPE: Room = { columns: 4, upperRows: 8, lowerRows: 4 };
export const PORTRAIT: Room = { columns: 3, upperRows: 8, lowerRows: 4 };

/** A round on a page, with the matches of it that the page shows, from the top. */
export interface PageColumn {
  readonly group: Group;
  readonly round: number;
  readonly matches: readonly number[];
}

export interface BracketPage {
  readonly upper: readonly PageColumn[];
  readonly lower: readonly PageColumn[];
  /** The finals, where the screen is too narrow for them beside the upper bracket. */
  readonly strip: readonly PageColumn[];
}

/** Pages of one cycle: more would let people wait too long for theirs. */
export const MOST_PAGES = 12;

/** The matches that are asked for first when not everything can be shown. */
export interface Now {
  readonly current: ReadonlySet<number>;
  readonly next: ReadonlySet<number>;
}

/**
 * The pages of a bracket, early rounds first and the finals last. Up to 64 entrants everything is shown. Up to 512 only
 * pages with current matches and the finals, at most twelve. Above, only pages with current or next matches, and the
 * screen tells people to look theirs up on the phone (`findYours`).
 */
export function bracketPages(shape: BracketShape, room: Room, now: Now): { readonly pages: readonly BracketPage[]; readonly findYours: boolean } {
  const rounds = roundsOf(shape);
  const all = allPages(shape, rounds, room);
  const entrants = 2 ** rounds.upper;
  if (entrants <= 64) return { pages: all, findYours: false };
  const last = all[all.length - 1];
  const holds = (page: BracketPage, ids: ReadonlySet<number>): boolean =>
    [...page.upper, ...page.lower, ...page.strip].some((column) => column.matches.some((id) => ids.has(id)));
  const huge = entrants > 512;
  const current = all.filter((page) => page !== last && holds(page, now.current));
  const coming = huge ? all.filter((page) => page !== last && !current.includes(page) && holds(page, now.next)) : [];
  const finals = last && (!huge || holds(last, now.current) || holds(last, now.next) || current.length + coming.length === 0) ? [last] : [];
  const chosen = new Set([...current, ...coming].slice(0, MOST_PAGES - finals.length));
  return { pages: [...all.filter((page) => chosen.has(page)), ...finals], findYours: huge };
}

function allPages(shape: BracketShape, rounds: Rounds, room: Room): BracketPage[] {
  const columns = new Map<string, ShapeMatch[]>();
  for (const match of shape.matches) {
    const at = `${match.group}/${match.round}`;
    const list = columns.get(at);
    if (list) list.push(match);
    else columns.set(at, [match]);
  }
  for (const list of columns.values()) list.sort((a, b) => a.position - b.position);

  /** The part of a round that belongs to slice `index` of `slices`: the same share of the tree in every round. */
  const cut = (group: Group, round: number, index: number, slices: number): PageColumn => {
    const places = placesIn(group, round, rounds);
    const matches = (columns.get(`${group}/${round}`) ?? []).filter((m) => Math.floor((m.position * slices) / places) === index);
    return { group, round, matches: matches.map((m) => m.id) };
  };
  const whole = (group: Group, round: number): PageColumn => cut(group, round, 0, 1);
  const finals = (['final', 'reset', 'third'] as const).filter((group) => columns.has(`${group}/1`)).map((group) => whole(group, 1));
  const beside = room.columns > 3 ? finals.filter((column) => column.group !== 'third').slice(0, 1) : [];
  const strip = finals.filter((column) => !beside.includes(column));

  // The last page: as many late rounds as fit beside the finals.
  const fits = (group: Group, last: number, most: number, rows: number): number[] => {
    const found: number[] = [];
    for (let round = last; round >= 1 && found.length < most && placesIn(group, round, rounds) <= rows; round -= 1) found.unshift(round);
    return found;
  };
  const lateUpper = fits('upper', rounds.upper, room.columns - beside.length, room.upperRows);
  const lateLower = fits('lower', rounds.lower, room.columns, room.lowerRows);
  const lastPage: BracketPage = { upper: [...lateUpper.map((round) => whole('upper', round)), ...beside], lower: lateLower.map((round) => whole('lower', round)), strip };

  const early = (group: 'upper' | 'lower', last: number): BracketPage[] => {
    const pages: BracketPage[] = [];
    for (let end = last; end >= 1; ) {
      const pagesFor = (round: number): number => Math.ceil(placesIn(group, round, rounds) / room.upperRows);
      // Each page is a part of the tree: its last round must have a match for every page.
      let from = Math.max(1, end - room.columns + 1);
      while (from < end && pagesFor(from) > placesIn(group, end, rounds)) from += 1;
      const parts = pagesFor(from);
      const block: BracketPage[] = [];
      for (let index = 0; index < parts; index += 1) {
        const list: PageColumn[] = [];
        for (let round = from; round <= end; round += 1) list.push(cut(group, round, index, parts));
        if (list.some((column) => column.matches.length > 0)) block.push({ upper: group === 'upper' ? list : [], lower: group === 'lower' ? list : [], strip: [] });
      }
      pages.unshift(...block);
      end = from - 1;
    }
    return pages;
  };
  return [...early('upper', (lateUpper[0] ?? rounds.upper + 1) - 1), ...early('lower', (lateLower[0] ?? rounds.lower + 1) - 1), lastPage];
}

/** Rows of a standing on one page, as [from, to) in each column. */
export interface StandingPage {
  readonly columns: readonly (readonly [from: number, to: number])[];
  /** Few rows may stand at twice the height. */
  readonly tall: boolean;
}

export interface StandingRoom {
  readonly columns: number;
  readonly rows: number;
}

export const STANDING_LANDSCAPE: StandingRoom = { columns: 2, rows: 8 };
export const STANDING_PORTRAIT: StandingRoom = { columns: 1, rows: 16 };

/**
 * The pages of a standing of so many rows. From 256 rows only the top and the pages around each cut line: `cuts` are
 * numbers of rows above a line ("the first 16 go through").
 */
export function standingPages(count: number, room: StandingRoom, cuts: readonly number[] = []): StandingPage[] {
  if (count === 0) return [];
  const size = room.columns * room.rows;
  if (count <= room.rows / 2) return [{ columns: [[0, count]], tall: true }];
  const total = Math.ceil(count / size);
  const chosen = new Set<number>();
  for (let page = 0; page < total; page += 1) {
    const from = page * size;
    const near = cuts.some((cut) => cut >= from && cut <= from + size && cut > 0);
    if (count < 256 || page === 0 || near) chosen.add(page);
  }
  return [...chosen].map((page) => {
    const from = page * size;
    const to = Math.min(count, from + size);
    const columns: [number, number][] = [];
    for (let at = from; at < to; at += room.rows) columns.push([at, Math.min(to, at + room.rows)]);
    return { columns, tall: false };
  });
}

/** Cuts a list into pages; one empty page if it is empty, so that a screen can say so. */
export function listPages<T>(list: readonly T[], rows: number): T[][] {
  const pages: T[][] = [];
  for (let at = 0; at < list.length; at += rows) pages.push(list.slice(at, at + rows));
  return pages.length === 0 ? [[]] : pages;
}
