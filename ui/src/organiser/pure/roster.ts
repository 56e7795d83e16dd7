// A roster as it is edited: rows of text and choices, what is wrong with them, and what the desk asks for.
import type { EntrantView } from '../../wire/EntrantView';
import type { NewMember } from '../../wire/NewMember';

export interface Row {
  /** Who it is already, under whatever name. */
  readonly person?: number;
  handle: string;
  kind: 'player' | 'substitute' | 'coach';
  /** From 1, or empty. */
  position: string;
}
export type Fault = { readonly kind: 'empty' | 'many' } | { readonly kind: 'position'; readonly position: string };

/** Most people of an entrant. */
const MOST = 64;

/** Everybody as they are now. Of a single player only who it is, and the name. */
export const inRoster = (entrant: Pick<EntrantView, 'roster' | 'members' | 'person'>): Row[] =>
  entrant.roster.map((handle, i) => {
    const member = entrant.members?.[i];
    if (member === undefined) return { ...(entrant.person === undefined ? {} : { person: entrant.person }), handle, kind: 'player', position: '' };
    const { person, post } = member;
    return { person, handle, kind: post.kind, position: post.kind === 'player' && post.position !== undefined ? String(post.position) : '' };
  });

/** Rows without a name are left out. */
const named = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.handle.trim() !== '');

export function faultOf(rows: readonly Row[]): Fault | undefined {
  const all = named(rows);
  if (!all.some((row) => row.kind !== 'coach')) return { kind: 'empty' };
  if (all.length > MOST) return { kind: 'many' };
  const positions = all.filter((row) => row.kind === 'player' && row.position !== '').map((row) => row.position);
  const twice = positions.find((position, i) => positions.indexOf(position) !== i);
  return twice === undefined ? undefined : { kind: 'position', position: twice };
}

/** What is asked of the desk; `captain` is a row, or −1. */
export function asked(rows: readonly Row[], captain: number): { members: NewMember[]; captain?: number } {
  const all = named(rows);
  const leader = rows[captain];
  const at = leader === undefined ? -1 : all.indexOf(leader);
  const members = all.map(({ person, handle, kind, position }): NewMember => ({
    ...(person === undefined ? {} : { person }),
    handle: handle.trim(),
    post: kind === 'player' ? { kind, ...(position === '' ? {} : { position: Number(position) }) } : { kind },
  }));
  return { members, ...(at >= 0 ? { captain: at } : {}) };
}
