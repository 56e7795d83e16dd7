// Standings and pairings, fetched in one piece: a screen of a bracket does without them.
export { default as PairingsStage } from './PairingsStage.svelte';
export { default as StandingsStage } from './StandingsStage.svelte';
