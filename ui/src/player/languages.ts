// The languages that a player's phone offers besides English, each in one piece that is fetched when it is spoken.
import type { Offered } from '../text/language.svelte';

export const languages: Offered = {
  de: () => import('../text/de/player_pack'),
  fr: () => import('../text/fr/player_pack'),
  es: () => import('../text/es/player_pack'),
  pt: () => import('../text/pt/player_pack'),
};
