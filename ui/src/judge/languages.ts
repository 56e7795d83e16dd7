// The languages that tablets offer besides English, each in one piece that is fetched when it is spoken.
import type { Offered } from '../text/language.svelte';

export const languages: Offered = {
  de: () => import('../text/de/judge_pack'),
  fr: () => import('../text/fr/judge_pack'),
  es: () => import('../text/es/judge_pack'),
  pt: () => import('../text/pt/judge_pack'),
};
