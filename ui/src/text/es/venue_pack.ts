// What a screen of the hall and an overlay speak in Spanish, in one piece.
export { conduct } from './conduct';
export { draft } from './draft';
export { parts } from './parts';
export { scene } from './scene';
export { venue } from './venue';
export { venue_draft } from './venue_draft';
export { venue_stream } from './venue_stream';
