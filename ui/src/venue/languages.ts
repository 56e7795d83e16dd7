// The languages that the screens of the hall and the overlays offer besides English, each in one piece that is fetched when it is spoken.
import type { Offered } from '../text/language.svelte';

export const languages: Offered = {
  de: () => import('../text/de/venue_pack'),
  fr: () => import('../text/fr/venue_pack'),
  es: () => import('../text/es/venue_pack'),
  pt: () => import('../text/pt/venue_pack'),
};
