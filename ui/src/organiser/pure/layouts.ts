// What a screen can be given, as the lists of the desk hold it: a word for each choice, and what is still to be filled in.
import type { Layout } from '../../wire/Layout';

/** `bracket/7`, `station/3`, `calls`. Several matches and clocks are one choice each: what they need stands beside it. */
export function keyOf(layout: Layout): string {
  switch (layout.kind) {
    case 'bracket':
    case 'standings': return `${layout.kind}/${layout.stage}`;
    case 'draft_leaders':
    case 'champion': return `${layout.kind}/${layout.tournament}`;
    case 'match': return `match/${layout.match}`;
    case 'draft': return layout.match === undefined ? 'draft' : `draft/${layout.match}`;
    case 'station': return `station/${layout.station}`;
    case 'playlist': return `playlist/${layout.playlist}`;
    case 'matches': return layout.matches.length === 0 ? 'matches' : 'matches/own';
    case 'clock': return layout.until === undefined ? 'clock' : 'clock/until';
    case 'number':
    case 'calls':
    case 'stations':
    case 'progress':
    case 'schedule':
    case 'sponsors':
    case 'blank': return layout.kind;
  }
}

/** What is filled in beside a choice. */
export interface Filled {
  readonly matches: readonly number[];
  /** Milliseconds since 1970. */
  readonly until: number | undefined;
  readonly title: string;
}

/** What the fields beside a choice begin with. */
export const filledOf = (layout: Layout): Filled => ({
  matches: layout.kind === 'matches' ? layout.matches : [],
  until: layout.kind === 'clock' ? layout.until : undefined,
  title: layout.kind === 'clock' ? layout.title : '',
});

/** The layout of a choice; nothing while something it needs is not filled in. */
export function layoutOf(key: string, filled: Filled): Layout | undefined {
  const [kind = '', id] = key.split('/');
  switch (kind) {
    case 'bracket':
    case 'standings': return { kind, stage: Number(id) };
    case 'draft_leaders':
    case 'champion': return { kind, tournament: Number(id) };
    case 'match': return { kind, match: Number(id) };
    case 'draft': return { kind, ...(id === undefined ? {} : { match: Number(id) }) };
    case 'station': return { kind, station: Number(id) };
    case 'playlist': return { kind, playlist: Number(id) };
    case 'matches': {
      const matches = [...new Set(filled.matches)];
      return id === undefined ? { kind, matches: [] } : matches.length >= 2 ? { kind, matches } : undefined;
    }
    case 'clock':
      if (id !== undefined && filled.until === undefined) return undefined;
      return { kind, title: filled.title.trim(), ...(id === undefined || filled.until === undefined ? {} : { until: filled.until }) };
    case 'number':
    case 'calls':
    case 'stations':
    case 'progress':
    case 'schedule':
    case 'sponsors':
    case 'blank': return { kind };
    default: return undefined;
  }
}

/** Minutes since midnight as `13:05`, and back; nothing for what is no time. */
export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export function minutesOf(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** A moment as `datetime-local` fields hold it, in the zone of this machine, and back. */
export function fieldOf(at: number | undefined): string {
  if (at === undefined) return '';
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
export function momentOf(field: string): number | undefined {
  const at = field === '' ? NaN : new Date(field).getTime();
  return Number.isNaN(at) ? undefined : at;
}

/** All groups of all screens, each once. */
export const groupsOf = (screens: readonly { readonly groups?: readonly string[] | undefined }[]): string[] => [...new Set(screens.flatMap((screen) => screen.groups ?? []))].sort((a, b) => a.localeCompare(b));

/** "Hall, Stage" as groups, each once. */
export const groupsIn = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()).filter((one) => one !== ''))];
