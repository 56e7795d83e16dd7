// The languages that the desk offers besides English, each in one piece that is fetched when it is spoken.
import { knowForms } from '../board/refusal_text';
import { refusalForms } from '../text/en/refusal_forms';
import type { Offered } from '../text/language.svelte';

knowForms(refusalForms);

export const languages: Offered = {
  de: () => import('../text/de/organiser_pack'),
  fr: () => import('../text/fr/organiser_pack'),
  es: () => import('../text/es/organiser_pack'),
  pt: () => import('../text/pt/organiser_pack'),
};
