// From how far this screen is read: lists grow where the last row sits too far away for them, and show half as many rows, or a third.
//
// A page is one screen, so its size is one for all of it, as the window's is.
import { STANDING_LANDSCAPE, STANDING_PORTRAIT, type Room, type StandingRoom } from '../board/paginate';
import type { Layout } from '../wire/Layout';
import type { Sight } from '../wire/Sight';
import { TALL, WIDE } from './pages';

/** How much larger lists are. Twelve rows become six, then four. */
export type Zoom = 1 | 1.5 | 2;

/**
 * A capital reads in comfort at 250 times its height, and the smallest names have capitals of 2.6 % of the picture.
 * Source: the rules of the hall's mockups.
 */
const COMFORT = 250 * 0.026;
/** So much more than in comfort is still read. */
const GRACE = 1.05;

/** The zoom for a picture and its last row. A standing picture has its unit from its width, which is 9/16 of the height. */
export function zoomFor(sight: Sight | undefined, isTall: boolean): Zoom {
  if (!sight || sight.height === 0) return 1;
  const short = isTall ? (sight.height * 9) / 16 : sight.height;
  const times = sight.distance / (short * COMFORT);
  // A standing picture has no room beside names for more.
  return times <= GRACE ? 1 : isTall || times <= 1.5 * GRACE ? 1.5 : 2;
}

/** Matches, drafts and clocks fill the picture whatever they show; lists alone grow. */
export const isList = ({ kind }: Layout): boolean => kind === 'bracket' || kind === 'standings' || kind === 'calls' || kind === 'stations' || kind === 'schedule';

let now = $state<Zoom>(1);
export const zoom = (): Zoom => now;
export function setZoom(next: Zoom): void {
  now = next;
}

/** What fits: the stage is what head and foot leave, which grow as well. */
export const bracketRoom = (isTall: boolean): Room => {
  const usual = isTall ? TALL : WIDE;
  if (now === 1) return usual;
  return { columns: isTall ? 1 : 2, upperRows: usual.upperRows / (now === 1.5 ? 2 : 4), lowerRows: 1 };
};
export const standingRoom = (isTall: boolean): StandingRoom => {
  if (now === 1) return isTall ? STANDING_PORTRAIT : STANDING_LANDSCAPE;
  return { columns: 1, rows: isTall ? 12 : now === 1.5 ? 5 : 3 };
};
/** Stations on a page, and columns of them. */
export const spotRoom = (isTall: boolean): { readonly most: number; readonly columns: number } => (isTall ? { most: 4, columns: 1 } : now === 1.5 ? { most: 4, columns: 2 } : { most: 2, columns: 2 });
/** Rows of a list that has so many usually. */
export const rowsFor = (usual: number): number => Math.max(1, Math.floor(usual / (now === 1 ? 1 : now === 1.5 ? 2 : 3)));

/** Heights of head, foot and edges together, in units. */
const FRAME = 23.2;
/** The height of the stage, in units; of a 16:9 picture, lying or standing. */
export const stageHeight = (isStanding: boolean): number => (isStanding ? 1_600 / 9 : 100) / now - FRAME;
