// How many games decide, and which rows a page shows, in words.
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { Series } from '../wire/Series';

const t = translator(venue);

/** `best of 3`, `first to 2`. */
export function seriesText({ length }: Series): string {
  switch (length.kind) {
    case 'best_of': return t('bestOf', { n: length.games });
    case 'first_to': return t('firstTo', { n: length.wins });
    case 'play_all': return t('playAll', { n: length.games });
    case 'aggregate': return t('aggregate', { n: length.games });
  }
}

/** `9–16 of 32`, `17 of 17`: the rows that a page shows. */
export const spanText = (from: number, to: number, all: number): string => (from === to ? t('rowOf', { from, all }) : t('rowsOf', { from, to, all }));
