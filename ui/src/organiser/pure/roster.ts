// A roster as it is edited: rows of text and choices, what is wrong with them, and what the desk asks for.
import type { EntrantView } from '../../wire/EntrantView';
import type { NewMember } from '../../wire/NewMember';
import type { Particulars } from '../../wire/Particulars';
import { nationOf } from './nations';

/** What is known of somebody besides the name and the post. */
export interface About {
  /** Two letters, or empty. */
  nation: string;
  legal: string;
  /** Where they sit, where it is not where the entrant does. */
  seat: string;
  /** Whether everybody may read the legal name. */
  shows: boolean;
}
export interface Row extends About {
  /** Who it is already, under whatever name. */
  readonly person?: number;
  /** What was known before. */
  readonly was?: Readonly<About>;
  handle: string;
  kind: 'player' | 'substitute' | 'coach';
  /** From 1, or empty. */
  position: string;
}
export type Fault = { readonly kind: 'empty' | 'many' } | { readonly kind: 'position'; readonly position: string } | { readonly kind: 'nation'; readonly code: string };

/** Most people of an entrant. */
const MOST = 64;

export const newRow = (): Row => ({ handle: '', kind: 'player', position: '', nation: '', legal: '', seat: '', shows: false });

/** Everybody as they are now. Of a single player only who it is, the name, and what is known besides. */
export const inRoster = (entrant: Pick<EntrantView, 'roster' | 'members' | 'person' | 'people' | 'legal'>): Row[] =>
  entrant.roster.map((handle, i) => {
    const known = entrant.people?.[i];
    const legal = entrant.legal?.[i];
    const was: About = { nation: known?.nation ?? '', legal: legal?.name ?? '', seat: known?.seat ?? '', shows: legal?.shown ?? false };
    const member = entrant.members?.[i];
    const person = member?.person ?? entrant.person;
    const post = member?.post ?? { kind: 'player' };
    return { ...(person === undefined ? {} : { person }), handle, kind: post.kind, position: post.kind === 'player' && post.position !== undefined ? String(post.position) : '', ...was, was };
  });

/** Rows without a name are left out. */
const named = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.handle.trim() !== '');

export function faultOf(rows: readonly Row[]): Fault | undefined {
  const all = named(rows);
  if (!all.some((row) => row.kind !== 'coach')) return { kind: 'empty' };
  if (all.length > MOST) return { kind: 'many' };
  const nowhere = all.find(({ nation }) => nation.trim() !== '' && nationOf(nation) === undefined);
  if (nowhere) return { kind: 'nation', code: nowhere.nation.trim() };
  const positions = all.filter((row) => row.kind === 'player' && row.position !== '').map((row) => row.position);
  const twice = positions.find((position, i) => positions.indexOf(position) !== i);
  return twice === undefined ? undefined : { kind: 'position', position: twice };
}

/** Whether somebody comes, goes, is there for something else, or leads: what a lock holds. */
export function isOtherRoster(rows: readonly Row[], captain: number, before: readonly Row[], captainBefore: number): boolean {
  const told = (all: readonly Row[], at: number): string => JSON.stringify(named(all).map((row) => [row.person ?? null, row.kind, row.position, row === all[at]]));
  return told(rows, captain) !== told(before, captainBefore);
}

/** What is said anew of somebody: what stays as it was is left out. Whoever has no own seat sits with the entrant. */
function about(row: Row, place: string): Particulars {
  const was = row.was ?? { nation: '', legal: '', seat: '', shows: false };
  const nation = nationOf(row.nation) ?? '';
  return {
    ...(nation === was.nation ? {} : { nation }),
    ...(row.legal.trim() === was.legal ? {} : { legal_name: row.legal.trim() }),
    ...(row.seat.trim() === was.seat ? {} : { seat: row.seat.trim() || place }),
    ...(row.shows === was.shows ? {} : { shows_name: row.shows }),
  };
}

/** What is asked of the desk; `captain` is a row, or −1; `place` is where the entrant sits. */
export function asked(rows: readonly Row[], captain: number, place = ''): { members: NewMember[]; captain?: number } {
  const all = named(rows);
  const leader = rows[captain];
  const at = leader === undefined ? -1 : all.indexOf(leader);
  const members = all.map((row): NewMember => {
    const { person, handle, kind, position } = row;
    const said = about(row, place);
    return {
      ...(person === undefined ? {} : { person }),
      handle: handle.trim(),
      post: kind === 'player' ? { kind, ...(position === '' ? {} : { position: Number(position) }) } : { kind },
      ...(Object.keys(said).length === 0 ? {} : { about: said }),
    };
  });
  return { members, ...(at >= 0 ? { captain: at } : {}) };
}
