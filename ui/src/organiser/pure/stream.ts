// The addresses of overlays for streams, as the venue surface reads them, and what they show. Source: docs/PROTOCOL.md, addresses.
import { stationAmong } from '../../board/streamed';

export const OVERLAYS = ['scorebug', 'lower_third', 'draft', 'match_card', 'bracket', 'standings', 'upcoming', 'winner'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Those of a tournament or a stage, where one is chosen; the others are of a match. */
const OF_ALL: ReadonlySet<Overlay> = new Set(['bracket', 'standings', 'upcoming', 'winner']);
const OF_STAGE: ReadonlySet<Overlay> = new Set(['bracket', 'standings']);
/** Those with a left and a right. */
const WITH_SIDES: ReadonlySet<Overlay> = new Set(['scorebug', 'lower_third', 'draft', 'match_card']);

/** Which match: one, the one at a station, or the one at the stream. */
export type StreamChoice = { readonly kind: 'itself' } | { readonly kind: 'station' | 'match'; readonly number: number };
/** Of what brackets, tables, lists and winners are: of what is on by itself, of a tournament, or of one of its stages. */
export type OfChoice = { readonly kind: 'itself' } | { readonly kind: 'tournament' | 'stage'; readonly number: number };

/** `station/3` and `match/120` as a list of choices holds them. */
export const keyOf = (choice: StreamChoice | OfChoice): string => (choice.kind === 'itself' ? choice.kind : `${choice.kind}/${choice.number}`);

export function choiceOf(key: string): StreamChoice {
  const found = /^(station|match)\/(\d+)$/.exec(key);
  return found ? { kind: found[1] as 'station' | 'match', number: Number(found[2]) } : { kind: 'itself' };
}

export function ofChoice(key: string): OfChoice {
  const found = /^(tournament|stage)\/(\d+)$/.exec(key);
  return found ? { kind: found[1] as 'tournament' | 'stage', number: Number(found[2]) } : { kind: 'itself' };
}

export interface Wanted {
  readonly choice: StreamChoice;
  readonly of: OfChoice;
  readonly isFlipped: boolean;
  /** The name of a theme; empty for the own look. */
  readonly theme: string;
  /** By it an overlay is shown at once what a stream holds back from the hall; without it, it sees what the hall sees. */
  readonly key?: string | undefined;
}

/** Whether what is chosen beside the match says what this overlay shows. */
const isOf = (overlay: Overlay, of: OfChoice): of is Exclude<OfChoice, { readonly kind: 'itself' }> => of.kind !== 'itself' && (of.kind === 'stage' ? OF_STAGE : OF_ALL).has(overlay);

/** `base`: `http://nordlicht.local:7420`. A draft has no station, a list of what comes next no match. */
export function overlayAddress(base: string, overlay: Overlay, { choice, of, isFlipped, theme, key }: Wanted): string {
  const hasMatch = overlay !== 'upcoming' && !isOf(overlay, of);
  const which = (choice.kind === 'match' && hasMatch) || (choice.kind === 'station' && overlay !== 'draft' && !isOf(overlay, of)) ? `&${choice.kind}=${choice.number}` : '';
  return `${base}/s?overlay=${overlay}${which}${isOf(overlay, of) ? `&${of.kind}=${of.number}` : ''}${isFlipped && WITH_SIDES.has(overlay) ? '&flip=1' : ''}${theme === '' ? '' : `&theme=${theme}`}${key === undefined ? '' : `&key=${key}`}`;
}

interface Streamed {
  readonly number: number;
  readonly match?: number;
  readonly stream?: { readonly on_air?: number; readonly is_flipped?: boolean; readonly held_until?: number };
  readonly equipment?: { readonly kind: string };
}

const stationOf = (choice: StreamChoice, floor: readonly Streamed[]): Streamed | undefined =>
  choice.kind === 'match' ? undefined : stationAmong(choice.kind === 'station' ? choice.number : undefined, floor);

/** Whether home is at the right: the producer of the station turns round what the address says. */
export const flippedOn = ({ choice, isFlipped }: Wanted, floor: readonly Streamed[]): boolean => isFlipped !== (stationOf(choice, floor)?.stream?.is_flipped === true);

/** The same of a draft, which is at no station by its address: the producer of the station of its match turns it round. */
export const draftFlipped = ({ choice, isFlipped }: Wanted, station: number | undefined, floor: readonly Streamed[]): boolean => isFlipped !== (choice.kind !== 'match' && station !== undefined && stationAmong(station, floor)?.stream?.is_flipped === true);

/** Until when the hall is not shown the last of what a stream holds back now, where an overlay does not know it sooner; milliseconds since 1970. */
export function heldUntil({ key }: Pick<Wanted, 'key'>, floor: readonly Streamed[], now: number): number | undefined {
  const until = Math.max(0, ...floor.map(({ stream }) => stream?.held_until ?? 0));
  return key === undefined && until > now ? until : undefined;
}

/** The match that an overlay shows as it opens: the one that is asked for, else what the producer shows of the station, else what is on there. */
export function matchOn(choice: StreamChoice, floor: readonly Streamed[]): number | undefined {
  if (choice.kind === 'match') return choice.number;
  const station = stationOf(choice, floor);
  return station?.stream?.on_air ?? station?.match;
}
