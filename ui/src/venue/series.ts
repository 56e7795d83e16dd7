// How many games decide, in words.
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { Series } from '../wire/Series';

const t = translator(venue);

/** `best of 3`, `first to 2`. */
export function seriesText({ length }: Series): string {
  return length.kind === 'best_of' ? t('bestOf', { n: length.games }) : t('firstTo', { n: length.wins });
}
