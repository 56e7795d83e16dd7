// The sign of a station that brought a tablet here: where it goes instead when the tablet's key lets nobody in.
import type { Standing } from '../wire/Standing';

/** What became of the key: `none` where there is none, `foreign` where another server answers, nothing as long as nobody has. */
export type KeyIs = Standing['kind'] | 'none' | 'foreign' | null;

const DEAD: ReadonlySet<KeyIs> = new Set(['none', 'foreign', 'refused', 'revoked', 'unknown']);

/** The page of the sign for everybody, which stays there; none where no sign was read or the key is still good for something. */
export function backToSign(search: string, key: KeyIs): string | null {
  const station = new URLSearchParams(search).get('station') ?? '';
  return /^\d{1,5}$/.test(station) && Number(station) > 0 && DEAD.has(key) ? `/p?station=${station}&here=1` : null;
}
