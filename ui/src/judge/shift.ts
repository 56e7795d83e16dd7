// Who judged with this tablet before, so that the next shift is two taps away.
import { remember, remembered } from '../link/remember';

const KEPT = 8;

/** The last one first. */
export function recentNames(): readonly string[] {
  try {
    const known: unknown = JSON.parse(remembered('judges') ?? '[]');
    return Array.isArray(known) ? known.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberName(name: string): void {
  if (name === '' || recentNames()[0] === name) return;
  remember('judges', JSON.stringify([name, ...recentNames().filter((one) => one !== name)].slice(0, KEPT)));
}
