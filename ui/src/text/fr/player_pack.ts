// What a player's phone speaks in French, in one piece.
export { draft } from './draft';
export { captain } from './draft_captain';
export { parts } from './parts';
export { player } from './player';
export { refusals } from './refusals';
export { scene } from './scene';
