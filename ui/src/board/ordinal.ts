// Places as people say them.
import { scene } from '../text/en/scene';
import { translator } from '../text/t';

const t = translator({ scene });

/** "1st", "22nd", "113th". */
export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return t('place', { n });
  const last = n % 10;
  return last === 1 || last === 2 || last === 3 ? t(`place_${last}`, { n }) : t('place', { n });
}
