// The languages that the desk offers besides English, each in one piece that is fetched when it is spoken.
import type { Offered } from '../text/language.svelte';

export const languages: Offered = {
  de: () => import('../text/de/organiser_pack'),
  fr: () => import('../text/fr/organiser_pack'),
};
